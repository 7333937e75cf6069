"""The course of connectors: corners and hops, whatever the radii."""

from itertools import pairwise
from math import dist

import pytest
from drawings import flowchart, rows_of, small
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from sopkit.layout import quality
from sopkit.layout.values import Connector, ConnectorKind, Layout
from sopkit.render.lines import lines
from sopkit.render.shapes import shaft

JUMP = 0.8


def line_of(points, *, rounding=0.0, jumps=(), kind=ConnectorKind.FLOW, others=()):
    connector = Connector(kind, "a", "b", None, points, jumps=jumps)
    page = flowchart(1, rows_of(("x", 1)), connectors=(connector, *others))
    return next(lines(page, rounding, JUMP))[1]


def test_the_radius_of_a_hop_is_that_of_the_engine():
    assert {field.name: field.default for field in fields(Layout)}["jump"] == quality.JUMP == JUMP


def test_a_line_without_radii_is_its_corners():
    for page in small().pages:
        for connector, line in lines(page):
            assert line.points == shaft(connector)


def test_a_corner_is_a_quarter_circle_between_its_stretches():
    line = line_of(((0, 0), (10, 0), (10, 20)), rounding=2)
    assert line.points is None
    straight, curve, last = line.parts
    assert straight == ((8, 0),)
    assert curve[-1] == (10, 2)
    assert last == ((10, 18),), "up to the arrowhead"
    for handle, centre in zip(curve[:2], ((8, 2), (8, 2)), strict=True):
        assert dist(handle, centre) == pytest.approx(2.28, abs=0.01)


@pytest.mark.parametrize(("stretch", "radius"), [(8, 3), (4, 2), (1, 0.5)])
def test_two_corners_share_the_stretch_between_them(stretch, radius):
    line = line_of(((0, 0), (10, 0), (10, stretch), (30, stretch)), rounding=3)
    assert line.parts[0] == ((10 - radius, 0),)
    assert line.parts[1][-1] == pytest.approx((10, radius))


def test_a_joint_is_round_up_to_its_ends():
    line = line_of(((0, 0), (10, 0), (10, 2)), rounding=3, kind=ConnectorKind.JOINT)
    assert line.parts[1][-1] == (10, 2)


@pytest.mark.parametrize("way", [1, -1])
def test_a_hop_is_a_half_circle_above_the_line_in_either_direction(way):
    line = line_of(((0, 10), (20 * way, 10)), jumps=((8 * way, 10), (12 * way, 10)))
    ends = [part[-1] for part in line.parts]
    assert ends[:3] == [(7.2 * way, 10), (8 * way, 9.2), (8.8 * way, 10)]
    assert ends[3:6] == [pytest.approx((11.2 * way, 10)), (12 * way, 9.2), (12.8 * way, 10)]
    assert ends[6:] == [(18 * way, 10)]


def test_a_corner_keeps_clear_of_hops_on_either_line():
    over = Connector(ConnectorKind.FLOW, "c", "d", None, ((0, 5), (20, 5)), jumps=((10, 5),))
    line = line_of(((0, 3), (10, 3), (10, 30)), rounding=3, others=(over,))
    assert line.parts[1][-1] == pytest.approx((10, 4.2)), "straight where it is hopped over"
    line = line_of(((0, 3), (10, 3), (10, 30)), rounding=3, jumps=((8, 3),))
    assert [part[-1] for part in line.parts[2:4]] == [pytest.approx((8.8, 3)), pytest.approx((10, 4.2))]


def test_nothing_is_drawn_back_where_a_hop_reaches_under_the_arrowhead():
    line = line_of(((0, 0), (10, 0)), jumps=((7.5, 0),))
    assert line.parts[-1][-1] == pytest.approx((8.3, 0))


STEPS = st.lists(st.tuples(st.floats(0.1, 20), st.sampled_from([1, -1])), min_size=1, max_size=6)


@given(STEPS, st.floats(0, 3))
def test_a_line_stays_beside_its_corners_and_ends_where_it_should(steps, rounding):
    points = [(0.0, 0.0)]
    for index, (length, way) in enumerate(steps):
        x, y = points[-1]
        points.append((x + length * way, y) if index % 2 else (x, y + length * way))
    line = line_of(tuple(points), rounding=rounding)
    plain = shaft(Connector(ConnectorKind.FLOW, "a", "b", None, tuple(points)))
    assert line.start == points[0]
    assert line.parts[-1][-1] == pytest.approx(plain[-1])
    for point in line.curve:
        assert min(beside(point, *ends) for ends in pairwise(plain)) <= rounding + 1e-6


def beside(point, begin, end):
    """Distance of a point from a level or upright stretch."""
    return max(0.0, *(max(min(a, b) - value, value - max(a, b)) for value, a, b in zip(point, begin, end, strict=True)))
