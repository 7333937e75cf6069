"""Where pages end."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopkit.layout.breaks import CROWD, choose_breaks, divided


def anything(_start, _end):
    return True


def hundred(_start):
    """Height of a page."""
    return 100


def chain(count):
    return [(row, row + 1) for row in range(count - 1)]


@pytest.mark.parametrize(
    ("heights", "edges", "pages"),
    [
        pytest.param([30], [], [(0, 1)], id="one row"),
        pytest.param([50, 50], [], [(0, 2)], id="exactly full"),
        pytest.param([50, 51], [], [(0, 1), (1, 2)], id="a millimetre too much"),
        pytest.param([40] * 3, [], [(0, 2), (2, 3)], id="as much as possible on the first page"),
        pytest.param([150, 20], [], [(0, 1), (1, 2)], id="a row higher than a page stands alone"),
        pytest.param([20, 150, 20], [], [(0, 1), (1, 2), (2, 3)], id="also in the middle"),
        pytest.param([90, 10], [(0, 1)], [(0, 2)], id="an arrow on one page needs no connector row"),
        pytest.param([95, 60], [(0, 1)], [(0, 1), (1, 2)], id="a single row may be too high with its connector row"),
        pytest.param([45, 50, 40], chain(3), [(0, 1), (1, 3)], id="the cut arrow's row must fit at the foot"),
        pytest.param([45, 50, 45], chain(3), [(0, 1), (1, 2), (2, 3)], id="and at the head of the next page"),
        pytest.param([65, 25, 30], [(1, 2)], [(0, 1), (1, 3)], id="the cheaper break cuts no arrow"),
        pytest.param([65, 25, 30], [(2, 1)], [(0, 1), (1, 3)], id="nor one that goes back"),
        pytest.param([65, 25, 30], [(1, 0), *[(1, 2)] * 3], [(0, 2), (2, 3)], id="back costs as much as three forward"),
        pytest.param([65, 25, 30], [(1, 0), *[(1, 2)] * 4], [(0, 1), (1, 3)], id="but less than four"),
        pytest.param([47, 43, 30], [(1, 2)], [(0, 1), (1, 3)], id="a page may be half empty for an uncut arrow"),
        pytest.param([43, 47, 30], [(1, 2)], [(0, 2), (2, 3)], id="but not emptier"),
        pytest.param([30] * 4, [*[(0, 3)] * 3, (2, 3)], [(0, 2), (2, 4)], id="an arrow over all breaks is no reason"),
    ],
)
def test_pages_are(heights, edges, pages):
    assert choose_breaks(heights, edges, hundred, 10, anything) == pages


def test_a_page_that_was_found_too_high_is_not_tried_again():
    assert choose_breaks([20] * 3, [], hundred, 10, lambda start, end: (start, end) != (0, 3)) == [(0, 2), (2, 3)]


def test_a_row_alone_is_taken_whatever_is_said_of_it():
    assert choose_breaks([20, 20], [], hundred, 10, lambda _start, _end: False) == [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("first", "pages"),
    [
        (100, [(0, 2), (2, 4)]),
        (60, [(0, 1), (1, 3), (3, 4)]),
        (30, [(0, 1), (1, 3), (3, 4)]),  # a row higher than the room stands alone
    ],
)
def test_the_first_page_may_have_less_room(first, pages):
    assert choose_breaks([40] * 4, [], lambda start: 100 if start else first, 10, anything) == pages


@pytest.mark.parametrize(
    ("foot", "pages"),
    [
        (0, [(0, 2), (2, 4)]),
        (20, [(0, 2), (2, 4)]),  # exactly full
        (21, [(0, 2), (2, 3), (3, 4)]),  # the last row goes on with what stands below it
        (70, [(0, 2), (2, 3), (3, 4)]),  # and stands with it in any case
    ],
)
def test_what_stands_below_the_last_row_has_room_on_its_page(foot, pages):
    assert choose_breaks([40] * 4, [], hundred, 10, anything, foot) == pages


@pytest.mark.parametrize(
    ("edge", "first"),
    [
        ((5, 4), 4),  # a little emptiness costs less than an arrow back
        ((5, 1), 1),  # and so does much
        ((1, 5), 5),  # but not less than an arrow forward
    ],
)
def test_a_page_is_left_emptier_rather_than_cut_an_arrow(edge, first):
    assert choose_breaks([20] * 6, [edge], hundred, 0, anything) == [(0, first), (first, 6)]


HEIGHTS = st.lists(st.sampled_from([15, 30, 55, 120]), min_size=1, max_size=7)


@st.composite
def problems(draw):
    heights = draw(HEIGHTS)
    row = st.integers(0, len(heights) - 1)
    edges = draw(st.lists(st.tuples(row, row).filter(lambda edge: edge[0] != edge[1]), max_size=8))
    return heights, edges, draw(st.sampled_from([60, 100])), draw(st.sampled_from([0, 25]))


def price(heights, edges, first, below, pages):
    """The cost of a division by its definition; None where it does not fit."""

    def crossing(row):
        forward = sum(source < row <= target for source, target in edges)
        return forward, sum(target < row <= source for source, target in edges)

    total = 0.0
    for start, end in pages:
        head, foot = start and crossing(start)[0], end < len(heights) and crossing(end)[0]
        height = sum(heights[start:end]) + 10 * bool(head) + 10 * bool(foot) + below * (end == len(heights))
        room = 100 if start else first
        if height > room and end - start > 1:
            return None
        total += 100
        if end < len(heights):
            forward, backward = crossing(end)
            total += 25 * forward + 75 * backward + 80 * max(0, 1 - height / room) ** 2
    return total


@settings(max_examples=150, deadline=None)
@given(problems())
def test_no_other_division_is_cheaper(problem):
    heights, edges, first, below = problem
    pages = choose_breaks(heights, edges, lambda start: 100 if start else first, 10, anything, below)
    assert [start for start, _ in pages] == [0, *(end for _, end in pages[:-1])]
    assert pages[-1][1] == len(heights)
    rows = range(1, len(heights))
    every = (
        list(pairwise([0, *breaks, len(heights)]))
        for count in range(len(heights))
        for breaks in combinations(rows, count)
    )
    prices = [
        cost for cost in (price(heights, edges, first, below, division) for division in every) if cost is not None
    ]
    assert price(heights, edges, first, below, pages) == pytest.approx(min(prices))


@pytest.mark.parametrize(
    ("arrows", "pages"),
    [((25, 25, 25), [(0, 3)]), ((25, 25, 26), [(0, 2), (2, 3)]), ((76, 0, 76), [(0, 1), (1, 2), (2, 3)])],
)
def test_a_page_of_several_rows_has_no_crowd_of_arrows(arrows, pages):
    edges = [(row, row) for row, count in enumerate(arrows) for _ in range(count)]
    assert CROWD == 2 * 75
    assert choose_breaks([1] * 3, edges, hundred, 5, anything) == pages


def test_only_the_pages_that_are_too_high_are_divided():
    assert divided([(0, 4), (4, 7), (7, 9), (9, 9)], {(4, 7), (7, 9)}) == [(0, 4), (4, 5), (5, 7), (7, 8), (8, 9)]
