"""What a page's lines and labels want of the gutters."""

import pytest
from boards import board_from, boards_of
from hypothesis import given, settings
from wild import wild_sops

from sopkit.layout.board import Board, Link, Node, Side
from sopkit.layout.columns import Room
from sopkit.layout.labels import CLEAR, GAP, SIZE
from sopkit.layout.paper import MEASURES
from sopkit.layout.routes import Route
from sopkit.layout.routing import _needs, horizontal, route
from sopkit.layout.ruler import Ruler
from sopkit.layout.tracks import Channel
from sopkit.layout.values import SymbolKind

TOP, RIGHT, BOTTOM, LEFT = Side
WIDE = Ruler(SIZE).width("Tidak") + 0.1 + 2 * GAP + CLEAR
"""What a label beside its symbol takes of a gutter."""
NOTHING, HEAD, LABEL = Room(), Room(arrow=True), Room(label=pytest.approx(WIDE))


@pytest.mark.parametrize(
    ("rows", "rooms"),
    [
        # Of each gutter: tracks, room for the symbol on its left, room for the one on its right.
        ("1 a\n2 a", [(0, NOTHING, NOTHING), (0, NOTHING, NOTHING)]),
        ("1 a\n2 a > 1", [(1, NOTHING, HEAD), (0, NOTHING, NOTHING)]),
        ("1 a\n2 b", [(0, NOTHING, NOTHING), (1, NOTHING, HEAD), (0, NOTHING, NOTHING)]),
        ("1 b\n2 a", [(0, NOTHING, NOTHING), (1, HEAD, NOTHING), (0, NOTHING, NOTHING)]),
    ],
)
def test_an_arrow_into_a_side_wants_room_for_its_head(rows, rooms):
    lanes = "ab"[: len(rooms) - 1]
    needs = route(board_from(rows, lanes)).needs
    assert [(need.tracks, need.left, need.right) for need in needs] == rooms


def decision(*others, side=RIGHT, lane=0, lanes=3, outcomes=("Tidak",)):
    """What the gutters want for labelled exits at one side of a decision, among other lines and symbols."""
    nodes = [Node("1", SymbolKind.DECISION, 0, lane, lane, 1), Node("2", SymbolKind.PROCESS, 1, lane, lane, 3)]
    links = [Link(0, 1, outcome, decision=True) for outcome in outcomes]
    routes = [Route(((2 * lane + 1, 3), (2 * lane + 1, 7)), side, TOP)] * len(outcomes)
    for other in others:
        if isinstance(other, Node):
            nodes.append(other)
        else:
            links.append(Link(1, 0))
            routes.append(Route(other, BOTTOM, TOP))
    board = Board(lanes, ("1", "2"), nodes=nodes, links=links, level_band=[0, 1, 2, 3])
    return _needs(board, routes, (Channel({}, 0),) * (lanes + 1))


THROUGH_GUTTER = ((3, 1), (2, 1), (2, 5), (3, 5))
BELOW = ((3, 5), (2, 5), (2, 7), (3, 7))
TURNING = ((3, 3), (2, 3), (2, 5), (3, 5))
THROUGH_LANE = ((3, 1), (3, 5))
STRANGER = Node("3", SymbolKind.PROCESS, 2, 1, 1, 1)


@pytest.mark.parametrize(
    ("others", "room", "span"),
    [
        pytest.param([], NOTHING, 0, id="nothing beside it"),
        pytest.param([THROUGH_GUTTER], LABEL, 0, id="a line in the gutter"),
        pytest.param([BELOW], NOTHING, 0, id="a line only below the label"),
        pytest.param([TURNING], LABEL, 0, id="a line that turns off under the label, along the level"),
        pytest.param([STRANGER], NOTHING, WIDE, id="a symbol in the next lane"),
        pytest.param([THROUGH_LANE], NOTHING, WIDE - MEASURES[-1].box / 2, id="a line in the middle of the next lane"),
    ],
)
def test_a_label_at_a_side_wants_room_where_something_stands(others, room, span):
    need = decision(*others)[1]
    assert need.left == room
    assert need.span == pytest.approx(span)


def test_a_label_that_is_wider_than_a_free_lane_ends_over_its_box():
    endless = Ruler(SIZE).width("y" * 11) + 0.1 + 2 * GAP + CLEAR
    need = decision(outcomes=["y" * 40])[1]
    assert (need.left, need.span) == (NOTHING, pytest.approx(endless - MEASURES[-1].box))


def test_a_stacked_label_keeps_other_lines_farther_away_than_its_own():
    three = decision(THROUGH_GUTTER, outcomes=["Tidak"] * 3)[1]
    step = Ruler(SIZE).leading + GAP
    assert three.left == Room(label=pytest.approx(WIDE + step + max(0, step + CLEAR - MEASURES[-1].box / 2)))


def test_a_label_in_an_outer_gutter_keeps_its_whole_width():
    assert decision(side=LEFT)[0].right == LABEL
    assert decision(lane=2)[3].left == LABEL


def test_a_label_beside_a_vertical_exit_may_stand_out_over_its_symbol():
    assert decision(side=BOTTOM)[1].left == Room(arrow=True, reach=pytest.approx(WIDE))


@settings(max_examples=25, deadline=None)
@given(wild_sops)
def test_the_gutters_want_room_for_their_tracks(sop):
    (board,) = boards_of(sop)
    routed = route(board)
    assert len(routed.gutters) == len(routed.needs) == board.lanes + 1
    for number, (channel, need) in enumerate(zip(routed.gutters, routed.needs, strict=True)):
        outer = number in (0, board.lanes)
        assert need.tracks == max(channel.count, 0 if outer else 1)


def test_the_stretches_of_a_gap_are_told_by_their_columns():
    routes = [Route(((1, 1), (1, 2), (5, 2), (5, 3)), BOTTOM, TOP), Route(((3, 1), (3, 3)), BOTTOM, TOP)]
    assert horizontal(routes, 2) == [((0, 1), 1, 5, (-1, 1))]
    assert horizontal(routes, 4) == []
