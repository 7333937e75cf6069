"""The outlines that every painter draws around the layout's boxes and lines, in millimetres. Knows no format.

Where a symbol or a line stands is the layout's; here is only what fills that place.
"""

from sopkit.layout.values import MM_PER_POINT, Connector, ConnectorKind, Symbol, SymbolKind
from sopkit.render.fonts import drop

Point = tuple[float, float]

STROKE = 0.35
"""Width of flow lines and symbols."""
HEAD_LENGTH = 2.0
HEAD_WIDTH = 1.6
SYMBOL_TEXT = 7.0
"""Points of the words in a symbol: the smallest size that stays readable on paper."""

# The shoulder of the pentagon lies below its middle, where lines arrive from the sides.
_SHOULDER = 0.62


def baseline(middle: float, size: float, family: str) -> float:
    """Give where letters of `size` points stand in a line whose middle lies at `middle`, on the same axis."""
    return middle + drop(family) * size * MM_PER_POINT


def corner(symbol: Symbol) -> float:
    """Give the radius of a symbol's corners: half its lesser side for a capsule, else none."""
    if symbol.kind in (SymbolKind.START, SymbolKind.END):
        return min(symbol.width, symbol.height) / 2
    return 0.0


def outline(symbol: Symbol) -> tuple[Point, ...]:
    """Give the corners of a symbol, clockwise from the top or the top left; a capsule's are to be rounded off."""
    left, right, middle = symbol.x, symbol.x + symbol.width, symbol.x + symbol.width / 2
    top, bottom = symbol.y, symbol.y + symbol.height
    if symbol.kind is SymbolKind.DECISION:
        level = symbol.y + symbol.height / 2
        return ((middle, top), (right, level), (middle, bottom), (left, level))
    if symbol.kind is SymbolKind.OFFPAGE:
        shoulder = symbol.y + symbol.height * _SHOULDER
        return ((left, top), (right, top), (right, shoulder), (middle, bottom), (left, shoulder))
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def arrowhead(connector: Connector) -> tuple[Point, ...]:
    """Give the triangle whose tip is the connector's last point; nothing for a plain joint."""
    if connector.kind is ConnectorKind.JOINT:
        return ()
    (x, y), (dx, dy), length = _ending(connector)
    base_x, base_y = x - dx * length, y - dy * length
    half = HEAD_WIDTH / 2
    return ((x, y), (base_x - dy * half, base_y + dx * half), (base_x + dy * half, base_y - dx * half))


def shaft(connector: Connector) -> tuple[Point, ...]:
    """End the connector's line where its arrowhead begins, so that the tip stays sharp."""
    if connector.kind is ConnectorKind.JOINT:
        return connector.points
    (x, y), (dx, dy), length = _ending(connector)
    return (*connector.points[:-1], (x - dx * length, y - dy * length))


def _ending(connector: Connector) -> tuple[Point, Point, float]:
    """Last point, direction towards it, and the length of the head: never longer than the last stretch."""
    x, y = connector.points[-1]
    before_x, before_y = next((point for point in reversed(connector.points) if point != (x, y)), (x, y - HEAD_LENGTH))
    length = abs(x - before_x) + abs(y - before_y)
    return (x, y), ((x - before_x) / length, (y - before_y) / length), min(HEAD_LENGTH, length)
