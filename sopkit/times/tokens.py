"""Cuts a text about time into tokens. Knows what a token looks like, not what it means beside others."""

import re
from fractions import Fraction

from msgspec import Struct

from sopkit.times.said import NotATimeError
from sopkit.times.words import VULGAR

DIGITS = 15
"""Before and behind the point; nobody means more, and what is read stays small enough to be worked with."""

NUMBER = rf"[0-9]{{1,{DIGITS}}}(?:[.,][0-9]{{1,{DIGITS}}})?"
"""Pattern of a number whose point is a decimal point."""


class Token(Struct, frozen=True):
    """A piece of a text."""

    kind: str
    """`number`, `to` (as in a range), `times` (the sign), `per`, `word` or `mark`."""
    text: str


_TOKEN = re.compile(
    r" ?(?:"
    r"(?P<number>[0-9]+ ?[½¼¾]|[½¼¾]|[0-9]+(?:[.,][0-9]+)?)"
    r"|(?P<to>[-–—−]|s\.d\b\.?|s/d\b|sd\b|sampai(?: dengan)?\b|hingga\b|to\b)"
    r"|(?P<times>x(?![^\W\d_])|[×*@])"
    r"|(?P<per>per\b|(?:untuk )?(?:se)?tiap\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[(),;+=/])"
    r")"
)


def tokens(plain: str) -> tuple[Token, ...]:
    """Cut a text in small letters, which may end in a full stop; raise `NotATimeError` at anything else."""
    text = plain.removesuffix(".").rstrip()
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise NotATimeError
        found.append(Token(match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return tuple(found)


def number(text: str) -> Fraction:
    """Read a number as written; raise `NotATimeError` where it could be two, or is longer than any that is meant.

    "1.500" is fifteen hundred to an Indonesian and one and a half to a spreadsheet, "1,500" the other way about.
    """
    if text[-1] in VULGAR:
        return plain_number(text[:-1].strip() or "0") + VULGAR[text[-1]]
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}|,[0-9]{2}0)", text):
        raise NotATimeError
    return plain_number(text)


def plain_number(text: str) -> Fraction:
    """Read a number whose point, or comma, is a decimal point."""
    if any(len(digits) > DIGITS for digits in re.split("[.,]", text)):
        raise NotATimeError
    return Fraction(text.replace(",", "."))
