"""Several SOPs beside each other: what decides about a promise, in which order they stand, what they come to."""

import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from msgspec import Struct

from sopkit.i18n import Message
from sopkit.times.scale import scale_of
from sopkit.times.units import Amount
from sopkit.times.values import Analysis, Promise


class Timed(Struct, frozen=True):
    """An SOP, by its file, and what is known of its times."""

    file: str
    analysis: Analysis


class Summary(Struct, frozen=True):
    """What a library comes to."""

    sops: int
    steps: int
    unmeasured: int
    kept: int
    """Promises; likewise those that are broken, and those of which it can't be said."""
    broken: int
    unknown: int

    @property
    def promises(self) -> int:
        """All promises."""
        return self.kept + self.broken + self.unknown


class Library(Struct, frozen=True):
    """Several SOPs in the order in which they are shown."""

    sops: tuple[Timed, ...]
    skipped: tuple[str, ...] = ()
    """Files that hold no SOP, or none that can be timed."""

    @property
    def summary(self) -> Summary:
        """Count what the library holds."""
        kept = [promise.kept for timed in self.sops for promise in timed.analysis.promises]
        return Summary(
            sops=len(self.sops),
            steps=sum(len(timed.analysis.times.steps) for timed in self.sops),
            unmeasured=sum(len(timed.analysis.times.unmeasured) for timed in self.sops),
            kept=kept.count(True),
            broken=kept.count(False),
            unknown=kept.count(None),
        )

    @property
    def calendars(self) -> tuple[Message, ...]:
        """Name the calendars under which figures stand."""
        converted = (timed.analysis.times.converted for timed in self.sops)
        return tuple(dict.fromkeys(one.calendar for one in converted if one))


ENOUGH = Fraction(95, 100)
"""Share of the simulated cases that have to keep a promise before it looks like one that is kept."""


def look(promise: Promise) -> str:
    """Tell what a promise looks like: `kept`, `doubtful` where only the longest way keeps it, `broken`, `unknown`."""
    if promise.kept is None:
        return "unknown"
    if not promise.kept:
        return "broken"
    return "kept" if promise.within is None or promise.within >= ENOUGH else "doubtful"


def decisive(promises: Iterable[Promise]) -> Promise | None:
    """Choose the promise that tells most: the worst broken, else one that can't be judged, else the least sure."""
    return min(promises, key=_urgency, default=None)


def _urgency(promise: Promise) -> tuple[int, Fraction]:
    return ("broken", "unknown", "doubtful", "kept").index(look(promise)), _room(promise) or Fraction()


def _room(promise: Promise) -> Fraction | None:
    """Give the margin as a part of the limit, so that days and minutes compare."""
    if promise.margin is None or promise.limit is None:
        return None
    return promise.margin.min / promise.limit.max if promise.limit.max else promise.margin.min


_Key = tuple[int | str | Fraction, ...]


def _number(timed: Timed) -> _Key | None:
    """Compare as people do: SOP-2 before SOP-10. Digits stand at the odd places, so that like meets like."""
    number = timed.analysis.times.sop_number
    if number is None:
        return None
    parts = re.split("([0-9]{1,18})", number.casefold())
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))


def _length(timed: Timed, amounts: tuple[Amount, ...] | None) -> _Key | None:
    """Compare totals of several units by what a day usually holds; nothing measured compares with nothing."""
    return (scale_of(timed.analysis.calendar).most(amounts),) if amounts else None


def _promise(timed: Timed) -> _Key | None:
    promise = decisive(timed.analysis.promises)
    room = None if promise is None else _room(promise)
    return None if room is None else (room,)


SORTS: Mapping[str, Callable[[Timed], _Key | None]] = {
    "number": _number,
    "title": lambda timed: (timed.analysis.times.sop_title.casefold(),),
    "steps": lambda timed: (len(timed.analysis.times.steps),),
    "total": lambda timed: _length(timed, timed.analysis.times.total),
    "expected": lambda timed: _length(timed, timed.analysis.expected.amounts if timed.analysis.expected else None),
    "longest": lambda timed: _length(timed, timed.analysis.longest.amounts if timed.analysis.longest else None),
    "promise": _promise,
}
"""By what SOPs can be sorted; None is what can't be compared. A promise counts the less room, the earlier."""


def arranged(sops: Iterable[Timed], by: str | None, *, reverse: bool = False) -> tuple[Timed, ...]:
    """Sort SOPs, or leave them in their order; those without what is compared stand last, either way round."""
    found = list(sops)
    if by is None:
        return tuple(reversed(found) if reverse else found)
    keys = [(SORTS[by](timed), timed) for timed in found]
    known = [(key, timed) for key, timed in keys if key is not None]
    known.sort(key=lambda pair: pair[0], reverse=reverse)
    return (*(timed for _key, timed in known), *(timed for key, timed in keys if key is None))
