"""Writes a workload for spreadsheets: CSV, one line for each position. What it can't hold is said beside it."""

from collections.abc import Iterator

from sopkit.i18n import _
from sopkit.report.spreadsheet import Cell, written
from sopkit.report.workload_words import Wording
from sopkit.workload import Estimate, Workload
from sopkit.workload.loads import PositionLoad

COLUMNS = (
    *("kind", "position", "name", "sops", "steps", "left_out"),
    *("minutes_least", "minutes", "minutes_most", "needed_least", "needed", "needed_most"),
    *("staff", "gap", "year_minutes", "workday_minutes"),
)


def as_csv(workload: Workload, language: str) -> str:
    """Write all positions, staff first; what is not known is blank."""
    return written(COLUMNS, (_row(load, workload) for load in (*workload.staff, *workload.outside)), language)


def _row(load: PositionLoad, workload: Workload) -> dict[str, Cell]:
    return {
        "kind": load.kind.value,
        "position": load.id,
        "name": load.name,
        "sops": "; ".join(load.sops),
        "steps": load.steps,
        "left_out": load.left_out,
        **_figures(load.work, "minutes"),
        **_figures(load.needed, "needed"),
        "staff": load.staff,
        "gap": load.gap,
        "year_minutes": workload.year.minutes,
        "workday_minutes": workload.calendar.workday if workload.calendar else None,
    }


def beside(workload: Workload, language: str) -> Iterator[str]:
    """Say what is left out, and what the figures rest on; a line each."""
    words = Wording(workload, language)
    yield from map(words.step_left_out, workload.left_out)
    if missing := words.without_volume():
        yield missing
    yield words.text(_("This rests on:"))
    yield from map(words.text, workload.assumptions)


def _figures(figure: Estimate | None, name: str) -> dict[str, Cell]:
    return {
        f"{name}_least": figure.least if figure else None,
        name: figure.middle if figure else None,
        f"{name}_most": figure.most if figure else None,
    }
