"""Reads a step's time: a value, or the reason why there is none. Never guesses, never raises; knows no other step."""

import re
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from sopkit.model import ThreePoint
from sopkit.times.grammar import parse
from sopkit.times.reasons import TELLTALES, Reason, names_no_time
from sopkit.times.said import Amounts, NotATimeError, between
from sopkit.times.slips import proposal
from sopkit.times.tokens import NUMBER
from sopkit.times.units import Amount, Unit
from sopkit.times.words import APPROXIMATE

_LONGEST = 200
"""Characters; a longer text is prose, and isn't looked through for a time."""


class Time(Struct, frozen=True):
    """A time that was read: one amount per family of units, in the order of `Unit`.

    Nearly all times have one amount. "2 hari 3 jam" has two, since nothing says how many hours such a day has;
    both count in the totals.
    """

    amounts: tuple[Amount, ...]
    text: str
    """As the author wrote it."""
    approximate: bool = False
    """Written with `±`; the amount is the number that stands there."""


class Unmeasured(Struct, frozen=True):
    """A text that says no duration, and why. It is never zero."""

    reason: Reason
    text: str
    """As the author wrote it."""
    repair: str | None = None
    """A text that reads as a time, where an obvious one exists."""
    certain: bool = False
    """Whether no other time than that of the repair can have been meant."""
    rate: tuple[Amount, ...] = ()
    """The time for each one, where the reason is `PER_UNIT`."""
    per: str = ""
    """What that rate counts, in small letters: "berkas"."""


def read_time(value: str | ThreePoint | None) -> Time | Unmeasured:
    """Read a step's time; whatever the value is, the answer is a `Time` or says why there is none."""
    if value is None or isinstance(value, str):
        return _read((value or "").strip())
    return _read_three_point(value)


@lru_cache(1 << 12)
def _read(text: str) -> Time | Unmeasured:
    """Read a text; the few ways in which an archive writes its times come back with every step."""
    if not text.strip("-–—−._… "):
        return Unmeasured(Reason.BLANK, text)
    if len(text) > _LONGEST:
        return Unmeasured(Reason.UNREADABLE, text)
    plain = _plain(text)
    try:
        amounts, approximate = _measured(plain)
    except NotATimeError as error:
        if error.rate is not None:
            return Unmeasured(error.reason, text, rate=error.rate.amounts, per=error.rate.per)
        return _explained(text, plain, error.reason)
    return Time(amounts, text, approximate=approximate)


def _measured(plain: str) -> tuple[Amounts, bool]:
    """Read a duration and whether it is approximate, or raise `NotATimeError`."""
    sign = next((sign for sign in APPROXIMATE if plain.startswith(sign)), "")
    return parse(plain.removeprefix(sign).lstrip()), bool(sign)


def _is_time(text: str) -> bool:
    try:
        return bool(_measured(_plain(text)))
    except NotATimeError:
        return False


_MINUS = re.compile(r"^(?:[-–—−]|minus\b)\s*(?=[^\W_])", re.IGNORECASE)


def _explained(text: str, plain: str, reason: Reason) -> Unmeasured:
    """Find what kind of text it is, where the grammar says that it is no duration."""
    if reason is not Reason.UNREADABLE:
        return Unmeasured(reason, text)
    if _MINUS.match(text):
        rest = _MINUS.sub("", text)
        without = _read(rest)
        if isinstance(without, Time):
            return Unmeasured(Reason.NEGATIVE, text, repair=rest)
        if without.reason is Reason.BARE_NUMBER:
            return Unmeasured(Reason.NEGATIVE, text)
    whole = plain.rstrip(". ")
    for told, sign in TELLTALES:
        if sign.search(whole):
            return Unmeasured(told, text)
    repair = proposal(text)
    if repair and _is_time(repair.text):
        return Unmeasured(Reason.SLIP, text, repair=repair.text, certain=repair.certain)
    return Unmeasured(Reason.NO_TIME if names_no_time(plain) else Reason.UNREADABLE, text)


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


def _read_three_point(value: ThreePoint) -> Time | Unmeasured:
    """Read `{min, likely, max}`: both ends, or the likely time alone. One end alone leaves the other open."""
    written = {"min": value.min, "likely": value.likely, "max": value.max}
    text = ", ".join(f"{name}: {part}" for name, part in written.items() if part)
    parts = {name: read_time(part) for name, part in written.items()}
    amounts: dict[str, Amounts] = {}
    rates: set[str] = set()
    for name, part in parts.items():
        if isinstance(part, Time):
            amounts[name] = part.amounts
        elif part.reason is Reason.PER_UNIT:
            amounts[name] = part.rate
            rates.add(part.per)
        elif part.reason is not Reason.BLANK:
            return Unmeasured(part.reason, text)
    if not amounts:
        return Unmeasured(Reason.BLANK, text)
    if len(rates) > 1 or (rates and any(isinstance(part, Time) for part in parts.values())):
        return Unmeasured(Reason.MIXED_UNITS, text)
    try:
        joined = _three_amounts(amounts.get("min"), amounts.get("likely"), amounts.get("max"))
    except NotATimeError as error:
        return Unmeasured(error.reason, text)
    if rates:
        return Unmeasured(Reason.PER_UNIT, text, rate=joined, per=rates.pop())
    return Time(joined, text, approximate=any(isinstance(part, Time) and part.approximate for part in parts.values()))


def _three_amounts(low: Amounts | None, likely: Amounts | None, high: Amounts | None) -> Amounts:
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
