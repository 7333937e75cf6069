"""The page of changes: what stands on it, its drawings, and what a browser makes of it."""

import re

import pytest
from accessibility import complaints
from html_tree import read
from hypothesis import given, settings
from wild import sop_of, wild_sops

from sopkit.cli.changes import drawer
from sopkit.diff.merged import Sign, merged, sides
from sopkit.report.changes import FORMATS
from sopkit.report.changes.reviews import Item, Whole
from sopkit.review import Version, review

STEPS = [
    {"id": "terima", "activity": "Menerima surat masuk", "by": "staf", "time": "10 menit"},
    {
        "id": "periksa",
        "activity": "Memeriksa kelengkapan surat",
        "by": "kasi",
        "time": "1 jam",
        "decision": {"Ya": "catat", "Tidak": "terima"},
    },
    {"id": "catat", "activity": "Mencatat dalam buku agenda", "by": "staf", "output": "Catatan"},
    {"id": "telaah", "activity": "Menelaah isi surat", "by": "kasi"},
    {"id": "arsip", "activity": "Mengarsipkan surat", "by": "staf"},
]
ADDED = {"id": "paraf", "activity": "Membubuhkan paraf", "by": "sekretaris", "time": "5 menit"}
LANES = {"staf": "Staf Administrasi", "kasi": "Kepala Seksi"}
NASTY = ("<script>alert(1)</script>", "&amp;", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "]]>", "\x00\x1b[31m")


def sop(steps=STEPS, **more):
    return sop_of(steps, **{"executors": LANES, "effective": "2024-01-01", "title": "Pengelolaan Surat", **more})


def of(name, **changes):
    return [{**one, **changes} if one["id"] == name else one for one in STEPS]


NEW = {
    "added": lambda: sop([*STEPS[:3], ADDED, *STEPS[3:]], executors={**LANES, "sekretaris": "Sekretaris"}),
    "removed": lambda: sop([*STEPS[:3], STEPS[4]]),
    "moved": lambda: sop([STEPS[0], STEPS[3], STEPS[1], STEPS[2], STEPS[4]]),
    "changed": lambda: sop(of("catat", activity="Mencatat dalam agenda", time="5 menit", by="kasi")),
    "rewired": lambda: sop(of("periksa", decision={"Ya": "arsip", "Tidak": "terima"})),
    "identity": lambda: sop(title="Pengelolaan Surat Masuk"),
}


def item(new, old=None):
    return Item(review(Version("lama.yaml", old or sop()), Version("baru.yaml", new)))


def page(*items, language="id"):
    return FORMATS["html"](items or [item(NEW["added"]())], language, drawer(None))


def said(html):
    return [one.attributes["aria-label"] for one in read(html).all("g") if one.attributes.get("role") == "img"]


def both(name):
    about = item(NEW[name]()).about
    return about, merged(about.old.sop, about.new.sop, about.comparison)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("added", "Langkah 4, ditambahkan: Membubuhkan paraf"),
        ("removed", "Langkah 4, dihapus: Menelaah isi surat"),
        ("moved", "Langkah 2, dipindahkan, semula langkah 4: Menelaah isi surat"),
        ("changed", "Langkah 3, diubah: Mencatat dalam agenda"),
        ("rewired", "Langkah 2, diubah: Memeriksa kelengkapan surat"),
    ],
)
def test_a_reader_who_does_not_see_hears_what_has_become_of_a_step(name, sentence):
    heard = said(page(item(NEW[name]())))
    assert sentence in heard
    assert "Langkah 1: Menerima surat masuk" in heard


def test_the_summary_stands_on_top_of_the_page():
    text = " ".join(read(page()).text().split())
    verdict, times, changes, drawings = (
        text.index(one)
        for one in ("Perubahan ini memerlukan pengesahan baru", "1 jam 15 menit", "Langkah ditambahkan", "Kedua versi")
    )
    assert verdict < times < changes < drawings


def test_each_change_is_a_row_with_its_sign_and_weight():
    about = item(NEW["changed"]()).about
    table = [*read(page(Item(about))).all("table")][-1]
    rows = [[cell.text() for cell in (*row.all("td"), *row.all("th"))] for row in table.all("tr")][1:]
    assert len(rows) == len(about.comparison.changes)
    assert all(row[0] in [*Sign] for row in rows)
    assert any("Mencatat dalam buku agenda" in row and "Mencatat dalam agenda" in row for row in rows)


def test_what_is_gone_stands_where_it_stood_under_its_old_number():
    _about, marked = both("removed")
    assert [one.activity for one in marked.sop.steps] == [one["activity"] for one in STEPS]
    assert [(mark.number, mark.sign) for mark in marked.steps][-2:] == [(4, Sign.REMOVED), (4, None)]


@pytest.mark.parametrize("name", NEW)
def test_the_drawing_of_both_has_the_ways_of_both(name):
    about, marked = both(name)
    old, new = sides(about.old.sop, about.new.sop, about.comparison)
    signs = list(marked.ways.values())
    assert signs.count(Sign.ADDED) == list(new.ways.values()).count(Sign.ADDED)
    assert signs.count(Sign.REMOVED) == list(old.ways.values()).count(Sign.REMOVED)


def test_an_exit_that_leads_elsewhere_is_drawn_twice():
    _about, marked = both("rewired")
    assert marked.sop.steps[1].decision.keys() == {"Ya", "Tidak", "−Ya"}
    assert marked.ways == {(1, 4, "Ya"): Sign.ADDED, (1, 2, "−Ya"): Sign.REMOVED}


def test_a_step_in_other_hands_is_marked_in_both_lanes():
    _about, marked = both("changed")
    assert marked.steps[2].lanes == {"kasi": Sign.ADDED, "staf": Sign.REMOVED}
    assert marked.steps[2].cells == {"activity", "time"}


def test_the_two_versions_follow_the_drawing_of_both():
    (body,) = read(page()).all("body")
    assert len([*body.all("svg")]) == 3
    assert [head.text() for head in body.all("h4")] == ["Versi lama: lama.yaml", "Versi baru: baru.yaml"]


def test_where_nothing_drawn_has_changed_nothing_is_drawn():
    html = page(item(NEW["identity"]()))
    assert "<svg" not in html
    assert "Identitas berubah" in html


def test_an_sop_that_is_new_is_drawn_as_it_is():
    html = page(Item(Whole("baru.yaml", sop(), added=True)))
    assert html.count("<svg") == 1
    assert 'class="stain' not in html


def test_without_someone_who_draws_there_are_no_drawings():
    assert "<svg" not in FORMATS["html"]([item(NEW["added"]())], "id")


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_markup_and_nothing_runs(text):
    lanes = {text: text}
    old = sop([{"id": text, "activity": text, "by": text, "time": text}], executors=lanes, title=text)
    new = sop([{"id": "x", "activity": f"{text} lain", "by": text, "decision": {text: "x"}}], executors=lanes)
    html = page(Item(review(Version(text, old), Version(text, new))))
    tags = set(re.findall(r"<([a-z]+)", html))
    assert not tags & {"script", "img", "iframe", "link", "object", "a"}
    assert "default-src 'none'" in html
    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?(?!#|data:font)[^"')\s]*:""", html)
    read(html)


@settings(max_examples=25)
@given(wild_sops, wild_sops)
def test_whatever_loads_is_drawn(old, new):
    about = review(Version("a", old), Version("b", new))
    heard = said(page(Item(about)))
    marked = merged(old, new, about.comparison)
    rows = len(marked.sop.steps) + len(old.steps) + len(new.steps)
    assert len(heard) == (rows if marked.stands_out else 0)


def test_the_same_reviews_give_the_same_bytes():
    assert page() == page()


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_page_is_in_the_language_that_is_asked_for(language):
    html = page(language=language)
    assert f'<html lang="{language}">' in html
    assert ("Kedua versi dalam satu gambar" in html) == (language == "id")
    assert ("Step 4, added" in html) == (language == "en")


@pytest.mark.parametrize("name", [*NEW, "several"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 390])
def test_axe_has_nothing_to_say_and_the_page_asks_for_nothing(shown, name, scheme, width):
    some = [item(make()) for make in NEW.values()] if name == "several" else [item(NEW[name]())]
    opened = shown(page(*some))
    opened.set_viewport_size({"width": width, "height": 800})
    opened.emulate_media(color_scheme=scheme)
    assert complaints(opened) == []
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:font"))] == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_versions_stand_side_by_side_where_there_is_room(shown):
    opened = shown(page())
    tops = "[...document.querySelectorAll('.pair > div')].map(one => one.getBoundingClientRect().top)"
    assert len(set(opened.evaluate(tops))) == 1
    opened.set_viewport_size({"width": 700, "height": 800})
    assert len(set(opened.evaluate(tops))) == 2


def test_paper_is_white_though_the_screen_is_dark(shown):
    opened = shown(page())
    opened.emulate_media(color_scheme="dark", media="print")
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert opened.evaluate("getComputedStyle(document.querySelector('.sheet')).fill") == "rgb(255, 255, 255)"
