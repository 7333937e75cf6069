"""The merge of three texts: by meaning where all three can be read, else line by line as git does it."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sopkit.i18n import Message, _
from sopkit.merge.frame import Frame, UnreadableError, read_text
from sopkit.merge.identity import marks_of, with_marks
from sopkit.merge.joining import Joining
from sopkit.merge.judging import caused
from sopkit.merge.naming import Naming
from sopkit.merge.pieces import Piece, taken, written
from sopkit.merge.values import Conflict, Merge, Style
from sopkit.model import Sop, load
from sopkit.repository import merge_lines
from sopkit.source import Document
from sopkit.source.blocks import UnusualError, blocks_of


def merged(
    base: Document | bytes, ours: Document | bytes, theirs: Document | bytes, style: Style | None = None
) -> Merge:
    """Join two texts that both come from a third.

    What only one side has changed is taken from it, with comments, order and quotes as they are written there. What
    stays in conflict stands between marks, around the smallest field. Where nothing does, the joined SOP is checked:
    an error of references or flow that neither side had is a conflict, too.

    Texts that can't be read as SOPs, and whatever fails here, are left to `git merge-file`: `by_lines` then says why.
    Raises RepositoryError where that can't be done either.
    """
    style = style or Style()
    texts = [text if isinstance(text, bytes) else text.raw for text in (base, ours, theirs)]
    for chosen, one, other in ((2, 0, 1), (1, 0, 2), (1, 1, 2)):
        if texts[one] == texts[other]:
            return Merge(texts[chosen])
    try:
        return _by_meaning(texts, style)
    except UnreadableError as error:
        reason = error.message
    except UnusualError:
        reason = _("its entries don't stand on lines of their own")
    except Exception as error:  # noqa: BLE001 - a person's work is at stake: any way of joining is better than none
        reason = _("sopkit met a fault of its own: {what}", what=f"{type(error).__name__}: {error}")
    return _by_lines(texts, style, reason)


def _by_meaning(texts: Sequence[bytes], style: Style) -> Merge:
    frame = Frame.of(*texts)
    documents = [read_text(text) if text.strip() else None for text in frame.texts]
    base, ours, theirs = [_sop(document) if document else None for document in documents]
    if ours is None or theirs is None:
        raise UnreadableError(_("one side is empty"))
    marks = marks_of(base, ours, theirs, frame.texts)
    blocks = [
        blocks_of(read_text(with_marks(document, sop, names))) if document and sop else None
        for document, sop, names in zip(
            documents, (base, ours, theirs), (marks.base, marks.ours, marks.theirs), strict=True
        )
    ]
    assert blocks[1]
    assert blocks[2]
    joining = Joining(marks)
    part = joining.whole(blocks[0], blocks[1], blocks[2])
    naming = Naming(marks, joining.rows)
    text = naming.text(written(part.pieces, style))
    conflicts = tuple(_marked(part.pieces, naming, style))
    if conflicts:
        # Whoever decides all for one side must have a text that can be read.
        for side in ("ours", "theirs"):
            read_text(naming.text(taken(part.pieces, side)))
    else:
        document = read_text(text)
        if _plain(document.data) != _plain(naming.data(part.data)):
            raise ValueError("what was written does not read as what was joined")
        conflicts = (*naming.lost(part.pieces), *caused(document, *filter(None, documents[1:])))
    return Merge(frame.dressed(text), conflicts, tuple(map(naming.message, joining.notes)))


def _sop(document: Document) -> Sop:
    loaded = load(document)
    if loaded.sop is None:
        raise UnreadableError(loaded.diagnostics[0].message)
    return loaded.sop


def _marked(pieces: Sequence[Piece], naming: Naming, style: Style) -> Iterator[Conflict]:
    line = 1
    for piece in pieces:
        if not isinstance(piece, str):
            yield Conflict(naming.message(piece.message), line)
        line += written([piece], style).count("\n")


def _plain(data: Any) -> str:
    """Write data so that the text "8" is the number 8: a row that is referred to may be written as either."""
    return json.dumps(_texts(data))


def _texts(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _texts(value) for key, value in data.items()}
    return [_texts(value) for value in data] if isinstance(data, list) else str(data)


def _by_lines(texts: Sequence[bytes], style: Style, reason: Message) -> Merge:
    base, ours, theirs = texts
    labels = style.ours, style.base, style.theirs
    text = merge_lines(base, ours, theirs, labels, style.marker_size, with_base=style.with_base)
    mark = b"<" * style.marker_size + b" "
    lines = [number for number, line in enumerate(text.split(b"\n"), start=1) if line.startswith(mark)]
    message = _("both sides change the same lines")
    conflicts = tuple(Conflict(message, line) for line in lines)
    if not conflicts:
        try:
            sides = [read_text(side.decode()) for side in (ours, theirs)]
            conflicts = tuple(caused(read_text(text.decode()), *sides))
        except (UnreadableError, UnicodeDecodeError):
            # A side that could not be read before can't be read now.
            conflicts = ()
    return Merge(text, conflicts, by_lines=reason)
