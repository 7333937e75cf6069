"""The table around the drawing: cells, columns and rules."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import WIDTHS, columns_of

from sopkit.layout.cells import Item
from sopkit.layout.columns import first_needs, solve
from sopkit.layout.form import LANES, ORDER, TEXT_COLUMNS, Form
from sopkit.layout.heading import titles
from sopkit.layout.paper import PAD
from sopkit.layout.ruler import Ruler
from sopkit.layout.sheet import (
    HANGING,
    Line,
    RowText,
    cell_lines,
    row_texts,
    split_row,
    table_columns,
    table_rules,
    text_height,
)
from sopkit.layout.values import Heading, Role, Row, Rule

TWO = columns_of(50.0, 50.0)
EIGHT = Ruler(8)
LEADING = EIGHT.leading
BERKAS, KTP = Item("Berkas permohonan sah", "1."), Item("KTP", "2.")
INDENT = EIGHT.width("1.") + EIGHT.width("  ")


def lines(*texts):
    """Lines of one paragraph without a mark."""
    return tuple(Line(0, text) for text in texts)


def test_a_paragraph_of_a_cell_breaks_to_its_width():
    found = cell_lines(TWO, {"requires": (Item("Berkas permohonan yang sudah lengkap"),), "note": ()})
    assert found == {"requires": lines("Berkas permohonan", "yang sudah lengkap"), "note": ()}


def test_the_lines_of_a_numbered_item_stand_clear_of_its_number():
    found = cell_lines(TWO, {"requires": (BERKAS, KTP)})["requires"]
    assert found == (
        Line(0, "Berkas", "1.", INDENT),
        Line(0, "permohonan sah", "", INDENT),
        Line(1, "KTP", "2.", INDENT),
    )


@pytest.mark.parametrize(("width", "hanging"), [(HANGING, True), (HANGING - 0.1, False)])
def test_in_a_narrow_column_numbers_run_on_with_their_text(width, hanging):
    columns = columns_of(50.0, widths={**WIDTHS, "requires": width})
    found = cell_lines(columns, {"requires": (KTP,)})["requires"]
    assert found == ((Line(0, "KTP", "2.", INDENT),) if hanging else lines("2. KTP"))


def test_all_items_of_a_cell_are_moved_in_as_far_as_the_longest_number_wants():
    items = tuple(Item("Surat", f"{number}.") for number in range(1, 11))
    found = cell_lines(TWO, {"requires": items})["requires"]
    assert {line.indent for line in found} == {EIGHT.width("10.") + EIGHT.width("  ")}


def test_paragraphs_without_numbers_are_not_moved_in():
    found = cell_lines(TWO, {"note": (Item("Segera"), Item("Lihat SOP 7"))})["note"]
    assert found == (Line(0, "Segera"), Line(1, "Lihat SOP 7"))


@pytest.mark.parametrize(
    ("cells", "count"), [({}, 0), ({"note": ()}, 0), ({"activity": lines("x"), "note": lines(*"xyz")}, 3)]
)
def test_a_row_is_as_high_as_its_longest_cell_with_air(cells, count):
    assert text_height(TWO, cells) == pytest.approx(count * LEADING + 2 * PAD)


def test_a_row_lower_than_the_page_is_not_split():
    cells = {"activity": lines("a", "b"), "note": lines("c")}
    assert split_row(TWO, 4, cells, 2 * LEADING + 2 * PAD + 0.01) == [RowText(4, 1, cells)]


def test_a_row_higher_than_the_page_goes_on_in_parts():
    a, b, c, d, e = lines(*"abcde")
    x, y = lines(*"xy")
    rows = split_row(TWO, 4, {"activity": (a, b, c, d, e), "note": (x, y), "time": (x,)}, 2 * LEADING + 2 * PAD + 0.01)
    assert rows == [
        RowText(4, 1, {"activity": (a, b), "note": (x, y), "time": (x,)}),
        RowText(4, 2, {"activity": (c, d)}),
        RowText(4, 3, {"activity": (e,)}),
    ]


def test_a_step_without_any_text_has_a_row():
    assert len(split_row(TWO, 0, {}, 50)) == 1


@given(st.integers(0, 40), st.floats(1, 60))
def test_the_parts_of_a_row_hold_every_line_once_and_fit(count, highest):
    cells = {"activity": lines(*(f"line {number}" for number in range(count)))}
    rows = split_row(TWO, 0, cells, highest)
    assert sum((row.lines.get("activity", ()) for row in rows), ()) == cells["activity"]
    assert [row.part for row in rows] == list(range(1, len(rows) + 1))
    assert all(
        text_height(TWO, row.lines) <= highest + 1e-6 or len(row.lines["activity"]) <= 1 for row in rows if row.lines
    )


def test_cells_stand_in_the_middle_of_their_row():
    row = Row("a", 1, 50.0, 20.0)
    one, two = row_texts(TWO, row, {"number": lines("1"), "activity": lines("a", "b"), "note": ()})
    assert (one.column, one.align, two.column, two.align) == ("number", "center", "activity", "left")
    assert all(text.y + text.height / 2 == pytest.approx(60.0) for text in (one, two))
    assert (two.x, two.width, two.height) == pytest.approx((18 + PAD, 60 - 2 * PAD, 2 * LEADING))
    assert {text.role for text in (one, two)} == {Role.CELL}
    assert {text.step for text in (one, two)} == {"a"}


def test_a_hanging_item_is_a_text_beside_its_number():
    row = Row("a", 1, 50.0, 20.0)
    cells = cell_lines(TWO, {"requires": (BERKAS, KTP)})
    first, berkas, second, ktp = row_texts(TWO, row, cells)
    left, right = TWO.texts["requires"][0] + PAD, sum(TWO.texts["requires"]) - PAD
    assert [text.lines for text in (first, berkas, second, ktp)] == [
        ("1.",), ("Berkas", "permohonan sah"), ("2.",), ("KTP",),
    ]  # fmt: skip
    assert {text.column for text in (first, berkas, second, ktp)} == {"requires"}
    for mark, item in ((first, berkas), (second, ktp)):
        assert (mark.x, mark.width, mark.y) == pytest.approx((left, INDENT, item.y))
        assert (item.x, item.x + item.width) == pytest.approx((left + INDENT, right))
    assert ktp.y == pytest.approx(berkas.y + berkas.height)
    assert (first.y + ktp.y + ktp.height) / 2 == pytest.approx(60.0)


def test_an_item_that_goes_on_in_the_next_part_has_its_number_in_the_first_only():
    cells = cell_lines(TWO, {"requires": (Item("Berkas permohonan sah yang lengkap", "1."), KTP)})
    one, two = split_row(TWO, 0, cells, 2 * LEADING + 2 * PAD + 0.01)
    row = Row("a", 1, 50.0, 20.0)
    assert [text.lines for text in row_texts(TWO, row, one.lines)] == [("1.",), ("Berkas", "permohonan sah")]
    assert [text.lines for text in row_texts(TWO, row, two.lines)] == [("yang lengkap",), ("2.",), ("KTP",)]
    assert row_texts(TWO, row, two.lines)[0].x == pytest.approx(TWO.texts["requires"][0] + PAD + INDENT)


def test_other_paragraphs_of_a_cell_are_one_text():
    (text,) = row_texts(TWO, Row("a", 1, 0, 30), cell_lines(TWO, {"note": (Item("Segera"), Item("Lihat SOP 7"))}))
    assert text.lines == ("Segera", "Lihat SOP 7")


def test_numbers_and_times_are_centred():
    texts = row_texts(TWO, Row("a", 1, 0, 9), dict.fromkeys(TEXT_COLUMNS, lines("x")))
    assert [text.column for text in texts] == list(TEXT_COLUMNS)
    assert [text.column for text in texts if text.align == "center"] == ["number", "time"]


def test_columns_stand_in_reading_order_with_the_lanes_between():
    places, lanes = table_columns(TWO, ORDER, ["p", "q"])
    assert [(each.name, each.executor) for each in places] == [
        ("number", None), ("activity", None), ("lane", "p"), ("lane", "q"),
        ("requires", None), ("time", None), ("output", None), ("note", None),
    ]  # fmt: skip
    assert [(lane.executor, lane.x, lane.width) for lane in lanes] == [("p", 78, 50), ("q", 128, 50)]
    assert all(one.x + one.width == two.x for one, two in pairwise(places))


@given(st.permutations(ORDER))
def test_columns_stand_in_the_order_of_the_form(order):
    columns = columns_of(50.0, 50.0, order=order)
    places, lanes = table_columns(columns, order, ["p", "q"])
    assert [each.name for each in places if each.name != "lane"] == [name for name in order if name != LANES]
    assert [each.name for each in places].index("lane") == order.index(LANES)
    assert all(one.x + one.width == two.x for one, two in pairwise(places))
    assert [each.executor for each in places if each.executor] == [lane.executor for lane in lanes] == ["p", "q"]


def rules_of(columns, order):
    rows = [Row("a", 1, 30, 10), Row("b", 2, 40, 20)]
    return table_rules(columns, order, Heading(10, 20, 15), rows, table_columns(columns, order, ["p", "q"])[0])


def test_the_rules_of_a_table():
    rules = rules_of(TWO, ORDER)
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


def test_the_rules_follow_the_group_titles_where_the_order_parts_them():
    order = ("time", LANES, "number", "requires", "output", "note", "activity")
    thin = {
        (rule.x1, rule.y1, rule.x2, rule.y2)
        for rule in rules_of(columns_of(50.0, 50.0, order=order), order)
        if not rule.heavy
    }
    assert thin == {
        (10, 40, 287, 40),
        # time | lanes | number | requires, output | note | activity
        (30, 10, 30, 60), (130, 10, 130, 60), (138, 10, 138, 60), (198, 10, 198, 60), (227, 10, 227, 60),
        (80, 15, 80, 60), (168, 15, 168, 60),
        (10, 15, 30, 15), (30, 15, 130, 15), (138, 15, 198, 15),
    }  # fmt: skip


def test_the_columns_of_the_solver_fit_the_table():
    form = Form()
    columns = solve(form, {name: ["x"] for name in TEXT_COLUMNS}, titles(form), ["a", "b"], first_needs(2))
    places, _ = table_columns(columns, ORDER, ["a", "b"])
    assert (places[0].x, places[-1].x + places[-1].width) == (columns.left, pytest.approx(columns.right))
