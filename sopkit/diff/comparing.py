"""Finds the edits that lead from one version of an SOP to another, each carried out before the next is sought."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sopkit.diff.applying import carry_out
from sopkit.diff.exits import rewritten
from sopkit.diff.laws import changed_laws
from sopkit.diff.ordering import moved
from sopkit.diff.parts import Parts
from sopkit.diff.values import Edit, Kind

_STEP_FIELDS: Mapping[str, Kind] = {
    "id": Kind.STEP_REWORDED,
    "activity": Kind.STEP_REWORDED,
    "by": Kind.EXECUTOR_CHANGED,
    "requires": Kind.REQUIREMENT_CHANGED,
    "time": Kind.TIME_CHANGED,
    "output": Kind.OUTPUT_CHANGED,
    "note": Kind.NOTE_CHANGED,
    "sop": Kind.DETAIL_CHANGED,
}
_LANE_FIELDS: Mapping[str, Kind] = {
    "id": Kind.LANE_RENAMED,
    "name": Kind.LANE_RENAMED,
    "customer": Kind.LANE_CHANGED,
    "staff": Kind.LANE_CHANGED,
    "external": Kind.LANE_CHANGED,
}
_FIELDS: Mapping[str, Kind] = {
    "status": Kind.STATUS_CHANGED,
    "approved_by": Kind.APPROVAL_CHANGED,
    "service": Kind.SERVICE_CHANGED,
    "history": Kind.HISTORY_CHANGED,
    "waivers": Kind.WAIVERS_CHANGED,
    **dict.fromkeys(
        ("qualifications", "related", "equipment", "warnings", "records", "definitions"), Kind.LIST_CHANGED
    ),
}
"""Kind of a change to each field; every other field is part of the identity."""

_BLOCKS = ("type", "approved_by", "service")
"""Fields whose keys are compared one by one."""


class Comparing:
    """Changes the parts of the old version, edit by edit, until they are those of the new one."""

    def __init__(self, parts: Parts, goal: Parts) -> None:
        self._parts, self._goal = parts, goal
        self.edits: list[Edit] = []

    def run(self) -> list[Edit]:
        """Find all edits: identity, legal basis, lanes, then steps in the order of the new rows."""
        self._compare_fields()
        self._compare_lanes()
        self._compare_steps()
        return self.edits

    def _do(self, kind: Kind, step: str | None, field: str | None, old: Any, new: Any) -> None:
        edit = Edit(kind, step, field, old, new)
        carry_out(self._parts, edit)
        self.edits.append(edit)

    def _compare_fields(self) -> None:
        old, new = self._parts.fields, self._goal.fields
        for key in dict.fromkeys((*old, *new)):
            if key == "legal_basis":
                for edit in changed_laws(old.get(key, []), new.get(key, [])):
                    self._do(edit.kind, None, key, edit.old, edit.new)
                continue
            kind = _FIELDS.get(key, Kind.IDENTITY_CHANGED)
            for field, before, after in _differences(key, old.get(key), new.get(key)):
                self._do(kind, None, field, before, after)

    def _compare_lanes(self) -> None:
        old, new = self._parts.lanes, self._goal.lanes
        self._remove(old, new, Kind.LANE_REMOVED)
        for name, lane in old.items():
            self._compare_block(name, lane, new[name], _LANE_FIELDS)
        self._add(old, new, Kind.LANE_ADDED)
        if list(self._parts.lanes) != list(new):
            self._do(Kind.LANES_REORDERED, None, "executors", list(self._parts.lanes), list(new))

    def _compare_steps(self) -> None:
        old, new = self._parts.steps, self._goal.steps
        self._remove(old, new, Kind.STEP_REMOVED)
        restless = moved(list(old), [name for name in new if name in old])
        self._add(old, new, Kind.STEP_ADDED, before=lambda name: self._move(name) if name in restless else None)
        for name, step in new.items():
            self._compare_block(name, self._parts.steps[name], step, _STEP_FIELDS)
            for kind, before, after in rewritten(self._parts.steps[name], step):
                self._do(kind, name, "next", before, after)

    def _remove(self, old: Mapping[str, Any], new: Mapping[str, Any], kind: Kind) -> None:
        for name in [name for name in old if name not in new]:
            self._do(kind, name, None, {"after": _before(name, old), "value": old[name]}, None)

    def _add(
        self, old: Mapping[str, Any], new: Mapping[str, Any], kind: Kind, before: Callable[[str], None] | None = None
    ) -> None:
        """Add what is new, each behind what stands before it; `before` sees to what is there already."""
        for name in new:
            if name not in old:
                self._do(kind, name, None, None, {"after": _before(name, new), "value": new[name]})
            elif before is not None:
                before(name)

    def _move(self, name: str) -> None:
        old, new = _before(name, self._parts.steps), _before(name, self._goal.steps)
        if old != new:
            self._do(Kind.STEP_MOVED, name, None, old, new)

    def _compare_block(
        self, name: str, old: Mapping[str, Any], new: Mapping[str, Any], fields: Mapping[str, Kind]
    ) -> None:
        for field, kind in fields.items():
            if old.get(field) != new.get(field):
                self._do(kind, name, field, old.get(field), new.get(field))


def _before(name: str, things: Mapping[str, Any]) -> str | None:
    names: Sequence[str] = list(things)
    at = names.index(name)
    return names[at - 1] if at else None


def _differences(key: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield path, old and new value of what differs in a field."""
    blocks = key in _BLOCKS and not (key == "service" and (_is_blank(old) or _is_blank(new)))
    if not blocks:
        if old != new:
            yield key, old, new
        return
    old, new = old or {}, new or {}
    for inner in dict.fromkeys((*old, *new)):
        if old.get(inner) != new.get(inner):
            yield f"{key}.{inner}", old.get(inner), new.get(inner)


def _is_blank(block: Mapping[str, Any] | None) -> bool:
    return block is None or all(value is None for value in block.values())
