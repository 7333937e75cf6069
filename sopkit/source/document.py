"""A document: plain data that remembers where in its text each value stands. Knows YAML, not what an SOP is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sopkit.source.decoding import BOM
from sopkit.source.edits import Edit
from sopkit.source.places import Places
from sopkit.source.spans import Lines, Path, Span

if TYPE_CHECKING:
    import re

    from sopkit.source.asides import Aside
    from sopkit.source.normal import Opened, Order


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
    places: Places = field(repr=False)
    """Where each value and key stands, for the rest of this room; others ask for spans."""

    @property
    def raw(self) -> bytes:
        """The bytes to write: those that were read, byte order mark and line ends included."""
        return ((BOM if self.bom else "") + self.text).encode("utf-8")

    @property
    def shows_all(self) -> bool:
        """Whether it is beyond doubt that each sign of the text is seen: all are of ASCII, and none is an escape."""
        text = self.text
        return text.isascii() and "\\" not in text and text.replace("\r\n", "").replace("\n", "").isprintable()

    def span(self, path: Path) -> Span:
        """Where the value at `path` stands; if there is none, its nearest ancestor that is there.

        A blank value has no width and stands right after its colon or dash.
        """
        return self._lines.span(*self.places.nearest(path))

    def key_span(self, path: Path) -> Span:
        """Where the key of the value at `path` stands; what has no key has the span of its value."""
        place = self.places.key(path)
        return self.span(path) if place is None else self._lines.span(*place)

    def asides(self, sought: "re.Pattern[str]") -> "list[Aside]":
        """Give the parts of lines outside keys and values, such as comments, that hold a sign of this pattern.

        A text of ASCII letters is not looked at.
        """
        if self.text.isascii():
            return []
        from sopkit.source.asides import asides  # noqa: PLC0415 - most texts are plain ASCII

        return asides(self.text, self.places, sought)

    def place(self, start: int, end: int) -> Span:
        """Make a span of two character offsets."""
        return self._lines.span(start, end)

    def line(self, number: int) -> str:
        """Give a line of the source (counted from 1) without its line end; empty when there is no such line."""
        return self._lines.line(number)

    def replace(self, path: Path, text: str) -> "Document":
        """Give the document in which the value at `path` reads as `text`, and every other byte is as it was.

        The new value is written without quotes where it reads back as the same text, else in double quotes.
        Raises KeyError when there is no value at `path`, and ValueError when the text can't be written there (a
        lone surrogate, or more than 1 MiB in all).
        """
        from sopkit.source.rewriting import replace  # noqa: PLC0415 - most documents are only read

        return replace(self, path, text)

    def apply(self, edits: Sequence[Edit]) -> "Document":
        """Give the document in which all edits are carried out, and every byte that they do not mean is as it was.

        All paths are those of this document. A path may go one part beyond a text that stands alone: where the value at
        `("next",)` is a text, `("next", 0)` means the same. What comes out is read back and compared with what is
        wanted. Raises ValueError where an edit can't be carried out, or two of them are at odds.
        """
        from sopkit.source.rewriting import apply  # noqa: PLC0415 - the same

        return apply(self, edits)

    def rewritten(self, order: "Order", opened: "Opened") -> "Document":
        """Give the document written anew: other bytes, the same data, and all comments with their entries.

        `order` and `opened` say what only the caller can know. What comes out is read back and compared. Raises
        ValueError where the data is no mapping and no list, or something can't be written anew; a RewritingError says
        what a person can do about it.
        """
        from sopkit.source.rewriting import rewrite  # noqa: PLC0415 - the same

        return rewrite(self, order, opened)


def from_marks(name: str, lines: Lines, data: Any, marks: Sequence[int], *, bom: bool) -> Document:
    """Make a document of what the builder gave."""
    return Document(name, lines.text, data, bom, lines, Places(lines.text, data, marks))
