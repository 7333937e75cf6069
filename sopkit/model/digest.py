"""The digest of an SOP: a short text that stands for what an approval binds.

Made of the meaning, not of the bytes: comments, the order of keys, quotes and line ends do not matter. It binds to the
letter whatever the signed form says and whatever directs the flow, for it is the words that an official signs; how
much a later change weighs, `sopkit diff` judges. What a later stage writes is bound from that stage on.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Any, Final

from sopkit.model.plain import plain
from sopkit.model.sop import Sop
from sopkit.model.stages import Stage, current_round, stage_of
from sopkit.model.steps import END


class Binding(IntEnum):
    """How much a digest binds; each one binds what those before it do."""

    CONTENT = 1
    """What is submitted and validated."""
    RATIFICATION = 2
    """And what is filled in when the SOP is ratified."""
    FORCE = 3
    """And from when it is in force."""


BOUND: Final[Mapping[str, Binding | None]] = MappingProxyType(
    {
        "sopkit": Binding.CONTENT,
        "number": Binding.RATIFICATION,  # given when the SOP is signed
        "title": Binding.CONTENT,
        "institution": Binding.CONTENT,
        "unit": Binding.CONTENT,
        "location": Binding.CONTENT,
        "type": Binding.CONTENT,
        "status": None,
        "created": None,
        "revised": None,
        "effective": Binding.FORCE,
        "review": None,
        "approved_by": Binding.RATIFICATION,
        "responsible": Binding.CONTENT,
        "legal_basis": Binding.CONTENT,
        "qualifications": Binding.CONTENT,
        "related": Binding.CONTENT,
        "equipment": Binding.CONTENT,
        "warnings": Binding.CONTENT,
        "records": Binding.CONTENT,
        "definitions": Binding.CONTENT,
        "executors": Binding.CONTENT,  # but not their ids
        "steps": Binding.CONTENT,  # but not their ids, nor the chances of exits
        "service": Binding.CONTENT,
        "history": None,
        "waivers": None,
    }
)
"""From when on each field is bound; None is never. What is never bound weighs `editorial` in a comparison."""

_BINDINGS: Final[Mapping[Stage, Binding]] = MappingProxyType(
    {
        Stage.SUBMITTED: Binding.CONTENT,
        Stage.VALIDATED: Binding.CONTENT,
        Stage.APPROVED: Binding.RATIFICATION,
        Stage.EFFECTIVE: Binding.FORCE,
    }
)


def digest(sop: Sop, binding: Binding = Binding.FORCE) -> str:
    """Give the digest as `sha256:` and 64 hexadecimal digits, the same in every version of sopkit."""
    written = json.dumps(_bound(sop, binding), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(written.encode('utf-8', 'surrogatepass')).hexdigest()}"


def binding_at(sop: Sop, index: int) -> Binding:
    """Say how much the entry of the history at an index binds; an amendment as much as what it amends."""
    stage = stage_of(sop.history[index])
    if stage is Stage.AMENDED:
        earlier = {stage_of(event) for event in _round_before(sop, index)}
        return Binding.FORCE if Stage.EFFECTIVE in earlier or Stage.APPROVED not in earlier else Binding.RATIFICATION
    return _BINDINGS.get(stage, Binding.FORCE) if stage else Binding.FORCE


def _round_before(sop: Sop, index: int) -> Iterator[Any]:
    for event in reversed(sop.history[:index]):
        if stage_of(event) is Stage.REVISED:
            return
        yield event


def broken(sop: Sop) -> tuple[int, ...]:
    """Find the entries of the current round whose digest is not that of the SOP as it is.

    An amendment stands for all that was agreed to before it. Of an SOP that was revoked nobody asks.
    """
    entries = current_round(sop)
    amended = max((at for at, (_index, stage) in enumerate(entries) if stage is Stage.AMENDED), default=0)
    if any(stage is Stage.REVOKED for _index, stage in entries):
        return ()
    return tuple(index for index, _stage in entries[amended:] if not fits(sop, index))


def fits(sop: Sop, index: int, content: Sop | None = None) -> bool:
    """Tell whether an entry has no digest, or that of the SOP; or that of other content."""
    written = sop.history[index].digest
    return not written or written == digest(content or sop, binding_at(sop, index))


def _bound(sop: Sop, binding: Binding) -> dict[str, Any]:
    data = {key: value for key, value in plain(sop).items() if (BOUND[key] or binding + 1) <= binding}
    lane = _rows(data["executors"])
    step = _rows((*(own.id or "" for own in sop.steps), *sop.step_ids), len(sop.steps))
    if "responsible" in data:
        data["responsible"] = lane(data["responsible"])
    return {
        **data,
        "executors": [*data["executors"].values()],
        "steps": [_step(one, step, lane) for one in data["steps"]],
    }


_Row = Callable[[str], int | str]
"""Gives the row or lane, from 1, that an id names; what names none stays as it is written."""


def _rows(ids: Any, many: int | None = None) -> _Row:
    """Number the things that ids name; the first one of an id counts, as in the flow."""
    numbers: dict[str, int] = {}
    for number, id_ in enumerate(ids):
        numbers.setdefault(id_, number % (many or len(ids)) + 1)
    numbers.pop("", None)
    numbers.pop(END, None)
    return lambda written: numbers.get(written, written)


def _step(step: Mapping[str, Any], row: _Row, lane: _Row) -> dict[str, Any]:
    """Write a step so that references lead to rows and lanes, whatever those are called."""
    changed = {**step, "by": [lane(name) for name in step["by"]]}
    changed.pop("id", None)
    if "next" in step:
        changed["next"] = [row(target) for target in step["next"]]
    if "decision" in step:
        # A list, for exits are drawn in their order.
        changed["decision"] = [[label, row(way["to"])] for label, way in step["decision"].items()]
    return changed
