"""Gives a what-if as JSON, version 1."""

from fractions import Fraction
from typing import Any

from sopkit.model import ThreePoint
from sopkit.report.times.plain_data import VERSION, as_amounts, as_json, as_number, written
from sopkit.report.times.whatif import Figure, WhatIf
from sopkit.times.whatif import Change, Value


def write(whatif: WhatIf, language: str) -> str:
    """Write what the changes come to."""
    return written(as_plain(whatif, language))


def as_plain(whatif: WhatIf, language: str = "en") -> dict[str, Any]:
    """Give a what-if as plain data; `before` and `after` are what `plain_data.as_json` gives of an SOP.

    - `set`: the changes: `name` as in `tidak-periksa.chance`, `step` (the id), `number` of the row, `field`, `exit`
      (null unless the field is `chance`), and its value `before` and `after`: a text or `{min, likely, max}` for a
      time, a list of ids for `by`, a number from 0 to 1 or null for a chance.
    - `differences`: what is added, below zero what is saved; null where one of the two is not known. Of `total`,
      `shortest`, `longest`, `expected`, and the quantiles `p50`, `p80`, `p95` the amounts by unit, without units that
      stay as they are; an empty list is no difference. Under a calendar `converted` holds the same figures in minutes.
      Of `promises` the `path` and what is added to the `margin`; of `executors` the amounts, by `basis`: `expected`
      (the mean case) or `once` (each row once); of `loops` (`step`, `exit`, `target`) what is added to one round
      (`adds`) and to how often it is taken in a case (`expected`); `handovers` a number.
    """
    return {
        "version": VERSION,
        "set": [_change(change, whatif) for change in whatif.changes],
        "before": as_json(whatif.before, language),
        "after": as_json(whatif.after, language),
        "differences": _differences(whatif),
    }


def _change(change: Change, whatif: WhatIf) -> dict[str, Any]:
    step = whatif.before.times.steps[change.target.step]
    return {
        "name": change.name,
        "step": step.step,
        "number": step.number,
        "field": change.target.field.value,
        "exit": change.target.exit,
        "before": _value(change.before),
        "after": _value(change.after),
    }


def _value(value: Value) -> object:
    if isinstance(value, ThreePoint):
        return value.model_dump()
    if isinstance(value, Fraction):
        return as_number(value)
    return list(value) if isinstance(value, tuple) else value


def _differences(whatif: WhatIf) -> dict[str, Any]:
    figures = list(whatif.figures())
    data = dict.fromkeys(("total", "shortest", "longest", "expected", "p50", "p80", "p95")) | {
        figure.kind: _added(figure) for figure in figures if not figure.converted
    }
    converted = {figure.kind: _added(figure) for figure in figures if figure.converted}
    return {
        **data,
        **({"converted": converted} if converted else {}),
        "promises": [{"path": list(old.path), "margin": _added(figure)} for old, _new, figure in whatif.promises()],
        "executors": [
            {"executor": executor, "basis": "expected" if whatif.both_expected else "once", "amounts": _added(figure)}
            for executor, figure in whatif.executors()
        ],
        "loops": [
            {
                "step": loop.step,
                "exit": loop.exit,
                "target": loop.target,
                "adds": _added(loop.adds),
                "expected": _more(loop.before, loop.after),
            }
            for loop in whatif.loops()
        ],
        "handovers": whatif.after.handovers - whatif.before.handovers,
    }


def _added(figure: Figure) -> list[dict[str, Any]] | None:
    return None if figure.added is None else as_amounts(figure.added)


def _more(before: Fraction | None, after: Fraction | None) -> int | float | None:
    return None if before is None or after is None else as_number(after - before)
