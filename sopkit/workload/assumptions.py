"""What the figures of a workload rest on, in sentences. Computes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from sopkit.i18n import Message, _
from sopkit.times import Amount, Calendar, Time, Unit
from sopkit.workload.loads import NO_WORKDAY, Kind, PositionLoad, SopWork, number_of
from sopkit.workload.year import WorkYear

EFFECTIVE_DAY = Fraction(300)
"""Minutes of work that Perka BKN 19/2011 reckons for a day; 240 of them are its year (DOMAIN.md §1.14)."""
_YEAR_OF_EFFECTIVE_DAYS = 72_000
_NAMED = 9
"""SOPs that a sentence names."""


def assumptions(
    sops: Sequence[SopWork], loads: Sequence[PositionLoad], year: WorkYear, calendar: Calendar | None
) -> Iterator[Message]:
    """Say what the figures rest on, as far as it matters to these SOPs."""
    yield year.assumption
    yield from _of_days(sops, year, calendar)
    yield from _of_counts(sops)
    counted = [work for sop in sops for work in sop.steps if work.year is not None]
    if any(len(work.positions) > 1 for work in counted):
        yield _("a joint step counts in full for each of its executors")
    if any(work.once is not None and work.once.least != work.once.most for work in counted):
        yield _(
            "a range counts with its middle, a three-point time with its likely value; least and most stand beside it"
        )
    if any(isinstance(work.time.time, Time) and work.time.time.approximate for work in counted):
        yield _("a time marked as approximate counts as the number that is written")
    if any(load.kind is not Kind.STAFF for load in loads):
        yield _("customers and executors outside the organisation are no staff; their work stands apart")
    yield _("people are needed for the work of these SOPs alone; what a position does besides is not in the figures")


def _of_days(sops: Sequence[SopWork], year: WorkYear, calendar: Calendar | None) -> Iterator[Message]:
    """Say what a day is worth."""
    if calendar is None:
        if any(work.reason == NO_WORKDAY for sop in sops for work in sop.steps):
            yield _("no working day is named, so times in days are left out")
        return
    told: dict[Message, None] = {calendar.name: None}
    days = False
    for sop in sops:
        total = sop.procedure.times.total
        told |= dict.fromkeys(calendar.bound_to(total).assumptions(total))
        days = days or any(amount.unit is not Unit.MINUTE for amount in _counted(sop))
    yield from told
    if not days:
        return
    if calendar.workday == EFFECTIVE_DAY:
        yield _("5 effective hours a day are those of Perka BKN 19/2011")
    elif year.minutes == _YEAR_OF_EFFECTIVE_DAYS:
        yield _(
            "the year of 72,000 minutes is one of days of 5 effective hours, but a working day counts otherwise here"
        )
    yield _("a time in days counts as work all day long; where it is waiting, fewer people are needed than this says")


def _counted(sop: SopWork) -> Iterator[Amount]:
    for work in sop.steps:
        if work.year is not None:
            time = work.time.time
            yield from time.amounts if isinstance(time, Time) else time.rate


def _of_counts(sops: Sequence[SopWork]) -> Iterator[Message]:
    """Say how often steps are done."""
    expected = [sop for sop in sops if sop.procedure.visits is not None]
    if expected:
        sentence = _(
            "SOP {sops}: a step is done as often as in the mean of cases, by the chances of the exits",
            sops=_named(expected),
        )
        yield sentence
    reasons: dict[Message | None, list[SopWork]] = {}
    for sop in sops:
        if sop.procedure.visits is None:
            reasons.setdefault(sop.procedure.once, []).append(sop)
    for why, once in reasons.items():
        plain = _("SOP {sops}: each row is done once in a case, whichever way decisions go", sops=_named(once))
        yield plain if why is None else _("{said} ({why})", said=plain, why=why)
    for sop in sops:
        steps = ", ".join(work.time.step for work in sop.steps if work.by_table)
        if steps:
            yield _(
                "SOP {sop}: how often in a year is said by the table for {steps}",
                sop=number_of(sop.procedure),
                steps=steps,
            )


def _named(sops: Iterable[SopWork]) -> str | Message:
    numbers = [number_of(sop.procedure) for sop in sops]
    more = len(numbers) - _NAMED
    if more <= 0:
        return ", ".join(numbers)
    return _("{names} and {n} more", names=", ".join(numbers[:_NAMED]), n=more)
