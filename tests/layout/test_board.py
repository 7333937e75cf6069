"""Symbols in lanes and levels, and the links between them."""

import pytest
from boards import board_from, boards_of, sop_from
from hypothesis import given
from hypothesis import strategies as st
from wild import wild_sops

from sopkit.flow import build_flow
from sopkit.layout.board import Band, Node, Side, build_board, kind_of, letter, runs
from sopkit.layout.values import SymbolKind

START, END, PROCESS, DECISION, OFFPAGE = SymbolKind


def told(board):
    """Nodes in reading order: kind, name, lanes, level and the band of the level."""
    return [
        (node.kind.value, node.letter or node.id, (node.first, node.last), node.level, board.level_band[node.level])
        for node in board.nodes
    ]


def links(board):
    return [(board.nodes[link.source].id, board.nodes[link.target].id) for link in board.links]


@pytest.mark.parametrize(
    ("number", "name"),
    [(0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_letters_count_as_columns_of_a_spreadsheet_do(number, name):
    assert letter(number) == name


@given(st.integers(0, 20000), st.integers(0, 20000))
def test_no_two_connectors_have_one_letter(one, two):
    assert (letter(one) == letter(two)) is (one == two)


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ("1 a\n2 a\n3 a", [START, PROCESS, END]),
        ("1 a", [PROCESS]),  # begins and ends: two capsules of its own
        ("1 a ? Ya 2, Tidak 1\n2 a", [DECISION, END]),
        ("1 a\n2 a ? Ya end, Tidak 1", [START, DECISION]),
        ("1 a > 3\n2 a\n3 a", [START, START, END]),
        ("1 a\n2 a > 3 end\n3 a", [START, PROCESS, END]),
        ("1 a\n2 a > 1", [START, PROCESS]),
        ("1 a > nowhere\n2 a", [START, PROCESS]),
    ],
)
def test_the_symbols_of_the_steps_are(rows, kinds):
    sop = sop_from(rows)
    flow = build_flow(sop)
    assert [kind_of(sop, flow, step) for step in range(len(sop.steps))] == kinds


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("a", [(0, 0)]),
        ("ab", [(0, 1)]),
        ("ba", [(0, 1)]),
        ("acb", [(0, 2)]),
        ("aa", [(0, 0)]),
        ("ac", [(0, 0), (2, 2)]),
        ("ca", [(2, 2), (0, 0)]),
        ("dab", [(3, 3), (0, 1)]),
        ("ace", [(0, 0), (2, 2), (4, 4)]),
        ("eca", [(4, 4), (0, 0), (2, 2)]),
        ("cae", [(0, 0), (2, 2), (4, 4)]),  # never the middle one, which has lines on both sides
        ("abde", [(0, 1), (3, 4)]),
        ("edba", [(3, 4), (0, 1)]),
    ],
)
def test_lanes_of_joint_work_are(by, found):
    assert runs(sop_from(f"1 {by}", "abcde"), 0) == found


def test_a_row_has_a_level_and_every_step_its_symbol():
    board = board_from("1 a\n2 bc\n3 c ? Ya 4, Tidak 1\n4 b")
    assert told(board) == [
        ("start", "1", (0, 0), 0, 0),
        ("process", "2", (1, 2), 1, 1),
        ("decision", "3", (2, 2), 2, 2),
        ("end", "4", (1, 1), 3, 3),
    ]
    assert links(board) == [("1", "2"), ("2", "3"), ("3", "4"), ("3", "1")]
    assert (board.lanes, board.levels, board.joints) == (3, 4, [])
    assert board.bands == [Band(0), Band(1), Band(2), Band(3)]


def test_capsules_that_stand_apart_are_above_and_below_their_step():
    board = board_from("1 b ? Ya 2, Tidak end\n2 a > 1 end")
    assert told(board) == [
        ("start", "1:start", (1, 1), 0, 0),
        ("decision", "1", (1, 1), 1, 0),
        ("end", "1:end", (1, 1), 2, 0),
        ("process", "2", (0, 0), 3, 1),
        ("end", "2:end", (0, 0), 4, 1),
    ]
    assert links(board) == [("1:start", "1"), ("1", "2"), ("1", "1:end"), ("2", "1"), ("2", "2:end")]


def test_joint_work_is_one_box_over_neighbours_and_linked_boxes_over_others():
    board = board_from("1 ca\n2 abde\n3 e", "abcde")
    assert told(board)[:4] == [
        ("start", "1", (2, 2), 0, 0),
        ("process", "1:2", (0, 0), 0, 0),
        ("process", "2", (0, 1), 1, 1),
        ("process", "2:2", (3, 4), 1, 1),
    ]
    assert board.joints == [(1, 0), (2, 3)]


def test_names_of_extra_symbols_give_way_to_names_of_steps():
    board = board_from("1 ac ? Ya 1:2, Tidak end\n1:2 a\n1:start b\n1:end' b\n1:end c")
    names = [node.id for node in board.nodes]
    assert names[:4] == ["1:start'", "1", "1:2'", "1:end''"]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("rows", "main"),
    [
        ("1 a ? Ya 2, Tidak 3\n2 a\n3 a", [True, False]),
        ("1 a ? Tidak 3, Ya 2\n2 a\n3 a", [False, True]),  # the next row is the way on
        ("1 a\n2 a ? Ya 1, Tidak end\n3 a", [True, False]),  # else the first exit
    ],
)
def test_the_way_on_of_a_decision_is(rows, main):
    board = board_from(rows)
    exits = [link for link in board.links if link.decision]
    assert [link.main for link in exits] == main
    assert all(link.outcome for link in exits)


def test_links_of_a_fork_are_no_exits_of_a_decision():
    board = board_from("1 a > 2 3\n2 a > end\n3 a")
    assert [(link.outcome, link.decision) for link in board.links[:2]] == [(None, False)] * 2


def test_a_step_that_only_ends_has_no_link_to_an_end():
    assert links(board_from("1 a\n2 a")) == [("1", "2")]


def test_forward_cuts_stand_in_connector_rows_near_their_lanes():
    first, second = boards_of(sop_from("1 a\n2 b ? Ya 3, Tidak 5\n3 c\n4 a\n5 b\n6 c"), (0, 3), (3, 6))
    assert first.bands == [Band(0), Band(1), Band(2), Band(None)]
    assert told(first)[3:] == [("offpage", "A", (1, 1), 3, 3), ("offpage", "B", (2, 2), 3, 3)]
    assert links(first)[-2:] == [("2", "out:A"), ("3", "out:B")]
    assert [(node.partner_page, node.partner_step, node.step) for node in first.nodes[3:]] == [
        (2, "5", None),
        (2, "4", None),
    ]
    assert second.bands[0] == Band(None)
    assert told(second)[:2] == [("offpage", "A", (1, 1), 0, 0), ("offpage", "B", (0, 0), 0, 0)]
    assert links(second)[-2:] == [("in:A", "5"), ("in:B", "4")]
    assert [(node.partner_page, node.partner_step) for node in second.nodes[:2]] == [(1, "2"), (1, "3")]


def test_a_connector_row_holds_as_many_as_there_are_lanes():
    board, _ = boards_of(sop_from("1 a > 2 3 4\n2 a > 5\n3 a > 4\n4 a\n5 a", "ab"), (0, 1), (1, 5))
    assert told(board)[1:] == [
        ("offpage", "A", (0, 0), 1, 1),
        ("offpage", "B", (1, 1), 1, 1),
        ("offpage", "C", (0, 0), 2, 2),
    ]


def test_a_connector_of_wide_work_stands_under_its_middle():
    board, _ = boards_of(sop_from("1 abc\n2 a"), (0, 1), (1, 2))
    assert told(board)[1] == ("offpage", "A", (1, 1), 1, 1)


def test_backward_cuts_stand_beside_their_steps():
    first, second = boards_of(sop_from("1 a\n2 b\n3 c\n4 a ? Ya 5, Tidak 2\n5 b"), (0, 3), (3, 5))
    assert told(first)[2] == ("offpage", "B", (2, 2), 1, 1)
    assert first.nodes[2].step == 1
    assert told(second)[2] == ("offpage", "B", (1, 1), 1, 1)


@pytest.mark.parametrize(
    ("lanes", "by", "beside"),
    [
        ("abc", "b", [2, 0]),  # first to the right
        ("abc", "c", [1]),
        ("abc", "a", [1]),
        ("abc", "ac", []),  # the joint line runs there
        ("abcd", "ac", []),
        ("abcd", "ca", [3]),
        ("abc", "abc", []),
        ("a", "a", []),
    ],
)
def test_a_connector_beside_its_step_stands_in_a_free_neighbour_cell(lanes, by, beside):
    # Two ways back arrive from the next page, but one side takes arrows of one direction only.
    rows = f"1 {by}\n2 {lanes[0]} > 1 3\n3 {lanes[0]} > 1"
    board, _ = boards_of(sop_from(rows, lanes), (0, 1), (1, 3))
    own = next(node for node in board.nodes if node.id == "1")
    pentagons = [node for node in board.nodes if node.kind is OFFPAGE and node.step == 0]
    side = [node for node in pentagons if node.level == own.level]
    assert [node.first for node in side] == beside[:1]
    assert all(node.level < own.level for node in pentagons if node not in side)
    assert len(pentagons) == 2


def test_ways_back_in_and_out_of_one_step_stand_on_both_sides_of_it():
    _, board, _ = boards_of(sop_from("1 b\n2 b > 1 3\n3 b > 2"), (0, 1), (1, 2), (2, 3))
    own = next(node for node in board.nodes if node.id == "2")
    beside = [(node.letter, node.first) for node in board.nodes if node.level == own.level and node.kind is OFFPAGE]
    assert len({lane for _, lane in beside}) == 2
    assert {lane for _, lane in beside} == {0, 2}


def test_where_no_cell_is_free_ways_in_come_from_above_and_ways_out_go_below():
    _, board, _ = boards_of(sop_from("1 abc\n2 abc > 1 3\n3 abc > 2"), (0, 1), (1, 2), (2, 3))
    own = next(node for node in board.nodes if node.id == "2")
    levels = {
        (node.id.split(":")[0], "above" if node.level < own.level else "below")
        for node in board.nodes
        if node.kind is OFFPAGE and node.step == 1
    }
    assert levels == {("in", "above"), ("out", "below")}


@pytest.mark.parametrize(("rows", "in_row"), [(6, True), (7, False)])
def test_a_connector_far_from_the_foot_or_head_stands_beside_its_step(rows, in_row):
    # An arrow from the first row of a page to the last row of the next one.
    steps = "\n".join(f"{number} b" for number in range(2, 2 * rows))
    sop = sop_from(f"1 a > 2 last\n{steps}\nlast a")
    boards = boards_of(sop, (0, rows), (rows, 2 * rows))
    near = [[node.step is None for node in board.nodes if node.partner_step in ("1", "last")] for board in boards]
    assert near == [[in_row]] * 2


def test_further_parts_of_a_row_are_empty_levels():
    sop = sop_from("1 a\n2 b")
    board = build_board(sop, build_flow(sop), ("1", "2"), 1, [Band(0), Band(0, 2), Band(1)], [])
    assert board.level_band == [0, 1, 2]
    assert [node.level for node in board.nodes] == [0, 2]


def test_coordinates_of_lanes_and_levels_are_odd():
    node = Node("x", PROCESS, 0, 1, 3, 2)
    assert (node.left, node.right, node.y) == (3, 7, 5)


@pytest.mark.parametrize(
    ("side", "vertical"), [(Side.TOP, True), (Side.BOTTOM, True), (Side.LEFT, False), (Side.RIGHT, False)]
)
def test_a_line_meets_the_side(side, vertical):
    assert side.vertical is vertical


@given(wild_sops, st.integers(1, 4))
def test_every_link_is_there_once_and_no_two_symbols_share_a_cell(sop, size):
    count = len(sop.steps)
    flow = build_flow(sop)
    boards = boards_of(sop, *[(start, min(start + size, count)) for start in range(0, count, size)])
    cells = [
        (page, node.level, lane)
        for page, board in enumerate(boards)
        for node in board.nodes
        for lane in range(node.first, node.last + 1)
    ]
    assert len(set(cells)) == len(cells)
    assert all(0 <= node.first <= node.last < board.lanes for board in boards for node in board.nodes)
    letters = [node.letter for board in boards for node in board.nodes if node.letter]
    assert all(letters.count(each) == 2 for each in letters)
    flowing = sum(edge.target is not None for edge in flow.edges)
    drawn = [
        link
        for board in boards
        for link in board.links
        if board.nodes[link.source].kind is not START or board.nodes[link.source].id in board.ids
    ]
    ends = sum(
        board.nodes[link.target].kind is END and ":end" in board.nodes[link.target].id
        for board in boards
        for link in board.links
    )
    assert len(drawn) == flowing + len(letters) // 2 + ends
