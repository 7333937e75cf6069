"""Shows the history of an SOP on a terminal: a commit, and below it one line for each change."""

from collections.abc import Iterator

from sopkit.diff import Weight
from sopkit.report.changes.history import Entry, History, remarks, rest, total_time
from sopkit.report.changes.reviews import WEIGHTS, sign
from sopkit.report.lines import Line, Piece, one_line
from sopkit.report.lines import written as as_text

_COLOURS = {Weight.APPROVAL: "error", Weight.SUBSTANTIVE: "warning", Weight.EDITORIAL: "advice"}


def write(history: History, language: str) -> str:
    """Write a history as text without colours."""
    return as_text(lines(history, language))


def lines(history: History, language: str) -> Iterator[Line]:
    """Write a history line by line."""
    for number, entry in enumerate(history.entries):
        if number:
            yield ()
        yield from _entry(entry, language)
    if history.older:
        yield ()
        yield (Piece(rest(history).text(language)),)


def _entry(entry: Entry, language: str) -> Iterator[Line]:
    revision = entry.revision
    yield (
        Piece(f"{revision.day} "),
        Piece(f"{revision.commit[:10]} ", "code"),
        Piece(f"{one_line(revision.author)}: "),
        Piece(one_line(revision.subject), "place"),
    )
    yield from ((Piece(f"  {one_line(remark.text(language))}"),) for remark in remarks(entry))
    for change in entry.changes:
        weight = WEIGHTS[change.weight].text(language)
        said = one_line(change.message.text(language))
        yield (Piece(f"  {sign(change)} {said} "), Piece(f"({weight})", _COLOURS[change.weight]))
    if (total := total_time(entry, language)) is not None:
        yield (Piece(f"  {one_line(total.text(language))}"),)
