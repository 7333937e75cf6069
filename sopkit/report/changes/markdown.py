"""Reviews as Markdown, for the comment on a merge request: one comment, found again by its mark and written anew."""

from collections.abc import Iterator, Sequence

from sopkit.diff import Change
from sopkit.i18n import Message, _, n_
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
from sopkit.report.markup import markdown_text
from sopkit.review import Review

MARK = "<!-- sopkit diff -->"
"""First line of the comment, by which whoever posts it finds the one that is there."""
_MOST = 60_000
"""Bytes; GitHub takes comments of 65,536 characters."""


def write(items: Sequence[Item], language: str) -> str:
    """Write reviews, as many as a comment can hold; one that is too long in short; then how many are left out."""
    text = f"{MARK}\n## {_count(items).text(language)}\n"
    left = len(items)
    for item in items:
        blocks = ("".join(write_item(item, language)) for write_item in (_item, _short))
        block = next((block for block in blocks if len((text + block).encode()) <= _MOST), None)
        if block is None:
            break
        text += block
        left -= 1
    if left:
        text += f"\n{n_('… and {n} more SOP', '… and {n} more SOPs', n=left).text(language)}\n"
    return text


def _count(items: Sequence[Item]) -> Message:
    return n_("sopkit: {n} SOP changed", "sopkit: {n} SOPs changed", n=len(items))


def _item(item: Item, language: str) -> Iterator[str]:
    yield from _head(item, language)
    if not isinstance(item.about, Review):
        return
    review = item.about
    yield from _changes(review, language)
    yield from _times(review, language)
    yield from _findings(review, language)


def _short(item: Item, language: str) -> Iterator[str]:
    yield from _head(item, language)
    if isinstance(item.about, Review):
        number = len(item.about.comparison.changes)
        said = n_("{n} change, too long to be shown here", "{n} changes, too many to be shown here", n=number)
        yield f"\n{markdown_text(said.text(language))}\n"


def _head(item: Item, language: str) -> Iterator[str]:
    yield f"\n### {markdown_text(heading(item))}\n\n{markdown_text(versions(item, language))}\n"
    if isinstance(item.about, Review):
        sign_of = "⚠️" if item.about.needs_approval else "✅"
        yield f"\n{sign_of} **{_say(verdict(item.about), language)}**\n\n"
        yield from (f"- {markdown_text(reason.text(language))}\n" for reason in item.about.reasons)


def _say(message: Message, language: str) -> str:
    return capitalised(markdown_text(message.text(language)))


def _changes(review: Review, language: str) -> Iterator[str]:
    for weight, changes in grouped(review):
        yield f"\n**{_say(WEIGHTS[weight], language)}**\n\n"
        heads = ("", _("Change"), _("What"), _("Before"), _("After"))
        yield _row([head if isinstance(head, str) else head.text(language) for head in heads])
        yield "|---|---|---|---|---|\n"
        yield from (_row(_cells(change, language)) for change in changes)


def _cells(change: Change, language: str) -> list[str]:
    return [
        sign(change),
        KINDS[change.kind].text(language),
        *map(markdown_text, (change.subject, word(change.before, language), word(change.after, language))),
    ]


def _times(review: Review, language: str) -> Iterator[str]:
    rows = [(word(name, language), *written(delta, language)) for name, delta in deltas(review)]
    if rows:
        yield "\n"
        yield _row([_say(head, language) for head in (_("Time"), _("before"), _("after"), _("difference"))])
        yield "|---|---|---|---|\n"
        yield from (_row(list(map(markdown_text, row))) for row in rows)


def _findings(review: Review, language: str) -> Iterator[str]:
    for title, findings in ((_("new findings"), review.found), (_("mended findings"), review.mended)):
        if findings:
            yield f"\n**{_say(title, language)}**\n\n"
        for finding in findings:
            yield f"- {markdown_text(finding.message.text(language))} (`{finding.code}`)\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
