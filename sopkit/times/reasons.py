"""Why a text counts as no duration, and the signs by which such texts are known. Tables; knows no grammar.

The forms are those of DOMAIN.md §3.2, seen in 1,615 rows of real SOPs.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from sopkit.i18n import Message, _
from sopkit.times.words import MEASURES, NUMBER_WORDS, SINGLES


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
    """A stretch of the calendar or the clock: "tanggal 20–31"."""
    ORDINAL = "ordinal"
    """A day in a sequence: "hari ke 1"."""
    EVENT = "event"
    """What the work follows, precedes or goes along with: "sejak kickoff"."""
    NO_TIME = "no_time"
    """Neither a number nor a unit, as where the output was written in the column of time: "Laporan"."""
    BARE_NUMBER = "bare_number"
    ALTERNATIVE = "alternative"
    """One of several times: "120 menit / 3 hari"."""
    LIST = "list"
    """Several times that are no sum: "2 bulan; 5 hari kerja"."""
    CONTRADICTORY = "contradictory"
    """Says two things that exclude each other: "1 jam (90 menit)", "5-3 hari"."""
    MIXED_UNITS = "mixed_units"
    """A range or an explanation in a unit that can't be compared with the first: "1 hari - 2 minggu"."""
    NEGATIVE = "negative"
    SLIP = "slip"
    """No time as it is written, but one when it is mended: "5 minit"."""
    UNREADABLE = "unreadable"


REASONS: Mapping[Reason, Message] = {
    Reason.BLANK: _("no time is written"),
    Reason.OPEN: _("says that it depends, not how long it takes"),
    Reason.PERIODIC: _("says how often, not how long"),
    Reason.PER_UNIT: _("is a time for each one, not for all of them"),
    Reason.WINDOW: _("says when, not how long"),
    Reason.ORDINAL: _("says on which day, not how long"),
    Reason.EVENT: _("names an event, not how long it takes"),
    Reason.NO_TIME: _("holds neither a number nor a unit of time"),
    Reason.BARE_NUMBER: _("is a number without a unit"),
    Reason.ALTERNATIVE: _("leaves open which of several times counts"),
    Reason.LIST: _("lists several times"),
    Reason.CONTRADICTORY: _("contradicts itself"),
    Reason.MIXED_UNITS: _("sets units beside each other that can't be compared"),
    Reason.NEGATIVE: _("is less than nothing"),
    Reason.SLIP: _("has to be written in another way to be counted"),
    Reason.UNREADABLE: _("can't be read as a duration"),
}
"""What is said of a text for each reason; the text itself is the subject."""

_MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
    "|jan|feb|mar|apr|jun|jul|agu|agt|ags|sep|sept|okt|nov|des"
)
_NUMBERS = "|".join(phrase[0] for phrase in NUMBER_WORDS if len(phrase) == 1)
_WITHOUT_NUMBER = rf"(?!.*(?:[0-9½¼¾]|\b(?:{_NUMBERS})\b))"

TELLTALES: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    # A month, a date or a clock betrays a window wherever it stands; the other signs speak of the whole text.
    (
        Reason.WINDOW,
        re.compile(
            rf"\b(?:{_MONTHS})\b|\b(?:tanggal|tgl)\b\.? ?[0-9]|[0-9] ?(?:wib|wita|wit)\b"
            r"|^(?:awal|akhir|pertengahan)\b|^(?:pukul|jam) ?[0-9]"
        ),
    ),
    (
        Reason.ORDINAL,
        re.compile(
            r"^(?:pada |dalam )?(?:hari|minggu|bulan|triwulan|semester|tahun) ?"
            r"(?:ke\b|pertama\b|terakhir\b|(?:i{1,3}|iv)\b)"
            r"|^(?:hari )?h ?[-+−–] ?[0-9]|^hari h$"
        ),
    ),
    (
        Reason.OPEN,
        re.compile(
            r"^(?:(?:di)?sesuai(?:kan)?|menyesuaikan|(?:ber|ter)gantung)\b"
            r"|^(?:tentatif|insidentil|insidental|kondisional|situasional|fleksibel|relatif|setiap saat|sewaktu-waktu"
            r"|segera|secepatnya|secepat mungkin|tidak tentu|tidak ditentukan|(?:sampai|hingga|s/d) selesai)$"
        ),
    ),
    (
        Reason.EVENT,
        re.compile(
            r"^(?:sejak|sebelum|setelah|sesudah|saat|ketika|pada)\b"
            rf"|^(?:selama|sampai|hingga|menunggu)\b{_WITHOUT_NUMBER}"
        ),
    ),
    (
        Reason.PERIODIC,
        re.compile(
            r"^(?:setiap|tiap|sepanjang)\b"
            r"|^(?:[0-9]+ ?)?(?:harian|mingguan|bulanan|triwulan(?:an)?|semester(?:an)?|tahunan)$"
            r"|^per ?(?:[0-9]+ ?)?(?:hari|minggu|bulan|triwulan|semester|tahun)$"
            r"|^(?:[0-9]+ ?(?:x|kali)|sekali) ?(?:/|(?:per|dalam|tiap|setiap|sehari|seminggu|sebulan|setahun)\b)"
            r"|\bsekali$"
        ),
    ),
)
"""Signs by which a text that is no duration is known, tried in this order on the text in small letters."""

_UNITS = "|".join(dict.fromkeys([*(phrase[0] for phrase in MEASURES), *SINGLES]))
_OF_TIME = re.compile(rf"[0-9½¼¾]|\b(?:{_NUMBERS}|{_UNITS})\b")


def names_no_time(plain: str) -> bool:
    """Whether a text in small letters holds neither a number nor a unit of time."""
    return not _OF_TIME.search(plain)
