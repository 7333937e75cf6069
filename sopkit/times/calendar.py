"""Turns days and weeks into minutes of work, under a calendar that is named. Without one the units stay apart.

"1 hari kerja" has three meanings in Indonesian administration (DOMAIN.md §1.14): a working day that passes, 7.5 hours
of office time, and 5 hours of effective effort. No total mixes them silently: whoever wants one figure says which.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from sopkit.i18n import Message, _, n_
from sopkit.times.units import Amount, Unit, add

WEEK_DAYS = 5
"""Working days in a week of Indonesian administration (DOMAIN.md §1.14)."""


class Converted(Struct, frozen=True):
    """Amounts as one figure, under a calendar."""

    workday: Fraction
    """Minutes."""
    calendar: Message
    """The same in words."""
    amount: Amount | None
    """In minutes; None when nothing could be converted."""
    apart: tuple[Amount, ...]
    """What the calendar can't convert; it comes on top."""


class Calendar(Struct, frozen=True):
    """How much work a working day holds."""

    workday: Fraction
    """Minutes of work in a working day."""
    plain_days: bool = True
    """Whether a plain "hari" is a working day."""

    def bound_to(self, amounts: Iterable[Amount]) -> "Calendar":
        """Fit the calendar to an SOP with this total.

        A plain "hari" is a working day only where the SOP names no other kind of day, since an author who writes both
        means two things.
        """
        units = {amount.unit for amount in amounts}
        return Calendar(self.workday, self.plain_days and units.isdisjoint({Unit.WORKING_DAY, Unit.CALENDAR_DAY}))

    @property
    def name(self) -> Message:
        """The calendar in words."""
        hours, minutes = divmod(self.workday, 60)
        if minutes:
            return _("a working day is {hours} h {minutes} min of work", hours=hours, minutes=f"{float(minutes):g}")
        return n_("a working day is {n} hour of work", "a working day is {n} hours of work", n=hours)

    def minutes(self, unit: Unit) -> Fraction | None:
        """Give the minutes of work in one unit; None for calendar days and months, which depend on the date."""
        days = {Unit.WORKING_DAY: 1, Unit.WEEK: WEEK_DAYS, **({Unit.DAY: 1} if self.plain_days else {})}
        return Fraction(1) if unit is Unit.MINUTE else days[unit] * self.workday if unit in days else None

    def convert(self, amounts: Iterable[Amount]) -> Converted:
        """Give amounts as one figure in minutes, and what stays apart."""
        inside: list[Amount] = []
        apart: list[Amount] = []
        for amount in amounts:
            size = self.minutes(amount.unit)
            if size is None:
                apart.append(amount)
            else:
                likely = None if amount.likely is None else amount.likely * size
                inside.append(Amount(Unit.MINUTE, amount.min * size, amount.max * size, likely))
        figure = add(inside)
        return Converted(self.workday, self.name, figure[0] if figure else None, tuple(apart))

    def assumptions(self, amounts: Iterable[Amount]) -> Iterator[Message]:
        """Say under which calendar amounts are converted, as far as it matters to them."""
        yield self.name
        units = {amount.unit for amount in amounts}
        if Unit.DAY in units and self.plain_days:
            yield _("a plain `hari` is a working day, since the SOP names no other kind of day")
        if Unit.WEEK in units:
            yield _("a week is {n} working days", n=WEEK_DAYS)
        yield from (message for unit, message in _APART.items() if unit in units and self.minutes(unit) is None)


_APART: Mapping[Unit, Message] = {
    Unit.DAY: _("a plain `hari` stays apart, since the SOP also names working days or calendar days"),
    Unit.CALENDAR_DAY: _("calendar days stay apart: how many of them are working days depends on the date"),
    Unit.MONTH: _("months stay apart: how many working days one has depends on the date"),
}
"""Why a unit can't be converted."""


class EffectiveYear(Struct, frozen=True):
    """How many minutes one person works effectively in a year, by an official reckoning."""

    minutes: int
    source: Message


EFFECTIVE_YEARS: Mapping[str, EffectiveYear] = {
    "72000": EffectiveYear(72_000, _("72,000 minutes: 240 days of 5 effective hours, Perka BKN 19/2011")),
    "75000": EffectiveYear(75_000, _("75,000 minutes: 1,250 hours, PermenPAN-RB 1/2020")),
}
"""The two official years (DOMAIN.md §1.14); programs mix them up, so sopkit always names the one that it divides by."""
