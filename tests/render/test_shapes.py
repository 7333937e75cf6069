"""Outlines and arrowheads."""

import pytest

from sopkit.layout.values import Connector, ConnectorKind, Symbol, SymbolKind
from sopkit.render import shapes


def symbol(kind):
    return Symbol("a", "a", kind, ("petugas",), 10, 20, 16, 8)


def connector(*points, kind=ConnectorKind.FLOW):
    return Connector(kind, "a", "b", None, points)


@pytest.mark.parametrize("kind", SymbolKind)
def test_an_outline_touches_all_four_sides_of_its_box(kind):
    xs, ys = zip(*shapes.outline(symbol(kind)), strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == (10, 26, 20, 28)


@pytest.mark.parametrize("kind", SymbolKind)
def test_lines_meet_every_symbol_at_the_middle_of_its_sides(kind):
    """A side at mid-height and the tips above and below lie on the outline, where the layout ends its lines."""
    corners = shapes.outline(symbol(kind))
    sides = list(zip(corners, (*corners[1:], corners[0]), strict=True))
    for point in ((18, 20), (26, 24), (18, 28), (10, 24)):
        assert any(_on(point, *side) for side in sides)


def _on(point, one, two):
    (x, y), (x1, y1), (x2, y2) = point, one, two
    cross = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
    return abs(cross) < 1e-9 and min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2)


@pytest.mark.parametrize(
    ("before", "base"),
    [((10, 0), (10, 18)), ((10, 40), (10, 22)), ((0, 20), (8, 20)), ((30, 20), (12, 20))],
    ids=["down", "up", "right", "left"],
)
def test_an_arrowhead_points_where_its_line_goes(before, base):
    line = connector((before[0] + 5, before[1] + 5), before, (10, 20))
    tip, one, two = shapes.arrowhead(line)
    assert tip == (10, 20)
    assert ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2) == base
    assert shapes.shaft(line)[-1] == base


def test_a_joint_has_no_head_and_its_whole_line():
    line = connector((0, 0), (10, 0), kind=ConnectorKind.JOINT)
    assert shapes.arrowhead(line) == ()
    assert shapes.shaft(line) == line.points


def test_a_head_is_never_longer_than_its_last_stretch():
    assert shapes.shaft(connector((0, 0), (0, 10), (1, 10)))[-1] == (0, 10)
