"""Where pages end: the breaks that keep pages few, cut few arrows, and fit. Heights in, row numbers out."""

from collections import Counter
from collections.abc import Callable, Container, Sequence
from itertools import accumulate

PAGE = 100.0
"""Cost of one more page."""
CUT = 25.0
"""Cost of an arrow that a break cuts; about a quarter of a page."""
BACKWARD = 3.0
"""A cut arrow that goes back costs so many times as much: it is read against the order of pages."""
SLACK = 8.0
"""Cost of a page that is left empty, by the square of the empty share; the last page is free of it."""
CROWD = 150
"""Ends of arrows on a page of several rows at most: more do not fit, and to find that out takes long."""

Span = tuple[int, int]
"""A page by its first row, and the row after its last."""


def choose_breaks(
    heights: Sequence[float],
    edges: Sequence[tuple[int, int]],
    room: Callable[[int], float],
    connector_row: float,
    fits: Callable[[int, int], bool],
    foot: float = 0.0,
) -> list[Span]:
    """Split rows 0 … n-1 into pages (first row, row after the last) of the least cost.

    `heights` are the rows' heights, `edges` pairs of row numbers joined by arrows, `room` gives the height of a
    page by its first row, and `connector_row` is that of the row that a cut arrow wants on either side; `fits` is
    asked last and may know that a page was tried and found too high. A row higher than a page, or with a crowd of
    arrows, stands alone. `foot` is
    the height of what stands below the last row, on its page.
    """
    count = len(heights)
    forward, backward = _crossing(edges, count)
    ends = Counter(row for edge in edges for row in edge)
    arrows = list(accumulate((ends[row] for row in range(count)), initial=0))
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
    for end in range(1, count + 1):
        height = foot if end == count else connector_row if forward[end] else 0.0
        for start in range(end - 1, -1, -1):
            height += heights[start]
            whole = height + (connector_row if start and forward[start] else 0.0)
            capacity = room(start)
            crowded = arrows[end] - arrows[start] > CROWD
            if end - start > 1 and (height > capacity or crowded or whole > capacity or not fits(start, end)):
                if height > capacity or crowded:
                    break
                continue
            empty = 0.0 if end == count else max(0.0, 1 - whole / capacity)
            cost = best[start][0] + PAGE + SLACK * empty**2 * 10
            if end < count:
                cost += CUT * (forward[end] + BACKWARD * backward[end])
            if cost < best[end][0] - 1e-9:
                best[end] = cost, start
    pages, end = [], count
    while end:
        pages.append((best[end][1], end))
        end = best[end][1]
    return pages[::-1]


def divided(spans: Sequence[Span], too_high: Container[Span]) -> list[Span]:
    """Divide in the middle the pages that were found too high; one without rows is left out."""
    found: list[Span] = []
    for start, end in spans:
        if (start, end) in too_high:
            middle = (start + end) // 2
            found += [(start, middle), (middle, end)]
        elif start < end:
            found.append((start, end))
    return found


def _crossing(edges: Sequence[tuple[int, int]], count: int) -> tuple[list[int], list[int]]:
    """How many arrows go forward and backward over the line before each row."""
    forward, backward = [0] * (count + 2), [0] * (count + 2)
    for source, target in edges:
        low, high = min(source, target), max(source, target)
        counts = forward if source < target else backward
        counts[low + 1] += 1
        counts[high + 1] -= 1
    for counts in (forward, backward):
        for row in range(1, count + 1):
            counts[row] += counts[row - 1]
    return forward, backward
