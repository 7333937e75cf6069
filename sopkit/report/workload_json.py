"""Writes a workload for programs: JSON, version 1. Rounds nothing and adds up nothing."""

from fractions import Fraction
from typing import Any

from sopkit.json_text import json_text
from sopkit.report.workload_words import Wording
from sopkit.workload import Estimate, PositionLoad, StepWork, Workload
from sopkit.workload.loads import SopWork

VERSION = 1


def as_json(workload: Workload, language: str = "en") -> dict[str, Any]:
    """Give a workload as plain data; `language` is that of sentences.

    All times are minutes, and a figure has a `least`, a `middle` and a `most`. `count` is how often the time of a step
    is spent in a year; `minutes` are those of a year and of one executor, so that a joint step counts for each of its
    `positions`, which are indexes into the list of that name. What is not known is null. A `gap` is the people on hand
    less those needed in the middle.
    """
    words = Wording(workload, language)
    calendar = workload.calendar
    return {
        "version": VERSION,
        "year": {
            "minutes": workload.year.minutes,
            "source": words.text(workload.year.source),
            "origin": workload.year.origin.value,
        },
        "workday": None if calendar is None else _number(calendar.workday),
        "positions": [_position(load) for load in workload.positions],
        "sops": [_sop(sop) for sop in workload.sops],
        "left_out": [
            {
                "sop": step.procedure.sop.number,
                "file": step.procedure.name,
                "step": step.work.time.step,
                "number": step.work.time.number,
                "text": step.work.time.time.text,
                "reason": step.work.reason,
                "message": words.reason(step),
            }
            for step in workload.left_out
        ],
        "without_volume": [
            {"sop": one.sop.number, "title": one.sop.title, "file": one.name} for one in workload.without_volume
        ],
        "assumptions": [words.text(message) for message in workload.assumptions],
    }


def as_text(workload: Workload, language: str) -> str:
    """Write a workload as text."""
    return json_text(as_json(workload, language))


def _position(load: PositionLoad) -> dict[str, Any]:
    return {
        "position": load.id,
        "name": load.name,
        "also": list(load.also),
        "kind": load.kind.value,
        "sops": list(load.sops),
        "steps": load.steps,
        "left_out": load.left_out,
        "minutes": _estimate(load.work),
        "needed": _estimate(load.needed),
        "staff": load.staff,
        "gap": None if load.gap is None else _number(load.gap),
    }


def _sop(sop: SopWork) -> dict[str, Any]:
    procedure = sop.procedure
    return {
        "number": procedure.sop.number,
        "title": procedure.sop.title,
        "file": procedure.name,
        "cases": _number(sop.cases),
        "counted": "once" if procedure.visits is None else "expected",
        "steps": [_step(work) for work in sop.steps],
    }


def _step(work: StepWork) -> dict[str, Any]:
    return {
        "step": work.time.step,
        "number": work.time.number,
        "positions": list(work.positions),
        "each_time": _estimate(work.once),
        "count": None if work.count is None else _number(work.count),
        "by_table": work.by_table,
        "minutes": _estimate(work.year),
    }


def _estimate(figure: Estimate | None) -> dict[str, int | float] | None:
    if figure is None:
        return None
    return {"least": _number(figure.least), "middle": _number(figure.middle), "most": _number(figure.most)}


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)
