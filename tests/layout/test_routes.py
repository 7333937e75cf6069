"""The ways that an arrow may take, and what each costs."""

import pytest
from boards import board_from, boards_of, sop_from
from hypothesis import given, settings
from hypothesis import strategies as st
from seeded import seeded_sop
from wild import wild_sops

from sopkit.layout.board import Side
from sopkit.layout.routes import COST, Cells, Route, Segment, candidates
from sopkit.layout.values import SymbolKind

TOP, RIGHT, BOTTOM, LEFT = Side


def options(board, number=0, limit=None):
    return candidates(board, Cells(board), board.links[number], limit)


def option(board, number, *points):
    """The candidate of a link that goes over these points; None where there is none."""
    return next((route for route in options(board, number) if route.points == points), None)


def turned(*points):
    return [part.turns for part in Route(points, BOTTOM, TOP).segments]


@pytest.mark.parametrize(
    ("points", "segments"),
    [
        (((1, 1), (1, 5)), [Segment(True, 1, 1, 5, (0, 0))]),
        (((1, 5), (1, 1)), [Segment(True, 1, 1, 5, (0, 0))]),
        (((1, 1), (3, 1), (3, 3)), [Segment(False, 1, 1, 3, (0, 1)), Segment(True, 3, 1, 3, (-1, 0))]),
        (((3, 1), (1, 1), (1, 3)), [Segment(False, 1, 1, 3, (1, 0)), Segment(True, 1, 1, 3, (1, 0))]),
        (
            ((3, 5), (0, 5), (0, 1), (1, 1)),
            [Segment(False, 5, 0, 3, (-1, 0)), Segment(True, 0, 1, 5, (1, 1)), Segment(False, 1, 0, 1, (1, 0))],
        ),
    ],
)
def test_the_stretches_of_a_route_are(points, segments):
    assert list(Route(points, BOTTOM, TOP).segments) == segments


def test_only_bends_on_two_centre_lines_are_corners():
    points = ((1, 1), (1, 3), (5, 3), (5, 4), (6, 4), (6, 7), (7, 7))
    assert Route(points, BOTTOM, TOP).corners == {(1, 3), (5, 3)}


@pytest.mark.parametrize(
    ("one", "two", "clear"),
    [(1, 5, False), (5, 1, False), (1, 3, True), (3, 5, True), (0, 3, True), (0, 2, True), (2, 4, False), (3, 3, True)],
)
def test_a_way_is_clear_when_no_symbol_stands_between(one, two, clear):
    cells = Cells(board_from("1 abc\n2 b\n3 abc"))
    assert cells.clear_row(3, one, two) is clear
    cells = Cells(board_from("1 a > 3\n2 b\n3 a"))
    assert cells.clear_column(3, one, two) is clear


def test_a_wide_symbol_fills_all_its_cells_and_the_gutters_between():
    cells = Cells(board_from("1 a\n2 bcd\n3 a", "abcde"))
    assert [x for x in range(1, 10) if not cells.clear_row(3, x - 1, x + 1)] == [3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("rows", "link", "points"),
    [
        pytest.param("1 a\n2 a", 0, ((1, 1), (1, 3)), id="straight down"),
        pytest.param("1 a\n2 b", 0, ((1, 1), (1, 3), (3, 3)), id="out of the bottom into a side"),
        pytest.param("1 a\n2 a > 1", 1, ((1, 3), (2, 3), (2, 1), (1, 1)), id="back over the gutter"),
        pytest.param("1 a > 3\n2 a\n3 a", 0, ((1, 1), (2, 1), (2, 5), (1, 5)), id="past a symbol"),
        pytest.param("1 c\n2 a\n3 c", 0, ((5, 1), (5, 3), (1, 3)), id="across to another lane"),
        pytest.param("1 a ? Ya 2, Tidak 1\n2 a", 2, ((1, 3), (1, 2), (2, 2), (2, 3), (1, 3)), id="to itself"),
        pytest.param("1 a ? Ya 2, Tidak 3\n2 b\n3 b", 1, ((1, 3), (1, 5), (3, 5)), id="the way on, below"),
        pytest.param("1 a ? Ya 2, Tidak 3\n2 a\n3 b", 2, ((1, 3), (3, 3), (3, 7)), id="the exception, aside"),
    ],
)
def test_alone_an_arrow_goes(rows, link, points):
    assert options(board_from(rows), link)[0].points == points


# Each row: what is priced, the board, the link, one way, another way, and by how much the first is dearer.
STRAIGHT = ((1, 1), (1, 3))
PRICES = [
    ("bend", "1 a\n2 b", 0, ((1, 1), (1, 2), (3, 2), (3, 3)), ((1, 1), (1, 3), (3, 3)), COST["bend"]),
    ("aside", "1 a\n2 b", 0, ((1, 1), (3, 1), (3, 3)), ((1, 1), (1, 3), (3, 3)), COST["aside"]),
    (
        "outside",
        "1 a > 3\n2 a\n3 a",
        0,
        ((1, 1), (0, 1), (0, 5), (1, 5)),
        ((1, 1), (2, 1), (2, 5), (1, 5)),
        COST["outside"],
    ),
    (
        "out of top",
        "1 c\n2 a > 1",
        1,
        ((1, 3), (1, 1), (5, 1)),
        ((1, 3), (5, 3), (5, 1)),
        COST["out of top"] - COST["aside"] - COST["into bottom"],
    ),
    (
        "main aside",
        "1 a ? Ya 2, Tidak 3\n2 b\n3 c",
        1,
        ((1, 3), (3, 3), (3, 5)),
        ((1, 3), (1, 5), (3, 5)),
        COST["main aside"],
    ),
    (
        "exception below",
        "1 a ? Ya 2, Tidak 3\n2 c\n3 b\n4 b",
        2,
        ((1, 3), (1, 7), (3, 7)),
        ((1, 3), (3, 3), (3, 7)),
        COST["exception below"],
    ),
    (
        "up to go down",
        "1 a ? Ya 2, Tidak 3\n2 b\n3 b\n4 b",
        2,
        ((1, 3), (1, 2), (2, 2), (2, 7), (3, 7)),
        ((1, 3), (1, 4), (2, 4), (2, 7), (3, 7)),
        COST["up to go down"] - COST["exception below"] + 2 * COST["length"],
    ),
]


@pytest.mark.parametrize(
    ("rows", "link", "dear", "cheap", "more"), [pytest.param(*row[1:], id=row[0]) for row in PRICES]
)
def test_a_way_costs_more_than_another_by(rows, link, dear, cheap, more):
    board = board_from(rows)
    one, two = option(board, link, *dear), option(board, link, *cheap)
    assert one.cost - two.cost == pytest.approx(more)


@pytest.mark.parametrize(
    ("rows", "link", "points", "cost"),
    [
        ("1 a\n2 a", 0, STRAIGHT, 2 * COST["length"]),
        (
            "1 b\n2 a > 1",
            1,
            ((1, 3), (3, 3), (3, 1)),
            COST["bend"] + 4 * COST["length"] + COST["aside"] + COST["into bottom"],
        ),
        # The end of the procedure below a decision is where it is looked for.
        ("1 a\n2 a ? Ya 3, Tidak end\n3 a", 2, ((1, 3), (1, 5)), 2 * COST["length"]),
    ],
)
def test_a_way_costs(rows, link, points, cost):
    assert option(board_from(rows), link, *points).cost == pytest.approx(cost)


def test_an_arrow_enters_a_connector_of_a_connector_row_by_its_flat_top():
    board, _ = boards_of(sop_from("1 a\n2 b\n3 c"), (0, 2), (2, 3))
    down, aside = option(board, 1, (3, 3), (3, 5)), option(board, 1, (3, 3), (2, 3), (2, 5), (3, 5))
    extra = 2 * COST["bend"] + 2 * COST["length"] + COST["aside"] + COST["beside pentagon"]
    assert aside.cost - down.cost == pytest.approx(extra)


def test_a_connector_beside_its_step_may_be_entered_from_its_side():
    board = boards_of(sop_from("1 a\n2 b\n3 b > 1"), (0, 2), (2, 3))[1]
    assert options(board, 0)[0].cost == pytest.approx(2 * COST["length"] + COST["aside"])


@pytest.mark.parametrize(
    ("rows", "side", "columns"),
    [
        ("1 abc\n2 a", BOTTOM, {1, 3}),  # over the target, or in the middle
        ("1 abc\n2 c", BOTTOM, {5, 3}),
        ("1 ab\n2 c", BOTTOM, {3, 1}),
        ("1 a ? Ya 2, Tidak 3\n2 c\n3 c", BOTTOM, {1}),
        ("1 a\n2 ab ? Ya 3, Tidak 1\n3 c", BOTTOM, {2}),  # the tip of a wide diamond may be over a gutter
        ("1 a\n2 abc ? Ya 3, Tidak 1\n3 c", BOTTOM, {3}),
    ],
)
def test_an_arrow_leaves_a_wide_symbol_at_the_columns(rows, side, columns):
    board = board_from(rows)
    link = next(
        index for index, link in enumerate(board.links) if board.nodes[link.target].id == str(rows.count("\n") + 1)
    )
    assert {route.points[0][0] for route in options(board, link) if route.out is side} <= columns
    assert columns & {route.points[0][0] for route in options(board, link) if route.out is side}


def test_the_limit_keeps_the_cheapest_and_one_of_each_pair_of_sides():
    board = board_from("1 a\n2 c\n3 b > 1")
    everything = options(board, 2)
    kept = options(board, 2, 5)
    assert kept[:5] == everything[:5]
    sides = [(route.out, route.into) for route in kept]
    assert set(sides) == {(route.out, route.into) for route in everything}
    for route in kept[5:]:
        assert route is next(each for each in kept if (each.out, each.into) == (route.out, route.into))
        assert route.cost == min(each.cost for each in everything if (each.out, each.into) == (route.out, route.into))
    assert [route.cost for route in everything] == sorted(route.cost for route in everything)
    assert len({route.points for route in everything}) == len(everything)


def test_a_loop_never_leaves_and_enters_by_one_side():
    assert all(route.out is not route.into for route in options(board_from("1 a > 1")))


def clear(board, route, link):
    """Whether a route is orthogonal, joins its two symbols at the right sides, and meets no symbol's cell."""
    source, target = board.nodes[link.source], board.nodes[link.target]
    taken = dict.fromkeys((x, node.y) for node in board.nodes for x in range(node.left, node.right + 1))
    for end, near, side, node in (
        (route.points[0], route.points[1], route.out, source),
        (route.points[-1], route.points[-2], route.into, target),
    ):
        assert node.left <= end[0] <= node.right
        assert end[1] == node.y
        towards = tuple((after > before) - (after < before) for before, after in zip(end, near, strict=True))
        assert towards == side.value
    for (x1, y1), (x2, y2) in zip(route.points, route.points[1:], strict=False):
        assert (x1 == x2) != (y1 == y2)
        between = {(x, y) for x in range(min(x1, x2), max(x1, x2) + 1) for y in range(min(y1, y2), max(y1, y2) + 1)}
        assert not between & taken.keys() - {route.points[0], route.points[-1]}
    return True


@settings(max_examples=60, deadline=None)
@given(wild_sops, st.integers(1, 8))
def test_no_way_leads_through_a_symbol_and_there_is_always_one(sop, size):
    count = len(sop.steps)
    for board in boards_of(sop, *[(start, min(start + size, count)) for start in range(0, count, size)]):
        cells = Cells(board)
        for link in board.links:
            found = candidates(board, cells, link)
            assert found
            assert all(clear(board, route, link) for route in found)


@pytest.mark.parametrize("seed", range(0, 40, 4))
def test_an_invented_board_has_ways_for_every_link(seed):
    for board in boards_of(seeded_sop(seed, steps=12)):
        assert all(clear(board, route, link) for link in board.links for route in candidates(board, Cells(board), link))


def test_no_way_from_a_tip_over_a_gutter_leads_through_the_lane_beside_it():
    # Under the tip of the diamond over c and d, the second box of step 3 stands in c.
    board = board_from("1 d\n2 cd ? Ya 3, Tidak 1\n3 ac\n4 d", "abcd")
    assert option(board, 1, (6, 3), (6, 5), (1, 5)) is None
    assert option(board, 1, (6, 3), (6, 4), (1, 4), (1, 5))


def test_ways_to_a_diamond_and_from_it_use_its_four_tips():
    board = board_from("1 a\n2 ab ? Ya 3, Tidak 1\n3 b")
    node = next(node for node in board.nodes if node.kind is SymbolKind.DECISION)
    assert {route.points[0] for route in options(board, 1)} <= {(node.left, 3), (node.right, 3), (2, 3)}
