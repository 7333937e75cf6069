"""How much each kind of change matters: a table, which settings may change.

The classes are sopkit's own proposal; no regulation draws them (DOMAIN.md §1.16). What decides is what an approval
binds: who does what, in which order, on which law and by whose authority. How long a step takes and what goes in and
out binds the unit towards its users, so such a change is of substance. How things are worded binds nobody.
"""

from collections.abc import Mapping

from sopkit.diff.likeness import likeness, words
from sopkit.diff.values import Edit, Kind, Weight

REWRITTEN = 0.6
"""Below this likeness an activity does not only read differently."""

Weights = Mapping[str, Weight]
"""By kind, or by kind and field as in `identity_changed.number`; the more precise entry counts."""

_E, _S, _A = Weight.EDITORIAL, Weight.SUBSTANTIVE, Weight.APPROVAL

USUAL: Weights = {
    Kind.STEP_ADDED: _A,
    Kind.STEP_REMOVED: _A,
    Kind.STEP_MOVED: _A,
    Kind.STEP_REWORDED: _E,
    Kind.EXECUTOR_CHANGED: _A,
    Kind.TIME_CHANGED: _S,
    Kind.REQUIREMENT_CHANGED: _S,
    Kind.OUTPUT_CHANGED: _S,
    Kind.NOTE_CHANGED: _E,
    Kind.DETAIL_CHANGED: _S,
    Kind.FLOW_REWIRED: _A,
    Kind.EXIT_RELABELLED: _E,
    Kind.CHANCE_CHANGED: _E,
    Kind.LANE_ADDED: _A,
    Kind.LANE_REMOVED: _A,
    Kind.LANE_RENAMED: _S,
    f"{Kind.LANE_RENAMED}.id": _E,
    Kind.LANE_CHANGED: _S,
    Kind.LANES_REORDERED: _E,
    Kind.LEGAL_BASIS_ADDED: _A,
    Kind.LEGAL_BASIS_REMOVED: _A,
    Kind.LEGAL_BASIS_REPLACED: _A,
    Kind.IDENTITY_CHANGED: _S,
    f"{Kind.IDENTITY_CHANGED}.title": _A,
    f"{Kind.IDENTITY_CHANGED}.institution": _A,
    f"{Kind.IDENTITY_CHANGED}.unit": _A,
    f"{Kind.IDENTITY_CHANGED}.responsible": _A,
    f"{Kind.IDENTITY_CHANGED}.created": _E,
    f"{Kind.IDENTITY_CHANGED}.revised": _E,
    f"{Kind.IDENTITY_CHANGED}.review": _E,
    Kind.LIST_CHANGED: _S,
    f"{Kind.LIST_CHANGED}.legal_basis": _E,
    f"{Kind.LIST_CHANGED}.definitions": _E,
    Kind.SERVICE_CHANGED: _S,
    f"{Kind.SERVICE_CHANGED}.max_time": _A,
    f"{Kind.SERVICE_CHANGED}.fee": _A,
    Kind.APPROVAL_CHANGED: _A,
    f"{Kind.APPROVAL_CHANGED}.name": _S,
    f"{Kind.APPROVAL_CHANGED}.id": _S,
    Kind.STATUS_CHANGED: _E,
    Kind.HISTORY_CHANGED: _E,
    Kind.WAIVERS_CHANGED: _E,
}
"""The weight of each kind of change. What is added weighs as much as what is removed."""


def weight_of(edit: Edit, weights: Weights) -> Weight:
    """Look up the weight of an edit; a reworded step that has lost most of its words is of substance at least."""
    precise = f"{edit.kind}.{edit.field}" if edit.field else ""
    weight = weights.get(precise) or weights.get(edit.kind) or USUAL.get(precise) or USUAL[edit.kind]
    rewritten = edit.field == "activity" and likeness(words(edit.old), words(edit.new)) < REWRITTEN
    return Weight.SUBSTANTIVE if rewritten and weight is Weight.EDITORIAL else weight
