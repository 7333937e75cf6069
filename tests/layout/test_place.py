"""From the board to millimetres."""

from itertools import pairwise

import pytest
from boards import board_from, boards_of, sop_from

from sopkit.layout.columns import Need, first_needs, solve
from sopkit.layout.form import TEXT_COLUMNS, Form
from sopkit.layout.heading import titles
from sopkit.layout.paper import A4_LANDSCAPE, MEASURES
from sopkit.layout.place import place_page
from sopkit.layout.routing import route
from sopkit.layout.values import ConnectorKind, Paper, SymbolKind

NEAR = 0.001
WORDS = {SymbolKind.START: "Mulai", SymbolKind.END: "Selesai"}
FULL = MEASURES[0]
"""The measures of an SOP that has room enough."""
SHEETS = {"largest": A4_LANDSCAPE, "smallest": Paper("narrow", 147, 210)}
"""Sheets on which three lanes have the largest and the smallest symbols."""


class Drawn:
    """A placed page with its columns; symbols by id and connectors by their ends."""

    def __init__(self, board, least=0.0, lanes="abc", more=None, paper=A4_LANDSCAPE):
        self.routed = route(board)
        needs = [one.both(two) for one, two in zip(first_needs(len(lanes)), self.routed.needs, strict=True)]
        needs = [one.both(more or Need(0)) for one in needs]
        form, texts = Form(paper=paper), {name: ["x"] for name in TEXT_COLUMNS}
        self.columns = solve(form, texts, titles(form), list(lanes), needs)
        self.measures = self.columns.measures
        words = {node.id: WORDS.get(node.kind) for node in board.nodes}
        self.page = place_page(self.routed, self.columns, list(lanes), words, [least] * len(board.bands))
        self.symbols = {symbol.id: symbol for symbol in self.page.symbols}
        self.connectors = {(each.source, each.target, each.outcome): each for each in self.page.connectors}

    def points(self, source, target, outcome=None):
        return self.connectors[source, target, outcome].points


def drawn(rows, least=0.0, lanes="abc", paper=A4_LANDSCAPE):
    return Drawn(board_from(rows, lanes), least, lanes, paper=paper)


def centre(symbol):
    return symbol.x + symbol.width / 2, symbol.y + symbol.height / 2


@pytest.mark.parametrize(
    ("rows", "name", "size", "text"),
    [
        ("1 a\n2 a\n3 a", "1", (16, FULL.height), "Mulai"),
        ("1 a\n2 a\n3 a", "2", (16, FULL.height), None),
        ("1 a\n2 a\n3 a", "3", (16, FULL.height), "Selesai"),
        ("1 a\n2 a ? Ya end, Tidak 1", "2", (16, FULL.diamond), None),
        ("1 a\n2 a ? Ya end, Tidak 1", "2:end", (16, FULL.height), "Selesai"),
    ],
)
def test_a_symbol_is_as_large_and_says(rows, name, size, text):
    symbol = drawn(rows).symbols[name]
    assert (symbol.width, symbol.height) == pytest.approx(size)
    assert symbol.text == text


@pytest.mark.parametrize("sheet", SHEETS)
def test_all_symbols_are_of_the_measures_that_the_columns_were_made_for(sheet):
    board = boards_of(sop_from("1 a\n2 a ? Ya 3, Tidak 1\n3 b\n4 c"), (0, 3), (3, 4))[0]
    page = Drawn(board, paper=SHEETS[sheet])
    measures = page.measures
    assert measures is MEASURES[0 if sheet == "largest" else -1]
    found = {symbol.kind: (symbol.width, symbol.height) for symbol in page.page.symbols}
    assert found == {
        SymbolKind.START: pytest.approx((measures.box, measures.height)),
        SymbolKind.DECISION: pytest.approx((measures.box, measures.diamond)),
        SymbolKind.PROCESS: pytest.approx((measures.box, measures.height)),
        SymbolKind.OFFPAGE: pytest.approx((measures.pentagon, measures.pentagon)),
    }


def test_what_is_written_into_symbols_is_said_by_their_ids():
    board = board_from("1 a\n2 a\n3 a")
    columns = drawn("1 a\n2 a\n3 a").columns
    page = place_page(route(board), columns, list("abc"), {"1": "1", "2": "2", "3": None}, [0.0] * 3)
    assert [symbol.text for symbol in page.symbols] == ["1", "2", None]


def test_symbols_stand_at_the_centres_of_their_lanes():
    page = drawn("1 a\n2 b\n3 abc\n4 bc")
    middles = [lane.centre for lane in page.columns.lanes]
    assert centre(page.symbols["1"])[0] == pytest.approx(middles[0])
    assert centre(page.symbols["2"])[0] == pytest.approx(middles[1])
    wide = page.symbols["3"]
    assert wide.x == pytest.approx(middles[0] - 8)
    assert wide.x + wide.width == pytest.approx(middles[2] + 8)
    assert [symbol.executors for symbol in page.page.symbols] == [("a",), ("b",), ("a", "b", "c"), ("b", "c")]


def test_a_pentagon_keeps_its_own_size_and_bears_its_partner():
    page = Drawn(boards_of(sop_from("1 a\n2 b\n3 c"), (0, 2), (2, 3))[0])
    symbol = page.symbols["out:A"]
    assert (symbol.width, symbol.height, symbol.letter) == (FULL.pentagon, FULL.pentagon, "A")
    assert (symbol.partner_page, symbol.partner_step, symbol.step) == (2, "3", None)
    assert page.points("2", "out:A")[-1] == pytest.approx((centre(symbol)[0], symbol.y))


@pytest.mark.parametrize(
    ("rows", "height"),
    [
        # One box in a row: the arrow's head above, air below; the first row has nothing above.
        (
            "1 a\n2 a\n3 a",
            [FULL.air + FULL.height + FULL.air, FULL.stub + FULL.height + FULL.air, FULL.stub + FULL.height + FULL.air],
        ),
        # Into a side there is no head above.
        ("1 a\n2 b", [FULL.air + FULL.height + FULL.air, FULL.air + FULL.height + FULL.air]),
    ],
)
def test_a_row_is_as_high_as_its_symbols_want(rows, height):
    assert drawn(rows).page.rows == pytest.approx(height)


def test_a_row_grows_for_its_text_and_its_symbol_stays_in_the_middle():
    page = drawn("1 a\n2 a\n3 a", least=50.0)
    assert page.page.rows == pytest.approx([50.0] * 3)
    # The room above the arrow's target is a little larger than that below it.
    for row, name in enumerate("123"):
        assert centre(page.symbols[name])[1] == pytest.approx(50 * row + 25, abs=(FULL.stub - FULL.air) / 2 + NEAR)


def test_arrows_join_the_middles_of_sides():
    page = drawn("1 a\n2 a\n3 b\n4 a")
    one, two, three = (page.symbols[name] for name in "123")
    x = centre(one)[0]
    assert page.points("1", "2") == (pytest.approx((x, one.y + 7)), pytest.approx((x, two.y)))
    assert page.points("2", "3") == (
        pytest.approx((x, two.y + 7)),
        pytest.approx((x, centre(three)[1])),
        pytest.approx((three.x, centre(three)[1])),
    )


def test_a_wide_diamond_has_its_tips_on_the_track_of_its_gutter():
    page = drawn("1 a\n2 ab ? Ya 3, Tidak 1\n3 b")
    diamond = page.symbols["2"]
    tip = page.points("2", "3", "Ya")[0]
    assert tip == pytest.approx((centre(diamond)[0], diamond.y + FULL.diamond))
    assert any(tip[0] == pytest.approx(slot) for slot in page.columns.gutters[1].slots)
    assert page.points("1", "2")[-1] == pytest.approx((tip[0], diamond.y))
    lanes = page.columns.lanes
    # It shrinks on one side to keep its tip in the middle, and never grows beyond its lanes' symbols.
    assert diamond.x >= lanes[0].centre - 8 - NEAR
    assert diamond.x + diamond.width <= lanes[1].centre + 8 + NEAR


def test_a_page_with_fewer_lines_than_others_has_them_in_the_middle_of_the_gutter():
    page = Drawn(board_from("1 a > 3\n2 a\n3 a"), more=Need(3))
    gutter = page.columns.gutters[1]
    assert len(gutter.slots) == 3
    assert page.points("1", "3")[1][0] == pytest.approx(gutter.slots[1])


def test_linked_boxes_are_joined_at_half_their_height():
    page = drawn("1 a\n2 ac\n3 b")
    left, right = page.symbols["2"], page.symbols["2:2"]
    joint = page.connectors["2", "2:2", None]
    assert joint.kind is ConnectorKind.JOINT
    assert joint.points == (
        pytest.approx((left.x + left.width, centre(left)[1])),
        pytest.approx((right.x, centre(left)[1])),
    )
    assert left.y == right.y
    assert {each.kind for key, each in page.connectors.items() if key[1] != "2:2"} == {ConnectorKind.FLOW}


def horizontals(page):
    """Height of each horizontal stretch that lies between two levels."""
    levels = {round(centre(symbol)[1], 3) for symbol in page.page.symbols}
    return sorted(
        {
            round(y1, 3)
            for each in page.page.connectors
            for (_, y1), (_, y2) in pairwise(each.points)
            if y1 == y2 and round(y1, 3) not in levels
        }
    )


THREE_TRACKS = "1 abc > 2 3 4\n2 abc > 5 6 7\n3 a\n4 b\n5 c\n6 a\n7 c"


@pytest.mark.parametrize("sheet", SHEETS)
def test_lines_between_two_rows_keep_off_the_rule_and_off_each_other(sheet):
    for rows in (THREE_TRACKS, "1 c\n2 abc > 3 1\n3 abc > 1 4\n4 a"):
        page = drawn(rows, paper=SHEETS[sheet])
        rules, y = [0.0], 0.0
        for height in page.page.rows:
            y += height
            rules.append(y)
        lines = horizontals(page)
        assert lines
        assert all(abs(line - rule) >= page.measures.edge - NEAR for line in lines for rule in rules)
        assert all(two - one >= page.measures.track - NEAR for one, two in pairwise(lines))
        # Half a stub at least, so that an arrowhead has a bit of line before it.
        for symbol in page.page.symbols:
            gaps = [min(abs(line - symbol.y), abs(line - symbol.y - symbol.height)) for line in lines]
            assert min(gaps) >= page.measures.air - NEAR


@pytest.mark.parametrize("rows", ["1 a > 1", "1 a > 1 2\n2 ab > 1 2", "1 b ? Ya end, Tidak 1, Lain 1"])
def test_lines_above_the_first_and_below_the_last_symbol_stay_within_the_table(rows):
    page = drawn(rows)
    heights = [y for each in page.page.connectors for _, y in each.points]
    assert min(heights) >= page.measures.edge - NEAR
    assert max(heights) <= sum(page.page.rows) - page.measures.edge + NEAR


def test_a_label_stands_right_at_its_exit():
    page = drawn("1 a\n2 b ? Ya 3, Tidak 1\n3 a")
    diamond = page.symbols["2"]
    yes, no = (next(each for each in page.page.connectors if each.outcome == outcome) for outcome in ("Ya", "Tidak"))
    assert yes.label.x == pytest.approx(yes.points[0][0] + 0.6)
    assert yes.label.y == pytest.approx(diamond.y + diamond.height + 0.6)
    assert (no.label.text, no.label.lines, no.label.size) == ("Tidak", ("Tidak",), 7.0)
    assert all(each.label is None for each in page.page.connectors if each.outcome is None)


def test_a_fork_leaves_on_one_line():
    page = drawn("1 b > 2 3 4\n2 a > 5\n3 b > 5\n4 c > 5\n5 b")
    assert len({page.points("1", target)[0] for target in "234"}) == 1


def test_arrows_to_one_side_of_a_symbol_end_at_one_point():
    page = drawn("1 a\n2 b > 4\n3 b > 4\n4 a\n5 b > 4\n6 b > 4 7\n7 c")
    ends = {}
    for each, way in zip(page.page.connectors, page.routed.routes, strict=True):
        ends.setdefault((each.target, way.into), set()).add(each.points[-1])
    assert len(ends) < len(page.routed.routes)
    assert all(len(points) == 1 for points in ends.values())


def test_levels_of_one_row_stand_below_each_other():
    page = drawn("1 a ? Ya 2, Tidak end\n2 a")
    start, diamond, end = (page.symbols[name] for name in ("1:start", "1", "1:end"))
    assert start.y + start.height + FULL.stub <= diamond.y + NEAR
    assert diamond.y + diamond.height + FULL.stub <= end.y + NEAR
    assert end.y + end.height <= page.page.rows[0]


def test_smaller_symbols_stand_in_the_middle_of_their_level():
    _, second = boards_of(sop_from("1 a\n2 b\n3 c\n4 a ? Ya 5, Tidak 2\n5 b"), (0, 3), (3, 5))
    page = Drawn(second)
    assert centre(page.symbols["out:B"])[1] == pytest.approx(centre(page.symbols["4"])[1])
    # No more height than the diamond alone would want.
    assert page.page.rows[1] <= FULL.stub + FULL.diamond + 6
