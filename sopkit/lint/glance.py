"""A quick look at many texts: which of them hold what a rule looks for. Most hold nothing, and come back."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_MOST = 1 << 14
"""Texts that a glance remembers; then it forgets them all and begins anew."""


T = TypeVar("T", bound=Hashable)
"""A text, or the texts of a cell."""


class Glance(Generic[T]):
    """Remembers the texts in which a look finds nothing.

    The phrases of an archive stand in many of its SOPs: that nothing is in them is found once, and for all texts of
    an SOP it is one difference of sets. A look depends on its text alone.
    """

    def __init__(self, look: Callable[[T], object]) -> None:
        self._look = look
        self._plain: set[T] = set()

    def among(self, texts: frozenset[T]) -> list[T]:
        """Give the texts in which the look finds something, in no order."""
        unknown = texts - self._plain
        if not unknown:
            return []
        found = [text for text in unknown if self._look(text)]
        if len(self._plain) > _MOST:
            self._plain.clear()
        self._plain.update(unknown.difference(found))
        return found
