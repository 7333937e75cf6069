"""How good a drawing is, counted from its points."""

from itertools import combinations, pairwise

from sopkit.layout.values import Connector, ConnectorKind, Page, Quality, SymbolKind

Stretch = tuple[bool, float, float, float]


def measure_quality(pages: tuple[Page, ...]) -> Quality:
    """Count crossings of connectors, bends of arrows, and edges cut by page breaks."""
    crossings = sum(_crossings(one, two) for page in pages for one, two in combinations(page.connectors, 2))
    bends = sum(
        len(connector.points) - 2
        for page in pages
        for connector in page.connectors
        if connector.kind is ConnectorKind.FLOW
    )
    letters = {symbol.letter for page in pages for symbol in page.symbols if symbol.kind is SymbolKind.OFFPAGE}
    return Quality(crossings, bends, len(letters))


def _stretches(connector: Connector) -> list[Stretch]:
    found = []
    for (x1, y1), (x2, y2) in pairwise(connector.points):
        vertical = abs(x1 - x2) < abs(y1 - y2)
        line, low, high = (x1, *sorted((y1, y2))) if vertical else (y1, *sorted((x1, x2)))
        found.append((vertical, line, low, high))
    return found


def _crossings(one: Connector, two: Connector) -> int:
    """Points where two connectors cross at right angles; touching and joining are no crossings."""
    near = 1e-6
    return sum(
        low2 + near < line1 < high2 - near and low1 + near < line2 < high1 - near
        for vertical1, line1, low1, high1 in _stretches(one)
        for vertical2, line2, low2, high2 in _stretches(two)
        if vertical1 != vertical2
    )
