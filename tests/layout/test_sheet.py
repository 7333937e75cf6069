"""The table around the drawing: headings, cells, rules and footer."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopkit.layout.cells import HEADS
from sopkit.layout.columns import TEXT_COLUMNS, Columns, Gutter, LaneBox, first_needs, solve
from sopkit.layout.paper import A4_LANDSCAPE, MARGIN, PAD
from sopkit.layout.ruler import Ruler
from sopkit.layout.sheet import (
    FOOTER_LINES,
    LANE_PAD,
    Footer,
    Head,
    cell_lines,
    row_texts,
    split_row,
    table_columns,
    table_rules,
    text_height,
)
from sopkit.layout.values import Heading, Role, Row, Rule

WIDTHS = {"number": 8, "activity": 60, "requires": 30, "time": 20, "output": 30, "note": 29}


def columns_of(*lanes):
    """A table of these lane widths between the text columns of WIDTHS."""
    x, texts, boxes = MARGIN, {}, []
    for name, width in WIDTHS.items():
        if name == "requires":
            for lane in lanes:
                boxes.append(LaneBox(x, lane, x + lane / 2))
                x += lane
        texts[name] = (x, width)
        x += width
    return Columns(A4_LANDSCAPE, 8.0, 16.0, tuple(boxes), (Gutter(()),) * (len(lanes) + 1), texts)


TWO = columns_of(50.0, 50.0)
EIGHT = Ruler(8)
LEADING = EIGHT.leading


def test_paragraphs_of_a_cell_break_to_its_width():
    lines = cell_lines(TWO, {"requires": ("1. Berkas permohonan lengkap", "2. KTP"), "note": ()})
    assert lines == {"requires": ("1. Berkas", "permohonan lengkap", "2. KTP"), "note": ()}


@pytest.mark.parametrize(("lines", "count"), [({}, 0), ({"note": ()}, 0), ({"a": "x", "b": "xyz"}, 3)])
def test_a_row_is_as_high_as_its_longest_cell_with_air(lines, count):
    assert text_height(TWO, lines) == pytest.approx(count * LEADING + 2 * PAD)


def test_a_row_lower_than_the_page_is_not_split():
    lines = {"activity": ("a", "b"), "note": ("c",)}
    (row,) = split_row(TWO, 4, lines, 2 * LEADING + 2 * PAD + 0.01)
    assert (row.step, row.part, row.lines) == (4, 1, lines)


def test_a_row_higher_than_the_page_goes_on_in_parts():
    lines = {"activity": tuple("abcde"), "note": ("x", "y"), "time": ("1",)}
    rows = split_row(TWO, 4, lines, 2 * LEADING + 2 * PAD + 0.01)
    assert [(row.step, row.part, dict(row.lines)) for row in rows] == [
        (4, 1, {"activity": ("a", "b"), "note": ("x", "y"), "time": ("1",)}),
        (4, 2, {"activity": ("c", "d")}),
        (4, 3, {"activity": ("e",)}),
    ]


def test_a_step_without_any_text_has_a_row():
    assert len(split_row(TWO, 0, {}, 50)) == 1


@settings(deadline=None)
@given(st.integers(0, 40), st.floats(1, 60))
def test_the_parts_of_a_row_hold_every_line_once_and_fit(count, highest):
    lines = {"activity": tuple(f"line {number}" for number in range(count))}
    rows = split_row(TWO, 0, lines, highest)
    assert sum((row.lines.get("activity", ()) for row in rows), ()) == lines["activity"]
    assert [row.part for row in rows] == list(range(1, len(rows) + 1))
    assert all(
        text_height(TWO, row.lines) <= highest + 1e-6 or len(row.lines["activity"]) <= 1 for row in rows if row.lines
    )


def test_cells_stand_in_the_middle_of_their_row():
    row = Row("a", 1, 50.0, 20.0)
    one, two = row_texts(TWO, row, {"number": ("1",), "activity": ("a", "b"), "note": ()})
    assert (one.column, one.align, two.column, two.align) == ("number", "center", "activity", "left")
    assert all(text.y + text.height / 2 == pytest.approx(60.0) for text in (one, two))
    assert (two.x, two.width, two.height) == pytest.approx((18 + PAD, 60 - 2 * PAD, 2 * LEADING))
    assert {text.role for text in (one, two)} == {Role.CELL}
    assert {text.step for text in (one, two)} == {"a"}


def test_numbers_and_times_are_centred():
    texts = row_texts(TWO, Row("a", 1, 0, 9), dict.fromkeys(TEXT_COLUMNS, ("x",)))
    assert [text.column for text in texts] == list(TEXT_COLUMNS)
    assert [text.column for text in texts if text.align == "center"] == ["number", "time"]


def test_columns_stand_in_reading_order_with_the_lanes_between():
    places, lanes = table_columns(TWO, ["p", "q"])
    assert [(each.name, each.executor) for each in places] == [
        ("number", None), ("activity", None), ("lane", "p"), ("lane", "q"),
        ("requires", None), ("time", None), ("output", None), ("note", None),
    ]  # fmt: skip
    assert [(lane.executor, lane.x, lane.width) for lane in lanes] == [("p", 78, 50), ("q", 128, 50)]
    assert all(one.x + one.width == two.x for one, two in pairwise(places))


def test_the_rules_of_a_table():
    rows = [Row("a", 1, 30, 10), Row("b", 2, 40, 20)]
    rules = table_rules(TWO, Heading(10, 20, 15), rows, table_columns(TWO, ["p", "q"])[0])
    assert [rule for rule in rules if rule.heavy] == [
        Rule(10, 10, 287, 10, heavy=True),
        Rule(10, 30, 287, 30, heavy=True),
        Rule(10, 60, 287, 60, heavy=True),
        Rule(10, 10, 10, 60, heavy=True),
        Rule(287, 10, 287, 60, heavy=True),
    ]
    thin = {(rule.x1, rule.y1, rule.x2, rule.y2) for rule in rules if not rule.heavy}
    assert thin == {
        (10, 40, 287, 40),  # between the rows
        (18, 10, 18, 60), (78, 10, 78, 60), (178, 10, 178, 60), (258, 10, 258, 60),
        (128, 15, 128, 60), (208, 15, 208, 60), (228, 15, 228, 60),  # under a common title
        (78, 15, 178, 15), (178, 15, 258, 15),
    }  # fmt: skip


def test_the_titles_of_the_heading():
    head = Head(TWO, ["Petugas Loket", "Kepala"], "id")
    texts = head.texts(10, ["p", "q"])
    assert [(text.column, text.executor, " ".join(text.lines)) for text in texts] == [
        ("number", None, "No"), ("activity", None, "Kegiatan"), ("note", None, "Keterangan"),
        ("requires", None, "Kelengkapan"), ("time", None, "Waktu"), ("output", None, "Output"),
        ("executors", None, "Pelaksana"), ("standard", None, "Mutu Baku"),
        ("lane", "p", "Petugas Loket"), ("lane", "q", "Kepala"),
    ]  # fmt: skip
    assert {(text.role, text.bold, text.align, text.upright) for text in texts} == {
        (Role.HEADING, True, "center", False)
    }


def heading_of(*names, widths=(25.0, 25.0)):
    columns = columns_of(*widths)
    head = Head(columns, names, "id")
    return columns, head, head.texts(10, [f"e{number}" for number in range(len(names))])


@pytest.mark.parametrize(
    ("names", "upright"),
    [
        (("Kepala", "Petugas"), False),
        (("Kepala Bidang Pelayanan Umum", "Petugas"), False),
        (("Penanggungjawab Pelaksana", "Petugas"), True),
    ],
)
def test_lane_names_stand_upright_when_a_word_is_wider_than_its_lane(names, upright):
    columns, head, texts = heading_of(*names, widths=(15.0, 25.0))
    assert head.upright is upright
    for text, lane in zip(texts[-2:], columns.lanes, strict=True):
        assert text.upright is upright
        ruler = Ruler(text.size, bold=True)
        across, along = (text.width, text.height) if upright else (text.height, text.width)
        assert ruler.height(len(text.lines)) <= across + 1e-6
        assert max(map(ruler.width, text.lines)) <= along + 1e-6
        assert lane.x <= text.x
        assert text.x + text.width <= lane.x + lane.width
        assert 10 + head.split <= text.y
        assert text.y + text.height <= 10 + head.height + 1e-6


def test_a_name_is_upright_as_soon_as_it_would_touch_the_rules_of_its_lane():
    word = Ruler(8, bold=True).width("Kepala")
    assert not heading_of("Kepala", "x", widths=(word + 2 * LANE_PAD + 0.01, 25.0))[1].upright
    assert heading_of("Kepala", "x", widths=(word + 2 * LANE_PAD - 0.01, 25.0))[1].upright


def test_the_heading_grows_for_a_title_that_breaks_beside_the_lanes(monkeypatch):
    monkeypatch.setitem(WIDTHS, "note", 6)
    head = heading_of("a", "b")[1]
    assert head.height == pytest.approx(head.ruler.height(len(head._wrapped("note"))) + 2 * PAD)


def test_upright_names_break_into_as_many_lines_as_fit_side_by_side():
    columns, head, _ = heading_of("Kepala Subbagian Umum dan Kepegawaian", "x", widths=(9.0, 9.0))
    fitting = int((columns.lanes[0].width - 2 * LANE_PAD) / head.ruler.leading)
    assert len(head.lane_lines[0]) == fitting == 2


def test_the_heading_is_as_high_as_its_highest_title():
    low, high = heading_of("a", "b")[1], heading_of("a", "b " * 60)[1]
    assert low.split == pytest.approx(low.ruler.leading + 1.4 * PAD)
    assert low.height == pytest.approx(low.split + low.ruler.leading + 2 * PAD)
    lines = len(high.lane_lines[1])
    assert high.height == pytest.approx(high.split + lines * high.ruler.leading + 2 * PAD)


def test_titles_of_text_columns_stand_in_the_middle_of_the_whole_heading():
    _, head, texts = heading_of("a", "b " * 60)
    number = texts[0]
    assert number.y + number.height / 2 == pytest.approx(10 + head.height / 2)
    requires = texts[3]
    assert requires.y + requires.height / 2 == pytest.approx(10 + (head.split + head.height) / 2)


def test_the_footer_names_the_sop_and_the_page():
    left, right = Footer(A4_LANDSCAPE, "7", "Pemeriksaan Berkas", "id").texts(2, 9)
    assert left.lines == ("SOP 7 · Pemeriksaan Berkas",)
    assert right.lines == ("halaman 2 dari 9",)
    assert (left.align, right.align) == ("left", "right")
    assert left.x == MARGIN
    assert right.x + right.width == pytest.approx(297 - MARGIN)
    assert left.x + left.width < right.x
    assert left.y == right.y
    assert left.y + left.height == pytest.approx(210 - MARGIN)


def test_without_a_number_the_footer_is_the_title():
    assert Footer(A4_LANDSCAPE, None, "Judul", "id").lines == ("Judul",)


@pytest.mark.parametrize(
    ("words", "lines", "out"),
    [(1, 1, False), (10, 1, False), (20, 2, False), (30, 3, False), (60, 3, True), (300, 3, True)],
)
def test_a_title_of_many_lines_runs_out_in_the_footer(words, lines, out):
    footer = Footer(A4_LANDSCAPE, None, "penyelenggaraan " * words, "id")
    assert len(footer.lines) == lines <= FOOTER_LINES
    assert (footer.lines[-1] == "…") is out
    assert footer.height == pytest.approx(footer.ruler.height(lines) + 2)


def test_the_columns_of_the_solver_fit_the_table():
    heads = {name: HEADS[name].text("id") for name in TEXT_COLUMNS}
    columns = solve(A4_LANDSCAPE, {name: ["x"] for name in TEXT_COLUMNS}, heads, ["a", "b"], first_needs(2))
    places, _ = table_columns(columns, ["a", "b"])
    assert (places[0].x, places[-1].x + places[-1].width) == (columns.left, pytest.approx(columns.right))
