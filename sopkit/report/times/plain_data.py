"""Gives how long SOPs take as JSON, version 1."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from msgspec.structs import asdict

from sopkit.json_text import json_text
from sopkit.report.times.library import Library, Timed
from sopkit.times import Amount, Analysis, Converted, Distribution, Expected, Part, Promise, Repeat, StepTime, Time, Way

VERSION = 1


def one(timed: Timed, language: str) -> str:
    """Write one SOP."""
    return written(as_json(timed.analysis, language))


def library(library: Library, language: str) -> str:
    """Write several SOPs.

    `sops` holds what `as_json` gives of each, in the order asked for, with its `file` in place of the `version`.
    `summary` counts `sops`, `steps`, `unmeasured` steps and promises (`kept`, `broken`, `unknown`), and lists as
    `skipped` the files that could not be timed.
    """
    summary = asdict(library.summary)
    promises = {verdict: summary.pop(verdict) for verdict in ("kept", "broken", "unknown")}
    sops = [{**as_json(timed.analysis, language), "file": timed.file} for timed in library.sops]
    for sop in sops:
        del sop["version"]
    data = {
        "version": VERSION,
        "sops": sops,
        "summary": {**summary, "promises": promises, "skipped": list(library.skipped)},
    }
    return written(data)


def written(data: dict[str, Any]) -> str:
    """Write plain data as JSON."""
    return json_text(data)


def as_json(analysis: Analysis, language: str = "en") -> dict[str, Any]:
    """Give an analysis as plain data; `language` is that of sentences, which are for people.

    An amount is `{unit, min, max}`; `unit` is minute, day, working_day, calendar_day, week or month. Numbers are whole
    where they are, else rounded to six decimals. A `converted` figure is an amount in minutes under the calendar, with
    the minutes of a `workday` that it rests on and the amounts that it leaves `apart`; null without a calendar.

    - `sop`: `number` and `title`.
    - `steps`: of each row its `step` (the id), `number`, `executors` and `time`, an amount with the `text` as written.
      `time` is null when there is none, and then `unmeasured` says why. A time of several units, such as
      "2 hari 3 jam", has no single amount either: its `time` is null, and the step has a list `amounts` instead.
    - `total`: amounts of all rows, each counted once; `converted` beside it only under a calendar.
    - `paths`: amounts of the `shortest` and the `longest` way and of the `expected` case; null where `gaps` says why.
    - `ways`: of the same three what else is known, or null. Of a way its `steps`, how many `handovers`, its
      `unmeasured` steps, which the amounts leave out, and the figure `converted`; of the expected case also `visits`,
      how often each step is done in the mean, by id; its `steps` are those that are done at all.
    - `executors`: of each lane its `total`, each row counted once, and its `steps`.
    - `shares`: of `steps` and of `executors` the `amounts` of a case (as often as the step is done in the mean, else
      once) and the `share` of the work of all steps, 0 to 1; those of executors may add up to more.
    - `loops`: ways back: from `step` by `exit` (null: no decision) to `target`; what one round `adds`, also
      `converted`; which steps of the round are `unmeasured`; `expected` is how often it is taken in a case, null if not
      known.
    - `critical`: ids of the steps by which a delay makes the longest way longer.
    - `handovers`: how many ways between steps in the whole flow pass the work to others.
    - `distribution`: null, or of simulated cases the `unit`, `runs`, `seed`, `mean`, `p50`, `p80`, `p95`, `least`,
      `most`, and `bars` of `from`, `to` and `cases`.
    - `promises`: where each stands (`path`), its `text`, the `limit`, the `longest` way and the `margin` in the same
      unit, null where there is none and `why`; `kept` is true, false or null; `within` the share of simulated cases.
    - `unmeasured`: steps whose time is not known, with the `reason`, a word.
    - `gaps`: `what` can't be computed, `why`, and which `steps` stand in the way.
    - `assumptions`: sentences.
    """
    times = analysis.times
    data: dict[str, Any] = {
        "version": VERSION,
        "sop": {"number": times.sop_number, "title": times.sop_title},
        "steps": [_step(step) for step in times.steps],
        "total": as_amounts(times.total),
        "paths": {
            "shortest": as_amounts(analysis.shortest.amounts) if analysis.shortest else None,
            "longest": as_amounts(analysis.longest.amounts) if analysis.longest else None,
            "expected": as_amounts(analysis.expected.amounts) if analysis.expected else None,
        },
        "executors": [
            {"executor": load.executor, "total": as_amounts(load.total), "steps": list(load.steps)}
            for load in times.executors
        ],
        "unmeasured": [{"step": step.step, "reason": why.reason.value} for step, why in times.unmeasured],
        "assumptions": [
            message.text(language) for message in dict.fromkeys((*times.assumptions, *analysis.assumptions))
        ],
        "ways": {
            "shortest": _way(analysis.shortest),
            "longest": _way(analysis.longest),
            "expected": _expected(analysis.expected),
        },
        "loops": [_loop(loop) for loop in analysis.loops],
        "critical": list(analysis.critical),
        "handovers": analysis.handovers,
        "shares": {
            "steps": [_part("step", part) for part in analysis.steps],
            "executors": [_part("executor", part) for part in analysis.executors],
        },
        "distribution": _distribution(analysis.distribution),
        "promises": [_promise(promise, language) for promise in analysis.promises],
        "gaps": [{"what": gap.what, "why": gap.why.text(language), "steps": list(gap.steps)} for gap in analysis.gaps],
    }
    if times.converted:
        data["converted"] = _converted(times.converted)
    return data


def _step(step: StepTime) -> dict[str, Any]:
    data: dict[str, Any] = {
        "step": step.step,
        "number": step.number,
        "executors": list(step.executors),
        "time": None,
    }
    if isinstance(step.time, Time):
        amounts = [{**_amount(amount), "text": step.time.text} for amount in step.time.amounts]
        data |= {"time": amounts[0]} if len(amounts) == 1 else {"amounts": amounts}
    return data


def _way(way: Way | None) -> dict[str, Any] | None:
    if way is None:
        return None
    return {
        "steps": list(way.steps),
        "unmeasured": list(way.unmeasured),
        "handovers": way.handovers,
        "converted": _converted(way.converted),
    }


def _expected(expected: Expected | None) -> dict[str, Any] | None:
    if expected is None:
        return None
    return {
        "steps": [step for step, count in expected.visits.items() if count],
        "visits": {step: as_number(count) for step, count in expected.visits.items()},
        "unmeasured": list(expected.unmeasured),
        "handovers": as_number(expected.handovers),
        "converted": _converted(expected.converted),
    }


def _loop(loop: Repeat) -> dict[str, Any]:
    return {
        "step": loop.step,
        "exit": loop.exit,
        "target": loop.target,
        "adds": as_amounts(loop.adds),
        "converted": _converted(loop.converted),
        "unmeasured": list(loop.unmeasured),
        "expected": None if loop.expected is None else as_number(loop.expected),
    }


def _part(kind: str, part: Part) -> dict[str, Any]:
    share = None if part.share is None else as_number(part.share)
    return {kind: part.id, "amounts": as_amounts(part.amounts), "share": share}


def _distribution(found: Distribution | None) -> dict[str, Any] | None:
    if found is None:
        return None
    figures = {name: round(getattr(found, name), 6) for name in ("mean", "p50", "p80", "p95", "least", "most")}
    bars = [{"from": round(low, 6), "to": round(high, 6), "cases": cases} for low, high, cases in found.bars]
    return {"unit": found.unit.value, "runs": found.runs, "seed": found.seed, **figures, "bars": bars}


def _promise(promise: Promise, language: str) -> dict[str, Any]:
    return {
        "path": list(promise.path),
        "text": promise.text,
        "limit": _amount(promise.limit) if promise.limit else None,
        "longest": _amount(promise.longest) if promise.longest else None,
        "margin": _amount(promise.margin) if promise.margin else None,
        "kept": promise.kept,
        "within": None if promise.within is None else as_number(promise.within),
        "why": promise.why.text(language) if promise.why else None,
    }


def _converted(converted: Converted | None) -> dict[str, Any] | None:
    if converted is None:
        return None
    return {
        **(_amount(converted.amount) if converted.amount else {"unit": None, "min": None, "max": None}),
        "workday": as_number(converted.workday),
        "apart": as_amounts(converted.apart),
    }


def as_amounts(amounts: Iterable[Amount]) -> list[dict[str, Any]]:
    """Give amounts as plain data."""
    return [_amount(amount) for amount in amounts]


def _amount(amount: Amount) -> dict[str, Any]:
    return {"unit": amount.unit.value, "min": as_number(amount.min), "max": as_number(amount.max)}


def as_number(value: Fraction) -> int | float:
    """Give a number, whole where it is, else rounded to six decimals."""
    return int(value) if value.denominator == 1 else round(float(value), 6)
