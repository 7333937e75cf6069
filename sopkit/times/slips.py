"""Proposes how a text that is no time may have been meant. Whoever reads says whether the proposal is a time."""

import re
from difflib import get_close_matches

from msgspec import Struct

from sopkit.times.words import MEASURES, VULGAR


class Repair(Struct, frozen=True):
    """A text that reads as a time, in place of one that does not."""

    text: str
    certain: bool
    """No other time can have been meant."""


_FRACTIONS = {f"{value.numerator}/{value.denominator}": sign for sign, value in VULGAR.items()}
_SIGNS: tuple[tuple[re.Pattern[str], str, bool], ...] = (
    (re.compile(r"^(?:kurang lebih|lebih kurang|sekitar|kira-kira)\b ?", re.IGNORECASE), "± ", True),
    (re.compile(r"^(?:\+/?|~) ?(?=[0-9])"), "± ", False),
    (re.compile(r"^selama\b ?", re.IGNORECASE), "", True),
    (re.compile(r"^antara\b ?", re.IGNORECASE), "", False),
    (
        re.compile(
            r"^(?:paling (?:lama|lambat)|maksim(?:al|um)|maks\.?|sampai(?: dengan)?|hingga|<=?|≤)(?: |(?=[0-9]))",
            re.IGNORECASE,
        ),
        "",
        False,
    ),
    (re.compile(r"^([0-9]) ([0-9])(?= ?[^\W\d_])"), r"\1\2", False),
    (re.compile(r"^([^()]*[^() ]) ?\(([^\W\d_]+)\)$"), r"\1 \2", True),
    (re.compile(r"^([^()]*\([^()]*[^() ])$"), r"\1)", True),
    (re.compile(r" ?[,;:]$"), "", True),
    # A prime is the sign of the minute; two are that of the second.
    (re.compile(r"(?<=[0-9]) ?['′’‘´`](?!['′’‘´`])"), " menit", True),
    *((re.compile(rf"^{written}(?= ?[^\W\d_])"), sign, False) for written, sign in _FRACTIONS.items()),
)
"""What is written amiss, what stands in its place, and whether that says the same."""

_WORD = re.compile(r"[^\W\d_]+")
_UNITS = ("detik", "menit", "hari", "minggu", "bulan", "tahun", "kerja", "kalender", "efektif")
_SHORT = {"jm": "jam", "hr": "hari", "mnit": "menit", "mingu": "minggu", "harikerja": "hari kerja"}
_READ = frozenset({"dan", "sampai", "dengan", "hingga", *(word for phrase in MEASURES for word in phrase)})
_LONGEST = 60
"""Characters; a longer text is prose, in which no slip of the pen is looked for."""


def proposal(text: str) -> Repair | None:
    """Mend what looks like a slip of the pen, such as "5 minit" or "1 0 Hari Kerja"; None where nothing does."""
    if len(text) > _LONGEST:
        return None
    plain = mended = " ".join(text.split())
    certain = True
    for sign, instead, same in _SIGNS:
        before, mended = mended, sign.sub(instead, mended)
        certain &= same or mended == before
    mended = _WORD.sub(lambda word: _unit(word[0]), mended)
    return None if mended == plain else Repair(mended, certain)


def _unit(word: str) -> str:
    """Give the unit that a word is meant to be, else the word."""
    small = word.lower()
    if small in _READ:
        return word
    close = get_close_matches(small, _UNITS, n=1, cutoff=0.8)
    return _SHORT.get(small, close[0] if close else word)
