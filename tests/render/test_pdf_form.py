"""The PDF: planned pages, every text where the layout puts it, and what it says to those who hear it."""

import subprocess
from functools import cache
from io import BytesIO

import hostile
import pytest
from drawings import SMALL, of_pages, small
from hypothesis import given, settings
from msgspec.structs import replace
from pypdf import PdfReader
from wild import sop_of

from examples import EXAMPLES, FIRST, drawn
from sopkit.flow import build_flow
from sopkit.layout import A4_LANDSCAPE, Paper, arrange
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Role, SymbolKind
from sopkit.render import render
from sopkit.render.fonts import drop
from sopkit.render.signs import Signs

MM = 25.4 / 72
F4 = Paper("F4", 330, 215)


def read(data):
    return PdfReader(BytesIO(data))


@cache
def example(path, paper=A4_LANDSCAPE):
    """An example's SOP, layout and PDF, each drawn once."""
    sop, layout = drawn(path, paper)
    return sop, layout, render(sop, layout, "pdf")


def flat(lines):
    return " ".join(" ".join(lines).split())


def root(pdf):
    return pdf.trailer["/Root"]


def claims(pdf):
    metadata = root(pdf)["/Metadata"].get_object().get_data()
    return {
        claim for claim in (b"<pdfaid:part>2<", b"<pdfaid:conformance>A<", b"<pdfuaid:part>1<") if claim in metadata
    }


def tags(pdf):
    """All elements of the structure tree, in reading order."""
    found, waiting = [], [root(pdf)["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop(0)
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, dict):
            found.append(node)
            children = node.get("/K", [])
            waiting[:0] = list(children) if isinstance(children, list) else [children]
    return [node for node in found if "/S" in node]


@pytest.mark.parametrize("paper", [A4_LANDSCAPE, F4], ids=lambda paper: paper.name)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_pages_are_those_planned_and_every_text_is_found_across_its_lines(path, paper):
    _sop, layout, data = example(path, paper)
    pdf = read(data)
    assert len(pdf.pages) == len(layout.pages)
    for planned, page in zip(layout.pages, pdf.pages, strict=True):
        size = (float(page.mediabox.width) * MM, float(page.mediabox.height) * MM)
        assert size == pytest.approx((layout.paper.width, layout.paper.height), abs=0.01)
        words = flat([page.extract_text()])
        assert [text.lines for text in planned.texts if flat(text.lines) not in words] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_it_is_tagged_declares_its_standards_and_embeds_its_fonts(path):
    sop, layout, data = example(path)
    pdf = read(data)
    assert len(claims(pdf)) == 3
    assert root(pdf)["/MarkInfo"]["/Marked"]
    assert (root(pdf)["/Lang"], pdf.metadata.title, pdf.metadata.author) == ("id", sop.title, sop.institution)
    fonts = [font for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
    for font in fonts:
        described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in described
        assert "Lato" in described["/FontName"]
    assert [bookmark["/Title"] for bookmark in pdf.outline] == [Signs(sop, layout).speech.page(p) for p in layout.pages]


@pytest.mark.parametrize("path", EXAMPLES[:4], ids=lambda path: path.stem)
def test_every_line_of_text_stands_where_the_layout_puts_it(path):
    _sop, layout, data = example(path)
    for planned, page in zip(layout.pages, read(data).pages, strict=True):
        places: list[tuple[str, float, float]] = []
        page.extract_text(
            visitor_text=lambda words, at, *_rest, places=places: places.append((words.strip(), at[4] * MM, at[5] * MM))
        )
        for text in planned.texts:
            if text.upright:
                continue
            for number, line in enumerate(text.lines):
                spare = text.width - Ruler(text.size, text.bold).width(line)
                x = text.x + spare * {"left": 0, "center": 0.5, "right": 1}[text.align]
                middle = text.y + text.leading * (number + 0.5)
                y = layout.paper.height - middle - drop(layout.font) * text.size * MM
                near = [words for words, *at in places if max(abs(at[0] - x), abs(at[1] - y)) < 0.02]
                assert line in near


def test_each_page_has_a_table_with_headings_and_each_symbol_says_what_it_is():
    sop, layout, data = example(FIRST)
    found = tags(read(data))
    kinds = [node["/S"] for node in found]
    assert kinds.count("/Table") == len(layout.pages)
    assert kinds.count("/THead") == len(layout.pages) - 1
    columns = len(layout.pages[1].columns) + 2
    assert kinds.count("/TH") == columns * (len(layout.pages) - 1)
    spoken = [node["/Alt"] for node in found if node["/S"] == "/Figure"]
    signs = Signs(sop, layout)
    assert spoken == [
        sign.title for page in layout.pages for sign in sorted(signs.of(page), key=lambda sign: sign.symbol.y)
    ]


def test_off_page_connectors_lead_to_their_partners():
    _sop, layout, data = example(FIRST)
    pdf = read(data)
    for planned, page in zip(layout.pages, pdf.pages, strict=True):
        pentagons = [symbol for symbol in planned.symbols if symbol.kind is SymbolKind.OFFPAGE]
        links = [link.get_object() for link in page.get("/Annots", [])]
        goals = [link["/Dest"].get_object()[0].get_object() for link in links]
        assert goals == [pdf.pages[symbol.partner_page - 1].get_object() for symbol in pentagons]
        assert all(link["/Contents"] for link in links)


@settings(deadline=None, max_examples=30)
@given(hostile.layouts(hostile.PLAIN))
def test_no_word_means_anything_to_typst(layout):
    pdf = read(render(SMALL, layout, "pdf"))
    assert len(claims(pdf)) == 3
    for planned, page in zip(layout.pages, pdf.pages, strict=True):
        words = flat([page.extract_text()])
        assert [text.lines for text in planned.texts if flat(text.lines) not in words] == []


@settings(deadline=None, max_examples=20)
@given(hostile.layouts())
def test_whatever_the_characters_are_there_is_a_pdf(layout):
    assert len(read(render(SMALL, layout, "pdf")).pages) == len(layout.pages)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Ω → ☐ ≥", True),  # other fonts of the wheels have them
        ("\ue000", False),  # private: no font can say what it is
        ("\u0378", False),  # no character at all
        ("\ud800", False),
    ],
    ids=ascii,
)
def test_a_standard_is_declared_only_where_every_sign_can_be_shown(words, kept):
    page = small().pages[1]
    odd = replace(page, texts=(*page.texts, replace(page.texts[0], role=Role.CELL, y=30, lines=(words,))))
    pdf = read(render(SMALL, of_pages(odd), "pdf"))
    # A half character is shown as an unknown one, which is a sign like others.
    assert bool(claims(pdf)) is (kept or words == "\ud800")


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ({}, "19700101"),
        ({"effective": "2010-07-01"}, "20100701"),
        ({"effective": "2010-07-01", "created": "2009-04-28"}, "20090428"),
        ({"created": "2009-04-28", "revised": "2012-02-29"}, "20120229"),
    ],
)
def test_its_date_is_that_of_the_sop_and_never_that_of_today(dates, day):
    pdf = read(render(sop_of([{}], **dates), small(), "pdf"))
    assert {pdf.metadata["/CreationDate"], pdf.metadata["/ModDate"]} == {f"D:{day}000000Z"}


def test_poppler_reads_it_without_a_complaint_but_for_its_own(needs, tmp_path):
    _sop, layout, data = example(FIRST)
    file = tmp_path / "sop.pdf"
    file.write_bytes(data)
    told = subprocess.run([needs("pdfinfo"), file], capture_output=True, encoding="utf-8", check=True).stdout
    facts = {name: value.strip() for name, _, value in (line.partition(":") for line in told.splitlines())}
    assert (facts["Pages"], facts["Tagged"], facts["JavaScript"]) == (str(len(layout.pages)), "yes", "no")
    fonts = subprocess.run([needs("pdffonts"), file], capture_output=True, encoding="utf-8", check=True).stdout
    rows = [line.split() for line in fonts.splitlines()[2:]]
    assert rows
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows), "embedded, in part, with its characters"
    words = subprocess.run(
        [needs("pdftotext"), "-raw", file, "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert all(flat(text.lines) in flat([words]) for page in layout.pages for text in page.texts if not text.upright)


def test_what_the_writer_of_pdfs_fails_on_is_not_told_on_the_terminal(capfd):
    sop = sop_of([{"activity": "\ufdfd\u0627\u0644"}])
    assert render(sop, arrange(sop, build_flow(sop)), "pdf").startswith(b"%PDF")
    assert capfd.readouterr() == ("", "")
