"""Which way each arrow takes: pictures of cells, what two routes cost each other, and that no move would be better."""

from itertools import combinations

import pytest
from boards import board_from, boards_of, picture, sop_from
from hypothesis import given, settings
from hypothesis import strategies as st
from wild import wild_sops

from sopkit.layout.board import Link, Side
from sopkit.layout.routes import COST, Cells, Route, Segment, candidates
from sopkit.layout.search import EFFORT, KEPT, Effort, choose_routes, joined, order_cost, pair_cost
from sopkit.model import Sop

TOP, RIGHT, BOTTOM, LEFT = Side

PICTURES = {
    "steps down one lane and over to the next": (
        "1 a\n2 a\n3 b\n4 a",
        """
   ( 1 )
     ▼
   [ 2 ]
     │
     └────▶[ 3 ]
             │
   ( 4 )◀────┘
""",
    ),
    "a decision goes on at the bottom and back at a side": (
        "1 a\n2 b\n3 c ? Ya 4, Tidak 1\n4 a",
        """
   ( 1 )◀────────────┐
     │               │
     └────▶[ 2 ]     │
             │       T
             └────▶< 3 >
                     Y
   ( 4 )◀────────────┘
""",
    ),
    "a jump forward goes round what stands between": (
        "1 a\n2 a ? Ya 3, Tidak 5\n3 a\n4 b\n5 a",
        """
   ( 1 )
     ▼
 ┌T< 2 >
 │   Y
 │   ▼
 │ [ 3 ]
 │   │
 │   └────▶[ 4 ]
 │           │
 └▶( 5 )◀────┘
""",
    ),
    "parallel work forks from one side and joins again": (
        "1 b > 2 3 4\n2 a > 5\n3 b > 5\n4 c > 5\n5 b",
        """
           ( 1 )
             ├───────┐
   [ 2 ]◀────┤       │
     │       ▼       │
     │     [ 3 ]     │
     │       │       ▼
     │       │     [ 4 ]
     │       ▼       │
     └────▶( 5 )◀────┘
""",
    ),
    "joint work of neighbours is one box": (
        "1 ab\n2 bc\n3 abc\n4 c",
        """
   (     1     )
             ▼
           [     2     ]
             ▼
   [         3         ]
                     ▼
                   ( 4 )
""",
    ),
    "joint work of distant lanes is linked boxes, met at the one named first": (
        "1 ac\n2 b\n3 ca\n4 ca",
        """
   ( 1 )═══════════[ 1 ]
     │
     └────▶[ 2 ]─────┐
                     ▼
   [ 3 ]═══════════[ 3 ]
                     ▼
   [ 4 ]═══════════( 4 )
""",
    ),
    "a step that follows itself": (
        "1 a\n2 b > 2 3\n3 a",
        """
   ( 1 )─────┐
             ▼
         ┌▶[ 2 ]
         └───┤
   ( 3 )◀────┘
""",
    ),
    "an early end has its own capsule below the diamond": (
        "1 a\n2 b ? Ya 3, Tidak end\n3 a\n4 c",
        """
   ( 1 )
     │
     └────▶< 2 >Y┐
             T   │
             ▼   │
           ( 2 ) │
                 │
   [ 3 ]◀────────┘
     │
     └────────────▶( 4 )
""",
    ),
    "several starts, and a loop": (
        "1 a > 3\n2 c > 3\n3 b\n4 b ? Ya end, Tidak 3",
        """
   ( 1 )─────┐
             │
             │     ( 2 )
             ▼       │
         ┌▶[ 3 ]◀────┘
         │   ▼
         └T< 4 >
             Y
             ▼
           ( 4 )
""",
    ),
    "wide diamonds have their tips in the middle": (
        "1 a\n2 ab ? Ya 3, Tidak 1\n3 abc ? Ya 4, Tidak 1\n4 c",
        """
 ┌───┐
 │   ▼
 ├▶( 1 )─┐
 │       ▼
 ├T<     2     >
 │       Y
 │       └───┐
 │           ▼
 └T<         3         >
             Y
             └────▶( 4 )
""",
    ),
    "four exits share sides but no stretch with strangers": (
        "1 b\n2 b ? Ya 3, Tidak 1, Lain 4, Kurang 5\n3 a\n4 c\n5 b",
        """
         ┌▶( 1 )
         │   ▼
 ┌───────┴T< 2 >L────┐
 │           Y       │
 │ [ 3 ]◀────┘       │
 │   │               ▼
 │   └────────────▶[ 4 ]
 │                   │
 └────────▶( 5 )◀────┘
""",
    ),
    "three arrows into one symbol come from three sides": (
        "1 a > 4\n2 b > 4\n3 c > 4\n4 b",
        """
   ( 1 )
     │
     │     ( 2 )
     │       │
     │       │     ( 3 )
     │       ▼       │
     └────▶( 4 )◀────┘
""",
    ),
    "a diamond that begins the procedure": (
        "1 b ? Ya 2, Tidak 1\n2 a ? Ya end, Tidak 1",
        """
           ( 1 )
             ├───┐
             ▼   │
     ┌────▶< 1 >T┘
     │       Y
     T       │
   < 2 >◀────┘
     Y
     ▼
   ( 2 )
""",
    ),
    "an arrow never takes the line of a joint": (
        "1 ac ? Ya 2, Tidak 3\n2 b\n3 b",
        """
   ( 1 )
     ▼
 ┌T< 1 >═══════════[ 1 ]
 │   Y
 │   └────▶[ 2 ]
 │           ▼
 └────────▶( 3 )
""",
    ),
    "two loops run beside each other in one gutter": (
        "1 a\n2 a\n3 a ? Ya 4, Tidak 2\n4 a ? Ya 5, Tidak 1\n5 a",
        """
   ( 1 )◀┐
     ▼   │
   [ 2 ]◀┤
     ▼   │
   < 3 >T┤
     Y   │
     ▼   │
   < 4 >T┘
     Y
     ▼
   ( 5 )
""",
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_this_is_how_it_is_drawn(name):
    rows, drawn = PICTURES[name]
    assert picture(board_from(rows)) == drawn.strip("\n")


def drawn_pages(rows, *spans):
    return [picture(board) for board in boards_of(sop_from(rows), *spans)]


def test_forward_cuts_go_to_a_row_of_pentagons_and_come_from_one():
    assert drawn_pages("1 a\n2 b ? Ya 3, Tidak 5\n3 c\n4 a\n5 b\n6 c", (0, 3), (3, 6)) == [
        """
   ( 1 )
     │
     └────▶< 2 >Y────┐
             T       │
             │       ▼
             │     [ 3 ]
             ▼       ▼
           { A }   { B }
""".strip("\n"),
        """
   { B }   { A }
     ▼       │
   [ 4 ]     │
     │       ▼
     └────▶[ 5 ]
             │
             └────▶( 6 )
""".strip("\n"),
    ]


def test_backward_cuts_have_their_pentagons_beside_the_steps():
    assert drawn_pages("1 a\n2 b\n3 c\n4 a ? Ya 5, Tidak 2\n5 b", (0, 3), (3, 5)) == [
        """
   ( 1 )
     │
     └────▶[ 2 ]◀──{ B }
             │
             └────▶[ 3 ]
                     ▼
                   { A }
""".strip("\n"),
        """
   { A }
     ▼
   < 4 >T─▶{ B }
     Y
     └────▶( 5 )
""".strip("\n"),
    ]


@pytest.mark.parametrize(
    ("one", "way1", "two", "way2", "may"),
    [
        pytest.param(Link(0, 2), (BOTTOM, TOP), Link(1, 2), (RIGHT, TOP), True, id="to one side of one symbol"),
        pytest.param(Link(0, 2), (BOTTOM, TOP), Link(1, 2), (RIGHT, LEFT), False, id="to two sides of it"),
        pytest.param(Link(0, 1), (BOTTOM, TOP), Link(0, 2), (BOTTOM, LEFT), True, id="a fork out of one side"),
        pytest.param(Link(0, 1), (BOTTOM, TOP), Link(0, 2), (RIGHT, LEFT), False, id="a fork out of two sides"),
        pytest.param(
            Link(0, 1, "Ya", decision=True),
            (BOTTOM, TOP),
            Link(0, 2, "Tidak", decision=True),
            (BOTTOM, TOP),
            False,
            id="outcomes of a decision",
        ),
        pytest.param(
            Link(0, 2, "Ya", decision=True),
            (BOTTOM, TOP),
            Link(0, 2, "Tidak", decision=True),
            (RIGHT, TOP),
            True,
            id="outcomes to one side of one symbol",
        ),
        pytest.param(Link(0, 1), (BOTTOM, TOP), Link(1, 2), (BOTTOM, TOP), False, id="one after the other"),
        pytest.param(Link(0, 1), (BOTTOM, TOP), Link(2, 3), (BOTTOM, TOP), False, id="strangers"),
    ],
)
def test_arrows_may_share_a_stretch(one, way1, two, way2, may):
    points = ((1, 1), (1, 3))
    first, second = Route(points, *way1), Route(points, *way2)
    assert joined(one, first, two, second) is may
    assert joined(two, second, one, first) is may


DOWN = Route(((3, 1), (3, 5)), BOTTOM, TOP)
ACROSS = Route(((1, 3), (5, 3)), RIGHT, LEFT)
BEND = Route(((1, 3), (3, 3), (3, 7)), RIGHT, TOP)
FREE, OTHER = Link(0, 1), Link(2, 3)
YES, NO = Link(0, 1, "Ya", decision=True), Link(0, 2, "Tidak", decision=True)


@pytest.mark.parametrize(
    ("link1", "route1", "link2", "route2", "cost"),
    [
        pytest.param(FREE, DOWN, OTHER, Route(((5, 1), (5, 5)), BOTTOM, TOP), 0, id="apart"),
        pytest.param(FREE, DOWN, OTHER, ACROSS, COST["crossing"], id="strangers that cross"),
        pytest.param(FREE, DOWN, Link(2, 1), ACROSS, COST["crossing"], id="also on the way to one symbol"),
        pytest.param(FREE, DOWN, OTHER, BEND, COST["overlap"], id="strangers on one centre line"),
        pytest.param(FREE, DOWN, OTHER, Route(((3, 5), (3, 7)), BOTTOM, TOP), 0, id="end to end"),
        pytest.param(
            FREE, DOWN, Link(2, 1), Route(((1, 3), (3, 3), (3, 5)), RIGHT, TOP), COST["joined entry"], id="joined"
        ),
        pytest.param(FREE, DOWN, Link(2, 1), Route(((5, 5), (3, 5)), LEFT, RIGHT), 0, id="to two sides of one symbol"),
        pytest.param(FREE, DOWN, Link(0, 2), Route(((3, 1), (3, 7)), BOTTOM, TOP), 0, id="a fork on one stretch"),
        pytest.param(
            FREE, DOWN, Link(0, 2), Route(((3, 1), (5, 1)), RIGHT, LEFT), COST["split fork"], id="a split fork"
        ),
        pytest.param(YES, DOWN, NO, Route(((3, 1), (5, 1)), RIGHT, LEFT), 0, id="outcomes out of two sides"),
        pytest.param(
            YES,
            DOWN,
            NO,
            Route(((3, 1), (3, 3), (5, 3)), BOTTOM, LEFT),
            COST["same exit"] + COST["sibling"],
            id="outcomes on one stretch",
        ),
        pytest.param(FREE, DOWN, Link(1, 2), Route(((3, 5), (3, 7)), BOTTOM, TOP), 0, id="in at the top, out below"),
        pytest.param(
            FREE,
            DOWN,
            Link(1, 2),
            Route(((3, 5), (3, 4), (5, 4)), TOP, RIGHT),
            COST["mixed side"] + COST["overlap"],
            id="in and out of one side",
        ),
        pytest.param(
            FREE,
            Route(((1, 5), (3, 5), (3, 3)), RIGHT, BOTTOM),
            OTHER,
            Route(((7, 5), (3, 5), (3, 7)), LEFT, TOP),
            COST["overlap"],
            id="strangers with one corner",
        ),
    ],
)
def test_two_routes_cost_each_other(link1, route1, link2, route2, cost):
    assert pair_cost(link1, route1, link2, route2) == cost
    assert pair_cost(link2, route2, link1, route1) == cost


CROSSING, FORBIDDEN = COST["crossing"], COST["overlap"]


def part(low, high, *turns):
    return Segment(True, 2, low, high, turns)


@pytest.mark.parametrize(
    ("before", "after", "cost"),
    [
        pytest.param(part(1, 9, -1, -1), part(3, 7, 1, 1), 0, id="each turns off to its own side"),
        pytest.param(part(3, 7, -1, -1), part(1, 9, 1, 1), 0, id="whichever is the longer one"),
        pytest.param(part(3, 7, 1, -1), part(1, 9, 1, 1), CROSSING, id="one end turns across the other"),
        pytest.param(part(3, 7, 1, 1), part(1, 9, 1, 1), 2 * CROSSING, id="both ends do"),
        pytest.param(part(1, 9, -1, -1), part(3, 7, -1, 1), CROSSING, id="the other one's end turns across"),
        pytest.param(part(1, 9, -1, -1), part(3, 7, 1, -1), CROSSING, id="or its high end"),
        pytest.param(part(1, 5, -1, 1), part(5, 9, -1, 1), FORBIDDEN, id="they meet on a centre line"),
        pytest.param(part(1, 4, -1, 1), part(4, 9, -1, 1), 0, id="in a gap their tracks are kept apart"),
        pytest.param(part(1, 6, -1, 1), part(2, 6, 1, -1), CROSSING + 0, id="from one side into one gap"),
        pytest.param(part(1, 5, 0, 1), part(1, 5, 0, -1), FORBIDDEN, id="on one centre line towards each other"),
        pytest.param(part(1, 5, -1, -1), part(1, 5, 1, 1), 0, id="away from each other"),
    ],
)
def test_an_order_of_two_tracks_costs(before, after, cost):
    assert order_cost(before, after) == cost


def pages(sop, size):
    count = len(sop.steps)
    return boards_of(sop, *[(start, min(start + size, count)) for start in range(0, count, size)])


@settings(max_examples=30, deadline=None)
@given(wild_sops, st.integers(2, 8))
def test_no_single_link_has_a_better_way_among_the_others(sop, size):
    for board in pages(sop, size):
        if board.joints:
            continue  # what a joint line costs is told nowhere
        chosen = choose_routes(board)
        for index, link in enumerate(board.links):

            def cost(route, index=index, link=link, board=board, chosen=chosen):
                others = enumerate(zip(board.links, chosen, strict=True))
                return route.cost + sum(pair_cost(link, route, *other) for place, other in others if place != index)

            now = cost(chosen[index])
            assert all(cost(route) >= now - 1e-6 for route in candidates(board, Cells(board), link, KEPT))


@settings(max_examples=30, deadline=None)
@given(wild_sops, st.integers(2, 8))
def test_the_search_finds_a_drawing_without_anything_forbidden(sop, size):
    for board in pages(sop, size):
        drawn = zip(board.links, choose_routes(board), strict=True)
        assert all(pair_cost(*one, *two) < COST["mixed side"] for one, two in combinations(drawn, 2))


def test_the_same_board_gives_the_same_routes():
    for rows, _ in PICTURES.values():
        assert choose_routes(board_from(rows)) == choose_routes(board_from(rows))


def test_without_any_effort_left_each_link_still_has_a_way():
    for rows, _ in PICTURES.values():
        board = board_from(rows)
        assert len(choose_routes(board, Effort(0))) == len(board.links)


def test_pages_share_what_may_be_spent_on_them():
    board = board_from(next(iter(PICTURES.values()))[0])
    effort = Effort()
    before = effort.left
    choose_routes(board, effort)
    spent = before - effort.left
    choose_routes(board, effort)
    assert spent > 0
    assert before - effort.left == 2 * spent


def test_what_a_dense_board_costs_has_a_limit():
    """Each of these exits leads back: every way is near every other, and each is to be shoved aside."""
    exits = {str(number): "1" for number in range(40)}
    step = {"id": "1", "activity": "x", "by": "a", "decision": exits}
    sop = Sop.model_validate({"sopkit": 1, "title": "T", "executors": {"a": "A"}, "steps": [step]})
    effort = Effort()
    choose_routes(boards_of(sop)[0], effort)
    assert effort.left > -EFFORT
