"""The board: in which state each SOP is, who is next, and what is overdue for review. Decides nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sopkit.i18n import Message, _, n_
from sopkit.lifecycle import Standing
from sopkit.model import Sop, Status
from sopkit.report.lines import Line, Piece, one_line

if TYPE_CHECKING:
    from rich.console import Console

VERSION = 1
"""Of the JSON."""

STATES: Mapping[Status, Message] = {
    Status.DRAFT: _("draft"),
    Status.REVIEW: _("under review"),
    Status.APPROVED: _("approved"),
    Status.EFFECTIVE: _("in force"),
    Status.REVOKED: _("revoked"),
}


class Row(Struct, frozen=True):
    """An SOP on the board."""

    path: str
    sop: Sop
    standing: Standing


class Board(Struct, frozen=True):
    """All SOPs of a run on a day."""

    rows: tuple[Row, ...]
    skipped: tuple[str, ...]
    """Files that hold no SOP that can be loaded."""
    today: date

    @property
    def overdue(self) -> int:
        """How many are overdue for review."""
        return sum(row.standing.overdue for row in self.rows)

    @property
    def counts(self) -> Mapping[Status, int]:
        """How many are in each state, in the order of the states."""
        found = Counter(row.standing.state for row in self.rows)
        return {state: found[state] for state in Status}


def board_of(rows: Iterable[Row], skipped: Iterable[str], today: date) -> Board:
    """Set up the board, sorted by number as people count, then by title and path."""
    return Board(tuple(sorted(rows, key=_rank)), tuple(sorted(skipped)), today)


def _rank(row: Row) -> tuple[bool, list[tuple[int, str]], str, str]:
    pieces = re.findall(r"[0-9]+|[^0-9]+", row.sop.number or "")
    number = [(int(piece), "") if piece.isdecimal() else (-1, piece.casefold()) for piece in pieces]
    return not pieces, number, row.sop.title.casefold(), row.path


def as_json(board: Board) -> dict[str, Any]:
    """Give the board as plain data, version 1; `next` is null where nothing comes next."""
    return {
        "version": VERSION,
        "today": board.today.isoformat(),
        "sops": [_row(row) for row in board.rows],
        "skipped": list(board.skipped),
        "summary": {
            "sops": len(board.rows),
            **{state.value: count for state, count in board.counts.items()},
            "overdue": board.overdue,
        },
    }


def _row(row: Row) -> dict[str, Any]:
    standing = row.standing
    coming = standing.next
    return {
        "path": row.path,
        "number": row.sop.number,
        "title": row.sop.title,
        "unit": row.sop.unit,
        "state": standing.state.value,
        "since": standing.since.isoformat() if standing.since else None,
        "next": {"command": coming.command, "level": coming.level, "by": coming.by} if coming else None,
        "review": standing.review.isoformat() if standing.review else None,
        "overdue": standing.overdue,
        "changed": standing.changed,
        "contradicted": standing.contradicted,
    }


def next_of(standing: Standing) -> Message | str:
    """Say in words what comes next, and by whom where that is known."""
    coming = standing.next
    if coming is None:
        return ""
    what: Message
    match coming.command:
        case "submit":
            what = _("submission")
        case "endorse":
            what = _("validation by level {level}", level=coming.level)
        case "approve":
            what = _("ratification")
        case _other:
            what = _("coming into force")
    return _("{what}: {by}", what=what, by=coming.by) if coming.by else what


def notes_of(standing: Standing) -> Iterator[Message]:
    """Say what somebody should look at."""
    if standing.overdue:
        yield _("review overdue")
    if standing.changed:
        yield _("changed since it was agreed to")
    if standing.contradicted:
        yield _("its history says otherwise")


def summary(board: Board, language: str) -> Line:
    """Count the SOPs by state."""
    pieces = [Piece(n_("{n} SOP", "{n} SOPs", n=len(board.rows)).text(language))]
    parts = [f"{count} {STATES[state].text(language)}" for state, count in board.counts.items() if count]
    if parts:
        pieces.append(Piece(f": {', '.join(parts)}"))
    if board.overdue:
        overdue = n_("{n} overdue for review", "{n} overdue for review", n=board.overdue).text(language)
        pieces += [Piece("; "), Piece(overdue, "warning")]
    return tuple(pieces)


_COLUMNS = (_("Number"), _("Title"), _("State"), _("Next"), _("Review"), _("Note"))
_NARROW = 64
"""Cells of a terminal that holds no table of so many columns."""


def as_table(board: Board, language: str, console: "Console") -> None:
    """Print the board to a terminal."""
    from rich import box  # noqa: PLC0415 - whoever prints JSON doesn't pay for rich
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    if console.width < _NARROW:
        _as_blocks(board, language, console)
        return
    ascii_only = console.options.ascii_only
    table = Table(box=box.ASCII if ascii_only else box.SIMPLE_HEAD, header_style="bold")
    for title in _COLUMNS:
        table.add_column(title.text(language), overflow="fold")
    for row in board.rows:
        cells = _cells(row, language, console)
        table.add_row(*(Text(cell) for cell in cells), style="yellow" if cells[-1] else "")
    console.print(table)


def _as_blocks(board: Board, language: str, console: "Console") -> None:
    """Print each SOP as some lines, where columns would hold half a word each."""
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    for row in board.rows:
        number, title, *rest = _cells(row, language, console)
        style = "yellow" if rest[-1] else ""
        console.print(Text(f"{number}  {title}", style=f"bold {style}"))
        for name, cell in zip(_COLUMNS[2:], rest, strict=True):
            if cell not in {"", "-"}:
                console.print(Padding(Text(f"{name.text(language)}: {cell}", style=style), (0, 0, 0, 2)))


def _cells(row: Row, language: str, console: "Console") -> list[str]:
    """Give what stands in the columns of an SOP."""
    cells = (
        row.sop.number or "-",
        row.sop.title,
        STATES[row.standing.state].text(language),
        _text(next_of(row.standing), language) or "-",
        row.standing.review.isoformat() if row.standing.review else "-",
        ", ".join(note.text(language) for note in notes_of(row.standing)),
    )
    return [_shown(one_line(cell), console.encoding if console.options.ascii_only else None) for cell in cells]


def _text(message: Message | str, language: str) -> str:
    return message.text(language) if isinstance(message, Message) else message


def _shown(text: str, encoding: str | None) -> str:
    """Keep to what the console can show."""
    return text if encoding is None else text.encode(encoding, "replace").decode(encoding)
