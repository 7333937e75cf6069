"""The whole drawing: pages, letters, paper, words; and one drawing in numbers."""

from collections import Counter
from importlib import import_module
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from boards import sop_from, staff
from drawing_laws import broken
from hypothesis import given, settings
from msgspec import Struct
from seeded import seeded_sop
from wild import sop_of, wild_sops

from sopkit.flow import build_flow
from sopkit.layout import A4_LANDSCAPE, PAPERS, Form, Paper, arrange
from sopkit.layout.arrange import ENDLESS
from sopkit.layout.paper import MEASURES
from sopkit.layout.values import PageKind, Quality, Role, SymbolKind
from sopkit.model import Sop
from sopkit.source import read_file

ENGINE = import_module("sopkit.layout.arrange")
MUSI_RAWAS = Path(__file__).parents[2] / "examples" / "musi-rawas"


def chain(count):
    return "\n".join(f"{number} {'abc'[number % 3]}" for number in range(1, count + 1))


CHAIN = chain(40)


def layout_of(rows, lanes="abc", **more):
    sop = rows if isinstance(rows, Sop) else sop_from(rows, lanes)
    return arrange(sop, build_flow(sop), Form(**more))


def example(name):
    (path,) = MUSI_RAWAS.glob(f"{name}*.yaml")
    return Sop.model_validate(read_file(path).document.data)


def test_an_identity_page_comes_first_then_the_flowchart():
    layout = layout_of("1 a\n2 b")
    assert [(page.number, page.kind) for page in layout.pages] == [(1, PageKind.IDENTITY), (2, PageKind.FLOWCHART)]
    assert layout.paper == A4_LANDSCAPE
    assert (layout.title, layout.number, layout.language, layout.font) == ("Pemeriksaan Berkas", None, "id", "Lato")
    assert layout.quality == Quality(0, 1, 1.0, 1.0, 0, 7.0)


@pytest.mark.parametrize(
    ("language", "start", "end", "footer", "title"),
    [("id", "Mulai", "Selesai", "halaman 2 dari 2", "Kegiatan"), ("en", "Start", "End", "page 2 of 2", "Activity")],
)
def test_the_form_speaks(language, start, end, footer, title):
    page = layout_of("1 a\n2 b", language=language).pages[1]
    assert [symbol.text for symbol in page.symbols] == [start, end]
    lines = {line for text in page.texts for line in text.lines}
    assert {footer, title} <= lines


def test_every_page_has_a_footer_with_the_number_of_all():
    layout = layout_of(CHAIN)
    footers = [[text.lines[0] for text in page.texts if text.role is Role.FOOTER] for page in layout.pages]
    count = len(layout.pages)
    assert footers == [["Pemeriksaan Berkas", f"halaman {number} dari {count}"] for number in range(1, count + 1)]


def test_letters_run_on_over_the_pages_in_order():
    layout = layout_of(chain(80))
    pages = [[symbol.letter for symbol in page.symbols if symbol.letter] for page in layout.pages[1:]]
    assert len(pages) > 3
    letters = [chr(ord("A") + number) for number in range(len(pages) - 1)]
    # In at the head of a page, out at its foot.
    assert pages == [[letters[0]], *[[one, two] for one, two in pairwise(letters)], [letters[-1]]]
    assert layout.quality.cut_edges == len(letters)


def test_partners_name_each_others_page_and_step():
    layout = layout_of(CHAIN)
    for page in layout.pages:
        for symbol in page.symbols:
            if symbol.letter:
                (partner,) = (
                    other for other in layout.pages[symbol.partner_page - 1].symbols if other.letter == symbol.letter
                )
                assert partner.partner_page == page.number
                assert symbol.partner_step != partner.partner_step


def test_connector_rows_say_where_their_arrows_go():
    first, second = layout_of(CHAIN).pages[1:3]
    words = [
        [" ".join(text.lines) for text in page.texts if text.role is Role.CELL and text.step is None]
        for page in (first, second)
    ]
    assert words == [["ke halaman 3"], ["dari halaman 2", "ke halaman 4"]]
    assert (second.rows[0].step, second.rows[0].number) == (None, None)


def test_pages_are_full_but_never_over_full():
    layout = layout_of(CHAIN)
    for page in layout.pages[1:]:
        foot = page.rows[-1].y + page.rows[-1].height
        assert foot <= min(text.y for text in page.texts if text.role is Role.FOOTER)
    heights = [page.rows[-1].y + page.rows[-1].height for page in layout.pages[1:-1]]
    assert min(heights) > 150


def test_rows_are_numbered_through_the_document():
    layout = layout_of(CHAIN)
    numbers = [row.number for page in layout.pages for row in page.rows if row.step]
    assert numbers == list(range(1, 41))


def test_two_steps_with_one_id_have_symbols_of_two_names():
    sop = sop_of([{"id": "a"}, {"id": "a"}, {"id": "a'"}], executors=staff("x"))
    page = layout_of(sop).pages[1]
    assert [row.step for row in page.rows] == ["a", "a'", "a''"]
    assert [symbol.id for symbol in page.symbols][:3] == ["a", "a'", "a''"]


def test_a_row_higher_than_a_page_goes_on_in_parts():
    sop = sop_of([{"activity": "Menyusun konsep surat " * 400}, {}], executors=staff("a"))
    layout = layout_of(sop)
    parts = [(row.number, row.part) for page in layout.pages for row in page.rows if row.step]
    assert parts[0] == (1, 1)
    assert [part for number, part in parts if number == 1] == list(range(1, len(parts)))
    assert layout.paper == A4_LANDSCAPE


def test_paper_is_what_was_asked_for_where_that_is_enough():
    folio = Paper("F4", 330, 215)
    assert layout_of("1 a\n2 b", paper=folio).paper == folio


@pytest.mark.parametrize(
    ("lanes", "paper", "found"),
    [
        (3, Paper("A5", 210, 148), "A5"),
        (15, A4_LANDSCAPE, "A4"),
        (3, Paper("card", 100, 60), "A3"),
        (26, A4_LANDSCAPE, "custom"),  # wider than A3
        (3, Paper("strip", 297, 60), "custom"),  # no wider sheet is needed, but a higher one
    ],
)
def test_a_sheet_too_small_is_made_larger(lanes, paper, found):
    names = "abcdefghijklmnopqrstuvwxyz"[:lanes]
    layout = layout_of("\n".join(f"{number} {name}" for number, name in enumerate(names)), names, paper=paper)
    assert layout.paper.name == found
    assert layout.paper.width >= paper.width
    assert layout.paper.height >= paper.height
    assert (layout.paper == paper) is (found == paper.name)
    assert found != "A3" or layout.paper == PAPERS["A3"]


def numbers_of(value):
    if isinstance(value, float):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from numbers_of(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from numbers_of(getattr(value, name))


def test_every_number_has_at_most_three_digits_after_the_point():
    found = list(numbers_of(layout_of(CHAIN).pages))
    assert found == [round(number, 3) for number in found]
    assert not any(str(number) == "-0.0" for number in found)


@settings(max_examples=25, deadline=None)
@given(wild_sops)
def test_every_step_is_drawn_with_its_symbol(sop):
    layout = layout_of(sop)
    symbols = Counter(symbol.step for page in layout.pages for symbol in page.symbols if symbol.id == symbol.step)
    assert sorted(symbols.values()) == [1] * len(sop.steps)
    ends = {symbol.kind for page in layout.pages for symbol in page.symbols}
    assert SymbolKind.START in ends


@settings(max_examples=25, deadline=None)
@given(wild_sops)
def test_symbols_lines_and_labels_stay_within_the_rows_of_the_table(sop):
    for page in layout_of(sop).pages[1:]:
        top, foot = page.rows[0].y, page.rows[-1].y + page.rows[-1].height
        heights = [y for each in page.connectors for _, y in each.points]
        for thing in (*page.symbols, *(each.label for each in page.connectors if each.label)):
            heights += [thing.y, thing.y + thing.height]
        assert top < min(heights)
        assert max(heights) < foot


def horizontals(page):
    """The horizontal stretches of a page as (y, left, right, source, target)."""
    for each in page.connectors:
        for (x1, y1), (x2, y2) in pairwise(each.points):
            if y1 == y2:
                yield y1, min(x1, x2), max(x1, x2), each.source, each.target


def measures_of(page):
    """The measures by the width of a capsule, a diamond or a box in one lane."""
    width = min(symbol.width for symbol in page.symbols if symbol.kind is not SymbolKind.OFFPAGE)
    return next(measures for measures in MEASURES if measures.box == pytest.approx(width))


# Found to have two tracks in one gap: between two rows, or between two symbols of one row.
CROWDED = [(2, 14, 5), (3, 14, 5), (14, 14, 5), (1073, 4, 2), (1245, 4, 2)]


@pytest.mark.parametrize(("seed", "steps", "lanes"), CROWDED)
def test_lines_keep_off_rules_and_symbols_and_off_each_other(seed, steps, lanes):
    for page in layout_of(seeded_sop(seed, steps, lanes)).pages[1:]:
        measures = measures_of(page)
        lines = list(horizontals(page))
        for y, left, right, *ends in lines:
            for symbol in page.symbols:
                if left < symbol.x + symbol.width and symbol.x < right and symbol.id not in ends:
                    assert min(abs(y - symbol.y), abs(y - symbol.y - symbol.height)) >= measures.air - 0.001
        for y, *_ in lines:
            assert min(abs(y - row.y) for row in page.rows) >= measures.edge - 0.001
        for (y1, left1, right1, *ends1), (y2, left2, right2, *ends2) in combinations(lines, 2):
            if y1 != y2 and left1 < right2 and left2 < right1:
                assert abs(y1 - y2) >= measures.track - 0.001, (ends1, ends2)


def picture(layout):
    """Symbols and connectors to a tenth of a millimetre, a line each."""
    for page in layout.pages:
        yield f"page {page.number}, {page.kind}"
        for row in page.rows:
            yield f"  row {row.number or '-'}: y {row.y:.1f}, height {row.height:.1f}"
        for symbol in page.symbols:
            box = f"{symbol.x:.1f} {symbol.y:.1f}, {symbol.width:.1f} x {symbol.height:.1f}"
            words = " ".join(filter(None, (symbol.text, symbol.letter)))
            yield f"  {symbol.kind} {symbol.id} in {'+'.join(symbol.executors)}: {box} {words}".rstrip()
        for each in page.connectors:
            points = " > ".join(f"{x:.1f} {y:.1f}" for x, y in each.points)
            label = f" [{each.label.text} at {each.label.x:.1f} {each.label.y:.1f}]" if each.label else ""
            yield f"  {each.source} to {each.target}: {points}{label}"
    yield f"crossings {layout.quality.crossings}, bends {layout.quality.bends}, cuts {layout.quality.cut_edges}"


def test_the_drawing_of_an_example_is_as_it_was(golden):
    golden("musi-rawas-001.txt", "\n".join(picture(layout_of(example("001")))) + "\n")


def test_the_total_of_an_example_stands_below_its_drawing_as_it_was(golden):
    page = layout_of(example("001"), totals=True).pages[-1]
    lines = [f"{row.number or '-'}: y {row.y:.1f}, height {row.height:.1f}" for row in page.rows]
    texts = [text for text in page.texts if text.role is Role.CELL and text.step is None]
    lines += [f"{text.column} at {text.x:.1f} {text.y:.1f}: {' / '.join(text.lines)}" for text in texts]
    golden("musi-rawas-001-total.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", sorted(path.stem for path in MUSI_RAWAS.glob("*.yaml")))
def test_no_line_of_an_example_crosses_another(name):
    assert layout_of(example(name)).quality.crossings <= 1


def rows_of(layout):
    return [row.height for page in layout.pages for row in page.rows]


@pytest.mark.parametrize(
    ("start", "form"),
    [("001", Form(paper=PAPERS["F4"], totals=True)), ("003", Form(paper=PAPERS["F4"]))],
)
def test_what_is_too_high_for_a_page_by_a_hair_is_drawn_closer(start, form, monkeypatch):
    flow = build_flow(sop := example(start))
    closer = arrange(sop, flow, form)
    assert len(closer.pages) == 2
    assert list(broken(closer, sop, flow, form)) == []
    monkeypatch.setattr(ENGINE, "CLOSE", ENDLESS)
    assert len(arrange(sop, flow, form).pages) == 3


@pytest.mark.parametrize("start", ["001", "003"])
def test_nothing_is_drawn_closer_where_that_saves_no_page(start, monkeypatch):
    flow = build_flow(sop := example(start))
    layout = arrange(sop, flow)
    assert len(layout.pages) == 3
    monkeypatch.setattr(ENGINE, "CLOSE", ENDLESS)
    assert rows_of(arrange(sop, flow)) == rows_of(layout)
