"""Makes times of different units comparable: to choose between ways and to give shares, never to print a total."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from msgspec import Struct

from sopkit.times.calendar import WEEK_DAYS, Calendar
from sopkit.times.reading import Time
from sopkit.times.totals import StepTime
from sopkit.times.units import Amount, Unit

OFFICE_DAY = Fraction(450)
"""Minutes that a day counts where no calendar says: 7.5 hours, the office time of civil servants (DOMAIN.md §1.14)."""

_DAYS: Mapping[Unit, Fraction] = {
    Unit.DAY: Fraction(1),
    Unit.WORKING_DAY: Fraction(1),
    Unit.CALENDAR_DAY: Fraction(WEEK_DAYS, 7),
    Unit.WEEK: Fraction(WEEK_DAYS),
    Unit.MONTH: Fraction(261, 12),
}
"""Working days that each unit counts; a year has about 261."""


class Scale(Struct, frozen=True):
    """What each unit weighs, in minutes."""

    workday: Fraction = OFFICE_DAY

    def weight(self, unit: Unit) -> Fraction:
        """Minutes that one of the unit counts for."""
        return Fraction(1) if unit is Unit.MINUTE else _DAYS[unit] * self.workday

    def least(self, amounts: Iterable[Amount]) -> Fraction:
        """Weigh the least that amounts can be."""
        return sum((self.weight(amount.unit) * amount.min for amount in amounts), Fraction())

    def most(self, amounts: Iterable[Amount]) -> Fraction:
        """Weigh the most that amounts can be."""
        return sum((self.weight(amount.unit) * amount.max for amount in amounts), Fraction())

    def middle(self, amounts: Iterable[Amount]) -> Fraction:
        """Weigh what amounts usually are."""
        return sum((self.weight(amount.unit) * middle(amount) for amount in amounts), Fraction())


def scale_of(calendar: Calendar | None) -> Scale:
    """Take the working day of the calendar, where there is one."""
    return Scale() if calendar is None else Scale(calendar.workday)


def middle(amount: Amount) -> Fraction:
    """Give the usual amount: the likely one where it is written, else the middle of the range."""
    return (amount.min + amount.max) / 2 if amount.likely is None else amount.likely


def amounts_of(step: StepTime) -> tuple[Amount, ...]:
    """Give what was read of a step's time; nothing for one that is not measured."""
    return step.time.amounts if isinstance(step.time, Time) else ()


def multiplied(amounts: Iterable[Amount], count: Fraction) -> tuple[Amount, ...]:
    """Multiply amounts."""
    return tuple(
        Amount(
            amount.unit,
            amount.min * count,
            amount.max * count,
            None if amount.likely is None else amount.likely * count,
        )
        for amount in amounts
    )
