"""In which order things stand when two sides have added, removed and moved some."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from enum import Enum, auto
from typing import Generic, TypeVar

from msgspec import Struct

from sopkit.diff.ordering import moved

Key = TypeVar("Key", bound=Hashable)


class Place(Enum):
    """Where a thing stands."""

    AGREED = auto()
    OURS = auto()
    """Where our side has put it, while theirs has put it elsewhere."""
    THEIRS = auto()


class Woven(Struct, Generic[Key], frozen=True):
    """Things of three versions in one order."""

    order: tuple[tuple[Key, Place], ...]
    """Everything that any version has; a thing that both sides have put to different places stands twice."""
    meeting: tuple[tuple[Key, Key], ...]
    """Where both sides have put something to one place: the first thing of ours and the first one of theirs."""
    moved_by_ours: frozenset[Key]
    moved_by_theirs: frozenset[Key]


def woven(base: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key]) -> Woven[Key]:
    """Weave three orders into one; none holds a key twice.

    What no side has moved stays in the order of the base. What a side has added or moved follows what it follows
    there; at one place ours comes first.
    """
    by_ours, by_theirs = _moved(base, ours), _moved(base, theirs)
    still = [key for key in base if key not in by_ours | by_theirs]
    runs_ours, runs_theirs = _runs(base, ours, still, by_ours), _runs(base, theirs, still, by_theirs)
    anchors = {key: anchor for anchor, run in runs_theirs.items() for key in run}
    order: list[tuple[Key, Place]] = []
    meeting: list[tuple[Key, Key]] = []
    placed = {key: anchor for anchor, run in runs_ours.items() for key in run}
    for anchor in (None, *still):
        if anchor is not None:
            order.append((anchor, Place.AGREED))
        mine = runs_ours[anchor]
        for key in mine:
            agreed = key not in anchors or anchors[key] == anchor
            order.append((key, Place.AGREED if agreed else Place.OURS))
        yours = [key for key in runs_theirs[anchor] if placed.get(key, ...) != anchor]
        order += [(key, Place.THEIRS if key in placed else Place.AGREED) for key in yours]
        alone = [key for key in mine if key not in anchors or anchors[key] != anchor]
        if alone and yours:
            meeting.append((alone[0], yours[0]))
    return Woven(tuple(order), tuple(meeting), by_ours, by_theirs)


def _moved(base: Sequence[Key], side: Sequence[Key]) -> frozenset[Key]:
    known, there = set(base), set(side)
    return moved([key for key in base if key in there], [key for key in side if key in known])


def _runs(
    base: Sequence[Key], side: Sequence[Key], still: Sequence[Key], moves: frozenset[Key]
) -> defaultdict[Key | None, list[Key]]:
    """Give what a side has added or moved, by what it follows; None is the front."""
    known, anchors = set(base), set(still)
    runs: defaultdict[Key | None, list[Key]] = defaultdict(list)
    anchor: Key | None = None
    for key in side:
        if key in anchors:
            anchor = key
        elif key in moves or key not in known:
            runs[anchor].append(key)
    return runs


def united(base: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key]) -> Iterator[Key]:
    """Give what is left of a set with order: what a side has added is in it, what a side has removed is not."""
    known, mine, yours = set(base), set(ours), set(theirs)
    seen: set[Key] = set()
    for key, _place in woven(base, ours, theirs).order:
        gone = key in known and not (key in mine and key in yours)
        if not gone and key not in seen:
            seen.add(key)
            yield key
