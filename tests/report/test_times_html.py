"""The pages of `times`: what stands on them, their pictures, and what a browser makes of them."""

import re
from fractions import Fraction
from itertools import pairwise

import pytest
from accessibility import complaints
from html_tree import Element, read
from hypothesis import given
from hypothesis import strategies as st
from made_times import EXECUTORS, bare, days, full, minutes, promise, timed
from msgspec.structs import replace
from pypdf import PdfReader

from sopkit.report.times import drawing
from sopkit.report.times.histogram import histogram
from sopkit.report.times.library import Library, Timed
from sopkit.report.times.page import library, one
from sopkit.report.times.timeline import shown as drawn
from sopkit.report.times.timeline import timelines
from sopkit.report.times.wording import Wording
from sopkit.times import Calendar, Unit
from sopkit.times.values import Part

MANY = [
    {
        "id": f"l{number}",
        "activity": f"Memeriksa berkas ke-{number} " + "dan seterusnya " * (number % 9),
        "time": "1 jam",
    }
    for number in range(1, 61)
]
NASTY = ("<script>alert(1)</script>", "&amp;", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "]]>", "\x00\x1b[31m", "")


def crowd():
    """An SOP of sixty steps, whose shares are known."""
    base = bare(MANY, executors=EXECUTORS)
    return replace(base, steps=tuple(Part(f"l{number}", (minutes(60),), Fraction(1, 60)) for number in range(1, 61)))


def within(element):
    for child in element.children:
        if isinstance(child, Element):
            yield child
            yield from within(child)


def page(analysis, language="en"):
    return read(one(Timed("a.yaml", analysis), language))


def test_the_page_says_what_the_terminal_says():
    text = " ".join(page(full()).text().split())
    for sentence in (
        "SOP 7 Pelayanan Surat Pindah Datang",
        "kept, 4 hours 20 minutes left",
        "each Tidak at step 2 adds 2 hours 5 minutes – 2 hours 10 minutes (back to step 1); 0.11 times a case",
        "half of the cases take up to 3 hours 8 minutes, 80% up to 3 hours 10 minutes, 95% up to 5 hours 18 minutes",
        "a delay of steps 1, 2, 4 makes the longest way longer",
        "longest way: it was not asked for (step 3)",
        "is a time for each one, not for all of them",
        "a working day is 7 h 30 min of work",
    ):
        assert sentence in text


def test_every_picture_has_its_figures_in_a_table():
    (body,) = page(full()).all("body")
    tables = [
        [[cell.text() for cell in row.children if isinstance(cell, Element)] for row in table.all("tr")]
        for table in body.all("table")
    ]
    steps, ways, bins, executors, left_out = tables
    assert steps[2] == [
        *("2", "Memeriksa kelengkapan berkas", "Petugas Loket, Kepala Seksi Pelayanan", "2 hours", "1.11×", "66%")
    ]
    assert ways[4] == [
        "Expected",
        "3 hours 16 minutes – 3 hours 21 minutes",
        *["3 hours 16 minutes – 3 hours 21 minutes"],
        "1",
        "4.22",
        "1",
    ]
    assert bins[1] == ["3 hours 5 minutes", "3 hours 45 minutes", "9000", "90%"]
    assert executors[1] == ["Petugas Loket", "3", "2 hours 19 minutes – 2 hours 24 minutes", "70%"]
    assert left_out[1] == ["3", "2 menit/berkas", "is a time for each one, not for all of them"]


@pytest.mark.parametrize("made", [full(), crowd(), bare([{}])], ids=["full", "crowd", "blank"])
def test_every_picture_is_told_to_those_who_do_not_see_it(made):
    pictures = [svg for svg in page(made).all("svg") if svg.attributes.get("aria-hidden") != "true"]
    assert pictures
    ids = [element.attributes["id"] for element in within(page(made)) if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for svg in pictures:
        assert svg.attributes["role"] == "img"
        (title,), (desc,) = svg.all("title"), svg.all("desc")
        assert title.text().strip()
        assert desc.text().strip()
        assert svg.attributes["aria-labelledby"].split() == [title.attributes["id"], desc.attributes["id"]]


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_markup_and_nothing_runs(text):
    named = text or "x"
    steps = [{"id": "a", "activity": named, "by": named, "time": named}]
    made = replace(
        bare(steps, executors={named: named}, title=named, number=text),
        promises=(promise(3, 1, text=named),),
    )
    for html in (one(Timed(text, made), "en"), library(Library((Timed(text, made),), (text,)), "id")):
        tags = {element.tag for element in within(read(html))}
        assert not tags & {"script", "img", "iframe", "link", "object", "a"}
        assert "default-src 'none'" in html
        assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?(?!#)[^"')\s]*:""", html)


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_page_is_in_the_language_that_is_asked_for(language):
    html = one(timed(), language)
    assert f'<html lang="{language}">' in html
    assert ("Janji layanan" in html) == (language == "id")
    assert ("Service promise" in html) == (language == "en")


def test_the_same_analysis_gives_the_same_page():
    assert one(timed(), "id") == one(timed(), "id")


def test_steps_begin_where_the_one_before_ends():
    words = Wording(full(), "en")
    title, steps = drawn(words)
    (it,) = timelines(words, steps)
    assert title.text() == "The expected case"
    assert [bar.measured for bar in it.bars] == [True, True, False, True]
    first, second, third, fourth = it.bars
    assert second.x == pytest.approx(first.x + first.width, abs=0.02)
    assert third.x == fourth.x == pytest.approx(second.x + second.width, abs=0.02)
    assert second.width / fourth.width == pytest.approx(66 / 30, rel=0.01)
    assert [mark.text for mark in it.marks] == ["0 minutes", "1 hour", "2 hours", "3 hours"]
    assert [bar.lane for bar in it.bars] == [1, 1, 1, 2]
    assert second.time == "2 hours · 1.11×"
    assert fourth.time == "1 hour"


def test_without_chances_the_longest_way_is_drawn_in_its_own_order():
    made = full(expected=None)
    made = replace(made, longest=replace(made.longest, steps=("terima", "terbit", "periksa")))
    title, steps = drawn(Wording(made, "en"))
    assert title.text() == "The longest way"
    assert [step.step for step in steps] == ["terima", "terbit", "periksa"]


def test_without_a_longest_way_all_rows_are_drawn():
    title, steps = drawn(Wording(bare([{"time": "1 jam"}, {}]), "en"))
    assert title.text() == "All rows"
    assert [step.number for step in steps] == [1, 2]


@pytest.mark.parametrize(
    ("times", "workday", "marks"),
    [
        (["1 hari kerja", "1 hari kerja"], None, ["0 working days", "0.5 working days", "1 working day"]),
        (["1 hari kerja", "1 jam"], None, ["0%", "20%", "40%"]),
        (["1 hari kerja", "1 jam"], 300, ["0 minutes", "2 hours", "4 hours"]),
        (["1 hari kerja", "1 bulan"], 300, ["0%", "20%", "40%"]),
        (["30 detik", "30 detik"], None, ["0 minutes", "15 seconds", "30 seconds"]),
        ([None, None], None, ["0%", "20%", "40%"]),
    ],
)
def test_the_axis_has_a_unit_where_all_steps_share_one(times, workday, marks):
    base = bare([{"time": time} for time in times], None if workday is None else Calendar(Fraction(workday)))
    parts = tuple(
        Part(step.step, getattr(step.time, "amounts", ()), Fraction(1, 2) if times[0] else None)
        for step in base.times.steps
    )
    words = Wording(replace(base, steps=parts), "en")
    (it,) = timelines(words, drawn(words)[1])
    assert [mark.text for mark in it.marks][:3] == marks


def test_many_steps_make_pictures_that_go_on_a_page():
    words = Wording(crowd(), "en")
    made = list(timelines(words, drawn(words)[1]))
    assert len(made) > 2
    assert max(it.height for it in made) < 1_050
    assert [bar.words[0].split(".")[0] for it in made for bar in it.bars] == [str(number) for number in range(1, 61)]
    assert made[0].first == 1
    assert made[-1].last == 60
    assert all(after.first == before.last + 1 for before, after in pairwise(made))


@given(st.text(max_size=300), st.integers(40, 400), st.integers(1, 3))
def test_words_fit_into_their_room(text, width, lines):
    made = drawing.fitted(text, 13, width, lines)
    assert len(made) <= lines
    ruler = drawing.Ruler(13)
    for line in made:
        assert ruler.width(line) <= width * drawing.MM_PER_POINT or len(line) <= 2


@given(st.sampled_from([*Unit, None]), st.fractions(0, 10_000), st.fractions(Fraction(1, 1_000), 10_000))
def test_an_axis_has_a_few_round_marks_inside_of_it(unit, least, span):
    axis = drawing.Axis(unit, least, least + span, 10, 500)
    marks = list(axis.marks("id"))
    assert len(marks) <= 6
    assert all(10 <= mark.x <= 510 for mark in marks)
    assert [mark.x for mark in marks] == sorted(mark.x for mark in marks)


def test_the_histogram_points_at_quantiles_and_the_promise():
    made = histogram(Wording(full(), "en"))
    assert [(line.text, line.promise) for line in made.lines] == [
        ("50%: 3 hours 8 minutes", False),
        ("80%: 3 hours 10 minutes", False),
        ("95%: 5 hours 18 minutes", False),
        ("Service promise: 7 hours 30 minutes", True),
    ]
    xs = [line.x for line in made.lines]
    assert xs == sorted(xs)
    assert [column.late for column in made.columns] == [False, False, False, True]
    assert [column.text for column in made.columns] == ["90%", "9%", "", ""]
    assert made.late


@pytest.mark.parametrize(
    ("made", "drawn_there"),
    [
        (promise(1, 0, limit=minutes(100)), True),
        (promise(1, 0, limit=days(1)), True),
        (promise(5, 4, limit=days(5)), False),
        (promise(1, None, limit=None), False),
    ],
)
def test_a_promise_is_drawn_where_it_can_be_compared_and_is_near(made, drawn_there):
    picture = histogram(Wording(full(promises=(made,)), "en"))
    assert any(line.promise for line in picture.lines) == drawn_there
    assert all(picture.left <= line.x <= picture.right for line in picture.lines)


def test_cases_that_are_all_alike_need_no_picture():
    found = replace(full().distribution, least=60.0, most=60.0)
    assert histogram(Wording(full(distribution=found), "en")) is None
    assert histogram(Wording(full(distribution=None), "en")) is None


def test_a_library_is_one_table_with_bars_and_a_summary():
    late = timed("sop/b.yaml", title="Surat Terlambat", promises=(promise(3, -1),))
    tree = read(library(Library((timed(), late), ("sop/rusak.yaml",)), "en"))
    text = " ".join(tree.text().split())
    assert "sop/rusak.yaml" in text
    (table,) = tree.all("table")
    _head, _first, second = table.all("tr")
    assert "broken by 1 working day" in second.text()
    assert [rect.attributes["width"] for rect in table.all("rect")] == ["100.0", "100.0"]
    cards = {
        card.all("dt").__next__().text(): card.all("dd").__next__().text()
        for card in tree.all("div")
        if [*card.all("dt")]
    }
    assert (cards["SOPs"], cards["Promises kept"], cards["Promises broken"]) == ("2", "1", "1")


PAGES = {
    "full": lambda: one(timed(), "id"),
    "crowd": lambda: one(Timed("a.yaml", crowd()), "en"),
    "blank": lambda: one(Timed("a.yaml", bare([{}])), "id"),
    "broken": lambda: one(timed(promises=(promise(1, 0, limit=minutes(100), margin=minutes(-90)),)), "en"),
    "library": lambda: library(Library((timed(), timed(number=None)), ("sop/rusak.yaml",)), "id"),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1000, 390])
def test_axe_has_nothing_to_say_and_the_page_asks_for_nothing(shown, name, scheme, width):
    opened = shown(PAGES[name]())
    opened.set_viewport_size({"width": width, "height": 800})
    opened.emulate_media(color_scheme=scheme)
    assert complaints(opened) == []
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


OUTSIDE = """() => [...document.querySelectorAll('svg[role=img]')].flatMap(svg => {
    const view = svg.viewBox.baseVal;
    return [...svg.querySelectorAll('text, .bar, .case, .late')].filter(part => {
        const box = part.getBBox();
        const right = box.x + box.width, bottom = box.y + box.height;
        return box.x < -0.5 || box.y < -0.5 || right > view.width + 0.5 || bottom > view.height + 0.5;
    }).map(part => part.outerHTML);
})"""
OVERLAPPING = """() => [...document.querySelectorAll('svg[role=img]')].flatMap(svg => {
    const texts = [...svg.querySelectorAll('text')].map(text => [text, text.getBBox()]);
    const bars = [...svg.querySelectorAll('.bar')].map(bar => [bar, bar.getBBox()]);
    const beside = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width;
    const level = (a, b) => a.y + 2 < b.y + b.height && b.y + 2 < a.y + a.height;
    return texts.flatMap(([text, box], place) => [...texts.slice(place + 1), ...bars]
        .filter(([, other]) => beside(box, other) && level(box, other))
        .map(([part]) => text.textContent + ' / ' + part.outerHTML));
})"""


@pytest.mark.parametrize("name", ["full", "crowd", "blank", "broken"])
def test_nothing_leaves_a_picture_and_no_words_meet(shown, name):
    opened = shown(PAGES[name]())
    assert opened.evaluate(OUTSIDE) == []
    assert opened.evaluate(OVERLAPPING) == []


def test_paper_is_white_though_the_screen_is_dark(shown, tmp_path):
    opened = shown(one(timed(), "id"))
    opened.emulate_media(color_scheme="dark", media="print")
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    file = tmp_path / "times.pdf"
    opened.pdf(path=file, prefer_css_page_size=True)
    first = PdfReader(file).pages[0]
    assert (float(first.mediabox.width) / 72 * 25.4, float(first.mediabox.height) / 72 * 25.4) == pytest.approx(
        (210, 297), abs=0.5
    )
