"""Reckons how many people the work of SOPs needs in a year (DOMAIN.md §1.14).

    people needed = sum over steps (minutes each time x times in a year) / effective minutes of one person in a year

A step is done as often as a case does it in the mean, times the cases of a year; where a table gives the step a volume
of its own, that counts instead. A joint step takes its whole time from each of its executors. What has no minutes is
left out and named, never zero.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from operator import add

from msgspec import Struct

from sopkit.config.staffing import Position
from sopkit.i18n import Message, _
from sopkit.times import REASONS, Amount, Calendar, Reason, StepTime, Time, Unit
from sopkit.workload.assumptions import assumptions
from sopkit.workload.binding import Volume
from sopkit.workload.estimate import NOTHING, Estimate
from sopkit.workload.loads import NO_WORKDAY, Kind, PositionLoad, Procedure, SopWork, StepWork, number_of
from sopkit.workload.roster import Roster, Seat
from sopkit.workload.year import WorkYear


class LeftOut(Struct, frozen=True):
    """A step that no figure holds."""

    procedure: Procedure
    work: StepWork


class Workload(Struct, frozen=True):
    """How much work SOPs are in a year, and how many people it needs."""

    year: WorkYear
    calendar: Calendar | None
    positions: tuple[PositionLoad, ...]
    """Staff and others, in the order in which the SOPs name them."""
    sops: tuple[SopWork, ...]
    """Those with a volume, in the order in which they were given."""
    without_volume: tuple[Procedure, ...]
    assumptions: tuple[Message, ...]

    @property
    def staff(self) -> tuple[PositionLoad, ...]:
        """The positions whose people are counted."""
        return tuple(load for load in self.positions if load.kind is Kind.STAFF)

    @property
    def outside(self) -> tuple[PositionLoad, ...]:
        """Customers, and executors outside the organisation."""
        return tuple(load for load in self.positions if load.kind is not Kind.STAFF)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The steps that no figure holds."""
        return tuple(LeftOut(sop.procedure, work) for sop in self.sops for work in sop.steps if work.year is None)


def reckon(
    procedures: Sequence[Procedure],
    volumes: Mapping[int, Volume],
    year: WorkYear,
    calendar: Calendar | None = None,
    shared: Mapping[str, Position] | None = None,
    notes: Iterable[Message] = (),
) -> Workload:
    """Reckon the workload of SOPs; `volumes` are by index, and an SOP without one is named and left out.

    `shared` are the positions of the settings, by id. `notes` come among the assumptions.
    """
    roster = Roster(shared or {})
    sops: list[SopWork] = []
    for index, procedure in enumerate(procedures):
        if index in volumes:
            volume = volumes[index]
            for lane in procedure.sop.lanes:
                roster.place(procedure.sop, lane)
            bound = None if calendar is None else calendar.bound_to(procedure.times.total)
            steps = tuple(_step(procedure, step, volume, bound, roster) for step in procedure.times.steps)
            sops.append(SopWork(procedure, volume.cases, steps))
    loads = tuple(_loads(roster.seats, sops, year))
    said = (message for seat in roster.seats for message in seat.contradictions())
    return Workload(
        year=year,
        calendar=calendar,
        positions=loads,
        sops=tuple(sops),
        without_volume=tuple(one for index, one in enumerate(procedures) if index not in volumes),
        assumptions=(*assumptions(sops, loads, year, calendar), *notes, *said),
    )


def _step(procedure: Procedure, step: StepTime, volume: Volume, calendar: Calendar | None, roster: Roster) -> StepWork:
    places = roster.places(procedure.sop, step.executors)
    own = volume.steps.get(step.number)
    visits = Fraction(1) if procedure.visits is None else procedure.visits[step.step]
    count: Fraction | None = volume.cases * visits if own is None else own
    amounts, reason, why = _amounts(step, own)
    if reason == _NO_STEP_VOLUME and count:
        count = None
    once = None
    if reason is None:
        once, reason, why = _minutes(amounts, calendar)
    if count == 0:
        # What is never done takes no time, however long it may be.
        return StepWork(step, places, once, count, own is not None, NOTHING)
    year = None if once is None or count is None else once.times(count)
    return StepWork(step, places, once, count, own is not None, year, reason, why)


_NO_STEP_VOLUME = "no_step_volume"
_Read = tuple[tuple[Amount, ...], str | None, Message | None]


def _amounts(step: StepTime, own: Fraction | None) -> _Read:
    """Give what a step takes each time, or why that isn't known."""
    if isinstance(step.time, Time):
        return step.time.amounts, None, None
    if step.time.reason is not Reason.PER_UNIT:
        return (), step.time.reason.value, REASONS[step.time.reason]
    if own is None:
        why = _("is a time for each {per}; give the step a volume of its own in the table", per=step.time.per)
        return (), _NO_STEP_VOLUME, why
    return step.time.rate, None, None


def _minutes(
    amounts: Sequence[Amount], calendar: Calendar | None
) -> tuple[Estimate | None, str | None, Message | None]:
    """Bring amounts to minutes, all of them or none, or say why not."""
    parts: list[Estimate] = []
    for amount in amounts:
        size = (
            Fraction(1) if amount.unit is Unit.MINUTE else None if calendar is None else calendar.minutes(amount.unit)
        )
        if size is None:
            return None, *_inconvertible(amount, calendar)
        parts.append(Estimate.of(amount, size))
    return reduce(add, parts, NOTHING), None, None


def _inconvertible(amount: Amount, calendar: Calendar | None) -> tuple[str, Message]:
    if calendar is not None:
        *_others, why = calendar.assumptions([amount])
        return "not_convertible", why
    if amount.unit in {Unit.MONTH, Unit.CALENDAR_DAY}:
        return "not_convertible", _("can't be turned into minutes: how many working days it has depends on the date")
    return NO_WORKDAY, _("is in days; say with `--workday` how long one is")


def _loads(seats: Sequence[Seat], sops: Sequence[SopWork], year: WorkYear) -> Iterator[PositionLoad]:
    carried: list[list[StepWork]] = [[] for _seat in seats]
    named: list[dict[str, None]] = [{} for _seat in seats]
    for sop in sops:
        for work in sop.steps:
            for place in work.positions:
                carried[place].append(work)
                named[place][number_of(sop.procedure)] = None
    for seat, own, numbers in zip(seats, carried, named, strict=True):
        known = [work.year for work in own if work.year is not None]
        minutes = reduce(add, known) if known else None
        yield PositionLoad(
            id=seat.id,
            name=seat.name,
            also=tuple(name for name in seat.names if name != seat.name),
            kind=seat.kind,
            sops=tuple(numbers),
            steps=len(own),
            left_out=len(own) - len(known),
            work=minutes,
            needed=minutes.times(Fraction(1, year.minutes)) if minutes and seat.kind is Kind.STAFF else None,
            staff=seat.staff,
        )
