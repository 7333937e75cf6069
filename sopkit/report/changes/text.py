"""Shows reviews on a terminal: changes by weight, times, findings, the verdict. No line needs its colour."""

from collections.abc import Iterator, Sequence

from sopkit.diff import Change, Kind, Weight
from sopkit.i18n import Message, _
from sopkit.report.changes.reviews import (
    KINDS,
    WEIGHTS,
    Item,
    capitalised,
    deltas,
    grouped,
    heading,
    sign,
    verdict,
    versions,
    word,
    written,
)
from sopkit.report.lines import Line, Piece, one_line, table
from sopkit.review import Review

WIDE = 120
"""Columns from which what stood there and what stands there now have columns of their own."""
_CELL = 44
"""Characters of such a column."""
_COLOURS = {Weight.APPROVAL: "error", Weight.SUBSTANTIVE: "warning", Weight.EDITORIAL: "advice"}


def write(items: Sequence[Item], language: str) -> str:
    """Write reviews as text without colours."""
    return "".join(f"{''.join(piece.text for piece in line).rstrip()}\n" for line in lines(items, language))


def lines(items: Sequence[Item], language: str, width: int = 0) -> Iterator[Line]:
    """Write reviews line by line; `width` is that of the terminal, 0 for none."""
    for number, item in enumerate(items):
        if number:
            yield ()
        yield (Piece(one_line(heading(item)), "place"),)
        yield (Piece(one_line(versions(item, language)), "code"),)
        if isinstance(item.about, Review):
            yield from _review(item.about, language, width)


def _review(review: Review, language: str, width: int) -> Iterator[Line]:
    show = _side_by_side if width >= WIDE else _one_a_line
    for weight, changes in grouped(review):
        yield ()
        yield (Piece(_say(WEIGHTS[weight], language), _COLOURS[weight]),)
        yield from show(changes, language)
    rows = [
        [Piece(one_line(word(name, language))), *map(Piece, written(delta, language))] for name, delta in deltas(review)
    ]
    if rows:
        yield ()
        heads = (_("Time"), _("before"), _("after"), _("difference"))
        yield from table([[Piece(_say(head, language), "code") for head in heads], *rows])
    for title, findings, mark in (
        (_("new findings"), review.found, "+"),
        (_("mended findings"), review.mended, "−"),
    ):
        if findings:
            yield ()
            yield (Piece(_say(title, language), "warning" if mark == "+" else "good"),)
        for finding in findings:
            said = one_line(finding.message.text(language))
            yield (Piece(f"  {mark} {said} "), Piece(f"[{finding.code}]", "code"))
    yield ()
    yield (Piece(_say(verdict(review), language), "error" if review.needs_approval else "good"),)
    for reason in review.reasons:
        yield (Piece(f"  • {one_line(reason.text(language))}"),)


def _say(message: Message, language: str) -> str:
    return capitalised(message.text(language))


def _one_a_line(changes: Sequence[Change], language: str) -> Iterator[Line]:
    for change in changes:
        yield (Piece(f"  {sign(change)} "), Piece(one_line(change.message.text(language))))


def _side_by_side(changes: Sequence[Change], language: str) -> Iterator[Line]:
    rows = [
        [
            Piece(f"  {sign(change)} {_cut(_what(change, language))}"),
            Piece(_cut(word(change.before, language)) or "–"),
            Piece(_cut(word(change.after, language)) or "–"),
        ]
        for change in changes
    ]
    yield from table(rows)


def _what(change: Change, language: str) -> str:
    known = change.kind is Kind.STEP_REWORDED and change.edit.field == "activity"
    name = KINDS[change.kind].text(language)
    return name if known else f"{name}: {change.subject}"


def _cut(text: str) -> str:
    plain = one_line(text)
    return plain if len(plain) <= _CELL else f"{plain[: _CELL - 1].rstrip()}…"
