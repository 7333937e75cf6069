"""Writes how long SOPs take as CSV, for a spreadsheet: a row for each step of one SOP, or for each of several SOPs."""

from collections.abc import Mapping, Sequence

from sopkit.report.spreadsheet import Cell, written
from sopkit.report.times.library import Library, Timed, decisive
from sopkit.report.times.wording import Wording
from sopkit.times import Amount, Converted, Time, Unit, Unmeasured

STEPS = (
    *("number", "step", "activity", "executors", "written", "time", "unit", "min", "max"),
    *("min_minutes", "max_minutes", "visits", "share", "critical", "unmeasured"),
)
"""Keys of a row on a step."""
_WAYS = ("total", "shortest", "longest", "expected")
SOPS = (
    *("file", "number", "title", "steps", "unmeasured"),
    *(key for way in _WAYS for key in (way, f"{way}_min_minutes", f"{way}_max_minutes")),
    *("handovers", "p50", "p80", "p95", "promise", "kept", "margin", "executors", "calendar"),
)
"""Keys of a row on an SOP."""
_VERDICTS = {True: "kept", False: "broken", None: "unknown"}


def one(timed: Timed, language: str) -> str:
    """Write a row for each step.

    `written` is the time as the author wrote it, `time` how it was read. A time of one unit stands in `unit`, `min` and
    `max` as well; one of several units does not. `min_minutes` and `max_minutes` are the figure under the calendar.
    `visits` is how often the step is done in the mean, `share` its part of the work, 0 to 1, `unmeasured` why it has no
    time.
    """
    analysis = timed.analysis
    words = Wording(analysis, language)
    rows: list[dict[str, Cell]] = []
    for step in analysis.times.steps:
        amounts = step.time.amounts if isinstance(step.time, Time) else ()
        converted = analysis.calendar.convert(amounts) if analysis.calendar else None
        rows.append(
            {
                "number": step.number,
                "step": step.step,
                "activity": step.activity,
                "executors": words.executors_of(step),
                "written": step.time.text if step.time.text.strip("-–— ") else "",
                "time": words.amounts(amounts) if amounts else "",
                **_single(amounts),
                **_minutes("minutes", amounts, converted),
                "visits": analysis.expected.visits.get(step.step) if analysis.expected else None,
                "share": words.share(step),
                "critical": _yes(step.step in analysis.critical),
                "unmeasured": step.time.reason.value if isinstance(step.time, Unmeasured) else "",
            }
        )
    return written(STEPS, rows, language)


def library(library: Library, language: str) -> str:
    """Write a row for each SOP.

    Each of `total`, `shortest`, `longest` and `expected` is a text, and beside it the least and the most in minutes
    where it has one figure. `promise` is the text of the promise that tells most, `kept` its verdict, `margin` what is
    left of it. `executors` lists the share of each lane.
    """
    return written(SOPS, (_sop(timed, language) for timed in library.sops), language)


def _sop(timed: Timed, language: str) -> dict[str, Cell]:
    analysis, words = timed.analysis, Wording(timed.analysis, language)
    times, found = analysis.times, analysis.distribution
    ways = {"shortest": analysis.shortest, "longest": analysis.longest, "expected": analysis.expected}
    promise = decisive(analysis.promises)
    row: dict[str, Cell] = {
        "file": timed.file,
        "number": times.sop_number,
        "title": times.sop_title,
        "steps": len(times.steps),
        "unmeasured": len(times.unmeasured),
        "total": words.amounts(times.total) if times.total else "",
        **_minutes("total", times.total, times.converted),
    }
    for (name, way), told in zip(ways.items(), list(words.ways())[1:], strict=True):
        row[name] = told.amounts if way else ""
        row |= _minutes(name, way.amounts if way else (), way.converted if way else None)
    row |= {
        "handovers": analysis.longest.handovers if analysis.longest else None,
        **{name: words.length(found.unit, getattr(found, name)) if found else "" for name in ("p50", "p80", "p95")},
        "promise": promise.text if promise else "",
        "kept": _VERDICTS[promise.kept] if promise else "",
        "margin": words.verdict(promise, short=True) if promise and promise.margin else "",
        "executors": "; ".join(f"{row.name} {words.percent(row.share)}".rstrip() for row in words.executors()),
        "calendar": words.text(times.converted.calendar) if times.converted else "",
    }
    return row


def _single(amounts: Sequence[Amount]) -> Mapping[str, Cell]:
    amount = amounts[0] if len(amounts) == 1 else None
    return {
        "unit": amount.unit.value if amount else "",
        "min": amount.min if amount else None,
        "max": amount.max if amount else None,
    }


def _minutes(name: str, amounts: Sequence[Amount], converted: Converted | None) -> Mapping[str, Cell]:
    """Give the least and the most in minutes, where all is in minutes or a calendar turns it into them."""
    whole = amounts[0] if len(amounts) == 1 and amounts[0].unit is Unit.MINUTE else None
    if converted is not None and not converted.apart:
        whole = converted.amount
    least, most = (f"{end}_minutes" if name == "minutes" else f"{name}_{end}_minutes" for end in ("min", "max"))
    return {least: whole.min if whole else None, most: whole.max if whole else None}


def _yes(value: bool) -> str:
    return "yes" if value else "no"
