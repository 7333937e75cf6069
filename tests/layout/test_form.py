"""How an office wants its form, and what it gets of that."""

from itertools import pairwise

import pytest
from boards import sop_from, staff
from drawing_laws import broken
from wild import sop_of

from sopkit.flow import build_flow
from sopkit.layout import A4_LANDSCAPE, PAPERS, Form, IdentityPlace, Logo, Margins, Paper, arrange
from sopkit.layout.form import LANES, ORDER, TEXT_COLUMNS
from sopkit.layout.values import PageKind, Role

ROWS = "masuk a\ncek b ? Ya rapat, Tidak masuk\nrapat ac\nselesai c"
CHAIN = "\n".join(f"{number} {'abc'[number % 3]}" for number in range(1, 41))
BACKWARDS = ORDER[::-1]


def drawn(form, rows=ROWS, **more):
    """A layout that keeps all laws."""
    sop = sop_from(rows, **more)
    flow = build_flow(sop)
    layout = arrange(sop, flow, form)
    assert list(broken(layout, sop, flow, form)) == []
    return layout


def flowcharts(layout):
    return [page for page in layout.pages if page.kind is PageKind.FLOWCHART]


def test_by_default_it_is_the_usual_form():
    form = Form()
    assert (form.paper, form.margins, form.language) == (A4_LANDSCAPE, Margins(10, 10, 10, 10), "id")
    assert form.order == ("number", "activity", "lanes", "requires", "time", "output", "note")
    assert (form.identity, form.logo, form.numbers, form.rounding, form.sheet) == ("page", None, False, 0.0, False)
    assert form.totals is False


@pytest.mark.parametrize(
    "order",
    [
        (),
        ORDER[1:],
        (*ORDER, "note"),
        (*ORDER[:-1], "activity"),
        (*ORDER[:-1], "remarks"),
        TEXT_COLUMNS,
    ],
)
def test_an_order_that_loses_a_column_or_has_one_twice_is_refused(order):
    with pytest.raises(ValueError, match="each of number, activity, lanes, requires, time, output, note once"):
        Form(order=order)


@pytest.mark.parametrize(
    "order",
    [
        BACKWARDS,
        (LANES, *TEXT_COLUMNS),
        (*TEXT_COLUMNS, LANES),
        ("time", "number", LANES, "note", "output", "activity", "requires"),
    ],
)
def test_the_columns_stand_in_the_order_of_the_form(order):
    for page in flowcharts(drawn(Form(order=order), CHAIN)):
        names = [column.name for column in page.columns]
        at = order.index(LANES)
        assert names == [*order[:at], *["lane"] * 3, *order[at + 1 :]]
        assert all(one.x + one.width == pytest.approx(two.x, abs=0.002) for one, two in pairwise(page.columns))


def test_columns_that_are_apart_bear_the_group_title_each():
    order = ("requires", "number", "activity", LANES, "time", "output", "note")
    (page,) = flowcharts(drawn(Form(order=order)))
    columns = {column.name: column for column in page.columns}
    spans = [
        (text.x, text.x + text.width) for text in page.texts if text.role is Role.HEADING and text.column == "standard"
    ]
    for (left, right), (first, last) in zip(spans, (("requires", "requires"), ("time", "output")), strict=True):
        assert columns[first].x < left < right < columns[last].x + columns[last].width


def test_the_office_words_its_titles_in_its_own_way():
    own = {"requires": "Persyaratan/Perlengkapan", "executors": "Pelaku", "note": "Ket."}
    for page in flowcharts(drawn(Form(titles=own), CHAIN)):
        said = {text.column: " ".join(text.lines) for text in page.texts if text.role is Role.HEADING}
        assert {name: said[name].replace("/ ", "/") for name in own} == own
        assert said["output"] == "Output"


def turned(paper):
    return Paper(paper.name, paper.height, paper.width)


@pytest.mark.parametrize(
    "paper", [*PAPERS.values(), *map(turned, PAPERS.values())], ids=lambda paper: f"{paper.name} {paper.width:.0f}"
)
def test_every_sheet_of_an_office_can_be_drawn_on(paper):
    layout = drawn(Form(paper=paper), CHAIN)
    assert layout.paper == paper
    # Each page but the last is used.
    for page in flowcharts(layout)[:-1]:
        assert page.rows[-1].y + page.rows[-1].height > 0.7 * paper.height


@pytest.mark.parametrize("name", PAPERS)
def test_the_papers_lie_in_landscape_under_their_names(name):
    paper = PAPERS[name]
    assert paper.name == name
    assert paper.width > paper.height


def test_a_higher_sheet_holds_more_rows():
    pages = {name: len(flowcharts(drawn(Form(paper=PAPERS[name]), CHAIN))) for name in ("A4", "A3")}
    assert pages["A3"] < pages["A4"]


@pytest.mark.parametrize("margins", [Margins(), Margins(5, 6, 7, 8), Margins(30, 25, 20, 40)])
def test_the_drawing_fills_what_the_margins_leave(margins):
    layout = drawn(Form(margins=margins), CHAIN)
    for page in layout.pages:
        assert min(rule.x1 for rule in page.rules) == margins.left
        assert max(rule.x2 for rule in page.rules) == pytest.approx(297 - margins.right)
        assert min(rule.y1 for rule in page.rules) == margins.top
        foot = max(text.y + text.height for text in page.texts if text.role is Role.FOOTER)
        assert foot == pytest.approx(210 - margins.bottom, abs=0.002)


def identity_of(place, **more):
    layout = drawn(Form(identity=place), **more)
    return layout, [page.kind.value for page in layout.pages], [len(page.boxes) for page in layout.pages]


def test_the_identity_block_has_a_page_of_its_own():
    _, kinds, boxes = identity_of(IdentityPlace.PAGE)
    assert (kinds, boxes) == (["identity", "flowchart"], [13, 0])


def test_or_it_stands_above_the_first_rows():
    layout, kinds, boxes = identity_of(IdentityPlace.ABOVE, rows=CHAIN)
    assert set(kinds) == {"flowchart"}
    assert boxes == [13] + [0] * (len(kinds) - 1)
    first, second = layout.pages[:2]
    foot = max(box.y + box.height for box in first.boxes)
    assert foot < first.heading.y
    assert second.heading.y == 10
    assert first.columns == second.columns
    # The frame of the block and that of the table stand apart.
    heavy = sorted({rule.y1 for rule in first.rules if rule.heavy and rule.y1 == rule.y2})
    assert heavy[:3] == pytest.approx([10, foot, first.heading.y], abs=0.002)


def test_a_block_that_leaves_the_rows_no_room_has_pages_of_its_own():
    _, kinds, _ = identity_of(IdentityPlace.ABOVE, legal_basis=[f"Peraturan {number}" for number in range(20)])
    assert kinds == ["identity", "flowchart"]
    _, kinds, _ = identity_of(IdentityPlace.ABOVE, legal_basis=[f"Peraturan {number}" for number in range(60)])
    assert kinds[:2] == ["identity", "identity"]


def test_or_there_is_none():
    _, kinds, boxes = identity_of(IdentityPlace.NONE)
    assert (kinds, boxes) == (["flowchart"], [0])


def test_without_a_page_of_identity_connectors_count_the_pages_from_one():
    for place, first in ((IdentityPlace.NONE, 1), (IdentityPlace.ABOVE, 1), (IdentityPlace.PAGE, 2)):
        layout = drawn(Form(identity=place), CHAIN)
        letters = [symbol.partner_page for page in layout.pages for symbol in page.symbols if symbol.letter == "A"]
        assert letters == [first + 1, first]
        assert [page.number for page in layout.pages] == list(range(1, len(layout.pages) + 1))


LOGO = Logo(b"bytes", "image/png", 300, 200)


@pytest.mark.parametrize(("place", "pictures"), [("page", 1), ("above", 1), ("none", 0)])
def test_the_logo_stands_where_the_identity_block_does(place, pictures):
    layout = drawn(Form(logo=LOGO, identity=IdentityPlace(place)), institution="Dinas Contoh")
    found = [picture for page in layout.pages for picture in page.pictures]
    assert len(found) == pictures
    assert all(picture.data == b"bytes" for picture in found)


@pytest.mark.parametrize("form", [Form(), Form(sheet=True), Form(identity=IdentityPlace.ABOVE)])
def test_a_draft_bears_its_mark_on_every_page(form):
    layout = drawn(form, CHAIN, status="draft")
    for page in layout.pages:
        (mark,) = (text for text in page.texts if text.role is Role.MARK)
        assert mark.y + mark.height <= min(rule.y1 for rule in page.rules)
    assert not any(text.role is Role.MARK for page in drawn(form, CHAIN).pages for text in page.texts)


def test_one_sheet_holds_all_rows_without_any_connector():
    layout = drawn(Form(sheet=True), CHAIN)
    (page,) = layout.pages
    assert (page.number, page.kind) == (1, PageKind.FLOWCHART)
    assert (layout.paper.name, layout.paper.width) == ("sheet", 297)
    assert [row.number for row in page.rows] == list(range(1, 41))
    assert layout.quality.cut_edges == 0
    assert len(page.boxes) == 13
    assert [text.lines for text in page.texts if text.column == "page"] == [("halaman 1 dari 1",)]


def test_the_sheet_is_as_high_as_its_content_in_whole_millimetres():
    for rows in (ROWS, CHAIN):
        layout = drawn(Form(sheet=True), rows)
        (page,) = layout.pages
        foot = page.rows[-1].y + page.rows[-1].height
        footer = min(text.y for text in page.texts if text.role is Role.FOOTER)
        assert layout.paper.height == int(layout.paper.height)
        assert 2 <= footer - foot < 3.001


def test_a_sheet_may_go_without_identity():
    (page,) = drawn(Form(sheet=True, identity=IdentityPlace.NONE), CHAIN).pages
    assert page.boxes == ()
    assert page.heading.y == 10


def test_a_row_of_any_length_stays_whole_on_a_sheet():
    sop = sop_of([{"activity": "Menyusun konsep surat " * 400}, {}], executors=staff("a"))
    flow, form = build_flow(sop), Form(sheet=True)
    layout = arrange(sop, flow, form)
    assert list(broken(layout, sop, flow, form)) == []
    assert [(row.number, row.part) for row in layout.pages[0].rows] == [(1, 1), (2, 1)]


def test_numbers_stand_in_the_symbols_that_have_no_word():
    (page,) = flowcharts(drawn(Form(numbers=True), "1 a\n2 b ? Ya 3, Tidak end\n3 ac\n4 c"))
    assert {symbol.id: symbol.text for symbol in page.symbols} == {
        "1": "Mulai", "2": "2", "2:end": "Selesai", "3": "3", "3:2": "3", "4": "Selesai",
    }  # fmt: skip
    assert {symbol.text for symbol in flowcharts(drawn(Form()))[0].symbols} == {"Mulai", None, "Selesai"}


def test_connectors_to_another_page_bear_their_letter_and_no_number():
    for page in flowcharts(drawn(Form(numbers=True), CHAIN)):
        assert all(symbol.text is None for symbol in page.symbols if symbol.letter)


def test_the_rounding_of_corners_is_handed_on_to_painters():
    sharp, round_ = drawn(Form()), drawn(Form(rounding=1.5))
    assert (sharp.rounding, round_.rounding) == (0.0, 1.5)
    assert sharp.pages == round_.pages
