"""The ways that an arrow may take over a board, and what each would cost by itself. Grid only.

Candidates are the few shapes that a draughtsman would consider (straight, one bend, over a gutter, over a gap and
so on), never through a cell that holds a symbol; so no connector can run through a foreign symbol.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from sopkit.layout.board import Board, Link, Node, Side
from sopkit.layout.values import SymbolKind

Point = tuple[int, int]

COST = {
    "bend": 7.0,  # each corner; crossings matter more to readers than bends (Purchase 1997)
    "length": 0.6,  # per unit of the board, half a lane or half a row
    "crossing": 40.0,  # two connectors crossing
    "overlap": 4000.0,  # two strangers on one stretch: forbidden, found only while nothing better is known
    "sibling": 200.0,  # two of one source or target on one stretch before they part: allowed, but hard to tell apart
    "mixed side": 3000.0,  # an arrow in and an arrow out on one side of a symbol: forbidden
    "same exit": 90.0,  # two outcomes of a decision out of one side
    "split fork": 12.0,  # parallel ways of one step out of different sides
    "joined entry": 10.0,  # arrows that join before one side of their target, where a reader must follow a junction
    "into bottom": 30.0,  # an arrow against the reading direction
    "out of top": 20.0,  # a way on that leaves upwards
    "up to go down": 12.0,  # an outcome that leaves by the top although its target is farther down
    "beside pentagon": 6.0,  # an arrow into an off-page connector of a connector row past its flat top
    "exception below": 25.0,  # a decision's exception leaves by the bottom, where the way on is looked for
    "aside": 1.5,  # a way on that leaves by a side; from the bottom into a side is the usual look
    "main aside": 8.0,  # a decision's way on leaves by another side than the bottom
    "outside": 3.0,  # along the outer border, past all lanes
}
"""The cost of a drawing; the search looks for the least sum."""


class Segment(Struct, frozen=True):
    """A stretch of a route on one line of the board.

    `turns` tell for the low and the high end which way the route goes on from there: -1 towards lower
    coordinates, +1 towards higher ones, 0 where it ends at its symbol.
    """

    vertical: bool
    line: int
    low: int
    high: int
    turns: tuple[int, int]


class Route(Struct, frozen=True, dict=True):
    """A way of one link over the board, from the cell of its source to the cell of its target."""

    points: tuple[Point, ...]
    out: Side
    into: Side
    cost: float = 0.0

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The stretches between the points, in order."""
        points, found = self.points, []
        for index, (one, two) in enumerate(pairwise(points)):
            vertical = one[0] == two[0]
            axis = 1 if vertical else 0
            before = points[index - 1] if index else None
            after = points[index + 2] if index + 2 < len(points) else None
            turns = [_turn(one, before, 1 - axis), _turn(two, after, 1 - axis)]
            low, high = one[axis], two[axis]
            if low > high:
                low, high = high, low
                turns.reverse()
            found.append(Segment(vertical, one[1 - axis], low, high, (turns[0], turns[1])))
        return tuple(found)

    @cached_property
    def corners(self) -> frozenset[Point]:
        """Bends that lie on the crossing of two centre lines, where no track can part them."""
        return frozenset(point for point in self.points[1:-1] if point[0] % 2 and point[1] % 2)


def _turn(at: Point, towards: Point | None, axis: int) -> int:
    if towards is None:
        return 0
    return 1 if towards[axis] > at[axis] else -1


class Cells:
    """Which cells of a board hold symbols; answers whether a straight way is clear."""

    def __init__(self, board: Board) -> None:
        self.width, self.height = 2 * board.lanes + 1, 2 * board.levels + 1
        taken = [[False] * self.width for _ in range(self.height)]
        for node in board.nodes:
            for x in range(node.left, node.right + 1):
                taken[node.y][x] = True
        # Running counts along rows and columns make each question two look-ups.
        self.along = [_counts(row) for row in taken]
        self.down = [_counts(column) for column in zip(*taken, strict=True)]

    def clear_row(self, y: int, one: int, two: int) -> bool:
        """Whether no symbol stands on line y strictly between two columns."""
        low, high = (one, two) if one < two else (two, one)
        return high - low < 2 or self.along[y][high] == self.along[y][low + 1]

    def clear_column(self, x: int, one: int, two: int) -> bool:
        """Whether no symbol stands on line x strictly between two rows."""
        low, high = (one, two) if one < two else (two, one)
        return high - low < 2 or self.down[x][high] == self.down[x][low + 1]


def _counts(line: Iterator[bool] | list[bool] | tuple[bool, ...]) -> list[int]:
    counts = [0]
    for taken in line:
        counts.append(counts[-1] + taken)
    return counts


def _ports(node: Node, other: Node) -> Iterator[tuple[Side, int]]:
    """Sides at which a connector may meet a symbol, each with its column.

    The tips of a wide diamond lie over its middle, which may be a gutter.
    """
    yield Side.LEFT, node.left
    yield Side.RIGHT, node.right
    middle = node.first + node.last + 1
    if node.kind is SymbolKind.DECISION and node.first != node.last:
        yield Side.BOTTOM, middle
        yield Side.TOP, middle
        return
    nearest = min(max(node.left, other.first + other.last + 1), node.right)
    columns = {nearest - (nearest % 2 == 0), middle - (middle % 2 == 0)}
    for column in sorted(columns):
        yield Side.BOTTOM, column
        yield Side.TOP, column


def _shapes(cells: Cells, source: Node, target: Node) -> Iterator[tuple[Side, Side, Iterator[tuple[Point, ...]]]]:
    """Every clear way of at most five stretches between two symbols, by the sides at which it meets them."""
    gutters = _gutters(cells, source, target)
    for out, x1 in _ports(source, target):
        for into, x2 in _ports(target, source):
            if source is target and out is into:
                continue
            start, goal = (x1, source.y), (x2, target.y)
            yield out, into, _between(cells, start, out, goal, into, gutters)


def _gutters(cells: Cells, source: Node, target: Node) -> list[int]:
    """Gutters worth a look: those between and near the two symbols, and the outer ones."""
    low, high = min(source.first, target.first), max(source.last, target.last)
    last = (cells.width - 1) // 2
    near = range(max(0, low - 2), min(last, high + 3) + 1)
    return [2 * gutter for gutter in sorted({0, *near, last})]


def _between(  # noqa: C901, PLR0912 - one branch a shape; together they are the catalogue
    cells: Cells, start: Point, out: Side, goal: Point, into: Side, gutters: list[int]
) -> Iterator[tuple[Point, ...]]:
    (x1, y1), (x2, y2) = start, goal
    dx, dy = out.value
    ex, ey = into.value  # the side faces this way; the line comes from there
    row, column = cells.clear_row, cells.clear_column
    if out.vertical and into.vertical:
        if x1 == x2 and (y2 - y1) * dy > 0 and (y1 - y2) * ey > 0 and column(x1, y1, y2):
            yield start, goal
        for gap in _gaps(y1, y2, cells.height):
            between = (gap - y1) * dy > 0 and (gap - y2) * ey > 0
            if between and x1 != x2 and column(x1, y1, gap) and column(x2, gap, y2):
                yield start, (x1, gap), (x2, gap), goal
        for gutter in gutters:
            one, two = y1 + dy, y2 + ey
            if one != two and gutter not in (x1, x2) and column(gutter, one, two):
                yield start, (x1, one), (gutter, one), (gutter, two), (x2, two), goal
    elif out.vertical:
        if (y2 - y1) * dy > 0 and (x1 - x2) * ex > 0 and column(x1, y1, y2 + dy) and row(y2, x1, x2):
            yield start, (x1, y2), goal
        gaps = [gap for gap in _gaps(y1, y2, cells.height) if (gap - y1) * dy > 0 and column(x1, y1, gap)]
        for gutter in gutters:
            if gutter == x1 or (gutter - x2) * ex <= 0 or not row(y2, gutter, x2):
                continue
            for gap in gaps:
                if column(gutter, gap, y2):
                    yield start, (x1, gap), (gutter, gap), (gutter, y2), goal
    elif into.vertical:
        if (x2 - x1) * dx > 0 and (y1 - y2) * ey > 0 and row(y1, x1, x2 + dx) and column(x2, y1, y2):
            yield start, (x2, y1), goal
        gaps = [gap for gap in _gaps(y2, y1, cells.height) if (gap - y2) * ey > 0 and column(x2, gap, y2)]
        for gutter in gutters:
            if gutter == x2 or (gutter - x1) * dx <= 0 or not row(y1, x1, gutter):
                continue
            for gap in gaps:
                if column(gutter, y1, gap):
                    yield start, (gutter, y1), (gutter, gap), (x2, gap), goal
    else:
        if y1 == y2:
            if (x2 - x1) * dx > 0 and (x1 - x2) * ex > 0 and row(y1, x1, x2):
                yield start, goal
            return
        for gutter in gutters:
            outside = (gutter - x1) * dx > 0 and (gutter - x2) * ex > 0
            if outside and column(gutter, y1, y2) and row(y1, x1, gutter) and row(y2, gutter, x2):
                yield start, (gutter, y1), (gutter, y2), goal


def _gaps(near: int, far: int, height: int) -> tuple[int, ...]:
    """The gaps next to two levels, those beside the first one first."""
    gaps = dict.fromkeys((near - 1, near + 1, far - 1, far + 1))
    return tuple(gap for gap in gaps if 0 <= gap < height)


def candidates(board: Board, cells: Cells, link: Link, limit: int | None = None, *, sides: bool = True) -> list[Route]:
    """The ways that a link may take, cheapest first.

    `limit` keeps only so many of them, and with `sides` beyond these the cheapest of each pair of sides: where other
    lines take the better sides, some way by the others must be left.
    """
    source, target = board.nodes[link.source], board.nodes[link.target]
    down = target.y > source.y
    border = (0, cells.width - 1)
    found: dict[tuple[Point, ...], tuple[float, tuple[Point, ...], Side, Side]] = {}
    for out, into, shapes in _shapes(cells, source, target):
        terms = tuple(_sides(link, target, out, into, down=down))
        for points in shapes:
            if points not in found:
                cost = _way(points, border)
                for term in terms:  # `sum` rounds otherwise in later versions of Python
                    cost += term
                found[points] = cost, points, out, into
    ways = sorted(found.values())  # no two have the same points, so that sides are never compared
    kept, rest = ways[:limit], [] if limit is None or not sides else ways[limit:]
    used = {way[2:] for way in kept}
    for way in rest:
        if way[2:] not in used:
            used.add(way[2:])
            kept.append(way)
    return [Route(points, out, into, cost) for cost, points, out, into in kept]


def _way(points: tuple[Point, ...], border: tuple[int, int]) -> float:
    """Cost of bends, length and stretches along the border of the board: what most of a search's time goes into."""
    length, outside = COST["length"], COST["outside"]
    cost = COST["bend"] * (len(points) - 2)
    x1, y1 = points[0]
    for x2, y2 in points[1:]:
        cost += length * (abs(x1 - x2) + abs(y1 - y2))
        if x1 == x2 and x1 in border:
            cost += outside
        x1, y1 = x2, y2
    return cost


def _sides(link: Link, target: Node, out: Side, into: Side, *, down: bool) -> Iterator[float]:
    """Costs of leaving and entering by these sides; `down` tells that the target lies below the source."""
    if into is Side.BOTTOM:
        yield COST["into bottom"]
    if into is not Side.TOP and target.kind is SymbolKind.OFFPAGE and target.step is None:
        yield COST["beside pentagon"]
    if link.decision:
        if out is Side.TOP and down:
            yield COST["up to go down"]
        if link.main and out is not Side.BOTTOM:
            yield COST["main aside"]
        if not link.main and out is Side.BOTTOM and target.kind is not SymbolKind.END:
            yield COST["exception below"]
    elif out is not Side.BOTTOM:
        yield COST["out of top" if out is Side.TOP else "aside"]
