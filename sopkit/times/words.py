"""The words in which authors write times, and the signs by which other texts are known. Tables; knows no grammar.

The forms are those of DOMAIN.md §3.2, seen in 1,615 rows of real SOPs.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from sopkit.i18n import Message, _
from sopkit.times.units import CALENDAR_DAY, DAY, HOUR, MINUTE, MONTH, SECOND, WEEK, WORKING_DAY, YEAR, Measure


class Reason(StrEnum):
    """Why a text counts as no duration; the values are the words of the JSON."""

    BLANK = "blank"
    OPEN = "open"
    """Says that it depends: "sesuai kebutuhan"."""
    PERIODIC = "periodic"
    """Says how often: "triwulanan"."""
    PER_UNIT = "per_unit"
    """A rate, which only a volume turns into a duration: "2 menit/berkas"."""
    WINDOW = "window"
    """A stretch of the calendar: "tanggal 20–31"."""
    BARE_NUMBER = "bare_number"
    UNREADABLE = "unreadable"


REASONS: Mapping[Reason, Message] = {
    Reason.BLANK: _("no time is written"),
    Reason.OPEN: _("says that it depends, not how long it takes"),
    Reason.PERIODIC: _("says how often, not how long"),
    Reason.PER_UNIT: _("is a time for each one, not for all of them"),
    Reason.WINDOW: _("says when, not how long"),
    Reason.BARE_NUMBER: _("is a number without a unit"),
    Reason.UNREADABLE: _("can't be read as a duration"),
}
"""What is said of a text for each reason; the text itself is the subject."""

MEASURES: Mapping[tuple[str, ...], Measure] = {
    ("detik",): SECOND,
    ("dtk",): SECOND,
    ("menit",): MINUTE,
    ("mnt",): MINUTE,
    ("jam",): HOUR,
    ("j",): HOUR,
    ("hari",): DAY,
    ("hari", "kerja"): WORKING_DAY,
    ("hari", "efektif"): WORKING_DAY,
    ("hk",): WORKING_DAY,
    ("hari", "kalender"): CALENDAR_DAY,
    ("minggu",): WEEK,
    ("mgg",): WEEK,
    ("bulan",): MONTH,
    ("bln",): MONTH,
    ("tahun",): YEAR,
    ("thn",): YEAR,
}
"""Names of units. Typing errors ("minit") are not among them: a text is read or it is not."""

VULGAR: Mapping[str, Fraction] = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}

APPROXIMATE = ("±", "+/-")
"""Signs before a time that is only about so long."""

_ONES = {
    word: value
    for value, word in enumerate(
        ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"], start=1
    )
}
_TO_99: Mapping[tuple[str, ...], int] = {
    **{(word,): value for word, value in _ONES.items()},
    ("sepuluh",): 10,
    ("sebelas",): 11,
    **{(word, "belas"): 10 + value for word, value in _ONES.items() if value > 1},
    **{(word, "puluh"): 10 * value for word, value in _ONES.items() if value > 1},
    **{(ten, "puluh", one): 10 * tens + ones for ten, tens in _ONES.items() if tens > 1 for one, ones in _ONES.items()},
}
NUMBER_WORDS: Mapping[tuple[str, ...], int] = {
    ("nol",): 0,
    **_TO_99,
    ("seratus",): 100,
    **{("seratus", *words): 100 + value for words, value in _TO_99.items()},
}
"""Numbers in words, 0 to 199."""

_MONTHS = (
    "januari februari maret april mei juni juli agustus september oktober november desember "
    "jan feb mar apr jun jul agu agt ags sep sept okt nov des"
)

_DIGITS = r"[0-9]+(?:[.,][0-9]+)?"

TELLTALES: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    # A month or a date betrays a window wherever it stands; the other signs speak of the whole text.
    (Reason.WINDOW, re.compile(rf"\b(?:{_MONTHS.replace(' ', '|')})\b|\b(?:tanggal|tgl)\b\.? ?[0-9]")),
    (
        Reason.OPEN,
        re.compile(
            r"^(?:sesuai|menyesuaikan|sejak|sebelum|setelah|sesudah)\b"
            r"|^(?:tentatif|insidentil|insidental|setiap saat|sewaktu-waktu|tidak tentu|tidak ditentukan)$"
        ),
    ),
    (
        Reason.PERIODIC,
        re.compile(
            r"^(?:setiap|tiap|sepanjang)\b"
            r"|^(?:[0-9]+ ?)?(?:harian|mingguan|bulanan|triwulan(?:an)?|semester(?:an)?|tahunan)$"
            r"|^per ?(?:hari|minggu|bulan|triwulan|semester|tahun)$"
        ),
    ),
    (Reason.BARE_NUMBER, re.compile(rf"^{_DIGITS}(?: ?(?:[-–—−]|s\.?d\.?|s/d|sampai) ?{_DIGITS})?(?: ?\([a-z ]+\))?$")),
)
"""Signs by which a text that is no duration is known, tried in this order on the text in small letters."""
