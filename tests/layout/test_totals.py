"""The row of the total: what it says, where it stands, and what it leaves as it is."""

from pathlib import Path

import pytest
from boards import staff
from drawing_laws import broken
from wild import sop_of

from sopkit.flow import build_flow
from sopkit.layout import PAPERS, Form, IdentityPlace, arrange
from sopkit.layout.columns import first_needs, solve
from sopkit.layout.form import LANES, ORDER, TEXT_COLUMNS
from sopkit.layout.heading import titles
from sopkit.layout.paper import PAD
from sopkit.layout.ruler import Ruler
from sopkit.layout.totals import _wrap, total_cells
from sopkit.layout.values import Rule
from sopkit.model import Sop
from sopkit.source import read_file

MUSI_RAWAS = Path(__file__).parents[2] / "examples" / "musi-rawas"
RULER = Ruler(8.0, bold=True)


def timed(*times, **more):
    return sop_of([{"time": time} for time in times], **more)


def drawn(sop, **form):
    """A layout with a total that keeps all laws."""
    wanted, flow = Form(totals=True, **form), build_flow(sop)
    layout = arrange(sop, flow, wanted)
    assert list(broken(layout, sop, flow, wanted)) == []
    return layout


@pytest.mark.parametrize(
    ("times", "language", "total", "time"),
    [
        (["13 jam", "25 menit"], "id", "Jumlah", ("13 jam 25 menit",)),
        (["45 menit", "3 hari kerja"], "id", "Jumlah", ("3 hari kerja", "+ 45 menit")),
        (["1-2 hari", "3 hari"], "en", "Total", ("4–5 days",)),
        (["1 jam", "sesuai kebutuhan"], "id", "Jumlah", ("1 jam", "(tanpa 1 langkah)")),
        (["1 jam", "", "triwulanan"], "en", "Total", ("1 hour", "(without 2 steps)")),
        (["", "-"], "id", "Jumlah", ("–", "(tanpa 2 langkah)")),
    ],
)
def test_the_total_says_each_family_and_what_it_leaves_out(times, language, total, time):
    sop = timed(*times)
    assert total_cells(sop, build_flow(sop), language) == {"activity": (total,), "time": time}


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("13 jam 25 menit", 40, ["13 jam 25 menit"]),
        ("13 jam 25 menit", 15, ["13 jam", "25 menit"]),
        ("30 menit – 1 jam", 20, ["30 menit –", "1 jam"]),
        ("+ 1 jam 10 menit – 1 jam 15 menit", 26, ["+ 1 jam 10 menit –", "1 jam 15 menit"]),
        ("+ 1 jam 10 menit", 16, ["+ 1 jam", "10 menit"]),
        ("+ 14 hari kalender", 16, ["+ 14 hari", "kalender"]),
        ("2 hari kalender", 16, ["2 hari", "kalender"]),
        ("(tanpa 2 langkah)", 19, ["(tanpa", "2 langkah)"]),
    ],
)
def test_a_number_stays_with_its_unit_where_the_column_lets_it(text, width, lines):
    assert _wrap(RULER, text, width) == lines


def last_rows(layout):
    """The rows of the last page, and the words of the last one."""
    page = layout.pages[-1]
    *rows, total = page.rows
    texts = [(text.column, text.lines, text.bold) for text in page.texts if text.step is None and text.y >= total.y]
    return [row.number for row in rows], texts[:2]


@pytest.mark.parametrize("paper", ["A4", "F4", "Letter", "A3"])
def test_gambar_4_takes_13_hours_and_25_minutes(paper):
    (path,) = MUSI_RAWAS.glob("001*.yaml")
    layout = drawn(Sop.model_validate(read_file(path).document.data), paper=PAPERS[paper])
    numbers, texts = last_rows(layout)
    assert numbers[-1] == 14
    assert texts == [("activity", ("Jumlah",), True), ("time", ("13 jam", "25 menit"), True)]


@pytest.mark.parametrize("name", sorted(path.stem for path in MUSI_RAWAS.glob("*.yaml")))
@pytest.mark.parametrize("form", [{}, {"sheet": True}, {"identity": IdentityPlace.ABOVE, "paper": PAPERS["F4"]}])
def test_every_example_is_drawn_with_its_total(name, form):
    assert (
        drawn(Sop.model_validate(read_file(MUSI_RAWAS / f"{name}.yaml").document.data), **form).pages[-1].rows[-1].total
    )


@pytest.mark.parametrize("order", [ORDER, ORDER[::-1], (LANES, *TEXT_COLUMNS)])
def test_a_heavy_line_stands_above_the_total_and_only_the_time_has_a_cell(order):
    page = drawn(timed("1 jam", "2 jam"), order=order).pages[-1]
    total = page.rows[-1]
    left, right = page.columns[0].x, page.columns[-1].x + page.columns[-1].width
    assert Rule(pytest.approx(left), total.y, pytest.approx(right), total.y, heavy=True) in page.rules
    inside = {rule.x1 for rule in page.rules if not rule.heavy and rule.y1 < total.y < rule.y2}
    (time,) = (column for column in page.columns if column.name == "time")
    sides = [time.x, time.x + time.width]
    assert sorted(inside) == pytest.approx([side for side in sides if left < side < right - 0.01], abs=0.002)


def tall(exits):
    """An SOP whose last row grows with its arrows back to other pages."""
    steps = [{"by": "ab"[row % 2], "activity": "Memeriksa", "time": "1 jam"} for row in range(60)]
    steps[-1]["decision"] = {f"L{number}": str(number + 1) for number in range(exits)}
    return sop_of(steps, executors=staff("ab"))


def test_the_last_row_takes_the_total_along():
    numbers, _ = last_rows(drawn(tall(15)))
    assert numbers[-1] == 60


def test_a_last_row_that_fills_its_page_leaves_the_total_to_the_next_and_the_paper_as_it_is():
    sop = tall(20)
    bare, layout = arrange(sop, build_flow(sop)), drawn(sop)
    assert last_rows(layout)[0] == []
    assert (len(layout.pages), layout.paper) == (len(bare.pages) + 1, bare.paper)
    assert [page.symbols for page in layout.pages[:-1]] == [page.symbols for page in bare.pages]
    assert [text.lines for text in layout.pages[-1].texts if text.column == "page"] == [("halaman 8 dari 8",)]


def test_a_text_higher_than_a_page_is_parted_so_that_the_total_stands_under_its_end():
    layout = drawn(sop_of([{"time": "1 jam"}, {"activity": "Menyusun konsep surat " * 400}], executors=staff("a")))
    *parts, total = layout.pages[-1].rows
    assert total.total
    assert {row.number for row in parts} == {2}
    assert parts[-1].part > 1


def test_a_total_of_many_digits_stands_whole_on_any_sheet():
    sop = timed(
        *(f"{'9' * 150} {unit}" for unit in ("menit", "hari", "hari kerja", "hari kalender", "minggu", "bulan"))
    )
    assert drawn(sop).pages[-1].rows[-1].total


def test_the_words_of_the_total_widen_their_column_as_those_of_steps_do():
    form, word = Form(), "x" * 10
    texts = {name: ["1 jam"] for name in TEXT_COLUMNS}

    def width(total):
        columns = solve(form, texts, titles(form), list("abcdefghij"), first_needs(10), total)
        return columns.texts["time"][1] - 2 * PAD, Ruler(columns.size, bold=True).width(word)

    room, wanted = width({})
    assert room < wanted
    room, wanted = width({"time": f"3 {word}"})
    assert room >= wanted


def test_the_official_form_has_no_total_unless_it_is_asked_for():
    sop = timed("1 jam", "2 jam")
    assert not any(row.total for page in arrange(sop, build_flow(sop)).pages for row in page.rows)


def test_the_total_alone_changes_nothing_above_it():
    sop = timed("1 jam", "2 jam")
    bare, layout = (arrange(sop, build_flow(sop), Form(totals=totals)) for totals in (False, True))
    for before, after in zip(bare.pages, layout.pages, strict=True):
        assert (after.symbols, after.connectors, after.columns) == (before.symbols, before.connectors, before.columns)
        assert [row for row in after.rows if not row.total] == list(before.rows)
