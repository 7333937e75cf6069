"""What has changed about the ways on from a step: labels, chances, where they lead."""

from collections.abc import Iterator, Mapping
from typing import Any

from sopkit.diff.values import Kind

Ways = dict[str, Any]
"""The `next` and the `decision` of a step, as far as it has them."""


def rewritten(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[Kind, Ways, Ways]]:
    """Yield the stages from the old ways on to the new ones: labels first, then targets, then chances.

    Each stage is one kind of change, and begins where the one before has ended.
    """
    now, goal = _ways(old), _ways(new)
    for kind, stage in (
        (Kind.EXIT_RELABELLED, _relabelled),
        (Kind.FLOW_REWIRED, _rewired),
        (Kind.CHANCE_CHANGED, _as_is),
    ):
        after = stage(now, goal)
        if _differ(now, after):
            yield kind, now, after
            now = after


def _ways(step: Mapping[str, Any]) -> Ways:
    return {key: step[key] for key in ("next", "decision") if key in step}


def _differ(one: Ways, other: Ways) -> bool:
    """Whether two are not the same; the order of exits counts, since they are drawn in it."""
    return one != other or [*one.get("decision", ())] != [*other.get("decision", ())]


def _relabelled(now: Ways, goal: Ways) -> Ways:
    """Give an exit its new label where the old label is gone and the new one leads to the same step."""
    if "decision" not in now or "decision" not in goal:
        return now
    old, new = now["decision"], goal["decision"]
    fresh = [label for label in new if label not in old]
    labels: dict[str, str] = {}
    for label, way in old.items():
        if label in new:
            continue
        found = next((other for other in fresh if new[other]["to"] == way["to"]), None)
        if found is not None:
            fresh.remove(found)
            labels[label] = found
    return {**now, "decision": {labels.get(label, label): way for label, way in old.items()}}


def _rewired(now: Ways, goal: Ways) -> Ways:
    """Lead all exits where they are to lead; those that stay keep their chances for now."""
    if "decision" not in now or "decision" not in goal:
        return goal
    old, new = now["decision"], goal["decision"]
    kept = {label: {**old[label], "to": way["to"]} if label in old else way for label, way in new.items()}
    return {**goal, "decision": kept}


def _as_is(_now: Ways, goal: Ways) -> Ways:
    return goal
