"""Reads a step's time: a value, or the reason why there is none. Never guesses, never raises; knows no other step."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from sopkit.model import ThreePoint
from sopkit.times.grammar import NUMBER, NotATimeError, between, is_time, parse
from sopkit.times.units import Amount, Unit
from sopkit.times.words import APPROXIMATE, TELLTALES, Reason

_LONGEST = 200
"""Characters; a longer text is prose, and isn't looked through for a time."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time that was read: one amount per family of units, in the order of `Unit`.

    Nearly all times have one amount. "2 hari 3 jam" has two, since nothing says how many hours such a day has;
    both count in the totals.
    """

    amounts: tuple[Amount, ...]
    text: str
    """As the author wrote it."""
    approximate: bool = False
    """Written with `±`; the amount is the number that stands there."""


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A text that says no duration, and why. It is never zero."""

    reason: Reason
    text: str


def read_time(value: str | ThreePoint | None) -> Time | Unmeasured:
    """Read a step's time; whatever the value is, the answer is a `Time` or says why there is none."""
    if isinstance(value, ThreePoint):
        return _read_three_point(value)
    return _read((value or "").strip())


@lru_cache(1 << 12)
def _read(text: str) -> Time | Unmeasured:
    """Read a text; the few ways in which an archive writes its times come back with every step."""
    if not text.strip("-–—−._… "):
        return Unmeasured(Reason.BLANK, text)
    if len(text) > _LONGEST:
        return Unmeasured(Reason.UNREADABLE, text)
    plain = _plain(text)
    sign = next((sign for sign in APPROXIMATE if plain.startswith(sign)), "")
    plain = plain.removeprefix(sign).lstrip()
    try:
        return Time(parse(plain), text, approximate=bool(sign))
    except NotATimeError:
        return Unmeasured(_reason(plain), text)


def read_workday(text: str) -> Fraction | None:
    """Read the length of a working day, "7.5h" or "7 jam 30 menit", in minutes; None when it can't be one.

    It is more than nothing and at most 24 hours. Here, unlike in an SOP, an `h` that stands alone is clear.
    """
    plain = _plain(text)
    if hours := re.fullmatch(rf"({NUMBER}) ?h", plain):
        plain = f"pt{hours[1]}h"
    read = read_time(plain)
    if isinstance(read, Unmeasured) or len(read.amounts) != 1:
        return None
    amount = read.amounts[0]
    definite = amount.unit is Unit.MINUTE and amount.min == amount.max
    return amount.min if definite and 0 < amount.min <= 24 * 60 else None


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _reason(plain: str) -> Reason:
    """Find what kind of text it is that is no duration."""
    if _is_rate(plain):
        return Reason.PER_UNIT
    whole = plain.rstrip(". ")
    return next((reason for reason, sign in TELLTALES if sign.search(whole)), Reason.UNREADABLE)


def _is_rate(plain: str) -> bool:
    """Whether the text is a time, then "/" or "per", then what it is counted by, which is no time itself."""
    halves = ((plain[: mark.start()].strip(), plain[mark.end() :].strip()) for mark in re.finditer(r"/|\bper\b", plain))
    return any(counted[:1].isalnum() and is_time(time) and not is_time(counted) for time, counted in halves)


def _read_three_point(value: ThreePoint) -> Time | Unmeasured:
    """Read `{min, likely, max}`: both ends, or the likely time alone. One end alone leaves the other open."""
    written = {"min": value.min, "likely": value.likely, "max": value.max}
    text = ", ".join(f"{name}: {part}" for name, part in written.items() if part)
    parts = {name: read_time(part) for name, part in written.items()}
    for part in parts.values():
        if isinstance(part, Unmeasured) and part.reason is not Reason.BLANK:
            return Unmeasured(part.reason, text)
    times = {name: part for name, part in parts.items() if isinstance(part, Time)}
    if not times:
        return Unmeasured(Reason.BLANK, text)
    try:
        amounts = _three_amounts(*(times[name].amounts if name in times else None for name in ("min", "likely", "max")))
    except NotATimeError:
        return Unmeasured(Reason.UNREADABLE, text)
    return Time(amounts, text, approximate=any(time.approximate for time in times.values()))


_Amounts = tuple[Amount, ...]


def _three_amounts(low: _Amounts | None, likely: _Amounts | None, high: _Amounts | None) -> _Amounts:
    if low is None or high is None:
        if low is not None or high is not None or likely is None:
            raise NotATimeError
        return likely
    (ends,) = between(low, high)
    if likely is None:
        return (ends,)
    usual = likely[0]
    between(low, likely)
    between(likely, high)
    if usual.min != usual.max:
        raise NotATimeError
    return (Amount(ends.unit, ends.min, ends.max, usual.min),)
