"""A book: what stands before its SOPs obeys the laws of the page, and its numbers are right, whatever is in it."""

from itertools import combinations

import pytest
from drawable import small_sops
from drawing_laws import box, boxes_meet, hits, letters_of
from emblems import LOGOS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from wild import sop_of

from examples import EXAMPLES, drawn
from sopkit.flow import build_flow
from sopkit.layout import PAPERS, Form, Margins, Paper, arrange
from sopkit.layout.book import bind, book_form
from sopkit.layout.cover import NAMED
from sopkit.layout.front import FOOT
from sopkit.layout.guide import SIGNS
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import PageKind, Role, SymbolKind

NEAR = 1e-3
LONG = "Penyelenggaraan pemerintahan daerah " * 60


def book_of(sops, form=None, title=None):
    form = book_form(form or Form())
    return bind(sops, [arrange(sop, build_flow(sop), form) for sop in sops], form, title)


def broken(book, form):
    """What the pages before the SOPs break."""
    for page in book.front:
        margins = form.margins
        for text in page.texts:
            name = f"page {page.number}: {text.lines}"
            ruler = Ruler(text.size, text.bold)
            if text.size < 7:
                yield f"{name} is too small"
            if any(ruler.width(line) > text.width + NEAR for line in text.lines):
                yield f"{name} is too wide for its box"
            if len(text.lines) * text.leading > text.height + NEAR:
                yield f"{name} is too high for its box"
            low = 0 if text.role is Role.FOOTER else max(margins.bottom, FOOT)
            if (
                text.x < margins.left - NEAR
                or text.x + text.width > book.paper.width - margins.right + NEAR
                or text.y < margins.top - NEAR
                or text.y + text.height > book.paper.height - low + NEAR
            ) and text.role is not Role.FOOTER:
                yield f"{name} leaves the page"
        for one, two in combinations(page.texts, 2):
            if boxes_meet(box(one), box(two)):
                yield f"page {page.number}: {one.lines} and {two.lines} overlap"
        drawn_things = [*page.symbols, *page.pictures]
        for one, two in combinations(drawn_things, 2):
            if boxes_meet(box(one), box(two)):
                yield f"page {page.number}: drawings overlap"
        for thing in drawn_things:
            if any(boxes_meet(box(thing), box(text)) for text in page.texts):
                yield f"page {page.number}: a text lies on a drawing"
        for rule in page.rules:
            line = (min(rule.x1, rule.x2), min(rule.y1, rule.y2), max(rule.x1, rule.x2), max(rule.y1, rule.y2))
            if any(hits(line, box(text)) for text in page.texts):
                yield f"page {page.number}: a rule runs through a text"


FORMS = st.builds(
    lambda paper, turned, margins, logo: Form(
        paper=Paper(paper.name, paper.height, paper.width) if turned else paper,
        margins=Margins(*margins),
        logo=logo,
    ),
    st.sampled_from(list(PAPERS.values())),
    st.booleans(),
    st.tuples(*[st.sampled_from([0.0, 10.0, 50.0])] * 4),
    st.sampled_from([None, LOGOS["svg"], replace(LOGOS["png"], width=1, height=90)]),
)
WORDS = st.sampled_from([None, "Dinas Contoh", "Badan Pendidikan " * 9, "x" * 300, LONG])


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(FORMS, WORDS, st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=8))
def test_whatever_is_bound_the_pages_in_front_obey_the_laws(form, title, named):
    layout = arrange(sop := sop_of([{}]), build_flow(sop))
    sops = [
        sop_of([{}], title=title or "SOP", institution=agency, unit=unit, number=agency and agency[:40])
        for title, agency, unit in named
    ]
    book = bind(sops, [layout] * len(sops), book_form(form), title)
    assert list(broken(book, form)) == []
    # A title that goes on over pages stands below the heading of its column on each of them.
    whole = (text for page in book.front for text in page.texts if text.role is not Role.HEADING)
    said = letters(text for text in whole if text.column in ("title", "whole"))
    assert not title or letters_of([title]) in said
    assert all(letters_of([sop.title]) in said for sop in sops)


LOW = Margins(50, 50, 50, 50)
LONG_AGENCY = "Badan Pendidikan " * 9
LONG_WORD = "x" * 300


@pytest.mark.parametrize("logo", [None, LOGOS["svg"]])
@pytest.mark.parametrize(
    ("paper", "title", "agencies"),
    [
        pytest.param("F4", LONG, [LONG_AGENCY], id="a title that fills its part of the page"),
        pytest.param("F4", LONG, [LONG_WORD, LONG_AGENCY, "Dinas Contoh"], id="and so do the agencies above it"),
        pytest.param("A4", LONG_WORD, [LONG, "Dinas A", "Dinas B", "Dinas C", "Dinas D"], id="more than can be named"),
    ],
)
def test_on_a_low_page_the_parts_of_the_cover_keep_apart(paper, title, agencies, logo):
    form = Form(paper=PAPERS[paper], margins=LOW, logo=logo)
    book = book_of([sop_of([{}], institution=agency, unit="Bagian Umum") for agency in agencies], form, title)
    assert list(broken(book, form)) == []


def test_what_is_too_long_for_the_cover_stands_whole_on_pages_behind_it():
    endless = "Penyelenggaraan pemerintahan daerah " * 400
    book = book_of([sop_of([{}], institution=LONG_AGENCY)], title=endless)
    cover, *others = book.front
    more = [page for page in others if page.kind is PageKind.COVER]
    assert [page.number for page in more] == [2, 3, 4]
    assert cover.texts[2].lines[-1] == "…"
    assert letters(text for page in more for text in page.texts if text.column == "whole") == letters_of([endless])
    assert [page.kind for page in others[3:]] == [PageKind.CONTENTS, PageKind.GUIDE]
    assert list(broken(book, Form())) == []


def test_a_title_higher_than_a_page_goes_over_pages_of_the_contents():
    endless = "Penyelenggaraan pemerintahan daerah " * 150
    book = book_of([sop_of([{}], title="Satu"), sop_of([{}], title=endless), sop_of([{}], title="Tiga")])
    pages = [page for page in book.front if page.kind is PageKind.CONTENTS]
    texts = [text for page in pages for text in page.texts if text.role is Role.CELL]
    assert len(pages) == 3
    assert letters(text for text in texts if text.column == "title") == letters_of(["Satu", endless, "Tiga"])
    assert [text.lines for text in texts if text.column == "entry"] == [("1",), ("2",), ("3",)]
    assert list(broken(book, Form())) == []


def letters(texts):
    return letters_of(line for text in texts for line in text.lines)


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(st.lists(small_sops(), min_size=1, max_size=3))
def test_every_page_of_the_book_has_its_number_and_each_sop_keeps_its_own(sops):
    book = book_of(sops)
    pages = [*book.front, *(page for chapter in book.chapters for page in chapter.layout.pages)]
    folios = [[text.lines for text in page.texts if text.column == "folio"] for page in pages]
    assert folios == [[], *([(str(number),)] for number in range(2, len(pages) + 1))]
    for sop, chapter in zip(sops, book.chapters, strict=True):
        form = book_form(Form())
        alone = arrange(sop, build_flow(sop), form)
        plain = [replace(page, texts=page.texts[:-1]) for page in chapter.layout.pages]
        assert plain == list(alone.pages)
        for page in chapter.layout.pages:
            *others, folio = page.texts
            assert not any(boxes_meet(box(folio), box(text)) for text in others)
            assert folio.y + folio.height <= chapter.layout.paper.height


@pytest.fixture(scope="module")
def examples():
    return [drawn(path)[0] for path in EXAMPLES]


def test_the_contents_name_every_sop_with_the_page_on_which_it_begins(examples):
    book = book_of(examples)
    (contents,) = [page for page in book.front if page.kind is PageKind.CONTENTS]
    entries = [
        [" ".join(text.lines) for text in contents.texts if text.role is Role.CELL and text.column == column]
        for column in ("entry", "sop", "title", "begins")
    ]
    assert entries[0] == [str(number) for number in range(1, 10)]
    assert entries[1] == [sop.number for sop in examples]
    assert entries[2] == [sop.title for sop in examples]
    assert entries[3] == [str(chapter.first) for chapter in book.chapters]
    goals = {text.goal for text in contents.texts} - {None}
    assert goals == {chapter.first for chapter in book.chapters}
    first = len(book.front) + 1
    for chapter in book.chapters:
        assert chapter.first == first
        first += len(chapter.layout.pages)


def test_the_cover_names_the_book_its_agencies_and_its_years(examples):
    cover = book_of(examples).front[0]
    lines = [" ".join(text.lines) for text in cover.texts]
    assert lines == [
        "Badan Keluarga Berencana Kab. Musi Rawas",
        "Sekretariat Daerah Kabupaten Musi Rawas",
        "Kecamatan Tugu Mulyo Kabupaten Musi Rawas",
        "Standar Operasional Prosedur",
        "2009–2010",
        "9 SOP",
    ]
    named = book_of(examples[:1], title="Himpunan  SOP")
    lines = [" ".join(text.lines) for text in named.front[0].texts]
    assert lines[-4:] == ["Standar Operasional Prosedur", "Himpunan SOP", "2009", "1 SOP"]
    assert (named.title, named.institution) == ("Himpunan SOP", examples[0].institution)


def test_more_agencies_than_a_cover_holds_are_counted():
    sops = [sop_of([{}], institution=f"Dinas {number}") for number in range(7)]
    lines = [text.lines for text in book_of(sops).front[0].texts if text.column == "agency"]
    assert lines[-1] == ("dan 3 instansi lain",)
    assert len(lines) == 5


@pytest.mark.parametrize(("many", "counted"), [(1, "and 1 other agency"), (3, "and 3 other agencies")])
def test_agencies_are_counted_in_the_language_of_the_book(many, counted):
    sops = [sop_of([{}], institution=f"Agency {number}") for number in range(NAMED + many)]
    cover = book_of(sops, Form(language="en")).front[0]
    assert [text.lines for text in cover.texts if text.column == "agency"][-1] == (counted,)


def test_the_table_in_front_is_framed_on_all_sides(examples):
    (page,) = (page for page in book_of(examples).front if page.kind is PageKind.CONTENTS)
    heavy = [rule for rule in page.rules if rule.heavy]
    left, right = min(rule.x1 for rule in heavy), max(rule.x2 for rule in heavy)
    top, bottom = min(rule.y1 for rule in heavy), max(rule.y2 for rule in heavy)
    sides = {(rule.x1, rule.y1, rule.x2, rule.y2) for rule in heavy}
    assert {
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    } <= sides


def test_sops_without_a_date_give_no_year():
    assert "years" not in [text.column for text in book_of([sop_of([{}])]).front[0].texts if text.bold]


def test_the_guide_shows_the_five_symbols_with_their_names():
    book = book_of([sop_of([{}])])
    (guide,) = [page for page in book.front if page.kind is PageKind.GUIDE]
    kinds = [symbol.kind for symbol in guide.symbols]
    assert kinds == [SymbolKind.START, SymbolKind.PROCESS, SymbolKind.DECISION, SymbolKind.OFFPAGE]
    assert len(guide.connectors) == 1
    names = [" ".join(text.lines) for text in guide.texts if text.column == "name" and text.role is Role.CELL]
    assert names == [sign.name.text("id") for sign in SIGNS]
    assert [symbol.id for symbol in guide.symbols] == [*names[:3], names[4]]
    for row, part in zip(guide.rows, [*guide.symbols[:3], None, guide.symbols[3]], strict=True):
        if part is not None:
            assert row.y < part.y
            assert part.y + part.height < row.y + row.height


def test_long_contents_go_over_pages_with_the_heading_on_each():
    layout = arrange(sop := sop_of([{}]), build_flow(sop))
    book = bind([sop] * 60, [layout] * 60, book_form(Form()))
    pages = [page for page in book.front if page.kind is PageKind.CONTENTS]
    assert [page.number for page in pages] == [2, 3, 4]
    assert sum(len(page.rows) for page in pages) == 60
    assert {page.heading for page in pages} == {pages[0].heading}
    assert book.chapters[0].first == len(book.front) + 1


def test_a_form_without_a_lower_margin_gets_one_for_the_number():
    form = book_form(Form(margins=Margins(bottom=0)))
    assert form.margins.bottom == FOOT
    assert book_form(Form()) == Form()
