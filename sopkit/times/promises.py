"""Compares what an SOP promises with what it takes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction

from sopkit.i18n import Message, _
from sopkit.model import Sop
from sopkit.times.calendar import Calendar
from sopkit.times.limits import Limit, limits
from sopkit.times.units import Amount, Unit
from sopkit.times.values import Promise, Way


def promises(
    sop: Sop, longest: Way | None, calendar: Calendar | None, cases: Sequence[float], unit: Unit
) -> Iterator[Promise]:
    """Compare each limit that the SOP names with its longest way, and with simulated `cases`, sorted, in `unit`."""
    for limit in limits(sop):
        bound = _bound(limit)
        taken = None if bound is None or longest is None else _in_unit(longest, bound.unit, calendar)
        margin = None if bound is None or taken is None else _margin(bound, taken)
        why = _why(bound, longest, taken)
        if margin is not None and longest is not None and longest.unmeasured and margin.min >= 0:
            margin, why = None, _("steps without a time lie on the longest way")
        yield Promise(
            path=limit.path,
            text=limit.text,
            limit=bound,
            longest=taken,
            margin=margin,
            within=_within(bound, calendar, cases, unit),
            why=why,
        )


def _bound(limit: Limit) -> Amount | None:
    return limit.time.amounts[0] if limit.time is not None and len(limit.time.amounts) == 1 else None


def _why(bound: Amount | None, longest: Way | None, taken: Amount | None) -> Message | None:
    if bound is None:
        return _("no single time can be read there")
    if longest is None:
        return _("there is no longest way")
    if taken is None:
        return _("the limit and the steps are in different units; name a working day")
    return None


def _in_unit(way: Way, unit: Unit, calendar: Calendar | None) -> Amount | None:
    """Give the time of a way in one unit, under the calendar where there are others; None where that can't be."""
    if all(amount.unit is unit for amount in way.amounts):
        return way.amounts[0] if way.amounts else Amount(unit, Fraction(), Fraction())
    size = None if calendar is None else calendar.minutes(unit)
    if size is None or way.converted is None or way.converted.apart or way.converted.amount is None:
        return None
    return Amount(unit, way.converted.amount.min / size, way.converted.amount.max / size)


def _margin(bound: Amount, taken: Amount) -> Amount:
    return Amount(bound.unit, bound.max - taken.max, bound.max - taken.min)


def _within(bound: Amount | None, calendar: Calendar | None, cases: Sequence[float], unit: Unit) -> Fraction | None:
    """Give the share of the cases that end inside the limit."""
    if bound is None or not cases:
        return None
    sizes = {one: Fraction(1) if calendar is None else calendar.minutes(one) for one in (bound.unit, unit)}
    size, own = sizes[bound.unit], sizes[unit]
    if size is None or own is None or (calendar is None and bound.unit is not unit):
        return None
    return Fraction(bisect_right(cases, float(bound.max * size / own)), len(cases))
