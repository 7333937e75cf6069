"""A document: plain data that remembers where in its text each value stands. Knows YAML, not what an SOP is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from sopkit.source.applying import changed, in_order, offers
from sopkit.source.comments import comments_of
from sopkit.source.decoding import BOM, MAX_BYTES
from sopkit.source.edits import Edit, Write
from sopkit.source.entries import Entries
from sopkit.source.events import ParserError, Refused, build
from sopkit.source.normal import Opened, Order, rewritten
from sopkit.source.places import Place, Places
from sopkit.source.spans import Lines, Path, Span
from sopkit.source.splice import Splice, replacements, spliced


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
        wanted = changed(self.data, Write(path, text))
        for splice in replacements(self.text, self.data, self._places, path, text):
            document = self._spliced((splice,), wanted)
            if document is not None:
                return document
        raise ValueError(f"{text!r} cannot be written at {path!r}")

    def apply(self, edits: Sequence[Edit]) -> "Document":
        """Give the document in which all edits are carried out, and every byte that they do not mean is as it was.

        All paths are those of this document. A path may go one part beyond a text that stands alone: where the value at
        `("next",)` is a text, `("next", 0)` means the same. What comes out is read back and compared with what is
        wanted. Raises ValueError where an edit can't be carried out, or two of them are at odds.
        """
        ordered = in_order(self.data, edits)
        return self._all_at_once(ordered) or self._one_by_one(ordered)

    def rewritten(self, order: Order, opened: Opened) -> "Document":
        """Give the document written anew: other bytes, the same data, and all comments with their entries.

        `order` and `opened` say what only the caller can know. What comes out is read back and compared. Raises
        ValueError where the data is no mapping and no list, or something can't be written anew.
        """
        if not self.data or not isinstance(self.data, dict | list):
            raise ValueError("there is nothing to write anew")
        entries = self._entries()
        comments = comments_of(entries)
        text = rewritten(entries, comments, order, opened)
        if self.text.count("\r\n") == self.text.count("\n") == self.text.count("\r") > 0:
            text = text.replace("\n", "\r\n")
        document = self._read_back(text)
        if document is None or _canonical(document.data) != _canonical(self.data):
            raise ValueError("the data would not be the same")
        if comments_of(document._entries()).texts() != comments.texts():  # noqa: SLF001 - its own class
            raise ValueError("the comments would not be the same")
        return document

    def _entries(self) -> Entries:
        return Entries(self.text, self.data, self._places)

    def _all_at_once(self, edits: Sequence[Edit]) -> "Document | None":
        """Carry out edits with their first offers, which nearly always do, and read the text only once."""
        entries = self._entries()
        first = [next(offers(entries, edit)) for edit in edits]
        wanted = reduce(changed, edits, self.data)
        return self._spliced([splice for splices in first for splice in splices], wanted)

    def _one_by_one(self, edits: Sequence[Edit]) -> "Document":
        document = self
        for edit in edits:
            document = document._with(edit)
        return document

    def _with(self, edit: Edit) -> "Document":
        wanted = changed(self.data, edit)
        for splices in offers(self._entries(), edit):
            document = self._spliced(splices, wanted)
            if document is not None:
                return document
        raise ValueError(f"{edit} cannot be carried out")

    def _spliced(self, splices: Iterable[Splice], wanted: Any) -> "Document | None":
        """Change the text; None where what comes out does not hold the data that is wanted."""
        text = spliced(self.text, splices)
        document = None if text is None else self._read_back(text)
        # Compared as they are written: 1 and True are equal, and so are mappings of another order.
        return document if document and repr(document.data) == repr(wanted) else None

    def _read_back(self, text: str) -> "Document | None":
        """Make a document of another text; None where it is none."""
        try:
            built = build(text)
        except (Refused, *ParserError):
            return None
        document = from_marks(self.name, Lines(text), built.data, built.marks, bom=self.bom)
        return document if len(document.raw) <= MAX_BYTES else None


def from_marks(name: str, lines: Lines, data: Any, marks: Sequence[int], *, bom: bool) -> Document:
    """Make a document of what the builder gave."""
    return Document(name, lines.text, data, bom, lines, Places(lines.text, data, marks))


def _canonical(data: Any) -> str:
    """Write data out so that only the order of keys is lost."""
    if isinstance(data, dict):
        return "{" + ",".join(sorted(f"{key!r}:{_canonical(value)}" for key, value in data.items())) + "}"
    return "[" + ",".join(map(_canonical, data)) + "]" if isinstance(data, list) else repr(data)


def _nearest(places: Places, path: Path) -> Place:
    values = places.values
    for length in range(len(path), -1, -1):
        if path[:length] in values:
            return values[path[:length]]
    return 0, 0  # a text without any value
