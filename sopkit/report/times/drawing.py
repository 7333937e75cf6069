"""What pictures of times share: an axis with round marks, and words that fit. Lengths are pixels of the picture."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from sopkit.layout.ruler import Ruler
from sopkit.layout.values import MM_PER_POINT
from sopkit.report.lines import one_line
from sopkit.times import Amount, Unit, format_amounts

WIDTH = 860
"""Of every picture; its height follows from what is in it."""
LEADING = 15.0
"""From one line of words to the next."""

_ROOM = 1.12
"""How much wider than Lato the other fonts may be in which a browser sets a page."""
_MARKS = 5
"""Parts of an axis at most."""
_MINUTES = tuple(map(Fraction, (1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 300, 360, 480, 600, 720)))


class Mark(Struct, frozen=True):
    """A place on an axis, and what is written there."""

    x: float
    text: str


class Axis(Struct, frozen=True):
    """Amounts of one unit along a stretch of the picture; without a unit, shares of a whole."""

    unit: Unit | None
    least: Fraction
    most: Fraction
    left: float
    width: float

    def x(self, value: Fraction | float) -> float:
        """Give the place of a value."""
        span = self.most - self.least
        part = (Fraction(value) - self.least) / span if span else Fraction()
        return round(self.left + self.width * float(part), 2)

    def marks(self, language: str) -> Iterator[Mark]:
        """Give round values along the axis."""
        span = self.most - self.least
        step = next((step for step in self._steps() if span / step <= _MARKS), span or Fraction(1))
        place = -(-self.least // step)
        while place * step <= self.most:
            value = place * step
            yield Mark(self.x(value), self._written(value, language))
            place += 1

    def _steps(self) -> Iterator[Fraction]:
        if self.unit is Unit.MINUTE:
            yield from (Fraction(1, 60) * step for step in _MINUTES[:6])
            yield from _MINUTES
            yield from (Fraction(60) * one * 10**power for power in range(1, 12) for one in (1, 2, 5))
        yield from (Fraction(one) * Fraction(10) ** power for power in range(-6, 12) for one in (1, 2, 5))

    def _written(self, value: Fraction, language: str) -> str:
        if self.unit is None:
            return f"{float(value * 100):g}%"
        return format_amounts([Amount(self.unit, value, value)], language)


def fitted(text: str, size: float, width: float, lines: int = 1) -> tuple[str, ...]:
    """Break a text into lines that fit into a width, and cut what is more than `lines`."""
    ruler = Ruler(size)
    room = width * MM_PER_POINT / _ROOM
    broken = ruler.wrap(one_line(text), room)
    if len(broken) <= lines:
        return broken
    last = broken[lines - 1]
    while last and ruler.width(f"{last}…") > room:
        last = last[:-1]
    return (*broken[: lines - 1], f"{last.rstrip()}…")
