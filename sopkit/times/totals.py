"""Adds up the times of an SOP: as a whole, by executor, and on request under a calendar. Knows no way through it.

Every step counts once. Families of units are added up each by itself, and a time that is open, periodic, blank or
unreadable is never zero: its step is named among those left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from sopkit.flow import Flow, loops
from sopkit.i18n import Message, _, n_
from sopkit.model import Sop
from sopkit.times.reading import Time, Unmeasured, read_time
from sopkit.times.units import Amount, Unit, add

WEEK_DAYS = 5
"""Working days in a week of Indonesian administration (DOMAIN.md §1.14)."""


@dataclass(frozen=True, slots=True)
class StepTime:
    """A step and its time, or the reason why it has none."""

    step: str
    """Id of the step."""
    number: int
    """Row, from 1."""
    activity: str
    executors: tuple[str, ...]
    time: Time | Unmeasured


@dataclass(frozen=True, slots=True)
class Load:
    """What one executor does: all its steps, and the time of those that have one."""

    executor: str
    name: str
    total: tuple[Amount, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Converted:
    """The total as one figure, under a working day of a given length."""

    workday: Fraction
    """Minutes."""
    calendar: Message
    """The same in words."""
    amount: Amount | None
    """In minutes; None when nothing could be converted."""
    apart: tuple[Amount, ...]
    """What the calendar can't convert; it comes on top."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long an SOP takes, and on which assumptions."""

    sop_number: str | None
    sop_title: str
    steps: tuple[StepTime, ...]
    total: tuple[Amount, ...]
    """In the order of `Unit`; empty when no time could be read."""
    executors: tuple[Load, ...]
    """In the order of the lanes."""
    converted: Converted | None
    assumptions: tuple[Message, ...]

    @property
    def unmeasured(self) -> tuple[tuple[StepTime, Unmeasured], ...]:
        """The steps that the total leaves out, each with its reason."""
        return tuple((step, step.time) for step in self.steps if isinstance(step.time, Unmeasured))


def read_steps(sop: Sop) -> tuple[StepTime, ...]:
    """Read the times of all steps."""
    return tuple(
        StepTime(step_id, number, step.activity, tuple(dict.fromkeys(step.by)), read_time(step.time))
        for number, (step_id, step) in enumerate(zip(sop.step_ids, sop.steps, strict=True), start=1)
    )


def measure(sop: Sop, flow: Flow, workday: Fraction | None = None) -> Times:
    """Read and add up the times of all steps.

    With `workday`, minutes of work in a working day, the total is also given as one figure. A plain "hari" is
    then a working day only where the SOP names no other kind of day, since an author who writes both means two
    things; calendar days and months stay apart.
    """
    steps = read_steps(sop)
    total = _sum(steps)
    converted = None if workday is None else _convert(total, workday)
    return Times(
        sop_number=sop.number,
        sop_title=sop.title,
        steps=steps,
        total=total,
        executors=tuple(_load(sop, executor, steps) for executor in sop.lanes),
        converted=converted,
        assumptions=(*_assumptions(steps, flow), *(_calendar(total, converted) if converted else ())),
    )


def share(part: Amount, total: Iterable[Amount]) -> Fraction | None:
    """Give an amount as a share of the total of its unit, by the middle of ranges; None when the total is 0.

    A joint step counts in full for each executor, so shares may add up to more than 1.
    """
    whole = next((amount for amount in total if amount.unit is part.unit), None)
    if whole is None or not whole.max:
        return None
    return (part.min + part.max) / (whole.min + whole.max)


def _sum(steps: Iterable[StepTime]) -> tuple[Amount, ...]:
    return add(amount for step in steps if isinstance(step.time, Time) for amount in step.time.amounts)


def _load(sop: Sop, executor: str, steps: tuple[StepTime, ...]) -> Load:
    own = [step for step in steps if executor in step.executors]
    return Load(executor, sop.executor_name(executor), _sum(own), tuple(step.step for step in own))


def _days(total: Iterable[Amount]) -> dict[Unit, Fraction]:
    """How many working days each unit of this total stands for, as far as it stands for any."""
    days = {Unit.WORKING_DAY: Fraction(1), Unit.WEEK: Fraction(WEEK_DAYS)}
    if {amount.unit for amount in total}.isdisjoint({Unit.WORKING_DAY, Unit.CALENDAR_DAY}):
        days[Unit.DAY] = Fraction(1)
    return days


def _convert(total: tuple[Amount, ...], workday: Fraction) -> Converted:
    minutes = {Unit.MINUTE: Fraction(1)} | {unit: days * workday for unit, days in _days(total).items()}
    figure = add(
        Amount(Unit.MINUTE, amount.min * minutes[amount.unit], amount.max * minutes[amount.unit])
        for amount in total
        if amount.unit in minutes
    )
    apart = tuple(amount for amount in total if amount.unit not in minutes)
    return Converted(workday, _workday(workday), figure[0] if figure else None, apart)


def _workday(workday: Fraction) -> Message:
    hours, minutes = divmod(workday, 60)
    if minutes:
        return _("a working day is {hours} h {minutes} min of work", hours=hours, minutes=f"{float(minutes):g}")
    return n_("a working day is {n} hour of work", "a working day is {n} hours of work", n=hours)


def _assumptions(steps: Iterable[StepTime], flow: Flow) -> Iterator[Message]:
    times = [step for step in steps if isinstance(step.time, Time)]
    yield _("the total is the sum of all rows, each counted once, whichever way a decision goes")
    if loops(flow):
        yield _("work that goes back to an earlier step is not counted again")
    if any(sum(edge.outcome is None for edge in ways) > 1 for ways in flow.outgoing):
        yield _("steps that run in parallel are added up as if one followed the other")
    if any(len(step.executors) > 1 for step in times):
        yield _("a joint step counts in full for each of its executors")
    if any(isinstance(step.time, Time) and step.time.approximate for step in times):
        yield _("a time marked as approximate counts as the number that is written")


def _calendar(total: tuple[Amount, ...], converted: Converted) -> Iterator[Message]:
    """Say under which calendar the total was converted, as far as it matters to this total."""
    yield converted.calendar
    units = {amount.unit for amount in total}
    apart = {amount.unit for amount in converted.apart}
    if Unit.DAY in units - apart:
        yield _("a plain `hari` is a working day, since the SOP names no other kind of day")
    if Unit.WEEK in units:
        yield _("a week is {n} working days", n=WEEK_DAYS)
    yield from (message for unit, message in _APART.items() if unit in apart)


_APART = {
    Unit.DAY: _("a plain `hari` stays apart, since the SOP also names working days or calendar days"),
    Unit.CALENDAR_DAY: _("calendar days stay apart: how many of them are working days depends on the date"),
    Unit.MONTH: _("months stay apart: how many working days one has depends on the date"),
}
"""Why a unit can't be converted."""
