"""Crossings, bends, detours and cuts, counted from points; and where lines jump."""

import pytest

from sopkit.layout.quality import JUMP, measure_quality, with_jumps
from sopkit.layout.values import Connector, ConnectorKind, Page, PageKind, Quality, Role, Symbol, SymbolKind, Text


def line(*points, kind=ConnectorKind.FLOW):
    return Connector(kind, "a", "b", None, points)


def page(*connectors, letters=(), sizes=(8.0,)):
    symbols = tuple(Symbol(name, None, SymbolKind.OFFPAGE, ("p",), 0, 0, 7, 7, letter=name) for name in letters)
    texts = tuple(Text(Role.CELL, "activity", 0, 0, 9, 9, ("x",), size, 3.0) for size in sizes)
    return Page(1, PageKind.FLOWCHART, texts, (), symbols=symbols, connectors=connectors)


def measured(*pages, edges=1):
    return measure_quality(pages, edges)


ACROSS = line((0, 5), (10, 5))


@pytest.mark.parametrize(
    ("other", "crossings"),
    [
        (line((5, 0), (5, 10)), 1),
        (line((5, 10), (5, 0)), 1),
        (line((5, 0), (5, 5)), 0),  # ends on it
        (line((5, 0), (5, 5), (10, 5)), 0),  # joins it
        (line((0, 0), (0, 10)), 0),  # past its end
        (line((10, 0), (10, 10)), 0),
        (line((2, 5), (8, 5)), 0),  # lies on it
        (line((2, 0), (2, 9), (6, 9), (6, 0)), 2),
        (line((2, 0), (2, 9), kind=ConnectorKind.JOINT), 1),  # a joint line is crossed like any other
        (line((20, 0), (20, 10)), 0),
    ],
)
def test_two_connectors_cross(other, crossings):
    assert measured(page(ACROSS, other)).crossings == crossings
    assert measured(page(other, ACROSS)).crossings == crossings


def test_connectors_of_two_pages_never_cross():
    assert measured(page(ACROSS), page(line((5, 0), (5, 10)))).crossings == 0


def test_a_drawing_without_arrows_has_the_best_numbers():
    assert measured(page(), edges=0) == Quality(0, 0, 0.0, 1.0, 0, 8.0)


CORNER = ((0, 0), (0, 5), (5, 5), (5, 9))


def test_bends_are_those_of_arrows():
    found = measured(page(line(*CORNER), line(*CORNER, kind=ConnectorKind.JOINT)), page(line(*CORNER)))
    assert found.bends == 4


@pytest.mark.parametrize(("edges", "share"), [(1, 4.0), (2, 2.0), (8, 0.5), (0, 0.0)])
def test_bends_are_counted_by_edge_of_the_flow(edges, share):
    # An edge that goes over two pages is two arrows, but one edge.
    assert measured(page(line(*CORNER)), page(line(*CORNER)), edges=edges).bends_per_edge == share


@pytest.mark.parametrize(
    ("points", "detour"),
    [
        ([((0, 0), (0, 5))], 1.0),
        ([CORNER], 1.0),  # bends alone are no detour
        ([((0, 0), (0, -5), (10, -5), (10, 0))], 2.0),
        ([((0, 0), (0, -5), (10, -5), (10, 0)), ((0, 0), (0, 30))], 1.25),  # over all arrows together
    ],
)
def test_the_detour_is_the_length_by_the_least_length(points, detour):
    assert measured(page(*(line(*each) for each in points))).detour == pytest.approx(detour)


def test_joint_lines_are_no_way_of_the_flow():
    assert measured(page(line((0, 0), (0, -5), (10, -5), (10, 0), kind=ConnectorKind.JOINT))).detour == 1.0


def test_a_pair_of_letters_is_one_cut_edge():
    assert measured(page(letters="AB"), page(letters="A"), page(letters="B")).cut_edges == 2


def test_the_smallest_text_is_that_of_any_page():
    assert measured(page(sizes=(8.0, 9.0)), page(sizes=(7.5, 12.0))).smallest_text == 7.5


def upright(x, low=0.0, high=10.0):
    return line((x, low), (x, high))


LONG = line((0, 5), (20, 5))


@pytest.mark.parametrize(
    ("others", "jumps"),
    [
        pytest.param([], [], id="no crossing"),
        pytest.param([upright(5)], [(5, 5)], id="a crossing"),
        pytest.param([upright(5, 5)], [], id="a line that joins"),
        pytest.param([upright(5), upright(15)], [(5, 5), (15, 5)], id="two crossings"),
        pytest.param([upright(2 * JUMP)], [(2 * JUMP, 5)], id="just room enough beside the end"),
        pytest.param([upright(2 * JUMP - 0.1)], [], id="too near to the end"),
        pytest.param([upright(20 - 2 * JUMP + 0.1)], [], id="or to the other end"),
        pytest.param([upright(5), upright(5 + 2 * JUMP)], [(5, 5), (5 + 2 * JUMP, 5)], id="side by side"),
        pytest.param([upright(5), upright(5.1 + JUMP)], [(5, 5)], id="two in one place: the first"),
        pytest.param([line((5, 0), (5, 9), (9, 9), (9, 0))], [(5, 5), (9, 5)], id="twice over one line"),
    ],
)
def test_a_horizontal_line_jumps_over_vertical_ones_where_there_is_room(others, jumps):
    found, *rest = with_jumps((LONG, *others))
    assert found == tuple(pytest.approx(point) for point in jumps)
    assert rest == [()] * len(others)
    assert with_jumps((*others, LONG))[-1] == found


def test_vertical_stretches_never_jump():
    one, two = line((0, 5), (20, 5), (20, 30), (0, 30)), line((10, 0), (10, 10), (30, 10), (30, 20), (10, 20))
    assert with_jumps((one, two)) == (((10, 5),), ((20, 10), (20, 20)))


def test_crossings_of_two_stretches_of_one_line_do_not_crowd_each_other():
    there_and_back = line((0, 5), (20, 5), (20, 8), (0, 8))
    assert with_jumps((there_and_back, upright(10)))[0] == ((10, 5), (10, 8))
