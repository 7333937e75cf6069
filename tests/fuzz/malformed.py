"""Files as they come from people, mail and broken disks: some 400 malformed texts, the same each time.

Each is an example, damaged in one way. `MUTATIONS` are the ways at a place that chance chooses, `WHOLE` those that
change all of a text, and `BY_HAND` holds what no example becomes.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from examples import EXAMPLES

Mutation = Callable[[bytes, Random], bytes]

_STRUCTURE = re.compile(rb"\n[ ]*- |\n[a-z_]+:|: |[\[\]{},\"'\n]")
_SIGNS = (
    "\u2018",
    "\u2019",
    "\u201c",
    "\u201d",
    "\u2013",
    "\u2026",
    "\xa0",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\u2028",
    "\x85",
)


def _spot(raw: bytes, dice: Random) -> int:
    """A place where something of the structure of a text begins or ends."""
    found = [end for match in _STRUCTURE.finditer(raw) for end in match.span()]
    return dice.choice(found) if found else dice.randint(0, len(raw))


def _line(raw: bytes, dice: Random) -> tuple[list[bytes], int]:
    lines = raw.splitlines(keepends=True) or [b""]
    return lines, dice.randrange(len(lines))


def truncated(raw: bytes, dice: Random) -> bytes:
    return raw[: _spot(raw, dice)]


def beheaded(raw: bytes, dice: Random) -> bytes:
    return raw[_spot(raw, dice) :]


def torn(raw: bytes, dice: Random) -> bytes:
    """Without what stood between two places."""
    one, other = sorted((_spot(raw, dice), _spot(raw, dice)))
    return raw[:one] + raw[min(other, one + 200) :]


def doubled(raw: bytes, dice: Random) -> bytes:
    lines, at = _line(raw, dice)
    return b"".join([*lines[: at + 1], *lines[at : at + dice.randint(1, 3)], *lines[at + 1 :]])


def indented(raw: bytes, dice: Random) -> bytes:
    lines, at = _line(raw, dice)
    lines[at] = b" " * dice.randint(1, 5) + lines[at]
    return b"".join(lines)


def outdented(raw: bytes, dice: Random) -> bytes:
    lines, at = _line(raw, dice)
    lines[at] = lines[at][dice.randint(1, 4) :]
    return b"".join(lines)


def tabbed(raw: bytes, dice: Random) -> bytes:
    lines, at = _line(raw, dice)
    lines[at] = b"\t" * dice.randint(1, 2) + lines[at].lstrip(b" ")
    return b"".join(lines)


def pasted(raw: bytes, dice: Random) -> bytes:
    """With quotes, dashes and blanks as Word has them."""
    at = _spot(raw, dice)
    return raw[:at] + dice.choice(_SIGNS).encode() + raw[at:]


def controlled(raw: bytes, dice: Random) -> bytes:
    at = dice.randint(0, len(raw))
    return raw[:at] + bytes([dice.choice([*range(9), 11, 12, *range(14, 32), 127])]) + raw[at:]


def foreign(raw: bytes, dice: Random) -> bytes:
    """With a byte of Latin-1, or a half letter of UTF-8."""
    at = dice.randint(0, len(raw))
    return raw[:at] + dice.choice([b"\xe9", b"\xff", b"\xc3", b"\xe2\x80", b"\xed\xa0\x80", b"\xf8\x88\x80"]) + raw[at:]


def quoted(raw: bytes, dice: Random) -> bytes:
    at = _spot(raw, dice)
    return raw[:at] + dice.choice([b'"', b"'", b"''", b"`"]) + raw[at:]


def bracketed(raw: bytes, dice: Random) -> bytes:
    at = _spot(raw, dice)
    return raw[:at] + dice.choice([b"[", b"{", b"]", b"}", b"[[", b"{{ x }}", b"[" * 40, b"{a: " * 40]) + raw[at:]


def marked(raw: bytes, dice: Random) -> bytes:
    """With conflict marks of git."""
    lines, at = _line(raw, dice)
    ours, theirs = lines[at], lines[(at + 1) % len(lines)]
    lines[at] = b"<<<<<<< HEAD\n" + ours + b"\n=======\n" + theirs + b"\n>>>>>>> usulan\n"
    return b"".join(lines)


def yamled(raw: bytes, dice: Random) -> bytes:
    """With a sign of YAML where none belongs."""
    at = _spot(raw, dice)
    signs = (
        b"&a ",
        b"*a ",
        b"!!str ",
        b"!x!y ",
        b"? ",
        b"| ",
        b"> ",
        b"---\n",
        b"\n...\n",
        b"%YAML 1.1\n",
        b"@",
        b"<<: *a\n",
    )
    return raw[:at] + dice.choice(signs) + raw[at:]


def numbered(raw: bytes, dice: Random) -> bytes:
    """With a number in place of a value that no field expects."""
    numbers = (
        b"9" * 400,
        b"-0",
        b"1e999",
        b".nan",
        b".inf",
        b"0x1F",
        b"0o17",
        b"1_000",
        b"99:99:99",
        b"2026-02-30",
        b"1" * 5000,
    )
    found = [match.span(1) for match in re.finditer(rb": ([^\n]+)", raw)]
    begin, end = dice.choice(found) if found else (0, 0)
    return raw[:begin] + dice.choice(numbers) + raw[end:]


def swapped(raw: bytes, dice: Random) -> bytes:
    lines, at = _line(raw, dice)
    other = dice.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]
    return b"".join(lines)


def unnamed(raw: bytes, dice: Random) -> bytes:
    """Without a colon."""
    found = [match.start() for match in re.finditer(rb":", raw)]
    at = dice.choice(found) if found else 0
    return raw[:at] + raw[at + 1 :]


def flipped(raw: bytes, dice: Random) -> bytes:
    if not raw:
        return raw
    at = dice.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << dice.randrange(8)]) + raw[at + 1 :]


MUTATIONS: tuple[Mutation, ...] = (
    truncated, beheaded, torn, doubled, indented, outdented, tabbed, pasted, controlled, foreign, quoted, bracketed,
    marked, yamled, numbered, swapped, unnamed, flipped,
)  # fmt: skip

WHOLE: dict[str, Callable[[bytes], bytes]] = {
    "cr": lambda raw: raw.replace(b"\n", b"\r"),
    "crlf": lambda raw: raw.replace(b"\n", b"\r\n"),
    "bom": lambda raw: b"\xef\xbb\xbf" + raw,
    "bom-twice": lambda raw: b"\xef\xbb\xbf" * 2 + raw,
    "utf-16": lambda raw: raw.decode().encode("utf-16"),
    "utf-16-le": lambda raw: raw.decode().encode("utf-16-le"),
    "utf-16-be": lambda raw: raw.decode().encode("utf-16-be"),
    "utf-32": lambda raw: raw.decode().encode("utf-32"),
    "latin-1": lambda raw: raw + "catatan: diperiksa di Café\n".encode("latin-1"),
    "tabs": lambda raw: raw.replace(b"  ", b"\t"),
    "one-line": lambda raw: raw.replace(b"\n", b" "),
    "joined": lambda raw: raw + raw,
    "two-documents": lambda raw: raw + b"---\n" + raw,
    "quoted-by-mail": lambda raw: b"> " + raw.replace(b"\n", b"\n> "),
    "patch": lambda raw: b"+" + raw.replace(b"\n", b"\n+"),
    "upper-case": bytes.upper,
    "nul-ended": lambda raw: raw + b"\0" * 64,
    "zeroed": lambda raw: raw[: len(raw) // 2] + b"\0" * (len(raw) - len(raw) // 2),
    "fenced": lambda raw: b"```yaml\n" + raw + b"```\n",
}

BY_HAND: dict[str, bytes] = {
    "empty": b"",
    "newline": b"\n",
    "blanks": b"   \n\t\n",
    "comment": b"# sopkit: 1\n",
    "only-the-mark": b"---\n",
    "only-the-end": b"...\n",
    "only-a-bom": b"\xef\xbb\xbf",
    "half-a-bom": b"\xef\xbb",
    "only-the-key": b"sopkit",
    "no-value": b"sopkit:\n",
    "a-list": b"- sopkit: 1\n",
    "a-word": b"sop",
    "nul": b"\0",
    "nuls": b"\0" * 5000,
    "every-byte": bytes(range(256)),
    "brackets": b"[" * 20_000,
    "braces": b"{" * 20_000,
    "braces-with-keys": b"{a: " * 3_000,
    "dashes": b"- " * 20_000,
    "questions": b"? " * 3_000,
    "colons": b":" * 20_000,
    "quotes": b"'" * 20_001,
    "double-quotes": b'"' * 20_001,
    "backslashes": b'"' + b"\\" * 20_001,
    "deep-block": b"".join(b" " * depth + b"a:\n" for depth in range(500)),
    "deep-list": b"sopkit: 1\nsteps: " + b"[" * 30 + b"]" * 30,
    "long-key": b"a" * 5_000 + b": 1\n",
    "long-number": b"sopkit: " + b"9" * 20_000,
    "long-line": b"sopkit: 1\ntitle: " + b"x" * 200_000,
    "many-keys": b"".join(b"k%d: 1\n" % number for number in range(5_000)),
    "same-keys": b"sopkit: 1\n" * 2_000,
    "many-anchors": b"a: &a [x]\n" + b"".join(b"b%d: *a\n" % number for number in range(500)),
    "laughs": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nsopkit: 1\n",
    "recursion": b"&a [*a]\n",
    "many-steps": b"sopkit: 1\ntitle: x\nexecutors: {a: A}\nsteps:\n" + b"- {activity: x, by: a}\n" * 1_001,
    "too-large": b"sopkit: 1\n" + b"#" * (1 << 20),
    "just-as-large": (b"sopkit: 1\n" + b"#" * (1 << 20))[: 1 << 20],
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "word": b"PK\x03\x04" + b"\0" * 60,
    "old-word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "rich-text": b"{\\rtf1\\ansi sopkit: 1}",
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0",
    "html": b"<!DOCTYPE html><html><body>sopkit: 1</body></html>",
    "json-cut": b'{"sopkit": 1, "title": "x", "steps": [',
    "json-numbers": b'{"sopkit": 1e0, "title": 1, "executors": {"1": 2}, "steps": [{"activity": 3, "by": 1}]}',
    "tags": b"!!python/object/apply:os.system ['exit 3']\n",
    "merge-key": b"a: &a {x: 1}\nsopkit: 1\n<<: *a\n",
    "surrogate": b'sopkit: 1\ntitle: "\\ud800"\n',
    "overlong": b"sopkit: 1\ntitle: \xc0\xaf\n",
    "no-character": b"sopkit: 1\ntitle: \xef\xbf\xbe\n",
    "bidi": "sopkit: 1\ntitle: \u202eabc\u2066def\n".encode(),
    "look-alike": "sоpkit: 1\n".encode(),
    "next-line": "sopkit: 1\x85title: x\x85".encode(),
    "separators": "sopkit: 1\u2028title: x\u2029".encode(),
}


@cache
def malformed() -> tuple[tuple[str, bytes], ...]:
    """Give all malformed files: their names and bytes."""
    return (*_made(),)


def _made() -> Iterator[tuple[str, bytes]]:
    sources = [path.read_bytes() for path in EXAMPLES]
    for number, (name, raw) in enumerate(BY_HAND.items()):
        yield f"{number:02}-{name}.yaml", raw
    for at, (name, whole) in enumerate(WHOLE.items()):
        yield f"{name}.yaml", whole(sources[at % len(sources)])
    for at, mutation in enumerate(MUTATIONS):
        for number in range(20):
            dice = Random(f"{mutation.__name__} {number}")
            yield f"{mutation.__name__}-{number:02}.yaml", mutation(sources[(at + number) % len(sources)], dice)
