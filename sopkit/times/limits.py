"""Finds the limits of time that an SOP promises: in its service standard and in its warnings."""

import re

from msgspec import Struct

from sopkit.model import Sop
from sopkit.source import Path
from sopkit.spelling import folded
from sopkit.times.prose import durations_in
from sopkit.times.reading import Time, read_time

_LIMIT = re.compile(
    r"\b(?:paling (?:lama|lambat)|selambat|maksim(?:al|um)\b|tidak (?:boleh )?(?:lebih|melebihi|melampaui)|batas waktu"
    r"|jangka waktu|dalam waktu)"
)
_AT_LEAST = re.compile(r"\b(?:minim(?:al|um)|sekurang|setidaknya|paling (?:sedikit|singkat|cepat))")
_WHOLE = re.compile(
    r"\bsop\b|\bprosedur\b|\bkeseluruhan\b|\bseluruh (?:proses|kegiatan|tahapan|langkah|rangkaian)\b|\btotal\b"
    r"|\b(?:proses|kegiatan|pelayanan|layanan) ini\b|\bwaktu (?:pelayanan|penyelesaian|pelaksanaan)\b"
)
"""How a warning shows that it speaks of the whole procedure, not of one step; its title does, too."""


class Limit(Struct, frozen=True):
    """A limit for the whole procedure."""

    path: Path
    """Where it stands in the document."""
    text: str
    """As the author wrote it."""
    time: Time | None
    """None where the text names no time that can be read, or more than one."""


def limits(sop: Sop) -> tuple[Limit, ...]:
    """Find the limits for the whole procedure: of the warnings first, in their order, then of the service."""
    title = folded(sop.title)
    named: list[Limit] = []
    for index, warning in enumerate(sop.warnings):
        # What stands after "maka" is what follows when the limit is not kept.
        condition = folded(warning).partition(" maka ")[0]
        if _limits_the_whole(condition, title):
            named.append(Limit(("warnings", index), warning, _only_time(condition)))
    if sop.service and sop.service.max_time:
        named.append(Limit(("service", "max_time"), sop.service.max_time, _only_time(sop.service.max_time)))
    return tuple(named)


def _limits_the_whole(plain: str, title: str) -> bool:
    if _AT_LEAST.search(plain) or not _LIMIT.search(plain):
        return False
    return bool(_WHOLE.search(plain)) or title in plain


def _only_time(text: str) -> Time | None:
    whole = read_time(text)
    times = (whole,) if isinstance(whole, Time) else durations_in(text)
    return times[0] if len(times) == 1 else None
