"""What a report on changes is about, and the words that all its formats share."""

from collections.abc import Mapping

from msgspec import Struct

from sopkit.diff import Change, Kind, Weight
from sopkit.i18n import Message, _, n_
from sopkit.model import Sop
from sopkit.review import Delta, Review
from sopkit.times import format_amounts, format_difference


class Whole(Struct, frozen=True):
    """An SOP that stands in one of the versions only."""

    name: str
    """The file, as shown to people."""
    sop: Sop
    added: bool
    """Whether it is new, else it is gone."""


class Item(Struct, frozen=True):
    """What there is to show of one file."""

    about: Review | Whole

    @property
    def sop(self) -> Sop:
        """The SOP, the newer version where there are two."""
        return self.about.new.sop if isinstance(self.about, Review) else self.about.sop

    @property
    def weight(self) -> Weight | None:
        """The greatest weight of its changes; None where nothing has changed. A whole SOP is as much as can be."""
        return self.about.comparison.weight if isinstance(self.about, Review) else Weight.APPROVAL


WEIGHTS = {
    Weight.APPROVAL: _("needs new approval"),
    Weight.SUBSTANTIVE: _("of substance"),
    Weight.EDITORIAL: _("editorial"),
}
"""Headings of the groups of changes, the weightiest first."""

KINDS: Mapping[Kind, Message] = {
    Kind.STEP_ADDED: _("Step added"),
    Kind.STEP_REMOVED: _("Step removed"),
    Kind.STEP_MOVED: _("Step moved"),
    Kind.STEP_REWORDED: _("Step reworded"),
    Kind.EXECUTOR_CHANGED: _("Executor changed"),
    Kind.TIME_CHANGED: _("Time changed"),
    Kind.REQUIREMENT_CHANGED: _("Requirements changed"),
    Kind.OUTPUT_CHANGED: _("Output changed"),
    Kind.NOTE_CHANGED: _("Note changed"),
    Kind.DETAIL_CHANGED: _("Detailing SOP changed"),
    Kind.FLOW_REWIRED: _("Flow rewired"),
    Kind.EXIT_RELABELLED: _("Exit renamed"),
    Kind.CHANCE_CHANGED: _("Chance changed"),
    Kind.LANE_ADDED: _("Executor added"),
    Kind.LANE_REMOVED: _("Executor removed"),
    Kind.LANE_RENAMED: _("Executor renamed"),
    Kind.LANE_CHANGED: _("Executor described anew"),
    Kind.LANES_REORDERED: _("Lanes in another order"),
    Kind.LEGAL_BASIS_ADDED: _("Legal basis added"),
    Kind.LEGAL_BASIS_REMOVED: _("Legal basis removed"),
    Kind.LEGAL_BASIS_REPLACED: _("Legal basis replaced"),
    Kind.IDENTITY_CHANGED: _("Identity changed"),
    Kind.LIST_CHANGED: _("List changed"),
    Kind.SERVICE_CHANGED: _("Service standard changed"),
    Kind.APPROVAL_CHANGED: _("Approving official changed"),
    Kind.STATUS_CHANGED: _("Status changed"),
    Kind.HISTORY_CHANGED: _("History changed"),
    Kind.WAIVERS_CHANGED: _("Waivers changed"),
}
"""What each kind of change is called."""

_SIGNS = {
    Kind.STEP_ADDED: "+",
    Kind.LANE_ADDED: "+",
    Kind.LEGAL_BASIS_ADDED: "+",
    Kind.STEP_REMOVED: "−",
    Kind.LANE_REMOVED: "−",
    Kind.LEGAL_BASIS_REMOVED: "−",
    Kind.STEP_MOVED: "↕",
    Kind.LANES_REORDERED: "↕",
}


def sign(change: Change) -> str:
    """Give the sign of a change, which says without colour what it is: added, removed, moved, else changed."""
    return _SIGNS.get(change.kind, "~")


def word(side: Message | str, language: str) -> str:
    """Write one side of a change."""
    return side if isinstance(side, str) else side.text(language)


def capitalised(text: str) -> str:
    """Begin a sentence that stands alone."""
    return text[:1].upper() + text[1:]


def heading(item: Item) -> str:
    """Name the SOP."""
    return " ".join(filter(None, ("SOP", item.sop.number, item.sop.title)))


def versions(item: Item, language: str) -> str:
    """Say which two versions are compared, or that there is only one."""
    about = item.about
    if isinstance(about, Review):
        return f"{about.old.name} → {about.new.name}"
    steps = n_("{n} step", "{n} steps", n=len(about.sop.steps))
    said = (
        _("{file} is new: {steps}", file=about.name, steps=steps)
        if about.added
        else _("{file} is gone: {steps}", file=about.name, steps=steps)
    )
    return said.text(language)


def grouped(review: Review) -> list[tuple[Weight, list[Change]]]:
    """Group the changes by weight, the weightiest first."""
    groups = ((weight, [one for one in review.comparison.changes if one.weight is weight]) for weight in WEIGHTS)
    return [(weight, changes) for weight, changes in groups if changes]


def deltas(review: Review) -> list[tuple[Message | str, Delta]]:
    """Give the times that have changed, each with its name."""
    times = review.times
    whole = [(_("Total"), times.total), (_("Longest way"), times.longest), (_("Expected"), times.expected)]
    named: list[tuple[Message | str, Delta]] = [(name, delta) for name, delta in whole if delta.old != delta.new]
    return [*named, *((delta.name, delta) for delta in times.executors)]


def written(delta: Delta, language: str) -> tuple[str, str, str]:
    """Write a time before, after, and the difference with its sign."""
    old, new = (format_amounts(side, language) if side else "–" for side in (delta.old, delta.new))
    both = delta.old is not None and delta.new is not None
    return old, new, format_difference(delta.added, language) if both else ""


def verdict(review: Review) -> Message:
    """Say in one sentence whether the change must be approved."""
    if review.needs_approval:
        return _("this change needs a new approval")
    if not review.comparison.changes:
        return _("nothing has changed in meaning")
    return _("this change needs no new approval")
