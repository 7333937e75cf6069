"""How a text is written as a scalar: without quotes, in quotes, or as a block of lines. Knows one scalar at a time."""

import re
from collections.abc import Iterator
from typing import Final

from sopkit.source.scalars import plain

_INLINE: Final = "\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
"""Signs that are printed, and read as themselves, by both parsers."""

# Printable text on one line that begins with no sign of YAML's; the two parsers disagree about some of the rest.
_PLAIN: Final = re.compile(rf"(?=[{_INLINE}]+\Z)(?:-(?=[^\s-])|[^\s\-?:,\[\]{{}}#&*!|>'\"%@`])(?:.*[^\s])?")
_NO_PLAIN_IN_FLOW: Final = frozenset("?,[]{}")

_ESCAPED: Final = re.compile(
    r"[^\x20\x21\x23-\x5b\x5d-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_JOINERS: Final = "\u200c\u200d"
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

_ONE_LINE: Final = re.compile(f"[{_INLINE}]*")
_LINES: Final = re.compile(f"[{_INLINE}\n]*")

# What some reader of YAML takes for a number, a time, a truth, nothing or a merge.
_MISTAKABLE: Final = re.compile(
    r"[-+.]?[0-9][^\s]*|[-+]?\.[a-z]{3}|[-+.0-9: Ttz]*|=|<<|~|null|true|false|yes|no|on|off|y|n", re.IGNORECASE
)

BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n\x85\u2028\u2029]*)?")
"""The first line of a block of lines, with its comment."""


def spellings(value: str, *, brackets: bool) -> Iterator[str]:
    """Give ways to write a text on one line, best first; the first may need to be read back, the last always does."""
    if may_be_plain(value, brackets=brackets):
        yield value
    yield double_quoted(value)


def may_be_plain(value: str, *, brackets: bool) -> bool:
    """Tell whether a text may stand without quotes, so far as can be told without its surroundings."""
    plain_in_flow = not (brackets and _NO_PLAIN_IN_FLOW & set(value))
    return bool(_PLAIN.fullmatch(value)) and plain(value) == value and plain_in_flow and not _hidden(value)


def is_one_line(value: str) -> bool:
    """Tell whether a text has nothing in it that needs an escape or a line of its own."""
    return bool(_ONE_LINE.fullmatch(value)) and not _hidden(value)


def single_quoted(value: str) -> str | None:
    """Write a text in single quotes, on one line; None where it holds what needs an escape."""
    return "'" + value.replace("'", "''") + "'" if is_one_line(value) else None


def double_quoted(value: str) -> str:
    """Write a text in double quotes, on one line whatever it holds."""
    written = _ESCAPED.sub(_escape, value)
    for sign in _hidden(written):
        written = written.replace(sign, _escaped(sign))
    return f'"{written}"'


def _hidden(value: str) -> set[str]:
    """Find the signs that nobody sees, such as those that turn the direction of writing: they are to stand as escapes.

    Blanks of every width, and the joiners that some scripts are written with, stay as they are.
    """
    if value.isprintable():
        return set()
    return {sign for sign in value if not sign.isprintable() and not sign.isspace() and sign not in _JOINERS}


def _escape(match: "re.Match[str]") -> str:
    return _escaped(match[0])


def _escaped(character: str) -> str:
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def needs_no_quotes(value: str, *, brackets: bool) -> bool:
    """Tell whether a text may go without quotes, so that every reader of YAML takes it for this text."""
    return (
        next(spellings(value, brackets=brackets)) == value
        and not _MISTAKABLE.fullmatch(value)
        and ": " not in value
        and " #" not in value
        and not value.endswith(":")
        and not (brackets and ":" in value)
    )


def quoted(value: str) -> str:
    """Write a text in quotes: single ones where that saves backslashes, else double ones."""
    saves = ('"' in value or "\\" in value) and "'" not in value and is_one_line(value)
    return f"'{value}'" if saves else double_quoted(value)


def literal(value: str) -> list[str] | None:
    """Write a text of several lines as a block that keeps them: its header, and the lines without indentation.

    The lines are to be indented by two. None where the text can't be written so, or would be hard to read.
    """
    lines = value.removesuffix("\n").split("\n")
    first = next((line for line in lines if line), "")
    shown = _LINES.fullmatch(value) and not _hidden(value)
    if "\n" not in value or not lines[-1] or not shown or any(map(str.isspace, lines)):
        return None
    return [f"|{'2' * first.startswith(' ')}{'' if value.endswith(chr(10)) else '-'}", *lines]


def folded(value: str, written: str) -> list[str] | None:
    """Take over a block of folded lines as it is written: its header, and the lines without indentation.

    None where that is not beyond doubt.
    """
    header, *lines = re.split(r"\r\n|\r|\n", written)
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    # Blanks at the end may be text, and are not part of what is written.
    clear = indents and not value.removesuffix("\n")[-1:].isspace() and not any(map(str.isspace, lines))
    if not clear or not re.fullmatch(r">-?[ \t]*(?:#.*)?", header):
        return None
    return [">" if value.endswith("\n") else ">-", *(line[indents[0] :] for line in lines)]
