"""The board as a page of HTML, complete in itself and without scripts."""

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.report.board import STATES, Board, Row, next_of, notes_of, summary
from sopkit.report.lines import one_line, plain
from sopkit.report.templating import environment


class _Cells(Struct, frozen=True):
    number: str
    title: str
    unit: str
    path: str
    state: str
    """For the look."""
    state_name: str
    since: str
    next: str
    review: str
    notes: tuple[str, ...]


def page(board: Board, language: str) -> str:
    """Write the board as a page."""
    words = {key: message.text(language) for key, message in _WORDS.items()}
    return (
        environment()
        .get_template("board.html.jinja")
        .render(
            language=language,
            today=board.today.isoformat(),
            rows=[_cells(row, language) for row in board.rows],
            counts=[
                (state.value, STATES[state].text(language), count) for state, count in board.counts.items() if count
            ],
            overdue=board.overdue,
            skipped=[one_line(name) for name in board.skipped],
            summary=plain(summary(board, language)),
            words=words,
        )
    )


_WORDS: dict[str, Message] = {
    "title": _("State of the SOPs"),
    "as_of": _("As of"),
    "number": _("Number"),
    "sop": _("Title"),
    "state": _("State"),
    "since": _("Last entry"),
    "next": _("Next"),
    "review": _("Review"),
    "note": _("Note"),
    "overdue": _("overdue for review"),
    "skipped": _("Skipped, for they can't be loaded"),
}


def _cells(row: Row, language: str) -> _Cells:
    standing = row.standing
    coming = next_of(standing)
    return _Cells(
        number=one_line(row.sop.number or "–"),
        title=one_line(row.sop.title),
        unit=one_line(row.sop.unit or ""),
        path=one_line(row.path),
        state=standing.state.value,
        state_name=STATES[standing.state].text(language),
        since=standing.since.isoformat() if standing.since else "–",
        next=one_line(coming.text(language) if isinstance(coming, Message) else coming) or "–",
        review=standing.review.isoformat() if standing.review else "–",
        notes=tuple(note.text(language) for note in notes_of(standing)),
    )
