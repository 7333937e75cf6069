"""The grammar of durations: a text in small letters becomes amounts, or `NotATimeError`. Knows no SOP.

A text is a duration only when all of it is understood; a word too many and it is none. The grammar, on the words
of `sopkit.times.words`:

    time = span [ "(" span ")" ]                 the second must say the same: "1 jam (60 menit)"
    span = sum | ( number | sum ) to sum         "1-2 hari", "30 menit - 3 jam": one family of units
    sum  = part { [ "," | "dan" ] part }         "1 jam 30 menit": from coarse to fine
    part = number [ "(" number ")" ] unit        "10 (sepuluh) hari kerja"

Beside it stand ISO 8601 ("PT1H30M") and the compact form ("2h30m").
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from sopkit.times.units import DAY, HOUR, MINUTE, MONTH, SECOND, WEEK, YEAR, Amount, Measure, add
from sopkit.times.words import MEASURES, NUMBER_WORDS, VULGAR

_DIGITS = 9
"""Before and behind the point; nobody means more, and larger numbers would cost time."""

NUMBER = rf"[0-9]{{1,{_DIGITS}}}(?:[.,][0-9]{{1,{_DIGITS}}})?"
"""Pattern of a number whose point is a decimal point."""

Part = tuple[Fraction, Measure | None]
"""A number and its unit; None where the number stands bare, as the first of "1-2 hari" does."""

_T = TypeVar("_T")


class NotATimeError(Exception):
    """The text is no duration; what it is instead, the grammar doesn't ask."""


def parse(plain: str) -> tuple[Amount, ...]:
    """Read a duration, one amount per family of units, or raise `NotATimeError`.

    `plain` is in small letters, with single blanks and none at the ends.
    """
    for pattern, measures in _PACKED:
        if found := pattern.fullmatch(plain):
            parts = zip(found.groups(), measures, strict=True)
            return _total([(_fraction(number), measure) for number, measure in parts if number is not None])
    return _Parser(plain).time()


def is_time(plain: str) -> bool:
    """Whether `parse` would read the text."""
    try:
        return bool(parse(plain))
    except NotATimeError:
        return False


def between(low: tuple[Amount, ...], high: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """Join the ends of a range: one family of units, and the second not less than the first."""
    if len(low) != 1 or len(high) != 1 or low[0].unit is not high[0].unit or low[0].min > high[0].max:
        raise NotATimeError
    return (Amount(low[0].unit, low[0].min, high[0].max),)


_PACKED: tuple[tuple[re.Pattern[str], tuple[Measure, ...]], ...] = (
    (
        re.compile(
            rf"p(?=[0-9t])(?:({NUMBER})y)?(?:({NUMBER})m)?(?:({NUMBER})w)?(?:({NUMBER})d)?"
            rf"(?:t(?=[0-9])(?:({NUMBER})h)?(?:({NUMBER})m)?(?:({NUMBER})s)?)?"
        ),
        (YEAR, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND),
    ),
    # An "h" or "m" that stands alone could be hari or jam, menit or minggu; together they are clear.
    (
        re.compile(rf"([0-9]{{1,{_DIGITS}}}) ?[hj] ?([0-9]{{1,{_DIGITS}}}) ?m(?: ?([0-9]{{1,{_DIGITS}}}) ?[sd])?"),
        (HOUR, MINUTE, SECOND),
    ),
)
"""Forms without words, and the measure of each group: ISO 8601, then the compact form."""

_TOKEN = re.compile(
    r" ?(?:"
    r"(?P<number>[0-9]+ ?[½¼¾]|[½¼¾]|[0-9]+(?:[.,][0-9]+)?)"
    r"|(?P<to>[-–—−]|s\.d\b\.?|s/d\b|sd\b|sampai(?: dengan)?\b|hingga\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[(),])"
    r")"
)


def _tokens(plain: str) -> Iterator[tuple[str, str]]:
    """Yield kind and text of each token; the text may end in a full stop."""
    text = plain.removesuffix(".").rstrip()
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise NotATimeError
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


class _Parser:
    """Reads one text by the grammar at the head of this file; each method is a line of it."""

    def __init__(self, plain: str) -> None:
        self._tokens = tuple(_tokens(plain))
        self._at = 0

    def time(self) -> tuple[Amount, ...]:
        amounts = self._span()
        if self._take("(") and (self._span() != amounts or not self._take(")")):
            raise NotATimeError
        if self._at < len(self._tokens):
            raise NotATimeError
        return amounts

    def _span(self) -> tuple[Amount, ...]:
        first = self._sum()
        if not self._kind("to"):
            return _total(first)
        second = self._sum()
        if first[0][1] is None and len(second) == 1:
            first = [(first[0][0], second[0][1])]
        return between(_total(first), _total(second))

    def _sum(self) -> list[Part]:
        parts = [self._part()]
        while parts[-1][1] is not None and (self._take(",") or self._take("dan") or self._sees_number()):
            parts.append(self._part())
        return parts

    def _part(self) -> Part:
        number = self._number()
        if self._take("(") and (self._number() != number or not self._take(")")):
            raise NotATimeError
        return number, self._longest(MEASURES)

    def _number(self) -> Fraction:
        if text := self._kind("number"):
            return _number(text)
        value = self._longest(NUMBER_WORDS)
        if value is None:
            raise NotATimeError
        return Fraction(value)

    def _sees_number(self) -> bool:
        kind, text = self._tokens[self._at] if self._at < len(self._tokens) else ("", "")
        return kind == "number" or (text,) in NUMBER_WORDS

    def _take(self, text: str) -> bool:
        """Pass over the next token if it reads so."""
        taken = self._at < len(self._tokens) and self._tokens[self._at][1] == text
        self._at += taken
        return taken

    def _kind(self, kind: str) -> str:
        """Take the next token if it is of this kind, else nothing."""
        if self._at == len(self._tokens) or self._tokens[self._at][0] != kind:
            return ""
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _longest(self, table: Mapping[tuple[str, ...], _T]) -> _T | None:
        """Take the longest phrase of the table that stands next."""
        for length in (4, 3, 2, 1):
            phrase = tuple(text for _, text in self._tokens[self._at : self._at + length])
            if len(phrase) == length and phrase in table:
                self._at += length
                return table[phrase]
        return None


def _number(text: str) -> Fraction:
    """Read a number as written; raise where it could be two.

    "1.500" is fifteen hundred to an Indonesian and one and a half to a spreadsheet, "1,500" the other way about.
    """
    if text[-1] in VULGAR:
        return _fraction(text[:-1].strip() or "0") + VULGAR[text[-1]]
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}|,[0-9]{2}0)", text):
        raise NotATimeError
    return _fraction(text)


def _fraction(text: str) -> Fraction:
    if any(len(digits) > _DIGITS for digits in re.split("[.,]", text)):
        raise NotATimeError
    return Fraction(text.replace(",", "."))


def _total(parts: list[Part]) -> tuple[Amount, ...]:
    """Add the parts of "1 jam 30 menit"; they go from coarse to fine, else they are a list and no sum."""
    amounts: list[Amount] = []
    ranks: list[int] = []
    for number, measure in parts:
        if measure is None:
            raise NotATimeError
        ranks.append(measure.rank)
        amounts.append(Amount(measure.unit, number * measure.size, number * measure.size))
    if any(fine >= coarse for coarse, fine in pairwise(ranks)):
        raise NotATimeError
    return add(amounts)
