"""Statistics as JSON, version 1."""

from typing import Any

from sopkit.diagnostic import Level
from sopkit.json_text import json_text
from sopkit.report.report import Report
from sopkit.report.tally import PrincipleCount, RuleCount, UnitCount, tally
from sopkit.report.verdicts import Verdict

VERSION = 1


def as_json(report: Report) -> dict[str, Any]:
    """Give the statistics as plain data.

    In `units`, `met` and `judged` are lists of eight numbers, one for each principle; `unit` is null for SOPs that
    name neither unit nor institution.
    """
    made = tally(report)
    return {
        "version": VERSION,
        "files": made.files,
        "sops": made.sops,
        "rules": [_rule(each) for each in made.rules],
        "principles": [_principle(each) for each in made.principles],
        "units": [_unit(each) for each in made.units],
    }


def _rule(each: RuleCount) -> dict[str, Any]:
    return {
        "code": each.row.code,
        "name": each.row.name,
        "principle": each.row.principle,
        "count": each.count,
        "fixable": each.fixable,
        "safe": each.safe,
    }


def _principle(each: PrincipleCount) -> dict[str, Any]:
    return {
        "principle": each.principle.number,
        "name": each.principle.key,
        "errors": each.levels.get(Level.ERROR, 0),
        "warnings": each.levels.get(Level.WARNING, 0),
        "advice": each.levels.get(Level.ADVICE, 0),
        "sops": {verdict.value: each.verdicts.get(verdict, 0) for verdict in Verdict},
    }


def _unit(each: UnitCount) -> dict[str, Any]:
    return {"unit": each.unit, "sops": each.sops, "met": list(each.met), "judged": list(each.judged)}


def write(report: Report) -> str:
    """Write the statistics as JSON."""
    return json_text(as_json(report))
