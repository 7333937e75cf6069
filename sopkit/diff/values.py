"""What a comparison of two SOPs says: frozen values that reports show. They compute nothing."""

from enum import StrEnum
from typing import Any

from msgspec import Struct

from sopkit.i18n import Message


class Kind(StrEnum):
    """What has changed; the values are the words of the JSON."""

    STEP_ADDED = "step_added"
    STEP_REMOVED = "step_removed"
    STEP_MOVED = "step_moved"
    STEP_REWORDED = "step_reworded"
    EXECUTOR_CHANGED = "executor_changed"
    TIME_CHANGED = "time_changed"
    REQUIREMENT_CHANGED = "requirement_changed"
    OUTPUT_CHANGED = "output_changed"
    NOTE_CHANGED = "note_changed"
    DETAIL_CHANGED = "detail_changed"
    """The SOP that details a step."""
    FLOW_REWIRED = "flow_rewired"
    EXIT_RELABELLED = "exit_relabelled"
    CHANCE_CHANGED = "chance_changed"
    LANE_ADDED = "lane_added"
    LANE_REMOVED = "lane_removed"
    LANE_RENAMED = "lane_renamed"
    LANE_CHANGED = "lane_changed"
    """Whether the executor is a customer or external, and how many hold the position."""
    LANES_REORDERED = "lanes_reordered"
    LEGAL_BASIS_ADDED = "legal_basis_added"
    LEGAL_BASIS_REMOVED = "legal_basis_removed"
    LEGAL_BASIS_REPLACED = "legal_basis_replaced"
    IDENTITY_CHANGED = "identity_changed"
    LIST_CHANGED = "list_changed"
    SERVICE_CHANGED = "service_changed"
    APPROVAL_CHANGED = "approval_changed"
    STATUS_CHANGED = "status_changed"
    HISTORY_CHANGED = "history_changed"
    WAIVERS_CHANGED = "waivers_changed"


class Weight(StrEnum):
    """How much a change matters, the least first."""

    EDITORIAL = "editorial"
    """Says the same in other words, or what does not bind."""
    SUBSTANTIVE = "substantive"
    """Changes what is done or promised; the unit decides by itself."""
    APPROVAL = "approval"
    """Changes who does what in which order, or on which law: it must be approved anew."""


class Edit(Struct, frozen=True):
    """One change as it is carried out: what stood there and what stands there then, as plain data.

    Edits of a comparison follow one another: each finds what those before it have left. What is absent is None.
    """

    kind: Kind
    step: str | None
    """Name that both versions share of the step, or of the executor."""
    field: str | None
    old: Any
    new: Any

    def inverted(self) -> "Edit":
        """Give the edit that undoes this one."""
        return Edit(_INVERSE.get(self.kind, self.kind), self.step, self.field, self.new, self.old)


_INVERSE = {
    Kind.STEP_ADDED: Kind.STEP_REMOVED,
    Kind.STEP_REMOVED: Kind.STEP_ADDED,
    Kind.LANE_ADDED: Kind.LANE_REMOVED,
    Kind.LANE_REMOVED: Kind.LANE_ADDED,
    Kind.LEGAL_BASIS_ADDED: Kind.LEGAL_BASIS_REMOVED,
    Kind.LEGAL_BASIS_REMOVED: Kind.LEGAL_BASIS_ADDED,
}


class Change(Struct, frozen=True):
    """One change as people read it."""

    edit: Edit
    step: str | None
    """Id of the step, in the new version where it stands there."""
    rows: tuple[int | None, int | None]
    """Row of the step in the old and in the new version, from 1."""
    weight: Weight
    message: Message
    """The whole change in one sentence."""
    subject: str
    """What has changed: the activity of the step, the name of the executor, or the key of the field."""
    before: Message | str
    """What stood there, in words; empty for nothing."""
    after: Message | str
    fingerprint: str
    """The same for the same change of the same SOP, whatever else changes before or after."""

    @property
    def kind(self) -> Kind:
        """What has changed."""
        return self.edit.kind


class Comparison(Struct, frozen=True):
    """How one version of an SOP becomes another."""

    changes: tuple[Change, ...]
    """In the order in which they are carried out."""
    old_steps: tuple[str, ...]
    """Shared name of each step of the old version, by row."""
    new_steps: tuple[str, ...]
    old_lanes: tuple[tuple[str, str], ...]
    """Id and shared name of each executor of the old version."""
    new_lanes: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> Weight | None:
        """The greatest weight of all changes; None where there are none."""
        weights = {change.weight for change in self.changes}
        return max(weights, key=[*Weight].index, default=None)
