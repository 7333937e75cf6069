"""How good a drawing is, counted from its points; and where its lines cross."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from sopkit.layout.values import Connector, ConnectorKind, Page, Quality, SymbolKind

NEAR = 1e-6


def measure_quality(pages: tuple[Page, ...], edges: int) -> Quality:
    """Count what a reader stumbles over; `edges` is the number of the flow's edges that are drawn."""
    arrows = [arrow for page in pages for arrow in page.connectors if arrow.kind is ConnectorKind.FLOW]
    bends = sum(len(arrow.points) - 2 for arrow in arrows)
    least = sum(_distance(arrow.points[0], arrow.points[-1]) for arrow in arrows)
    length = sum(_distance(*ends) for arrow in arrows for ends in pairwise(arrow.points))
    letters = {symbol.letter for page in pages for symbol in page.symbols if symbol.kind is SymbolKind.OFFPAGE}
    return Quality(
        crossings=sum(1 for page in pages for _ in crossings(page.connectors)),
        bends=bends,
        bends_per_edge=bends / edges if edges else 0.0,
        detour=length / least if least else 1.0,
        cut_edges=len(letters),
        smallest_text=min(text.size for page in pages for text in page.texts),
    )


def crossings(connectors: tuple[Connector, ...]) -> Iterator[tuple[int, int, tuple[float, float]]]:
    """Points where connectors cross at right angles: indices of the horizontal and the vertical one, and the point.

    Touching and joining are no crossings.
    """
    stretches = [(index, *stretch) for index, connector in enumerate(connectors) for stretch in _stretches(connector)]
    upright = [stretch for stretch in stretches if stretch[1]]
    level = [stretch for stretch in stretches if not stretch[1]]
    for one, _, y, left, right in level:
        for two, _, x, top, bottom in upright:
            if one != two and left + NEAR < x < right - NEAR and top + NEAR < y < bottom - NEAR:
                yield one, two, (x, y)


def _stretches(connector: Connector) -> Iterator[tuple[bool, float, float, float]]:
    """Each stretch: whether it is vertical, its line, and both ends along it."""
    for (x1, y1), (x2, y2) in pairwise(connector.points):
        vertical = abs(x1 - x2) < abs(y1 - y2)
        low, high = sorted((y1, y2) if vertical else (x1, x2))
        yield vertical, x1 if vertical else y1, low, high


def _distance(one: tuple[float, float], two: tuple[float, float]) -> float:
    return abs(one[0] - two[0]) + abs(one[1] - two[1])


JUMP = 0.8
"""Radius in millimetres of a line jump."""
ROOM = 2 * JUMP - 0.01
"""Millimetres that a line jump wants on both sides; tracks may be just so far apart, and places are rounded."""


def with_jumps(connectors: tuple[Connector, ...]) -> tuple[tuple[tuple[float, float], ...], ...]:
    """For each connector the points where it hops over another: the horizontal line over the vertical one.

    A hop needs room: one nearer than two radii to a corner, or to the hop before it, stays plain.
    """
    found: list[list[tuple[float, float]]] = [[] for _ in connectors]
    taken: dict[tuple[int, float], list[float]] = defaultdict(list)
    for one, _, (x, y) in sorted(crossings(connectors)):
        left, right = next(
            (low, high)
            for vertical, line, low, high in _stretches(connectors[one])
            if not vertical and abs(line - y) < NEAR and low < x < high
        )
        others = taken[one, y]
        place = bisect_left(others, x)
        clear = all(abs(x - other) >= ROOM for other in others[max(0, place - 1) : place + 1])
        if clear and left + ROOM <= x <= right - ROOM:
            others.insert(place, x)
            found[one].append((x, y))
    return tuple(map(tuple, found))
