"""Parallel lines in one channel: what joins, in which order the rest lies, and on how many tracks."""

from itertools import combinations

import pytest
from boards import board_from
from hypothesis import given
from hypothesis import strategies as st

from sopkit.layout.board import Link, Side
from sopkit.layout.routes import Route
from sopkit.layout.routing import _vertical
from sopkit.layout.search import choose_routes, joined
from sopkit.layout.tracks import Stretch, assign


def stretch(link, low, high, turns=(0, 0), centres=(True, True), ends=()):
    return Stretch((link, 0), low, high, turns, centres, ends)


def strangers(count):
    return [Link(2 * number, 2 * number + 1) for number in range(count)]


USUAL = (Side.BOTTOM, Side.TOP)


def routes_of(*sides):
    """Routes that leave and enter by these sides; the way between is told by the stretches."""
    return [Route(((1, 1), (1, 3)), *each) for each in sides]


def tracks(stretches, links=None, sides=None):
    channel = assign(stretches, links or strangers(len(stretches)), routes_of(*(sides or [USUAL] * len(stretches))))
    return [channel.tracks[each.piece] for each in stretches], channel.count


AWAY, TOWARDS = stretch(0, 1, 5, (0, -1)), stretch(1, 3, 7, (1, 0))
"""Two that overlap, with one good order: the ends within the other's length turn away from it."""


@pytest.mark.parametrize(
    ("stretches", "links", "found"),
    [
        pytest.param([], [], ([], 0), id="none"),
        pytest.param([stretch(0, 1, 5)], None, ([0], 1), id="one"),
        pytest.param([stretch(0, 1, 3), stretch(1, 5, 7)], None, ([0, 0], 1), id="one after the other share a track"),
        pytest.param([AWAY, TOWARDS], None, ([0, 1], 2), id="strangers side by side do not"),
        pytest.param(
            [stretch(0, 1, 4, (0, -1)), stretch(1, 4, 7, (1, 0))], None, ([0, 1], 2), id="nor those that touch"
        ),
        pytest.param([AWAY, TOWARDS, stretch(2, 4, 5, (1, 1))], None, ([0, 1, 2], 3), id="three"),
        pytest.param(
            [AWAY, TOWARDS, stretch(2, 8, 9, (-1, -1))], None, ([0, 1, 0], 2), id="a track is taken again farther on"
        ),
        pytest.param([stretch(0, 1, 5), stretch(1, 3, 7)], [Link(0, 9), Link(1, 9)], ([0, 0], 1), id="one target"),
        pytest.param([stretch(0, 1, 5), stretch(1, 3, 7)], [Link(9, 0), Link(9, 1)], ([0, 0], 1), id="a fork"),
        pytest.param(
            [AWAY, TOWARDS],
            [Link(9, 0, "Ya", decision=True), Link(9, 1, "Tidak", decision=True)],
            ([0, 1], 2),
            id="exits of a decision",
        ),
        pytest.param(
            [stretch(0, 1, 3, (-1, -1)), stretch(1, 5, 7, (-1, -1)), stretch(2, 1, 7, (1, 1))],
            [Link(0, 9), Link(1, 9), Link(2, 3)],
            ([0, 0, 1], 2),
            id="one target, but apart",
        ),
        pytest.param(
            [stretch(0, 1, 3, ends=(1,)), stretch(1, 3, 5, ends=(0,))],
            [Link(0, 9), Link(9, 1)],
            ([0, 0], 1),
            id="both tips of a wide diamond",
        ),
    ],
)
def test_stretches_lie_on_the_tracks(stretches, links, found):
    assert tracks(stretches, links) == found


@pytest.mark.parametrize(
    ("links", "sides", "count"),
    [
        pytest.param([Link(0, 9), Link(1, 9)], [USUAL, (Side.RIGHT, Side.TOP)], 1, id="to one side of one target"),
        pytest.param([Link(0, 9), Link(1, 9)], [USUAL, (Side.BOTTOM, Side.LEFT)], 2, id="to two sides of it"),
        pytest.param([Link(9, 0), Link(9, 1)], [USUAL, (Side.BOTTOM, Side.LEFT)], 1, id="a fork out of one side"),
        pytest.param([Link(9, 0), Link(9, 1)], [USUAL, (Side.RIGHT, Side.TOP)], 2, id="out of two sides"),
    ],
)
def test_lines_share_a_track_only_where_they_meet_one_side_of_a_symbol(links, sides, count):
    assert tracks([AWAY, TOWARDS], links, sides)[1] == count


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        # The inner stretch of two nested ones lies on the side that it turns to.
        ((1, 1), 0),
        ((-1, -1), 1),
    ],
)
def test_nested_loops_do_not_cross(turns, first):
    outer, inner = stretch(0, 1, 9, turns), stretch(1, 3, 7, turns)
    assert tracks([outer, inner]) == ([first, 1 - first], 2)
    assert tracks([inner, outer], strangers(2)) == ([1 - first, first], 2)


def test_strangers_that_end_on_one_centre_line_are_ordered_so_that_they_do_not_lie_on_each_other():
    upper, lower = stretch(0, 1, 5, (0, 1)), stretch(1, 5, 9, (-1, 0))
    assert tracks([upper, lower]) == ([1, 0], 2)
    assert tracks([stretch(0, 1, 5, (0, -1)), stretch(1, 5, 9, (1, 0))]) == ([0, 1], 2)


@st.composite
def channels(draw):
    count = draw(st.integers(1, 8))
    found, links = [], []
    for link in range(count):
        low = draw(st.integers(0, 14))
        high = draw(st.integers(low + 1, 16))
        found.append(
            stretch(link, low, high, draw(st.tuples(*[st.sampled_from([-1, 0, 1])] * 2)), (low % 2 == 1, high % 2 == 1))
        )
        links.append(Link(draw(st.integers(0, 5)), draw(st.integers(6, 11)), decision=draw(st.booleans())))
    side = st.sampled_from(Side)
    return found, links, routes_of(*draw(st.lists(st.tuples(side, side), min_size=count, max_size=count)))


@given(channels())
def test_overlapping_strangers_never_share_a_track(channel):
    stretches, links, routes = channel
    found = assign(stretches, links, routes)
    assert set(found.tracks.values()) == set(range(found.count))
    for one, two in combinations(stretches, 2):
        (link1, route1), (link2, route2) = ((links[each.piece[0]], routes[each.piece[0]]) for each in (one, two))
        if one.low <= two.high and two.low <= one.high and not joined(link1, route1, link2, route2):
            assert found.tracks[one.piece] != found.tracks[two.piece]


@given(channels())
def test_the_order_of_the_list_does_not_matter(channel):
    stretches, links, routes = channel
    one, two = assign(stretches, links, routes), assign(stretches[::-1], links, routes)
    assert one == two


def test_only_a_stretch_at_the_tip_of_a_wide_diamond_ends_in_a_gutter():
    board = board_from("1 a\n2 ab ? Ya 3, Tidak 1\n3 b > 2")
    routes = choose_routes(board)
    found = [(board.links[each.piece[0]], each.ends) for gutter in range(4) for each in _vertical(routes, 2 * gutter)]
    assert any(ends for _, ends in found)
    for link, ends in found:
        assert all(board.nodes[(link.source, link.target)[end]].id == "2" for end in ends)
