"""Times that are no durations, how some of them can be mended, and durations that stand in prose.

What a time reads as is said by `sopkit.times` alone; here texts are only brought to a form that it reads.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from sopkit.lint.rule import Context
from sopkit.model import Step
from sopkit.times import Reason, Time, Unmeasured, read_time

_EVENT = re.compile(r"(?:sejak|sebelum|setelah|sesudah)\b")
_ORDINAL = re.compile(
    r"(?:pada |dalam )?(?:hari|minggu|bulan|triwulan|semester|tahun) ?(?:ke\b|pertama\b|terakhir\b|(?:i{1,3}|iv)\b)"
    r"|h ?[-+−–] ?[0-9]"
    r"|(?:awal|akhir|pertengahan|saat|ketika|pada)\b"
)


def unmeasured(context: Context, *reasons: Reason) -> Iterator[tuple[int, Unmeasured]]:
    """Give the steps whose time is none for one of these reasons, by index.

    An event ("Sejak Kickoff") and an ordinal ("hari ke 1") say when, as a stretch of the calendar does. A time that
    was swapped with the output is left out: S119 speaks of it.
    """
    for index, timed in enumerate(context.timed_steps):
        time = timed.time
        if isinstance(time, Time) or _reason(time) not in reasons or _is_swapped(context.sop.steps[index], time):
            continue
        yield index, time


def _reason(time: Unmeasured) -> Reason:
    plain = " ".join(time.text.lower().split())
    when = {Reason.OPEN: _EVENT, Reason.UNREADABLE: _ORDINAL}.get(time.reason)
    return Reason.WINDOW if when and when.match(plain) else time.reason


def _is_swapped(step: Step, time: Unmeasured) -> bool:
    return (
        isinstance(step.time, str)
        and time.reason in {Reason.UNREADABLE, Reason.WINDOW}
        and isinstance(read_time(" ".join(step.output)), Time)
    )


@dataclass(frozen=True, slots=True)
class Repair:
    """A text that reads as a time, in place of one that does not."""

    text: str
    certain: bool
    """No other time can have been meant."""


_SPLIT = re.compile(r"^([0-9]) ([0-9])(?= ?[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_AHEAD: tuple[tuple[re.Pattern[str], str, bool], ...] = (
    (re.compile(r"^(?:kurang lebih|lebih kurang|sekitar|kira-kira)\b ?", re.IGNORECASE), "± ", True),
    (re.compile(r"^(?:\+/?|~) ?(?=[0-9])"), "± ", False),
    (re.compile(r"^selama\b ?", re.IGNORECASE), "", True),
    (re.compile(r"^setengah\b", re.IGNORECASE), "½", True),
    (re.compile(r"^(?:paling (?:lama|lambat)|maksim(?:al|um)|maks\.?)(?: |(?=[0-9]))", re.IGNORECASE), "", False),
)
"""What stands before a time, what is written in its place, and whether that says the same."""

_UNITS = ("detik", "menit", "hari", "minggu", "bulan", "tahun", "kerja", "kalender", "efektif")
_SHORT = {"jm": "jam", "hr": "hari", "mnit": "menit", "mingu": "minggu", "harikerja": "hari kerja"}
_READ = frozenset({*_UNITS, "jam", "dan", "sampai", "dengan", "hingga"})
_LONGEST = 60
"""Characters; a longer text is prose, in which no slip of the pen is looked for."""


def repaired(text: str) -> Repair | None:
    """Mend a slip of the pen, such as "5 minit" or "1 0 Hari Kerja"; None where the result would be no time."""
    if len(text) > _LONGEST:
        return None
    plain, certain = " ".join(text.split()), True
    for sign, instead, same in _AHEAD:
        shorter = sign.sub(instead, plain)
        certain &= same or shorter == plain
        plain = shorter
    joined = _SPLIT.sub(r"\1\2", plain)
    certain &= joined == plain
    mended = _WORD.sub(lambda word: _unit(word[0]), joined)
    return Repair(mended, certain) if isinstance(read_time(mended), Time) else None


def _unit(word: str) -> str:
    """Give the unit that a word is meant to be, else the word."""
    small = word.lower()
    if small in _READ:
        return word
    close = get_close_matches(small, _UNITS, n=1, cutoff=0.8)
    return _SHORT.get(small, close[0] if close else word)


_ONE = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_NUMBER = (
    rf"(?:[0-9]{{1,4}}(?:[.,][0-9]{{1,2}})?|sepuluh|sebelas|seratus|(?:{_ONE})(?: belas| puluh(?: (?:{_ONE}))?)?)"
    r"(?: ?\([a-z ]{1,40}\))?"
)
_PART = rf"{_NUMBER} ?(?:detik|menit|jam|hari(?: (?:kerja|efektif|kalender))?|minggu|bulan|tahun)\b"
_PROSE = re.compile(
    # Not the hours of "3 x 24 jam", nor the end of a number or word.
    r"(?<![\w.,/])(?<![x×] )"
    rf"(?:{_NUMBER} ?(?:[-–—]|s/d|s\.d\.?|sampai(?: dengan)?) ?)?{_PART}(?:(?: dan|,)? {_PART})?"
)


def durations_in(text: str) -> tuple[Time, ...]:
    """Find the durations that a sentence names."""
    plain = " ".join(text.lower().split())
    times = (read_time(found[0]) for found in _PROSE.finditer(plain))
    return tuple(time for time in times if isinstance(time, Time))
