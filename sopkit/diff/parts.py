"""An SOP taken apart for comparing: steps and executors stand under names that both versions share.

Where a step or an executor is referred to, the name stands in place of the id, so that a reference changes when it
leads to something else, and not when a row is renumbered or an id is given. Put together again, it is the same SOP.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from sopkit.model import END, Sop, plain

MISSING = "? "
"""Before a reference that leads to nothing."""


class Parts(Struct):
    """An SOP in parts that can be changed one by one: plain data all through."""

    fields: dict[str, Any]
    """Everything but steps and executors."""
    lanes: dict[str, dict[str, Any]]
    """By name, in order; each holds its `id`."""
    steps: dict[str, dict[str, Any]]
    """By name, in order."""


def take_apart(sop: Sop, step_names: Sequence[str], lane_names: Mapping[str, str]) -> Parts:
    """Take an SOP apart; `lane_names` gives the name of each executor by its id."""
    data = plain(sop)
    steps = _naming({**dict(reversed(_callable(sop, step_names))), END: END})
    lanes = _naming(lane_names)
    fields = {key: value for key, value in data.items() if key not in ("steps", "executors")}
    if "responsible" in fields:
        fields["responsible"] = lanes(fields["responsible"])
    if "waivers" in fields:
        fields["waivers"] = [_renamed(waiver, "step", steps) for waiver in fields["waivers"]]
    return Parts(
        fields,
        {lane_names[id_]: {"id": id_, **executor} for id_, executor in data["executors"].items()},
        {name: _inside(step, steps, lanes) for name, step in zip(step_names, data["steps"], strict=True)},
    )


def put_together(parts: Parts) -> Sop:
    """Make the SOP of its parts."""
    ids = {name: step.get("id") or str(row) for row, (name, step) in enumerate(parts.steps.items(), start=1)}
    steps = _writing({**ids, END: END})
    lanes = _writing({name: lane["id"] for name, lane in parts.lanes.items()})
    fields = dict(parts.fields)
    if "responsible" in fields:
        fields["responsible"] = lanes(fields["responsible"])
    if "waivers" in fields:
        fields["waivers"] = [_renamed(waiver, "step", steps) for waiver in fields["waivers"]]
    executors = {
        lane["id"]: {key: value for key, value in lane.items() if key != "id"} for lane in parts.lanes.values()
    }
    return Sop.model_validate(
        {
            **fields,
            "executors": executors,
            "steps": [_inside(step, steps, lanes) for step in parts.steps.values()],
        }
    )


def _callable(sop: Sop, names: Sequence[str]) -> list[tuple[str, str]]:
    """Give the id by which each step is called, those that are written first, as the flow resolves them."""
    rows = [(step.id or "", id_, name) for step, id_, name in zip(sop.steps, sop.step_ids, names, strict=True)]
    written = [(id_, name) for own, id_, name in rows if own]
    return [*written, *((id_, name) for own, id_, name in rows if not own)]


Rename = Callable[[str], str]


def _naming(known: Mapping[str, str]) -> Rename:
    """Turn what is written into names."""
    return lambda written: known.get(written, MISSING + written)


def _writing(ids: Mapping[str, str]) -> Rename:
    """Turn names into what is to be written."""
    return lambda name: ids[name] if name in ids else name.removeprefix(MISSING)


def _renamed(block: Mapping[str, Any], key: str, rename: Rename) -> dict[str, Any]:
    return {**block, **({key: rename(block[key])} if key in block else {})}


def _inside(step: Mapping[str, Any], step_name: Rename, lane_name: Rename) -> dict[str, Any]:
    """Rewrite the references of a step."""
    changed: dict[str, Any] = {**step, "by": [lane_name(name) for name in step["by"]]}
    if "next" in step:
        changed["next"] = [step_name(target) for target in step["next"]]
    if "decision" in step:
        changed["decision"] = {label: _renamed(way, "to", step_name) for label, way in step["decision"].items()}
    return changed
