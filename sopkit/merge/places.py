"""Calls the parts of an SOP by names that a person knows."""

from typing import Any

from sopkit.i18n import Message, _
from sopkit.source import Path
from sopkit.source.blocks import Block
from sopkit.spelling import shortened


def said(path: Path, block: Block, step: str) -> Message | str:
    """Call an entry: a step by what is done in it, a field by its keys; `step` is the step that a field is of."""
    if len(path) == 2 and path[0] == "steps":
        return _("step {step}", step=shown(block))
    keys = ".".join(str(part) for part in path if isinstance(part, str))
    if isinstance(path[-1], int):
        return _("{item} in `{key}`", item=shown(block), key=keys)
    if path[0] == "steps" and len(path) > 2:
        return _("`{key}` of step {step}", key=keys.removeprefix("steps."), step=step)
    return f"`{keys}`"


def shown(block: Block) -> str:
    """Write what a block says on one line: of a step its activity."""
    return f"`{shortened(_told(block.data))}`"


def _told(data: Any) -> str:
    if isinstance(data, dict):
        told = data.get("activity") or data.get("name")
        return str(told) if told else ", ".join(f"{key}: {_told(value)}" for key, value in data.items())
    if isinstance(data, list):
        return ", ".join(map(_told, data))
    return "" if data is None else str(data)
