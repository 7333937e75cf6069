"""The words at a decision's exits: how they break, and the room that must be kept free for them.

Every exit keeps a place for its label beside the symbol, where no line may pass: in the gutter before the first
track for an exit at a side, between the symbol and the first track of the gap for an exit at the top or bottom.
"""

from collections import defaultdict

from msgspec import Struct

from sopkit.layout.board import Board, Side
from sopkit.layout.paper import Measures
from sopkit.layout.routes import Route
from sopkit.layout.ruler import Ruler

SIZE = 7.0
GAP = 0.6
"""Distance of a label from its line and from its symbol."""
CLEAR = 0.4
"""More distance, from the nearest line of another connector: a label must be nearest to its own."""
NARROW = 8.0
"""Millimetres at which a label beside a symbol goes on in a second line, unless a word of it is wider."""
WIDEST = 15.0
"""Millimetres at which even a word is broken."""


class Tag(Struct, frozen=True):
    """A label that is not yet placed: `rank` counts the labels of one side of one symbol from 0."""

    link: int
    node: int
    side: Side
    rank: int
    text: str
    lines: tuple[str, ...]
    width: float
    height: float
    away: float = GAP
    """Distance from its own line: more than a gap where labels are stacked at one side."""


def tags(board: Board, routes: list[Route], measures: Measures) -> list[Tag]:
    """Break the labels of a page for symbols of a size."""
    ruler = Ruler(SIZE)
    ranks: dict[tuple[int, Side], int] = defaultdict(int)
    stacked: dict[tuple[int, Side, bool], float] = defaultdict(float)
    found = []
    for index, (link, route) in enumerate(zip(board.links, routes, strict=True)):
        text = " ".join((link.outcome or "").split())
        if not text:
            continue
        room = measures.box / 2 + measures.stub - 2 * GAP - CLEAR if route.out.vertical else NARROW
        widest = min(WIDEST, max(room, ruler.longest_word(text) + 0.1))
        lines = ruler.wrap(text, widest)
        key = link.source, route.out
        width, height = max(map(ruler.width, lines)) + 0.1, ruler.height(len(lines))
        before = link.source, route.out, ranks[key] % 2 == 0
        away = GAP if route.out.vertical else GAP + stacked[before]
        found.append(Tag(index, link.source, route.out, ranks[key], text, lines, width, height, away))
        ranks[key] += 1
        stacked[before] += height + GAP
    return found


def level_room(found: list[Tag], node: int, half: float) -> tuple[float, float]:
    """Room in millimetres that the labels of a symbol want above and below it; `half` is half its height."""
    above = below = 0.0
    stacked: dict[tuple[Side, bool], float] = defaultdict(float)
    for tag in found:
        if tag.node != node:
            continue
        # Even ranks stand right of the line or above it, odd ranks left or below.
        even = tag.rank % 2 == 0
        if not stacked[tag.side, even]:
            stacked[tag.side, even] = lift([other for other in found if other.node == node], tag.side, half)
        stacked[tag.side, even] += tag.height + GAP
        # No other line may be nearer to a label than its own.
        room = stacked[tag.side, even] + tag.away + CLEAR
        if tag.side is Side.TOP:
            above = max(above, room)
        elif tag.side is Side.BOTTOM:
            below = max(below, room)
        elif even:
            above = max(above, room - half)
        else:
            below = max(below, room - half)
    return above, below


def lift(found: list[Tag], side: Side, half: float) -> float:
    """How much farther out the labels of a symbol's top or bottom stand, to be clear of high labels at its sides."""
    if not side.vertical:
        return 0.0
    even = side is Side.TOP
    heights: dict[Side, float] = defaultdict(float)
    for tag in found:
        if not tag.side.vertical and (tag.rank % 2 == 0) == even:
            heights[tag.side] += tag.height + GAP
    return max(0.0, max(heights.values(), default=0.0) - half)


def shift(tag: Tag, half: float) -> float:
    """How much farther out a stacked label at a side stands: its own line is nearer than one at the top or bottom.

    `half` is half the symbol's width.
    """
    return max(0.0, tag.away + CLEAR - GAP - half)


def corner(
    tag: Tag, found: list[Tag], x: float, y: float, width: float, height: float, at: float
) -> tuple[float, float]:
    """Top left corner of a label at a symbol with box (x, y, width, height) whose exit leaves at `at`.

    `at` is the exit's x for the top and bottom, its y for the sides; `found` are all labels of the symbol.
    """
    even = tag.rank % 2 == 0
    before = lift(found, tag.side, height / 2) + sum(
        other.height + GAP
        for other in found
        if other.side is tag.side and other.rank < tag.rank and other.rank % 2 == tag.rank % 2
    )
    if tag.side.vertical:
        left = at + GAP if even else at - GAP - tag.width
        if tag.side is Side.BOTTOM:
            return left, y + height + GAP + before
        return left, y - GAP - before - tag.height
    out = GAP + shift(tag, width / 2)
    left = x + width + out if tag.side is Side.RIGHT else x - out - tag.width
    return left, at - GAP - before - tag.height if even else at + GAP + before
