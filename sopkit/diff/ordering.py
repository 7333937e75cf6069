"""Which of several things have moved when all that is known is their order before and after."""

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def moved(before: Sequence[Key], after: Sequence[Key]) -> frozenset[Key]:
    """Find the fewest things that have to be moved to get from one order to the other.

    Both hold the same things, each once. What stays is a longest increasing subsequence (Schensted 1961); where there
    are several, the one that keeps what stands last in place.
    """
    place = {key: number for number, key in enumerate(before)}
    tops: list[int] = []
    top_keys: list[Key] = []
    below: dict[Key, Key | None] = {}
    for key in after:
        at = bisect_left(tops, place[key])
        below[key] = top_keys[at - 1] if at else None
        tops[at : at + 1] = [place[key]]
        top_keys[at : at + 1] = [key]
    stays: set[Key] = set()
    last = top_keys[-1] if top_keys else None
    while last is not None:
        stays.add(last)
        last = below[last]
    return frozenset(set(after) - stays)
