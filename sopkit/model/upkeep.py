"""How an SOP is kept up to date: what is in force, what was looked at last, and what months later is."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from sopkit.model.identity import Status
from sopkit.model.sop import Sop

_EVALUATED = re.compile(r"evalua|review|reviu|tinjau", re.IGNORECASE)
_MONITORED = re.compile(r"monitor|monev|[pm]antau", re.IGNORECASE)


class Look(Struct, frozen=True):
    """An event of the history in which somebody looked whether the SOP still holds."""

    event: int
    """Index in the history."""
    on: date
    evaluation: bool
    """Else it was monitoring only."""


def looks(sop: Sop) -> Iterator[Look]:
    """Give the dated events of monitoring and evaluation, by the words of their stages.

    What was looked at before the SOP came into force was its draft.
    """
    for index, event in enumerate(sop.history):
        stage = event.stage or ""
        evaluation = bool(_EVALUATED.search(stage)) or "monev" in stage.lower()
        looked = evaluation or _MONITORED.search(stage)
        if looked and event.on and sop.effective and event.on >= sop.effective:
            yield Look(index, event.on, evaluation)


def is_kept(sop: Sop) -> bool:
    """Whether the SOP is one to be kept up to date: neither in the making nor revoked."""
    return sop.status not in {Status.DRAFT, Status.REVIEW, Status.REVOKED}


def later(day: date, months: int) -> date:
    """Give the day so many months later; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
