"""The words in which authors write times. Tables; knows no grammar.

The forms are those of DOMAIN.md §3.2, seen in 1,615 rows of real SOPs.
"""

from collections.abc import Mapping
from fractions import Fraction

from sopkit.times.units import CALENDAR_DAY, DAY, HOUR, MINUTE, MONTH, SECOND, WEEK, WORKING_DAY, YEAR, Measure

MEASURES: Mapping[tuple[str, ...], Measure] = {
    ("detik",): SECOND,
    ("dtk",): SECOND,
    ("menit",): MINUTE,
    ("mnt",): MINUTE,
    ("jam",): HOUR,
    ("jam", "kerja"): HOUR,
    ("j",): HOUR,
    ("hari",): DAY,
    ("hari", "kerja"): WORKING_DAY,
    ("hari", "efektif"): WORKING_DAY,
    ("hari", "kerja", "efektif"): WORKING_DAY,
    ("hk",): WORKING_DAY,
    ("hari", "kalender"): CALENDAR_DAY,
    ("minggu",): WEEK,
    ("mgg",): WEEK,
    ("pekan",): WEEK,
    ("bulan",): MONTH,
    ("bln",): MONTH,
    ("tahun",): YEAR,
    ("thn",): YEAR,
    **dict.fromkeys([("second",), ("seconds",)], SECOND),
    **dict.fromkeys([("minute",), ("minutes",)], MINUTE),
    **dict.fromkeys([("hour",), ("hours",)], HOUR),
    **dict.fromkeys([("day",), ("days",)], DAY),
    **dict.fromkeys([("working", "day"), ("working", "days")], WORKING_DAY),
    **dict.fromkeys([("calendar", "day"), ("calendar", "days")], CALENDAR_DAY),
    **dict.fromkeys([("week",), ("weeks",)], WEEK),
    **dict.fromkeys([("month",), ("months",)], MONTH),
    **dict.fromkeys([("year",), ("years",)], YEAR),
}
"""Names of units. Typing errors ("minit") are not among them: a text is read or it is not."""

SINGLES: Mapping[str, Measure] = {
    "sedetik": SECOND,
    "semenit": MINUTE,
    "sejam": HOUR,
    "sehari": DAY,
    "seminggu": WEEK,
    "sepekan": WEEK,
    "sebulan": MONTH,
    "setahun": YEAR,
}
"""One of a unit in one word."""

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
_HUNDREDS: Mapping[tuple[str, ...], int] = {
    ("seratus",): 100,
    **{(word, "ratus"): 100 * value for word, value in _ONES.items() if value > 1},
}
NUMBER_WORDS: Mapping[tuple[str, ...], Fraction] = {
    ("nol",): Fraction(),
    ("setengah",): Fraction(1, 2),
    **{words: Fraction(value) for words, value in {**_TO_99, **_HUNDREDS}.items()},
    **{
        (*hundred, *words): Fraction(hundreds + value)
        for hundred, hundreds in _HUNDREDS.items()
        for words, value in _TO_99.items()
    },
}
"""Numbers in words, 0 to 999."""

LONGEST_PHRASE = 5
"""Words of the longest number or unit."""

EXTENDED = frozenset({"perpanjangan", "diperpanjang"})
BEFORE_EXTENDED = frozenset({",", "dan", "dengan", "dapat", "bisa"})
AFTER_EXTENDED = frozenset({"maksimal", "maksimum", "paling", "lama", "banyak", "selama", "waktu"})
"""How an extension is written: "10 hari dengan perpanjangan maksimal tujuh hari"."""

JOINING = frozenset({",", "dan", "and"})
"""What may stand between the parts of a sum: "1 jam, 30 menit"."""
