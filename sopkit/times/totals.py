"""Adds up the times of an SOP: as a whole, by executor, and on request under a calendar. Knows no way through it.

Every step counts once. Families of units are added up each by itself, and a time that is open, periodic, blank or
unreadable is never zero: its step is named among those left out.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec import Struct

from sopkit.flow import Flow, loops
from sopkit.i18n import Message, _
from sopkit.model import Sop
from sopkit.times.calendar import Calendar, Converted
from sopkit.times.reading import Time, Unmeasured, read_time
from sopkit.times.units import Amount, add


class StepTime(Struct, frozen=True):
    """A step and its time, or the reason why it has none."""

    step: str
    """Id of the step."""
    number: int
    """Row, from 1."""
    activity: str
    executors: tuple[str, ...]
    time: Time | Unmeasured


class Load(Struct, frozen=True):
    """What one executor does: all its steps, and the time of those that have one."""

    executor: str
    name: str
    total: tuple[Amount, ...]
    steps: tuple[str, ...]


class Times(Struct, frozen=True):
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


def measure(sop: Sop, flow: Flow, calendar: Calendar | None = None) -> Times:
    """Read and add up the times of all steps; under a calendar, give the total as one figure as well."""
    steps = read_steps(sop)
    total = _sum(steps)
    converted = None if calendar is None else calendar.bound_to(total).convert(total)
    return Times(
        sop_number=sop.number,
        sop_title=sop.title,
        steps=steps,
        total=total,
        executors=tuple(_load(sop, executor, steps) for executor in sop.lanes),
        converted=converted,
        assumptions=(*_assumptions(steps, flow), *(calendar.bound_to(total).assumptions(total) if calendar else ())),
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
