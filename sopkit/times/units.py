"""Units of time and how amounts of them are written. Knows neither steps nor what a person may write besides.

The six families of units stay apart: nothing here turns a day into hours. Inside a family all is exact, as
fractions: a second is 1/60 minute, an hour 60 minutes, a year 12 months.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct


class Unit(StrEnum):
    """The families of units, in the order in which totals list them; the values are the words of the JSON."""

    MINUTE = "minute"
    DAY = "day"
    """A plain `hari`: the author doesn't say whether it is a working day."""
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WEEK = "week"
    MONTH = "month"


ORDER: Mapping[Unit, int] = {unit: place for place, unit in enumerate(Unit)}
"""Place of each unit in a total."""


class Amount(Struct, frozen=True, dict=True):
    """So much of one unit, from `min` to `max`, which are the same unless the author gave a range."""

    unit: Unit
    min: Fraction
    max: Fraction
    likely: Fraction | None = None
    """The usual amount of a three-point time."""

    @cached_property
    def is_range(self) -> bool:
        """Whether the author gave two numbers that differ."""
        return self.min != self.max

    @cached_property
    def middle(self) -> float:
        """The middle of the range, as nearly as a float has it: to weigh amounts against each other."""
        return (float(self.min) + float(self.max)) / 2


class Measure(Struct, frozen=True):
    """A unit that people name: how much of its family it is, and how coarse (`rank` grows with the length)."""

    unit: Unit
    size: Fraction
    rank: int


SECOND = Measure(Unit.MINUTE, Fraction(1, 60), 0)
MINUTE = Measure(Unit.MINUTE, Fraction(1), 1)
HOUR = Measure(Unit.MINUTE, Fraction(60), 2)
DAY = Measure(Unit.DAY, Fraction(1), 3)
WORKING_DAY = Measure(Unit.WORKING_DAY, Fraction(1), 3)
CALENDAR_DAY = Measure(Unit.CALENDAR_DAY, Fraction(1), 3)
WEEK = Measure(Unit.WEEK, Fraction(1), 4)
MONTH = Measure(Unit.MONTH, Fraction(1), 5)
YEAR = Measure(Unit.MONTH, Fraction(12), 6)

_WRITTEN: Mapping[Unit, tuple[Measure, ...]] = {
    Unit.MINUTE: (HOUR, MINUTE, SECOND),
    Unit.DAY: (DAY,),
    Unit.WORKING_DAY: (WORKING_DAY,),
    Unit.CALENDAR_DAY: (CALENDAR_DAY,),
    Unit.WEEK: (WEEK,),
    Unit.MONTH: (MONTH,),
}
"""In which measures an amount of each family is written, coarsest first."""

_NAMES: Mapping[str, Mapping[Measure, tuple[str, str]]] = {
    "id": {
        SECOND: ("detik", "detik"),
        MINUTE: ("menit", "menit"),
        HOUR: ("jam", "jam"),
        DAY: ("hari", "hari"),
        WORKING_DAY: ("hari kerja", "hari kerja"),
        CALENDAR_DAY: ("hari kalender", "hari kalender"),
        WEEK: ("minggu", "minggu"),
        MONTH: ("bulan", "bulan"),
    },
    "en": {
        SECOND: ("second", "seconds"),
        MINUTE: ("minute", "minutes"),
        HOUR: ("hour", "hours"),
        DAY: ("day", "days"),
        WORKING_DAY: ("working day", "working days"),
        CALENDAR_DAY: ("calendar day", "calendar days"),
        WEEK: ("week", "weeks"),
        MONTH: ("month", "months"),
    },
}
"""One and many of each measure. These stand here, not in the catalogue, since the Indonesian is read back."""

_POINT: Mapping[str, str] = {"id": ",", "en": "."}
_PLACES = 9


def format_duration(unit: Unit, low: Fraction, high: Fraction, language: str) -> str:
    """Write an amount of one unit as people do: "13 jam 25 menit", "1–2 hari kerja", "1 hour – 1 hour 30 minutes".

    `language` is "id" or "en". Every amount of up to nine decimals is written exactly; one that no decimals can
    write, such as a third of a day, is rounded to six.
    """
    language = language if language in _NAMES else "en"
    least, most = _parts(unit, low), _parts(unit, high)
    if low == high:
        return _written(least, language)
    if len(least) == len(most) == 1 and least[0][1] == most[0][1]:
        return f"{_decimal(least[0][0], language)}–{_written(most, language)}"
    return f"{_written(least, language)} – {_written(most, language)}"


def format_amounts(amounts: Iterable[Amount], language: str) -> str:
    """Write amounts of several units, the coarsest first: "3 hari kerja + 45 menit"."""
    coarsest_first = sorted(amounts, key=lambda amount: -ORDER[amount.unit])
    written = [format_duration(amount.unit, amount.min, amount.max, language) for amount in coarsest_first]
    # "2 hari + 1 jam 5 menit – 2 jam" could be a range of sums.
    return written[0] if len(written) == 1 else " + ".join(f"({text})" if " – " in text else text for text in written)


def add(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Add up, each unit by itself; in the order of `Unit`, without the units that don't occur."""
    sums: dict[Unit, tuple[Fraction, Fraction]] = {}
    for amount in amounts:
        known = sums.get(amount.unit)
        sums[amount.unit] = (known[0] + amount.min, known[1] + amount.max) if known else (amount.min, amount.max)
    return tuple(Amount(unit, *sums[unit]) for unit in Unit if unit in sums)


def _parts(unit: Unit, amount: Fraction) -> list[tuple[Fraction, Measure]]:
    """Split an amount over the measures of its family: 90 minutes are 1 hour and 30 minutes."""
    measures = _WRITTEN[unit]
    parts: list[tuple[Fraction, Measure]] = []
    rest = amount
    for measure in measures[:-1]:
        count = Fraction(rest // measure.size)
        rest -= count * measure.size
        if count:
            parts.append((count, measure))
    if rest:
        parts.append((rest / measures[-1].size, measures[-1]))
    return parts or [(Fraction(), MINUTE if unit is Unit.MINUTE else measures[-1])]


def _written(parts: Iterable[tuple[Fraction, Measure]], language: str) -> str:
    names = _NAMES[language]
    return " ".join(f"{_decimal(count, language)} {names[measure][count != 1]}" for count, measure in parts)


def _decimal(number: Fraction, language: str) -> str:
    places = _PLACES if (number * 10**_PLACES).denominator == 1 else 6
    whole, rest = divmod(round(number * 10**places), 10**places)
    decimals = f"{rest:0{places}d}".rstrip("0")
    return f"{whole}{_POINT[language]}{decimals}" if decimals else str(whole)
