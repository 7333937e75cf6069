"""A document: plain data that remembers where in its text each value stands. Knows YAML, not what an SOP is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sopkit.source.decoding import BOM, MAX_BYTES
from sopkit.source.events import ParserError, Refused, build
from sopkit.source.places import Place, Places
from sopkit.source.spans import Lines, Path, Span
from sopkit.source.splice import replacements


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """What a text holds: mappings, lists, text, numbers, booleans and None, all keys text.

    Made by `read`. Two documents are compared by their `data` or their `raw`, as the question is.
    """

    name: str
    """The text's name as shown to people: a path, or `<text>`."""
    text: str
    """The text without byte order mark, with its line ends as they are."""
    data: Any
    bom: bool
    """The bytes begin with a byte order mark, as Notepad writes it."""
    _lines: Lines = field(repr=False)
    _places: Places = field(repr=False)

    @property
    def raw(self) -> bytes:
        """The bytes to write: those that were read, byte order mark and line ends included."""
        return ((BOM if self.bom else "") + self.text).encode("utf-8")

    def span(self, path: Path) -> Span:
        """Where the value at `path` stands; if there is none, its nearest ancestor that is there.

        A blank value has no width and stands right after its colon or dash.
        """
        return self._lines.span(*_nearest(self._places, path))

    def key_span(self, path: Path) -> Span:
        """Where the key of the value at `path` stands; what has no key has the span of its value."""
        place = self._places.keys.get(path)
        return self.span(path) if place is None else self._lines.span(*place)

    def line(self, number: int) -> str:
        """Give a line of the source (counted from 1) without its line end; empty when there is no such line."""
        return self._lines.line(number)

    def replace(self, path: Path, text: str) -> "Document":
        """Give the document in which the value at `path` reads as `text`, and every other byte is as it was.

        The new value is written without quotes where it reads back as the same text, else in double quotes.
        Raises KeyError when there is no value at `path`, and ValueError when the text can't be written there (a
        lone surrogate, or more than 1 MiB in all).
        """
        if path not in self._places.values:
            raise KeyError(path)
        wanted = _with(self.data, path, text)
        for candidate in replacements(self.text, self.data, self._places, path, text):
            try:
                built = build(candidate)
            except (Refused, *ParserError):
                continue
            document = from_marks(self.name, Lines(candidate), built.data, built.marks, bom=self.bom)
            if built.data == wanted and len(document.raw) <= MAX_BYTES:
                return document
        raise ValueError(f"{text!r} cannot be written at {path!r}")


def from_marks(name: str, lines: Lines, data: Any, marks: Sequence[int], *, bom: bool) -> Document:
    """Make a document of what the builder gave."""
    return Document(name, lines.text, data, bom, lines, Places(lines.text, data, marks))


def _nearest(places: Places, path: Path) -> Place:
    values = places.values
    for length in range(len(path), -1, -1):
        if path[:length] in values:
            return values[path[:length]]
    return 0, 0  # a text without any value


def _with(data: Any, path: Path, text: str) -> Any:
    """Copy the data with one value replaced; what is not on the path is shared."""
    if not path:
        return text
    copy = data.copy()
    copy[path[0]] = _with(data[path[0]], path[1:], text)
    return copy
