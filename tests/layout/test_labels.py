"""The words at a decision's exits."""

from itertools import combinations

import pytest
from boards import board_from
from hypothesis import given
from hypothesis import strategies as st

from sopkit.layout.board import Board, Link, Node, Side
from sopkit.layout.labels import CLEAR, GAP, SIZE, WIDEST, Tag, corner, level_room, lift, shift, tags
from sopkit.layout.paper import MEASURES, Measures
from sopkit.layout.routes import Route
from sopkit.layout.ruler import Ruler
from sopkit.layout.search import choose_routes
from sopkit.layout.values import SymbolKind

TOP, RIGHT, BOTTOM, LEFT = Side
LINE = Ruler(SIZE).leading
POINTS = ((1, 1), (1, 3))


def tag(side, rank=0, height=3.0, width=5.0, away=GAP):
    return Tag(rank, 0, side, rank, "Ya", ("Ya",), width, height, away)


def labelled(*exits, measures=MEASURES[0]):
    """The tags of a decision with these exits: each an outcome and the side by which it leaves."""
    node = Node("1", SymbolKind.DECISION, 0, 0, 0, 0)
    board = Board(1, ("1",), nodes=[node], links=[Link(0, 0, outcome, decision=True) for outcome, _ in exits])
    return tags(board, [Route(POINTS, side, TOP) for _, side in exits], measures)


def test_labels_are_counted_by_the_side_of_their_symbol():
    found = labelled(("Ya", BOTTOM), ("Tidak", LEFT), ("Lain", LEFT), ("Batal", RIGHT), ("Kurang", LEFT))
    assert [(each.link, each.side, each.rank) for each in found] == [
        (0, BOTTOM, 0), (1, LEFT, 0), (2, LEFT, 1), (3, RIGHT, 0), (4, LEFT, 2),
    ]  # fmt: skip


def test_labels_of_one_side_are_stacked_away_from_their_line():
    found = labelled(*[("Ya", LEFT)] * 5, ("Ya", BOTTOM), ("Ya", BOTTOM), ("Ya", BOTTOM))
    step = LINE + GAP
    # Even ranks are stacked above the line, odd ones below it; at the bottom all stand beside the line.
    assert [each.away for each in found] == pytest.approx(
        [GAP, GAP, GAP + step, GAP + step, GAP + 2 * step, GAP, GAP, GAP]
    )


def test_ways_without_an_outcome_and_blank_ones_have_no_label():
    assert labelled((None, BOTTOM), ("", LEFT), (" \n ", LEFT)) == []
    assert [each.link for each in labelled((None, BOTTOM), ("Ya", BOTTOM))] == [1]


@pytest.mark.parametrize(
    ("outcome", "side", "box", "lines"),
    [
        ("Ya", LEFT, 16, ("Ya",)),
        ("  Tidak \n lengkap ", LEFT, 16, ("Tidak", "lengkap")),
        ("Ya saja", LEFT, 16, ("Ya saja",)),
        ("Tidak ada", LEFT, 16, ("Tidak", "ada")),
        ("Ya atau", BOTTOM, 16, ("Ya atau",)),
        ("Tidak lengkap", BOTTOM, 16, ("Tidak", "lengkap")),
        # Half a symbol and the gutter's stub are the room beside a vertical exit.
        ("Tidak ada", BOTTOM, 20, ("Tidak ada",)),
        ("Tidak ada", BOTTOM, 10, ("Tidak", "ada")),
        ("pertanggungjawaban", LEFT, 16, ("pertanggungj", "awaban")),
        ("memenuhi", LEFT, 16, ("memenuhi",)),
    ],
)
def test_a_label_breaks(outcome, side, box, lines):
    (found,) = labelled((outcome, side), measures=Measures(box=box))
    assert found.lines == lines
    assert found.text == " ".join(outcome.split())
    assert found.height == pytest.approx(LINE * len(lines))
    assert found.width == pytest.approx(max(map(Ruler(SIZE).width, lines)) + 0.1)


@given(st.text("abm /", min_size=1, max_size=60).filter(str.strip), st.sampled_from([LEFT, BOTTOM]))
def test_no_label_is_wider_than_fifteen_millimetres(outcome, side):
    assert all(each.width <= WIDEST + 0.1 for each in labelled((outcome, side)))


# A diamond of 16 by 10 mm at (100, 50); labels are 5 mm wide and 3 high.
BOX = (100.0, 50.0, 16.0, 10.0)


@pytest.mark.parametrize(
    ("side", "at", "even", "odd"),
    [
        (RIGHT, 55.0, (116 + GAP, 55 - GAP - 3), (116 + GAP, 55 + GAP)),
        (LEFT, 55.0, (100 - GAP - 5, 55 - GAP - 3), (100 - GAP - 5, 55 + GAP)),
        (BOTTOM, 108.0, (108 + GAP, 60 + GAP), (108 - GAP - 5, 60 + GAP)),
        (TOP, 108.0, (108 + GAP, 50 - GAP - 3), (108 - GAP - 5, 50 - GAP - 3)),
    ],
)
def test_a_label_stands_at_its_exit(side, at, even, odd):
    first, second = tag(side), tag(side, 1)
    assert corner(first, [first, second], *BOX, at) == pytest.approx(even)
    assert corner(second, [first, second], *BOX, at) == pytest.approx(odd)


@pytest.mark.parametrize("side", [RIGHT, LEFT])
def test_more_labels_of_one_side_are_stacked_away_from_the_line(side):
    found = [tag(side, rank) for rank in range(4)]
    heights = [corner(each, found, *BOX, 55.0)[1] for each in found]
    assert heights == pytest.approx([55 - GAP - 3, 55 + GAP, 55 - 2 * GAP - 6, 55 + 2 * GAP + 3])


def test_more_labels_of_the_bottom_are_stacked_downwards():
    found = [tag(BOTTOM, rank) for rank in range(3)]
    assert corner(found[2], found, *BOX, 108.0) == pytest.approx((108 + GAP, 60 + GAP + 3 + GAP))


def test_a_label_stacked_high_stands_out_so_far_that_no_line_at_the_top_is_nearer_than_its_own():
    low, high = tag(RIGHT, 2, away=4.2), tag(RIGHT, 2, away=10.5)
    assert (shift(low, 8), shift(high, 8)) == pytest.approx((0, 10.5 + CLEAR - GAP - 8))
    for side, edge in ((RIGHT, 116), (LEFT, 100)):
        stacked = tag(side, 2, away=10.5)
        left = corner(stacked, [tag(side), stacked], *BOX, 55.0)[0]
        near = left if side is RIGHT else left + stacked.width
        assert abs(near - edge) == pytest.approx(GAP + shift(high, 8))
        assert abs(near - 108) == pytest.approx(10.5 + CLEAR)


def test_labels_at_the_top_keep_clear_of_high_ones_at_the_sides():
    low, high = [tag(RIGHT)], [tag(RIGHT, 0, 7.0)]
    assert lift(low, TOP, 5) == 0
    assert lift(high, TOP, 5) == pytest.approx(7 + GAP - 5)
    assert lift(high, BOTTOM, 5) == 0  # even ranks stand above the line
    assert lift([tag(RIGHT, 1, 7.0)], BOTTOM, 5) == pytest.approx(7 + GAP - 5)
    assert lift(high, RIGHT, 5) == 0
    top = tag(TOP)
    assert corner(top, [top, *high], *BOX, 108.0)[1] == pytest.approx(50 - GAP - 3 - (7 + GAP - 5))


@pytest.mark.parametrize(
    ("found", "room"),
    [
        ([], (0, 0)),
        ([tag(BOTTOM)], (0, 3 + 2 * GAP + CLEAR)),
        ([tag(BOTTOM), tag(BOTTOM, 1)], (0, 3 + 2 * GAP + CLEAR)),  # both sides of one line
        ([tag(BOTTOM), tag(BOTTOM, 1), tag(BOTTOM, 2)], (0, 6 + 3 * GAP + CLEAR)),
        ([tag(TOP)], (3 + 2 * GAP + CLEAR, 0)),
        ([tag(LEFT)], (0, 0)),  # lower than half a diamond
        ([tag(LEFT, 0, 7.0)], (7 + 2 * GAP + CLEAR - 5, 0)),
        ([tag(LEFT), tag(LEFT, 1, 7.0)], (0, 7 + 2 * GAP + CLEAR - 5)),
        ([tag(TOP), tag(LEFT, 0, 7.0)], (7 + GAP - 5 + 3 + 2 * GAP + CLEAR, 0)),
        # The next line is farther from a stacked label than its own.
        ([tag(LEFT), tag(LEFT, 2, away=4.2)], (6 + 2 * GAP + 4.2 + CLEAR - 5, 0)),
    ],
)
def test_a_symbol_wants_room_for_its_labels(found, room):
    assert level_room(found, 0, 5.0) == pytest.approx(room)
    assert level_room(found, 1, 5.0) == (0, 0)


@given(st.lists(st.tuples(st.sampled_from(Side), st.sampled_from([3.0, 6.0, 12.0])), max_size=7))
def test_the_labels_of_one_symbol_never_meet_and_keep_within_their_room(exits):
    ranks = dict.fromkeys(Side, 0)
    found = []
    for side, height in exits:
        found.append(tag(side, ranks[side], height))
        ranks[side] += 1
    x, y, width, height = BOX
    above, below = level_room(found, 0, height / 2)
    places = []
    for each in found:
        left, top = corner(each, found, *BOX, x + width / 2 if each.side.vertical else y + height / 2)
        places.append((left, top, left + each.width, top + each.height))
        assert top >= y - above + CLEAR - 1e-6
        assert top + each.height <= y + height + below - CLEAR + 1e-6
    for one, two in combinations(places, 2):
        assert one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] + 1e-6 or two[3] <= one[1] + 1e-6


def test_room_for_an_arrowhead_is_room_beside_a_vertical_exit():
    ruler = Ruler(SIZE)
    room = 16 / 2 + MEASURES[0].stub - 2 * GAP - CLEAR
    fits = next(
        text for text in ("a " * number + "a" for number in range(20, 0, -1)) if ruler.width(text) < room - 0.05
    )
    assert labelled((fits, BOTTOM))[0].lines == (fits,)
    assert len(labelled((f"{fits} a", BOTTOM))[0].lines) == 2


def test_the_labels_of_a_board_are_those_of_its_decisions():
    board = board_from("1 a\n2 b ? Ya 3, Tidak 1\n3 b > 1 4\n4 a")
    assert [each.text for each in tags(board, choose_routes(board), MEASURES[0])] == ["Ya", "Tidak"]
