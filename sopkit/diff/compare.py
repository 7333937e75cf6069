"""Compares two versions of an SOP by what they mean."""

from collections.abc import Mapping

from sopkit.diff.comparing import Comparing
from sopkit.diff.matching import matched_lanes, matched_steps, names_of
from sopkit.diff.parts import take_apart
from sopkit.diff.values import Comparison
from sopkit.diff.weights import USUAL, Weights
from sopkit.diff.wording import Wording
from sopkit.model import Sop


def compare(old: Sop, new: Sop, weights: Weights = USUAL) -> Comparison:
    """Find what changes from the old version to the new one.

    `apply(old, comparison)` is the new version, `revert(new, comparison)` the old one. Row numbers are no part of an
    SOP, so steps that only have another number have not changed.
    """
    old_steps, new_steps = _step_names(old, new)
    old_lanes, new_lanes = _lane_names(old, new)
    parts = take_apart(old, old_steps, old_lanes)
    goal = take_apart(new, new_steps, new_lanes)
    edits = Comparing(parts, goal).run()
    wording = Wording(old, new, old_steps, new_steps, old_lanes, new_lanes)
    return Comparison(
        changes=tuple(wording.dress(edit, weights) for edit in edits),
        old_steps=old_steps,
        new_steps=new_steps,
        old_lanes=tuple(old_lanes.items()),
        new_lanes=tuple(new_lanes.items()),
    )


def _step_names(old: Sop, new: Sop) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = names_of(old)
    matched = {other: names[one] for one, other in matched_steps(old, new).items()}
    return names, names_of(new, matched, names)


def _lane_names(old: Sop, new: Sop) -> tuple[Mapping[str, str], Mapping[str, str]]:
    matched = {other: one for one, other in matched_lanes(old, new).items()}
    names = {id_: id_ for id_ in old.executors}
    taken = set(names)
    found: dict[str, str] = {}
    for id_ in new.executors:
        name = matched.get(id_, id_)
        while id_ not in matched and name in taken:
            name += "~"
        taken.add(name)
        found[id_] = name
    return names, found
