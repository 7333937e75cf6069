"""How one value of a text can be written anew; offers, best first, and leaves the judging to whoever reads them back.

YAML's rules for text without quotes depend on what stands around it. They are not written down here a second time:
each offer is read back by the parser itself.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from sopkit.source.places import BLANKS, Places
from sopkit.source.scalars import plain
from sopkit.source.spans import Path

# Printable text on one line that begins with no sign of YAML's; the two parsers disagree about some of the rest.
_PLAIN: Final = re.compile(
    r"(?:-(?=[^\s-])|[^\s\-?:,\[\]{}#&*!|>'\"%@`])"
    "(?:[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
    r"[^\s])?"
)
_NO_PLAIN_IN_FLOW: Final = frozenset("?,[]{}")

_ESCAPED: Final = re.compile(
    r"[^\x20\x21\x23-\x5b\x5d-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n\x85\u2028\u2029]*)?")


def replacements(text: str, data: Any, places: Places, path: Path, value: str) -> Iterator[str]:
    """Give whole texts in which the value at `path` may read as `value`."""
    brackets = any(text[places.values[path[:length]][0]] in "[{" for length in range(len(path)))
    for written in _spellings(value, brackets=brackets):
        yield from _splices(text, data, places, path, written)


def _spellings(value: str, *, brackets: bool) -> Iterator[str]:
    if _PLAIN.fullmatch(value) and plain(value) == value and not (brackets and _NO_PLAIN_IN_FLOW & set(value)):
        yield value
    yield '"' + _ESCAPED.sub(_escape, value) + '"'


def _escape(match: "re.Match[str]") -> str:
    character = match[0]
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _splices(text: str, data: Any, places: Places, path: Path, written: str) -> Iterator[str]:
    start, end = places.values[path]
    head, tail = text[:start], text[end:]
    if start == end:
        # A space that is already there serves, unless it keeps a comment from the value: `name: , id: }`.
        if re.match(r" (?:[,\]}]|[ \t]*(?:[\r\n]|$))", tail):
            yield head + " " + written + tail[1:]
        yield head + " " + written + tail
        yield head + ": " + written + tail  # `{name}`: a key without a colon
        return
    for part in path:
        data = data[part]
    if isinstance(data, dict | list) and path in places.keys:
        # A block of keys or items begins below its key; a value of one line stands beside it.
        after = text.find(":", places.keys[path][1]) + 1
        gap = text[after:start]
        if gap.strip(BLANKS) != gap:
            yield text[:after] + " " + written + gap.rstrip(BLANKS) + tail
    header = _BLOCK_HEADER.match(text, start) if isinstance(data, str) else None
    comment = header[1] if header and header[1] else ""
    yield head + written + comment + tail
    yield head + written + tail
