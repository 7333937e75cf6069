"""Carries changes out: the old version and its edits give the new one, and back."""

from collections.abc import Iterable
from typing import Any

from sopkit.diff.parts import Parts, put_together, take_apart
from sopkit.diff.values import Comparison, Edit, Kind
from sopkit.model import Sop


def apply(old: Sop, comparison: Comparison) -> Sop:
    """Change the old version into the new one."""
    parts = take_apart(old, comparison.old_steps, dict(comparison.old_lanes))
    for change in comparison.changes:
        carry_out(parts, change.edit)
    return put_together(parts)


def revert(new: Sop, comparison: Comparison) -> Sop:
    """Change the new version back into the old one."""
    parts = take_apart(new, comparison.new_steps, dict(comparison.new_lanes))
    for change in reversed(comparison.changes):
        carry_out(parts, change.edit.inverted())
    return put_together(parts)


def carry_out(parts: Parts, edit: Edit) -> None:
    """Carry one edit out. Its old values are taken to be those that are there."""
    things = parts.lanes if edit.kind.startswith("lane") else parts.steps
    match edit.kind:
        case Kind.STEP_ADDED | Kind.LANE_ADDED:
            _insert(things, _name(edit), edit.new["after"], edit.new["value"])
        case Kind.STEP_REMOVED | Kind.LANE_REMOVED:
            del things[_name(edit)]
        case Kind.STEP_MOVED:
            _insert(things, _name(edit), edit.new, things.pop(_name(edit)))
        case Kind.LANES_REORDERED:
            parts.lanes = {name: parts.lanes[name] for name in edit.new}
        case Kind.LEGAL_BASIS_ADDED | Kind.LEGAL_BASIS_REMOVED | Kind.LEGAL_BASIS_REPLACED:
            _change_basis(parts.fields, edit)
        case Kind.FLOW_REWIRED | Kind.EXIT_RELABELLED | Kind.CHANCE_CHANGED:
            for key in ("next", "decision"):
                _set(things[_name(edit)], key, edit.new.get(key))
        case _ if edit.step is not None:
            _set(things[edit.step], edit.field, edit.new)
        case _:
            _set_deep(parts.fields, (edit.field or "").split("."), edit.new)


def _name(edit: Edit) -> str:
    assert edit.step is not None
    return edit.step


def _insert(things: dict[str, Any], name: str, after: str | None, value: Any) -> None:
    """Put a thing behind another one; None is the front."""
    order = list(things.items())
    at = 0 if after is None else list(things).index(after) + 1
    order.insert(at, (name, value))
    things.clear()
    things.update(order)


def _set(block: dict[str, Any], key: str | None, value: Any) -> None:
    assert key is not None
    if value is None:
        block.pop(key, None)
    else:
        block[key] = value


def _set_deep(block: dict[str, Any], path: Iterable[str], value: Any) -> None:
    *above, key = path
    blocks = [block]
    for name in above:
        blocks.append(blocks[-1].setdefault(name, {}))
    _set(blocks[-1], key, value)
    for name, outer, inner in zip(reversed(above), reversed(blocks[:-1]), reversed(blocks[1:]), strict=True):
        if not inner:
            del outer[name]


def _change_basis(fields: dict[str, Any], edit: Edit) -> None:
    """Change one item of the legal basis; `at` is its place in the list as it is then."""
    laws = list(fields.get("legal_basis", []))
    match edit.kind:
        case Kind.LEGAL_BASIS_ADDED:
            laws.insert(edit.new["at"], edit.new["text"])
        case Kind.LEGAL_BASIS_REMOVED:
            del laws[edit.old["at"]]
        case _:
            laws[edit.new["at"]] = edit.new["text"]
    _set(fields, "legal_basis", laws or None)
