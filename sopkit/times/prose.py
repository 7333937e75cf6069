"""Finds the durations that a sentence names. Knows no SOP; what a duration reads as is said by `read_time`."""

import re
from functools import cache

from sopkit.times.reading import Time, read_time

_ONE = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_NUMBER = (
    rf"(?:[0-9]{{1,4}}(?:[.,][0-9]{{1,2}})?|sepuluh|sebelas|seratus|(?:{_ONE})(?: belas| puluh(?: (?:{_ONE}))?)?)"
    r"(?: ?\([a-z ]{1,40}\))?"
)
_PART = rf"{_NUMBER} ?(?:detik|menit|jam|hari(?: (?:kerja|efektif|kalender))?|minggu|bulan|tahun)\b"
_UNIT = re.compile("detik|menit|jam|hari|minggu|bulan|tahun")


@cache
def _prose() -> re.Pattern[str]:
    """Make the pattern of a duration in prose; that takes 5 ms, and most texts name no unit at all."""
    return re.compile(
        # Not the hours of "n x 24 jam", nor the end of a number or word.
        r"(?<![\w.,/])(?<![x×] )"
        rf"(?:{_NUMBER} ?(?:[-–—x×]|s/d|s\.d\.?|sampai(?: dengan)?) ?)?{_PART}(?:(?: dan|,)? {_PART})?"
    )


def durations_in(text: str) -> tuple[Time, ...]:
    """Find the durations that a sentence names, in their order."""
    plain = " ".join(text.lower().split())
    if not _UNIT.search(plain):
        return ()
    times = (read_time(found[0]) for found in _prose().finditer(plain))
    return tuple(time for time in times if isinstance(time, Time))
