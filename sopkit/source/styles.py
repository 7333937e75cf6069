"""How a scalar comes to read otherwise in the way that it is written: its quotes, its lines and its escapes stay.

Offers, best first: whoever takes one reads it back, and believes it only if it holds the text that is wanted.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sopkit.source.places import Place
from sopkit.source.quoting import double_quoted, is_one_line, may_be_plain, single_quoted

_BREAK: Final = r"(?:\r\n|\r|\n)"
_FOLD: Final = rf"[ \t]*{_BREAK}[ \t\r\n]*"
_ESCAPE: Final = rf"\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|{_BREAK}[ \t]*|.)"

# What is written for one sign of a text, or for the few that a break of lines stands for.
_FOLDED: Final = re.compile(rf"{_FOLD}|.")
_SINGLE: Final = re.compile(rf"''|{_FOLD}|.")
_DOUBLE: Final = re.compile(rf"{_ESCAPE}|{_FOLD}|.")

_BLOCK: Final = re.compile(
    rf"(?P<kind>[|>])(?P<signs>[-+0-9]*)(?P<beside>[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?(?P<end>{_BREAK}))(?P<pad> *)"
)
"""The first line of a block of lines, and the indentation of the next."""


class _Unit(NamedTuple):
    """What is written between two offsets, and which part of the text it stands for."""

    at: int
    to: int
    first: int
    last: int


def in_its_style(text: str, place: Place, old: str, new: str, *, brackets: bool) -> Iterator[tuple[int, int, str]]:
    """Give ways in which the scalar at `place`, which reads as `old`, may read as `new` and keep its style.

    Each is what to put between which offsets. The first changes only what differs, so that lines and escapes stay.
    """
    start, end = place
    match text[start]:
        case "'":
            yield from _in_quotes(text, place, _units(_SINGLE, text, start + 1, end - 1, old), old, new)
        case '"':
            yield from _in_quotes(text, place, _units(_DOUBLE, text, start + 1, end - 1, old), old, new)
        case "|" | ">":
            yield from _in_block(text, place, old, new)
        case _ if may_be_plain(new.replace("\n", " "), brackets=brackets):
            if units := _units(_FOLDED, text, start, end, old):
                at, to, between = _difference(units, old, new)
                if is_one_line(between):
                    yield at, to, between


def _in_quotes(text: str, place: Place, units: Sequence[_Unit], old: str, new: str) -> Iterator[tuple[int, int, str]]:
    write = single_quoted if text[place[0]] == "'" else double_quoted
    if units:
        at, to, between = _difference(units, old, new)
        piece = write(between)
        if piece is not None:
            yield at, to, piece[1:-1]
    written = write(new)
    if written is not None:
        yield *place, written


def _in_block(text: str, place: Place, old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Give ways to change a block of lines; none for one that begins with blank lines, or is to be blank."""
    start, end = place
    header, before, body = _BLOCK.match(text, *place), old.rstrip("\n"), new.rstrip("\n")
    signs = header and _signs(header["signs"], len(old) - len(before), len(new) - len(body))
    if header is None or signs is None or not body.strip() or before.startswith("\n"):
        return
    # What the first line has beyond the indentation is text.
    indent = len(header["pad"]) - (len(before) - len(before.lstrip(" ")))
    head, begin = f"{header['kind']}{signs}{header['beside']}{' ' * indent}", header.start("pad") + indent
    folds = header["kind"] == ">"
    if units := _units(_FOLDED if folds else re.compile(rf"{_BREAK} {{0,{indent}}}|."), text, begin, end, before):
        at, to, between = _difference(units, before, body)
        if is_one_line(between):
            yield start, to, f"{head}{text[begin:at]}{between}"
    # What is folded has one break more than the text.
    first, *others = (re.sub(r"\n+", r"\g<0>\n", body) if folds else body).split("\n")
    if all(map(is_one_line, (first, *others))):
        yield start, end, header["end"].join([head + first, *(line and " " * indent + line for line in others)])


def _signs(signs: str, before: int, after: int) -> str | None:
    """Say what follows `|` or `>` where so many breaks are to end the text; None where no sign says that."""
    if before == after:
        return signs
    return {0: re.sub("[-+]", "", signs) + "-", 1: re.sub("[-+]", "", signs)}.get(after)


def _units(pattern: re.Pattern[str], text: str, start: int, end: int, value: str) -> Sequence[_Unit]:
    """Say what each piece of a scalar stands for; nothing where that is not beyond doubt."""
    units: list[_Unit] = []
    first = 0
    for match in pattern.finditer(text, start, end):
        written = match[0]
        last = first + _length(written)
        if len(written) == 1 and written not in "\r\n" and value[first:last] != written:
            return ()
        units.append(_Unit(*match.span(), first, last))
        first = last
    # Behind the last sign there may be room for another.
    return [*units, _Unit(end, end, first, first)] if first == len(value) else ()


def _length(written: str) -> int:
    """Say for how many signs of a text something stands."""
    breaks = len(re.findall(_BREAK, written))
    if written.startswith("\\"):
        return 1 - breaks  # before the end of a line it stands for nothing
    return max(1, breaks - 1)


def _difference(units: Sequence[_Unit], old: str, new: str) -> tuple[int, int, str]:
    """Find what of a scalar has to change: between which offsets, and what its text there is to be."""
    grown = len(new) - len(old)
    ahead, behind = 0, len(units) - 1
    while ahead < behind and _stays(units[ahead], old, new, 0):
        ahead += 1
    begin = units[ahead].first
    while behind > ahead and units[behind - 1].first + grown >= begin and _stays(units[behind - 1], old, new, grown):
        behind -= 1
    return units[ahead].at, units[behind].at, new[begin : units[behind].first + grown]


def _stays(unit: _Unit, old: str, new: str, grown: int) -> bool:
    return old[unit.first : unit.last] == new[unit.first + grown : unit.last + grown]
