"""The door of the room: bytes in, a document or the reasons why there is none out. Never raises for what it reads."""

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path as FilePath
from typing import Final

from sopkit.source.decoding import MAX_BYTES, decode, foreign_character
from sopkit.source.document import Document, from_marks
from sopkit.source.events import ParserError, Refused, build
from sopkit.source.refusals import refusals
from sopkit.source.spans import Fault, Lines

_MOST_FAULTS: Final = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What came of reading a text: a document exactly when there is no fault."""

    name: str
    document: Document | None
    faults: tuple[Fault, ...]
    """In the order of the text."""
    _lines: Lines = field(repr=False)

    @property
    def text(self) -> str:
        """The text as far as it could be read, without byte order mark; empty when it is no text at all."""
        return self._lines.text

    def line(self, number: int) -> str:
        """Give a line of the source (counted from 1) without its line end; empty when there is no such line."""
        return self._lines.line(number)


def read(raw: bytes | str, name: str = "<text>", *, pure: bool = False) -> Reading:
    """Read a text as a document.

    A text that is empty, or holds only comments, is a document whose data is None. `pure` takes the parser that
    PyYAML falls back to where it has no libyaml; both give the same.
    """
    decoded = decode(raw)
    lines = Lines(decoded.text)
    if decoded.fault is not None:
        return Reading(name, None, (decoded.fault,), lines)
    # What only one of the two parsers refuses: libyaml a byte order mark in the text, and escaped half characters.
    suspicious = "\ufeff" in decoded.text or (pure and "\\" in decoded.text)
    faults = _faults(lines, pure=pure) if suspicious else ()
    if faults:
        return Reading(name, None, faults, lines)
    try:
        data, marks = build(decoded.text, pure=pure)
    except (Refused, *ParserError):
        return Reading(name, None, _faults(lines, pure=pure), lines)
    return Reading(name, from_marks(name, lines, data, marks, bom=decoded.bom), (), lines)


def read_file(path: FilePath) -> Reading:
    """Read a file, of which no more is taken into memory than a text may have. OSError is left to the caller.

    The name shown to people has forward slashes on every system.
    """
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    return read(raw, path.as_posix())


def _faults(lines: Lines, *, pure: bool) -> tuple[Fault, ...]:
    # With a character that YAML does not allow, libyaml reads up to it and the pure parser nothing at all.
    foreign = foreign_character(lines)
    if foreign is not None:
        return (foreign,)
    # Nobody reads more of them, and a text of a mebibyte can hold a hundred thousand.
    found = islice(refusals(lines, pure=pure), _MOST_FAULTS)
    return tuple(sorted(found, key=lambda fault: fault.span.start))
