"""Which legal bases of an SOP have been replaced, and whether what replaced them is cited beside them."""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.lint.citations import cites
from sopkit.lint.world import Superseded, World
from sopkit.model import Sop


class Replaced(Struct, frozen=True):
    """A legal basis that another regulation has replaced."""

    index: int
    """Which of the legal bases it is."""
    pair: Superseded
    successor: int | None
    """Which of the legal bases the new one is; None where it isn't cited."""


def find_replaced(sop: Sop, world: World) -> Iterator[Replaced]:
    """Give the legal bases that the world knows to be replaced, each once."""
    items = sop.legal_basis
    for index, item in enumerate(items):
        for pair in world.superseded:
            if cites(item, pair.old):
                yield Replaced(
                    index, pair, next((other for other, text in enumerate(items) if cites(text, pair.new)), None)
                )
                break
