"""A book as PDF and HTML: links, bookmarks and pages, and that chapters never get into each other's way."""

import re
import subprocess
from collections import Counter
from functools import cache
from io import BytesIO
from itertools import pairwise

import pytest
from accessibility import complaints
from emblems import LOGOS
from html_tree import read
from pypdf import PdfReader

from examples import EXAMPLES, drawn
from sopkit.flow import build_flow
from sopkit.layout import Form, arrange
from sopkit.layout.book import bind, book_form
from sopkit.layout.values import SymbolKind
from sopkit.render import BOOKS, FORMATS, render_book
from sopkit.render.speech import Speech, chapter, front_page


@cache
def bound():
    """All examples as a book, the first of them twice: ids and anchors meet."""
    sops = [drawn(path)[0] for path in (*EXAMPLES, EXAMPLES[0])]
    form = book_form(Form(logo=LOGOS["svg"]))
    return sops, bind(sops, [arrange(sop, build_flow(sop), form) for sop in sops], form)


@cache
def made(name):
    sops, book = bound()
    return render_book(sops, book, name)


def pages():
    _sops, book = bound()
    return [*book.front, *(page for part in book.chapters for page in part.layout.pages)]


@pytest.mark.parametrize("name", BOOKS)
def test_the_same_book_gives_the_same_bytes(name):
    assert render_book(*bound(), name) == made(name)


def test_other_formats_hold_no_book():
    for name in (*FORMATS.keys() - set(BOOKS), "docx"):
        with pytest.raises(KeyError):
            render_book(*bound(), name)


def test_the_pdf_has_every_page_and_keeps_its_standards():
    pdf = PdfReader(BytesIO(made("pdf")))
    assert len(pdf.pages) == len(pages())
    metadata = pdf.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert b"<pdfaid:conformance>A<" in metadata
    assert b"<pdfuaid:part>1<" in metadata
    assert pdf.metadata.title == "Standar Operasional Prosedur"
    for planned, page in zip(pages(), pdf.pages, strict=True):
        words = " ".join(page.extract_text().split())
        assert [text.lines for text in planned.texts if " ".join(" ".join(text.lines).split()) not in words] == []


def test_the_bookmarks_are_the_sops_with_their_pages_below():
    sops, book = bound()
    pdf = PdfReader(BytesIO(made("pdf")))
    outline = list(pdf.outline)
    front = [outline.pop(0) for _ in book.front]
    assert [mark["/Title"] for mark in front] == [front_page(page, "id") for page in book.front]
    for sop, part in zip(sops, book.chapters, strict=True):
        mark, below = outline.pop(0), outline.pop(0)
        assert mark["/Title"] == chapter(part.layout) == f"{sop.number} · {sop.title}"
        assert pdf.get_destination_page_number(mark) == part.first - 1
        speech = Speech(sop, part.layout)
        assert [each["/Title"] for each in below] == [speech.page(page) for page in part.layout.pages]
    assert outline == []


def test_links_of_the_pdf_lead_to_the_right_pages_of_the_book():
    _sops, book = bound()
    pdf = PdfReader(BytesIO(made("pdf")))

    def goals(page):
        links = [link.get_object() for link in page.get("/Annots", [])]
        return Counter(pdf.get_page_number(link["/Dest"].get_object()[0].get_object()) + 1 for link in links)

    contents = goals(pdf.pages[1])
    assert set(contents) == {part.first for part in book.chapters}
    for part in book.chapters:
        for planned in part.layout.pages:
            wanted = [s.partner_page for s in planned.symbols if s.kind is SymbolKind.OFFPAGE]
            found = goals(pdf.pages[part.first + planned.number - 2])
            assert found == Counter(part.first + page - 1 for page in wanted)


def test_every_link_of_the_html_leads_to_one_place_in_its_own_chapter():
    tree = read(made("html"))
    ids = Counter(re.findall(r' id="([^"]+)"', made("html")))
    assert [name for name, count in ids.items() if count > 1] == []
    links = [link.attributes["href"].removeprefix("#") for link in tree.all("a")]
    assert [goal for goal in links if goal not in ids] == []
    for section in tree.all("section"):
        prefix = re.match(r"sop-\d+-", section.attributes["id"])
        if prefix:
            assert all(link.attributes["href"].startswith(("#" + prefix[0], "#to-" + prefix[0]))
                       for link in section.all("a"))  # fmt: skip


def test_the_contents_of_the_html_are_links_by_the_titles():
    sops, _book = bound()
    contents = list(read(made("html")).all("section"))[1]
    links = [(link.text(), link.attributes["href"]) for link in contents.all("a")]
    assert [" ".join(words.split()) for words, _href in links] == [sop.title for sop in sops]
    assert [href for _words, href in links] == [f"#sop-{number}-page-1" for number in range(1, len(sops) + 1)]


def test_headings_of_the_html_go_down_by_one():
    levels = [int(level) for level in re.findall(r"<h([1-6])", made("html"))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(2) == len(bound()[1].front) + len(bound()[0])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_book(shown, scheme):
    page = shown(made("html"))
    page.emulate_media(color_scheme=scheme)
    assert complaints(page) == []
    assert page.complaints == []


def test_a_browser_prints_the_book_on_the_sheets_that_each_sop_needs(shown, needs, tmp_path):
    lanes = {f"e{lane}": f"Pelaksana {lane}" for lane in range(18)}
    steps = [{"activity": "Memeriksa", "by": lane} for lane in lanes]
    wide = type(bound()[0][0]).model_validate({"sopkit": 1, "title": "Lebar", "executors": lanes, "steps": steps})
    sops = [bound()[0][0], wide]
    form = book_form(Form())
    book = bind(sops, [arrange(sop, build_flow(sop), form) for sop in sops], form)
    path = tmp_path / "buku.pdf"
    shown(render_book(sops, book, "html")).pdf(path=path, prefer_css_page_size=True)
    (tmp_path / "own.pdf").write_bytes(render_book(sops, book, "pdf"))
    sizes = []
    for file in (path, tmp_path / "own.pdf"):
        told = subprocess.run(
            [needs("pdfinfo"), "-l", "99", file], capture_output=True, encoding="utf-8", check=True
        ).stdout
        found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", told)
        sizes.append([(round(float(x) * 25.4 / 72), round(float(y) * 25.4 / 72)) for x, y in found])
    wanted = [(book.paper.width, book.paper.height)] * len(book.front)
    for part in book.chapters:
        wanted += [(part.layout.paper.width, part.layout.paper.height)] * len(part.layout.pages)
    assert (420, 297) in wanted
    assert sizes == [wanted, wanted]
