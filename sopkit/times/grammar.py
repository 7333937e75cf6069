"""The grammar of durations: a text in small letters becomes amounts, or `NotATimeError`. Knows no SOP.

A text is a duration only when all of it is understood; a word too many and it is none. The grammar, on the tokens of
`sopkit.times.tokens` and the words of `sopkit.times.words`:

    text    = choice { ";" choice }               several are a list, and no time
    choice  = whole { ( "/" | "atau" ) whole }    several leave open which one counts, and are no time
    whole   = product [ "(" product ")" | ( "=" | "," | "untuk" ) product ]
                                                  the second says the same, "1 jam (60 menit)", or how many there are
    product = factor [ times factor ]             "2 x 24 jam", "10 berkas x 2 menit", "2 menit/berkas x 10 berkas"
    factor  = total [ per noun ] | per noun total | number [ noun ]
    total   = term { "+" term } [ extension ]     "10 hari dengan perpanjangan maksimal tujuh hari"
    term    = span | "(" span ")"
    span    = sum | ( number | sum ) to sum       "1-2 hari", "30 menit - 3 jam": one family of units
    sum     = part { [ "," | "dan" ] part }       "1 jam 30 menit": from coarse to fine
    part    = number [ "(" number ")" ] unit      "10 (sepuluh) hari kerja"

Each token is looked at a few times at most. Beside the grammar stand ISO 8601 ("PT1H30M") and the compact form
("2h30m").
"""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from msgspec.structs import replace

from sopkit.times.reasons import Reason
from sopkit.times.said import Amounts, NotATimeError, Rate, Said, Volume, as_amounts, between, multiplied
from sopkit.times.tokens import DIGITS, NUMBER, Token, number, plain_number, tokens
from sopkit.times.units import DAY, HOUR, MINUTE, MONTH, SECOND, WEEK, YEAR, Amount, Measure, add
from sopkit.times.words import (
    AFTER_EXTENDED,
    BEFORE_EXTENDED,
    EXTENDED,
    JOINING,
    LONGEST_PHRASE,
    MEASURES,
    NUMBER_WORDS,
    SINGLES,
)

Part = tuple[Fraction, Measure | None]
"""A number and its unit; None where the number stands bare, as the first of "1-2 hari" does."""

_T = TypeVar("_T")


def parse(plain: str) -> Amounts:
    """Read a duration, one amount per family of units, or raise `NotATimeError`.

    `plain` is in small letters, with single blanks and none at the ends.
    """
    for pattern, measures in _PACKED:
        if found := pattern.fullmatch(plain):
            numbers = zip(found.groups(), measures, strict=True)
            return add(_amount(plain_number(text), measure) for text, measure in numbers if text is not None)
    return _Parser(tokens(plain)).text()


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
        re.compile(rf"([0-9]{{1,{DIGITS}}}) ?[hj] ?([0-9]{{1,{DIGITS}}}) ?m(?: ?([0-9]{{1,{DIGITS}}}) ?[sd])?"),
        (HOUR, MINUTE, SECOND),
    ),
)
"""Forms without words, and the measure of each group: ISO 8601, then the compact form."""


class _Parser:
    """Reads one text by the grammar at the head of this file; each method is a line of it.

    What is understood but can't hold is a fault, which counts once all is understood: a text contradicts itself only
    if every word of it makes sense.
    """

    def __init__(self, found: tuple[Token, ...]) -> None:
        self._tokens = found
        self._at = 0
        self._fault: Reason | None = None

    def text(self) -> Amounts:
        said = self._several(self._choice, Reason.LIST, ";")
        if self._at < len(self._tokens):
            raise NotATimeError
        if isinstance(said, Volume):
            raise NotATimeError(Reason.UNREADABLE if said.of else Reason.BARE_NUMBER)
        if self._fault:
            raise NotATimeError(self._fault)
        if isinstance(said, Rate):
            raise NotATimeError(Reason.PER_UNIT, said)
        return said

    def _choice(self) -> Said:
        return self._several(self._whole, Reason.ALTERNATIVE, "/", "atau")

    def _several(self, read: Callable[[], Said], fault: Reason, *signs: str) -> Said:
        """Read one or more of a kind; more than one, and all of them times, are a fault."""
        said = [read()]
        while self._take(*signs):
            said.append(read())
        if len(said) > 1:
            if not all(isinstance(one, tuple) for one in said):
                raise NotATimeError
            self._note(fault)
        return said[0]

    def _whole(self) -> Said:
        first = self._product()
        if self._take("("):
            second = self._product()
            self._expect(")")
        elif self._take("=", ",", "untuk"):
            second = self._product()
        else:
            return first
        if isinstance(first, tuple) and isinstance(second, tuple):
            if first != second:
                comparable = [amount.unit for amount in first] == [amount.unit for amount in second]
                self._note(Reason.CONTRADICTORY if comparable else Reason.MIXED_UNITS)
            return first
        if isinstance(first, Rate) or isinstance(second, Rate):
            return multiplied(first, second)
        raise NotATimeError

    def _product(self) -> Said:
        first = self._factor()
        if not self._kind("times"):
            return first
        # "2 x sehari" is how often.
        if not self._sees_number():
            raise NotATimeError
        return multiplied(first, self._factor())

    def _factor(self) -> Said:
        if self._kind("per"):
            noun = self._noun()
            return Rate(as_amounts(self._total()), noun)
        said = self._total()
        if isinstance(said, Volume):
            return replace(said, of=self._noun()) if self._sees("word") else said
        if self._kind("per") or (self._sees_mark("/") and self._sees("word", ahead=1) and not self._sees_number(1)):
            self._take("/")
            return Rate(said, self._noun())
        return said

    def _noun(self) -> str:
        """Take the words for what is counted, such as "berkas" or "orang per hari"."""
        words: list[str] = []
        while self._sees("word", "per") and not self._sees_mark("untuk", "atau") and not self._sees_number():
            words.append(self._tokens[self._at].text)
            self._at += 1
        if not words:
            raise NotATimeError
        return " ".join(words)

    def _total(self) -> Amounts | Volume:
        first = self._term()
        if isinstance(first, Volume):
            return first
        terms = [*first]
        while self._take("+"):
            terms += as_amounts(self._term())
        return add([*terms, *self._extension()])

    def _extension(self) -> Amounts:
        """Take an extension: nothing at the least, all of it at the most."""
        before = self._at
        opened = self._take("(")
        while self._take(*BEFORE_EXTENDED):
            pass
        if not self._take(*EXTENDED):
            self._at = before
            return ()
        while self._take(*AFTER_EXTENDED):
            pass
        extension = as_amounts(self._span())
        if opened:
            self._expect(")")
        return tuple(Amount(amount.unit, Fraction(), amount.max) for amount in extension)

    def _term(self) -> Amounts | Volume:
        if not self._take("("):
            return self._span()
        amounts = as_amounts(self._span())
        self._expect(")")
        return amounts

    def _span(self) -> Amounts | Volume:
        first = self._sum()
        ranges = bool(self._kind("to"))
        second = self._sum() if ranges else first
        if _is_bare(first) and _is_bare(second):
            low, high = first[0][0], second[0][0]
            if low > high:
                self._note(Reason.CONTRADICTORY)
            return Volume(low, high)
        if not ranges:
            return self._added(first)
        if _is_bare(first) and len(second) == 1:
            first = [(first[0][0], second[0][1])]
        low_end, high_end = self._added(first), self._added(second)
        try:
            return between(low_end, high_end)
        except NotATimeError as error:
            self._note(error.reason)
            return low_end

    def _sum(self) -> list[Part]:
        parts = [self._part()]
        while parts[-1][1] is not None and self._joins():
            parts.append(self._part())
        return parts

    def _joins(self) -> bool:
        """Whether another part of the sum follows; passes over what joins it."""
        if self._sees_mark(*JOINING) and self._sees_number(1):
            self._at += 1
        return self._sees_number()

    def _part(self) -> Part:
        if self._sees("word") and (single := SINGLES.get(self._tokens[self._at].text)):
            self._at += 1
            return Fraction(1), single
        value = self._number()
        if self._take("("):
            if self._number() != value:
                self._note(Reason.CONTRADICTORY)
            self._expect(")")
        return value, self._longest(MEASURES)

    def _number(self) -> Fraction:
        if text := self._kind("number"):
            value = number(text)
            # "1 setengah jam"
            return value + Fraction(1, 2) if self._take("setengah") else value
        worded = self._longest(NUMBER_WORDS)
        if worded is None:
            raise NotATimeError
        return worded + Fraction(1, 2) if worded >= 1 and self._take("setengah") else worded

    def _added(self, parts: list[Part]) -> Amounts:
        """Add the parts of "1 jam 30 menit"; they go from coarse to fine, else they are a list and no sum."""
        measures = [measure for _number, measure in parts if measure is not None]
        if len(measures) < len(parts):
            raise NotATimeError
        if any(fine.rank >= coarse.rank for coarse, fine in pairwise(measures)):
            self._note(Reason.LIST)
        return add(_amount(parts[place][0], measure) for place, measure in enumerate(measures))

    def _note(self, fault: Reason) -> None:
        self._fault = self._fault or fault

    def _expect(self, mark: str) -> None:
        if not self._take(mark):
            raise NotATimeError

    def _take(self, *texts: str) -> bool:
        """Pass over the next token if it reads so."""
        taken = self._sees_mark(*texts)
        self._at += taken
        return taken

    def _kind(self, kind: str) -> str:
        """Take the next token if it is of this kind, else nothing."""
        if not self._sees(kind):
            return ""
        self._at += 1
        return self._tokens[self._at - 1].text

    def _sees_mark(self, *texts: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].text in texts

    def _sees(self, *kinds: str, ahead: int = 0) -> bool:
        return self._at + ahead < len(self._tokens) and self._tokens[self._at + ahead].kind in kinds

    def _longest(self, table: Mapping[tuple[str, ...], _T]) -> _T | None:
        """Take the longest phrase of the table that stands next."""
        if not self._sees("word"):
            return None
        words = tuple(token.text for token in self._tokens[self._at : self._at + LONGEST_PHRASE])
        for length in range(len(words), 0, -1):
            if words[:length] in table:
                self._at += length
                return table[words[:length]]
        return None

    def _sees_number(self, ahead: int = 0) -> bool:
        return self._sees("number", ahead=ahead) or (
            self._sees("word", ahead=ahead) and (self._tokens[self._at + ahead].text,) in NUMBER_WORDS
        )


def _amount(value: Fraction, measure: Measure) -> Amount:
    return Amount(measure.unit, value * measure.size, value * measure.size)


def _is_bare(parts: list[Part]) -> bool:
    return len(parts) == 1 and parts[0][1] is None
