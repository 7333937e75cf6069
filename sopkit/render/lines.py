"""The course of a connector as it is painted: straight, round at its corners, hopping over others. Knows no format.

Corners, crossings and radii are the layout's; what is round is a cubic curve, the one kind that every format has.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from math import inf

from msgspec import Struct

from sopkit.layout.values import Connector, Page
from sopkit.render.shapes import Point, shaft

Part = tuple[Point] | tuple[Point, Point, Point]
"""Where a straight part ends; or two handles of a curve, and where it ends."""

# The handles of a quarter of a circle, in its radius.
_QUARTER = 0.5523
_NEAR = 1e-6


class Line(Struct, frozen=True):
    """A connector's line up to its arrowhead."""

    start: Point
    parts: tuple[Part, ...]

    @property
    def points(self) -> tuple[Point, ...] | None:
        """The corners of a line that is nowhere round, else None."""
        if any(len(part) > 1 for part in self.parts):
            return None
        return (self.start, *(part[-1] for part in self.parts))

    @property
    def curve(self) -> tuple[Point, ...]:
        """The whole line as a chain of cubic curves: start, then two handles and an end for each part."""
        found = [self.start]
        for part in self.parts:
            if len(part) == 1:
                # A straight stretch is a curve whose handles lie on it.
                (x1, y1), (x2, y2) = found[-1], part[0]
                dx, dy = (x2 - x1) / 3, (y2 - y1) / 3
                found += [(x1 + dx, y1 + dy), (x2 - dx, y2 - dy)]
            found += part
        return tuple(found)


class _Hops:
    """The hops of a page, found by the line on which they lie: a page may have a hundred thousand."""

    def __init__(self, hops: set[Point]) -> None:
        self.upright = sorted(hops)
        self.level = sorted((y, x) for x, y in hops)

    def on(self, begin: Point, end: Point) -> Iterator[Point]:
        """Give those that lie on a level or upright stretch."""
        across = 0 if abs(begin[0] - end[0]) < abs(begin[1] - end[1]) else 1
        ordered = self.level if across else self.upright
        low, high = sorted((begin[across], end[across]))
        for hop in ordered[bisect_left(ordered, (low - _NEAR,)) : bisect_right(ordered, (high + _NEAR, inf))]:
            point = (hop[1], hop[0]) if across else hop
            if _lies(point, begin, end):
                yield point


class _Radii(Struct, frozen=True):
    corner: float
    hop: float


def lines(page: Page, rounding: float = 0.0, jump: float = 0.0) -> Iterator[tuple[Connector, Line]]:
    """Yield every connector of a page with its line; the radii are those of its layout."""
    radii = _Radii(rounding, jump)
    hops = _Hops({hop for connector in page.connectors for hop in connector.jumps})
    for connector in page.connectors:
        points = shaft(connector)
        yield connector, Line(points[0], tuple(_parts(points, connector.jumps, hops, radii)))


def _parts(points: tuple[Point, ...], own: tuple[Point, ...], hops: _Hops, radii: _Radii) -> Iterator[Part]:
    last = len(points) - 1
    rounded = [0.0, *(_radius(points, corner, hops, radii) for corner in range(1, last)), 0.0]
    for corner, (begin, end) in enumerate(pairwise(points), start=1):
        along = _direction(begin, end)
        hopped = None
        for hop in sorted((hop for hop in own if _lies(hop, begin, end)), key=lambda hop: _distance(begin, hop)):
            yield from _hop(hop, along[0], radii.hop)
            # It may reach a little under the arrowhead.
            hopped = _moved(hop, along, radii.hop)
        radius = rounded[corner]
        straight = _moved(end, along, -radius)
        if not hopped or _distance(begin, hopped) < _distance(begin, straight):
            yield (straight,)
        if radius:
            onward = _direction(end, points[corner + 1])
            handle = radius * (1 - _QUARTER)
            yield _moved(end, along, -handle), _moved(end, onward, handle), _moved(end, onward, radius)


def _radius(points: tuple[Point, ...], corner: int, hops: _Hops, radii: _Radii) -> float:
    """Give the radius that a corner has room for: half a stretch to the next corner, and clear of every hop."""
    here, radius = points[corner], radii.corner
    for other in (corner - 1, corner + 1):
        length = _distance(here, points[other])
        radius = min(radius, length if other in (0, len(points) - 1) else length / 2)
        near = (_distance(here, hop) for hop in hops.on(here, points[other]))
        radius = min(radius, *(distance - radii.hop for distance in near), radius)
    return max(0.0, radius)


def _hop(at: Point, onward: float, radius: float) -> Iterator[Part]:
    """Go straight to a half circle above a level line, and over it."""
    x, y = at
    reach, handle = radius * onward, radius * _QUARTER
    yield ((x - reach, y),)
    yield (x - reach, y - handle), (x - handle * onward, y - radius), (x, y - radius)
    yield (x + handle * onward, y - radius), (x + reach, y - handle), (x + reach, y)


def _lies(point: Point, begin: Point, end: Point) -> bool:
    """Tell whether a point lies on a level or upright stretch."""
    return all(
        min(one, two) - _NEAR <= value <= max(one, two) + _NEAR
        for value, one, two in zip(point, begin, end, strict=True)
    )


def _direction(begin: Point, end: Point) -> Point:
    length = _distance(begin, end) or 1.0
    return (end[0] - begin[0]) / length, (end[1] - begin[1]) / length


def _moved(point: Point, direction: Point, by: float) -> Point:
    return point[0] + direction[0] * by, point[1] + direction[1] * by


def _distance(one: Point, two: Point) -> float:
    return abs(one[0] - two[0]) + abs(one[1] - two[1])
