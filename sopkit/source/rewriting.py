"""From one document to another: splices and whole texts are read back, and believed only if they hold what is wanted.

Apart from `Document`, since most documents are read and never changed, and what changes them takes 20 ms to load.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any, Final

from sopkit.i18n import Message, _
from sopkit.source.applying import changed, in_order, offers
from sopkit.source.comments import comments_of
from sopkit.source.decoding import BOM, MAX_BYTES
from sopkit.source.document import Document, from_marks
from sopkit.source.edits import Edit, Write
from sopkit.source.entries import Entries
from sopkit.source.events import ParserError, Refused, build
from sopkit.source.normal import Opened, Order, rewritten
from sopkit.source.quoting import double_quoted
from sopkit.source.spans import Lines, Path
from sopkit.source.splice import Splice, replacements, spliced

_LONGEST_KEY: Final = 1024
"""Characters of a key that stands on one line with its colon (YAML 1.2.2, 7.4.2)."""


class RewritingError(ValueError):
    """A text can't be written anew, though nothing is wrong with it; holds in words why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


def replace(document: Document, path: Path, text: str) -> Document:
    """Carry out `Document.replace`."""
    if path not in document.places.values:
        raise KeyError(path)
    wanted = changed(document.data, Write(path, text))
    for splice in replacements(document.text, document.data, document.places, path, text):
        found = _spliced(document, (splice,), wanted)
        if found is not None:
            return found
    raise ValueError(f"{text!r} cannot be written at {path!r}")


def apply(document: Document, edits: Sequence[Edit]) -> Document:
    """Carry out `Document.apply`."""
    ordered = in_order(document.data, edits)
    return _all_at_once(document, ordered) or _one_by_one(document, ordered)


def rewrite(document: Document, order: Order, opened: Opened) -> Document:
    """Carry out `Document.rewritten`."""
    if not document.data or not isinstance(document.data, dict | list):
        raise ValueError("there is nothing to write anew")
    entries = _entries(document)
    comments = comments_of(entries)
    text = rewritten(entries, comments, order, opened)
    if document.text.count("\r\n") == document.text.count("\n") == document.text.count("\r") > 0:
        text = text.replace("\n", "\r\n")
    if len(text.encode()) + len(BOM.encode()) * document.bom > MAX_BYTES:
        raise RewritingError(_("in the normal form the file would be larger than 1 MiB; make it smaller first"))
    anew = _read_back(document, text)
    if anew is None and any(len(double_quoted(str(path[-1]))) > _LONGEST_KEY for path in document.places.keys):
        raise RewritingError(_("a key is longer than {n} characters; shorten it first", n=_LONGEST_KEY))
    if anew is None or _canonical(anew.data) != _canonical(document.data):
        raise ValueError("the data would not be the same")
    if comments_of(_entries(anew)).texts() != comments.texts():
        raise ValueError("the comments would not be the same")
    return anew


def _entries(document: Document) -> Entries:
    return Entries(document.text, document.data, document.places)


def _all_at_once(document: Document, edits: Sequence[Edit]) -> Document | None:
    """Carry out edits with their first offers, which nearly always do, and read the text only once."""
    entries = _entries(document)
    first = [next(offers(entries, edit)) for edit in edits]
    wanted = reduce(changed, edits, document.data)
    return _spliced(document, [splice for splices in first for splice in splices], wanted)


def _one_by_one(document: Document, edits: Sequence[Edit]) -> Document:
    for edit in edits:
        document = _with(document, edit)
    return document


def _with(document: Document, edit: Edit) -> Document:
    wanted = changed(document.data, edit)
    for splices in offers(_entries(document), edit):
        found = _spliced(document, splices, wanted)
        if found is not None:
            return found
    raise ValueError(f"{edit} cannot be carried out")


def _spliced(document: Document, splices: Iterable[Splice], wanted: Any) -> Document | None:
    """Change the text; None where what comes out does not hold the data that is wanted."""
    text = spliced(document.text, splices)
    found = None if text is None else _read_back(document, text)
    # Compared as they are written: 1 and True are equal, and so are mappings of another order.
    return found if found and repr(found.data) == repr(wanted) else None


def _read_back(document: Document, text: str) -> Document | None:
    """Make a document of another text; None where it is none."""
    try:
        built = build(text)
    except (Refused, *ParserError):
        return None
    anew = from_marks(document.name, Lines(text), built.data, built.marks, bom=document.bom)
    return anew if len(anew.raw) <= MAX_BYTES else None


def _canonical(data: Any) -> str:
    """Write data out so that only the order of keys is lost."""
    if isinstance(data, dict):
        return "{" + ",".join(sorted(f"{key!r}:{_canonical(value)}" for key, value in data.items())) + "}"
    return "[" + ",".join(map(_canonical, data)) + "]" if isinstance(data, list) else repr(data)
