"""Reviews as one page of HTML that needs nothing else: what follows from the change on top, then the drawings."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from sopkit.diagnostic import Finding
from sopkit.diff import Change, Weight
from sopkit.diff.merged import Marked, Sign, merged, sides, unmarked
from sopkit.i18n import Message, _, n_
from sopkit.report.changes import Album, Draw
from sopkit.report.changes.reviews import (
    KINDS,
    WEIGHTS,
    Item,
    Whole,
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
from sopkit.report.findings import LEVELS
from sopkit.report.lines import one_line, printed
from sopkit.report.templating import environment
from sopkit.review import Review

_WORDS = {
    "contents": _("SOPs"),
    "changes": _("Changes"),
    "change": _("Change"),
    "what": _("What"),
    "before": _("Before"),
    "after": _("After"),
    "weight": _("Weight"),
    "times": _("Times"),
    "time": _("Time"),
    "time_before": _("before"),
    "time_after": _("after"),
    "difference": _("difference"),
    "same_times": _("the times have not changed"),
    "found": _("new findings"),
    "mended": _("mended findings"),
    "level": _("Level"),
    "finding": _("Finding"),
    "row": _("Row"),
    "merged": _("Both versions in one drawing"),
    "merged_note": _(
        "What is gone stands where it stood, before the next step that has stayed. Rows bear the number that they have "
        "in their own version"
    ),
    "pair": _("Old and new version side by side"),
    "same_drawing": _("the drawing has not changed"),
    "drawing": _("Drawing"),
    "legend": _("Signs"),
}
_LEGEND = {
    Sign.ADDED: _("added"),
    Sign.REMOVED: _("removed"),
    Sign.MOVED: _("moved"),
    Sign.CHANGED: _("changed"),
}
_LOOKS = {"+": "added", "−": "removed", "↕": "moved", "~": "changed"}


class _Picture(Struct, frozen=True):
    """A drawing under its name."""

    name: str
    pages: tuple[str, ...]


def write(items: Sequence[Item], language: str, draw: Draw | None = None) -> str:
    """Write all reviews as one page; without `draw` there are no drawings."""
    asked = [_pictures(item) if draw else [] for item in items]
    flat = [one for some in asked for _name, one in some]
    album = draw(flat, language) if draw and flat else Album("", ())
    drawn = iter(album.drawings)
    sections = [
        _section(item, [_Picture(name.text(language), next(drawn)) for name, _one in some], language)
        for item, some in zip(items, asked, strict=True)
    ]
    return (
        environment()
        .get_template("changes.html.jinja")
        .render(
            language=language,
            title=_title(items).text(language),
            style=album.style,
            words={key: _say(message, language) for key, message in _WORDS.items()},
            legend=[(_LOOKS[one.value], one.value, said.text(language)) for one, said in _LEGEND.items()],
            sections=sections,
        )
    )


def _title(items: Sequence[Item]) -> Message:
    return n_("Changes to {n} SOP", "Changes to {n} SOPs", n=len(items))


def _say(message: Message | str, language: str) -> str:
    """Write a message as a line of its own."""
    return capitalised(printed(one_line(word(message, language))))


def _pictures(item: Item) -> list[tuple[Message, Marked]]:
    """Give what is to be drawn: of both versions nothing when no mark would stand in the drawing."""
    about = item.about
    if isinstance(about, Whole):
        return [(_("Drawing"), unmarked(about.sop))]
    both = merged(about.old.sop, about.new.sop, about.comparison)
    if not both.stands_out:
        return []
    old, new = sides(about.old.sop, about.new.sop, about.comparison)
    return [
        (_("Both versions in one drawing"), both),
        (_("Old version: {name}", name=about.old.name), old),
        (_("New version: {name}", name=about.new.name), new),
    ]


def _section(item: Item, pictures: Sequence[_Picture], language: str) -> dict[str, Any]:
    about = item.about
    section: dict[str, Any] = {
        "heading": one_line(heading(item)),
        "versions": one_line(versions(item, language)),
        "pictures": pictures,
        "review": None,
        "look": "",
        "brief": one_line(versions(item, language)),
    }
    if isinstance(about, Review):
        section["review"] = _review(about, language)
        section["look"] = "binding" if about.needs_approval else "free"
        section["brief"] = _say(verdict(about), language)
    return section


def _review(review: Review, language: str) -> dict[str, Any]:
    groups = grouped(review)
    return {
        "verdict": _say(verdict(review), language),
        "reasons": [_say(reason, language) for reason in review.reasons],
        "counts": [(weight.value, _say(WEIGHTS[weight], language), len(changes)) for weight, changes in groups],
        "changes": [_change(change, weight, language) for weight, changes in groups for change in changes],
        "times": [
            (_say(name, language) if isinstance(name, Message) else one_line(name), *written(delta, language))
            for name, delta in deltas(review)
        ],
        "found": [_finding(one, language) for one in review.found],
        "mended": [_finding(one, language) for one in review.mended],
    }


def _change(change: Change, weight: Weight, language: str) -> dict[str, Any]:
    row = change.rows[1] or change.rows[0]
    return {
        "sign": sign(change),
        "look": _LOOKS[sign(change)],
        "kind": KINDS[change.kind].text(language),
        "row": row or "",
        "what": one_line(change.subject),
        "before": printed(one_line(word(change.before, language))),
        "after": printed(one_line(word(change.after, language))),
        "weight": weight.value,
        "weight_name": WEIGHTS[weight].text(language),
    }


def _finding(finding: Finding, language: str) -> dict[str, str]:
    return {
        "code": finding.code,
        "level": LEVELS[finding.level].text(language),
        "text": _say(finding.message, language),
    }
