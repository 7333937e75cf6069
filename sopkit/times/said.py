"""What a text about time may say: so much, so much for each one, or how many there are; and how these combine."""

from fractions import Fraction

from msgspec import Struct

from sopkit.times.reasons import Reason
from sopkit.times.units import Amount

Amounts = tuple[Amount, ...]


class Rate(Struct, frozen=True):
    """A time for each one."""

    amounts: Amounts
    per: str
    """What is counted, in small letters."""


class Volume(Struct, frozen=True):
    """How many there are, from `low` to `high`."""

    low: Fraction
    high: Fraction
    of: str = ""
    """What is counted; "" where the number stands bare."""


Said = Amounts | Rate | Volume


class NotATimeError(Exception):
    """The text is no duration, for a reason that the grammar knows."""

    def __init__(self, reason: Reason = Reason.UNREADABLE, rate: Rate | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.rate = rate


def as_amounts(said: Said) -> Amounts:
    """Make sure that what was said is so much time."""
    if isinstance(said, tuple):
        return said
    raise NotATimeError


def between(low: Amounts, high: Amounts) -> Amounts:
    """Join the ends of a range: one family of units, and the second not less than the first."""
    if len(low) != 1 or len(high) != 1 or low[0].unit is not high[0].unit:
        raise NotATimeError(Reason.MIXED_UNITS)
    if low[0].min > high[0].max:
        raise NotATimeError(Reason.CONTRADICTORY)
    return (Amount(low[0].unit, low[0].min, high[0].max),)


def multiplied(first: Said, second: Said) -> Said:
    """Multiply a time, or a rate, by how many there are; a rate stays one if something else is counted."""
    volume, other = (first, second) if isinstance(first, Volume) else (second, first)
    if not isinstance(volume, Volume) or isinstance(other, Volume):
        raise NotATimeError
    if isinstance(other, Rate):
        if volume.of not in {"", other.per}:
            return other
        other = other.amounts
    return tuple(Amount(each.unit, each.min * volume.low, each.max * volume.high) for each in other)
