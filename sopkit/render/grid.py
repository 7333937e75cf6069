"""Boxes that lie side by side as the grid of a table: widths, heights and spans. Knows boxes only, no markup."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from msgspec import Struct


class Boxed(Protocol):
    """Anything with a place on the page, in millimetres."""

    @property
    def x(self) -> float: ...  # noqa: D102
    @property
    def y(self) -> float: ...  # noqa: D102
    @property
    def width(self) -> float: ...  # noqa: D102
    @property
    def height(self) -> float: ...  # noqa: D102


B = TypeVar("B", bound=Boxed)

# Edges nearer than this are one edge: boxes that touch may differ by the dust of floating point.
_SAME = 0.01


class Placed(Struct, Generic[B], frozen=True):
    """A box in its slots of the grid; None fills a slot that no box covers."""

    box: B | None
    column: int
    row: int
    colspan: int = 1
    rowspan: int = 1


class Grid(Struct, Generic[B], frozen=True):
    """A table: the edges of its columns and rows, and in each row the boxes that begin there, left to right."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rows: tuple[tuple[Placed[B], ...], ...]

    @property
    def widths(self) -> tuple[float, ...]:
        """Width of each column."""
        return tuple(right - left for left, right in zip(self.xs, self.xs[1:], strict=False))

    @property
    def heights(self) -> tuple[float, ...]:
        """Height of each row."""
        return tuple(bottom - top for top, bottom in zip(self.ys, self.ys[1:], strict=False))

    def rows_above(self, y: float) -> int:
        """Count the rows that begin above `y`."""
        return bisect_left(self.ys, y - _SAME)

    def at(self, x: float, y: float) -> B | None:
        """Find the box that holds a point, if any."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        return next(
            (
                placed.box
                for above in self.rows[: row + 1]
                for placed in above
                if placed.column <= column < placed.column + placed.colspan
                and placed.row <= row < placed.row + placed.rowspan
            ),
            None,
        )


def grid(boxes: Iterable[B]) -> Grid[B]:
    """Lay boxes into the coarsest grid that keeps every edge. Where two boxes overlap, the one further up stays."""
    ordered = sorted(boxes, key=lambda box: (box.y, box.x))
    xs = _edges(edge for box in ordered for edge in (box.x, box.x + box.width))
    ys = _edges(edge for box in ordered for edge in (box.y, box.y + box.height))
    taken: set[tuple[int, int]] = set()
    rows: list[list[Placed[B]]] = [[] for _ in ys[1:]]
    for box in ordered:
        left, right = _index(xs, box.x), _index(xs, box.x + box.width)
        top, bottom = _index(ys, box.y), _index(ys, box.y + box.height)
        slots = {(column, row) for column in range(left, right) for row in range(top, bottom)}
        if slots and not slots & taken:
            taken |= slots
            rows[top].append(Placed(box, left, top, right - left, bottom - top))
    for number, row in enumerate(rows):
        free = (column for column in range(len(xs) - 1) if (column, number) not in taken)
        row.extend(Placed(None, column, number) for column in free)
    return Grid(xs, ys, tuple(tuple(sorted(row, key=lambda placed: placed.column)) for row in rows))


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME:
            edges.append(value)
    return tuple(edges)


def _index(edges: Sequence[float], value: float) -> int:
    return bisect_left(edges, value - _SAME)
