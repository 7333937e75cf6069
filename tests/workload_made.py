"""Workloads that tests make of a few lines."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from wild import sop_of

from sopkit.config.staffing import Position
from sopkit.flow import build_flow
from sopkit.model import Sop
from sopkit.times import Calendar, analyse
from sopkit.workload import Procedure, Volume, Workload, WorkYear, reckon, work_year

HOUR = Fraction(60)


def procedure(sop: Sop, calendar: Calendar | None = None) -> Procedure:
    """An SOP with what its analysis says."""
    analysis = analyse(sop, build_flow(sop), calendar, runs=1)
    visits = analysis.expected.visits if analysis.expected else None
    why = next((gap.why for gap in analysis.gaps if gap.what == "expected"), None)
    return Procedure("a.yaml", sop, analysis.times, visits, why)


def of_sops(
    *sops: Sop,
    cases: int | Mapping[int, Volume] = 100,
    hours: int | None = None,
    year: WorkYear | None = None,
    positions: Mapping[str, Position] | None = None,
) -> Workload:
    """The workload of SOPs that are each done `cases` times; a working day has so many hours."""
    calendar = None if hours is None else Calendar(hours * HOUR)
    volumes = dict.fromkeys(range(len(sops)), volume(cases)) if isinstance(cases, int) else cases
    return reckon(
        [procedure(sop, calendar) for sop in sops], volumes, year or work_year(None, None), calendar, positions
    )


def of_steps(*steps: dict[str, Any], executors: Mapping[str, Any] | None = None, **more: Any) -> Workload:
    """The workload of one SOP of these steps."""
    sop = sop_of(list(steps), executors=executors or {"petugas": "Petugas"}, number="001")
    return of_sops(sop, **more)


def volume(cases: int, **steps: int) -> Volume:
    """Cases, and the volumes of steps by `s` and row number."""
    return Volume(Fraction(cases), {int(step[1:]): Fraction(times) for step, times in steps.items()})
