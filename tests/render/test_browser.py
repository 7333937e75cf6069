"""What a browser makes of the page: cells where the layout has them, no text outside its cell, sheets as planned."""

import subprocess
from itertools import groupby

import pytest
from drawings import SMALL, small
from emblems import LOGOS, wished
from seeded import seeded_sop

from sopkit.flow import build_flow
from sopkit.layout import Form, arrange
from sopkit.layout.values import PageKind, Paper

PX = 96 / 25.4
"""CSS pixels in a millimetre."""

# Of each page: the boxes of its cells, and the texts with their lines and the cell that holds them.
MEASURE = """
() => [...document.querySelectorAll('section.page')].map(page => {
  const origin = page.getBoundingClientRect();
  const box = r => [r.left - origin.left, r.top - origin.top, r.right - origin.left, r.bottom - origin.top];
  const lines = element => {
    const found = [], walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      found.push(...[...range.getClientRects()].filter(r => r.width > 0).map(box));
    }
    return found;
  };
  return {
    size: [origin.width, origin.height],
    cells: [...page.querySelectorAll('th, td')].map(cell => ({
      box: box(cell.getBoundingClientRect()), lines: lines(cell), words: cell.textContent})),
    texts: [...page.querySelectorAll('.text')].map(text => ({
      box: box(text.getBoundingClientRect()), lines: lines(text), words: text.textContent})),
    drawn: [...page.querySelectorAll('svg text')].map(text => ({
      box: box(text.getBoundingClientRect()), words: text.textContent})),
    symbols: Object.fromEntries([...page.querySelectorAll('.symbol')].map(symbol =>
      [symbol.dataset.id, box(symbol.querySelector('rect, polygon').getBoundingClientRect())])),
  };
})
"""


def cell_boxes(page):
    """Edges in millimetres of all the cells that a page's table must have."""
    boxes = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in page.boxes]
    if page.kind is PageKind.IDENTITY:
        return boxes
    heading = page.heading
    foot = heading.y + heading.height
    groups = {"lane": "lanes", "requires": "standard", "time": "standard", "output": "standard"}
    for group, run in groupby(page.columns, key=lambda column: groups.get(column.name)):
        columns = list(run)
        top = heading.split if group else heading.y
        boxes += [(column.x, top, column.x + column.width, foot) for column in columns]
        if group:
            boxes.append((columns[0].x, heading.y, columns[-1].x + columns[-1].width, heading.split))
    boxes += [
        (column.x, row.y, column.x + column.width, row.y + row.height) for row in page.rows for column in page.columns
    ]
    return boxes


def apart(one, two):
    return max(abs(a - b) for a, b in zip(one, two, strict=True))


def outside(inner, outer):
    """By how many pixels a box sticks out of another."""
    return max(outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3])


def test_a_browser_shows_what_the_layout_says(drawing, opened):
    sop, layout = drawing
    page = opened(sop, layout)
    sheets = page.evaluate(MEASURE)
    assert len(sheets) == len(layout.pages)
    for planned, sheet in zip(layout.pages, sheets, strict=True):
        assert apart(sheet["size"], (layout.paper.width * PX, layout.paper.height * PX)) < 1
        wanted = [tuple(edge * PX for edge in box) for box in cell_boxes(planned)]
        assert len(wanted) == len(sheet["cells"])
        for box in wanted:
            assert min(apart(box, cell["box"]) for cell in sheet["cells"]) <= 1, f"no cell at {box}"
        for cell in sheet["cells"]:
            assert [line for line in cell["lines"] if outside(line, cell["box"]) > 0.5] == [], cell["words"]
        for text in sheet["texts"]:
            assert [line for line in text["lines"] if outside(line, text["box"]) > 0.5] == [], text["words"]
        lines = sum(len(text["lines"]) for text in sheet["texts"])
        assert lines == sum(len(text.lines) for text in planned.texts)
        for symbol in planned.symbols:
            edges = (symbol.x, symbol.y, symbol.x + symbol.width, symbol.y + symbol.height)
            assert apart([edge * PX for edge in edges], sheet["symbols"][symbol.id]) <= 1
    assert page.complaints == []
    assert [url for url in page.requests if not url.startswith(("file:", "data:"))] == []


def test_words_in_a_symbol_stay_inside_it(drawing, opened):
    sop, layout = drawing
    for planned, sheet in zip(layout.pages, opened(sop, layout).evaluate(MEASURE), strict=True):
        words = {symbol.text or symbol.letter for symbol in planned.symbols} - {None}
        for text in sheet["drawn"]:
            if text["words"] in words:
                assert min(outside(text["box"], box) for box in sheet["symbols"].values()) <= 0


@pytest.fixture
def printed(opened, needs, tmp_path):
    """Print a drawing, and tell how many sheets of which size there are."""

    def print_(sop, layout):
        path = tmp_path / "sop.pdf"
        opened(sop, layout).pdf(path=path, prefer_css_page_size=True)
        told = subprocess.run([needs("pdfinfo"), path], capture_output=True, encoding="utf-8", check=True).stdout
        facts = {name: value.strip() for name, _, value in (line.partition(":") for line in told.splitlines())}
        size = tuple(float(word) * 25.4 / 72 for word in facts["Page size"].split() if word[0].isdigit())
        return int(facts["Pages"]), *size

    return print_


def test_a_browser_prints_one_sheet_for_every_page(drawing, printed):
    sop, layout = drawing
    wanted = (len(layout.pages), layout.paper.width, layout.paper.height)
    assert printed(sop, layout) == pytest.approx(wanted, abs=0.5)


@pytest.mark.parametrize(
    "paper",
    [Paper("F4", 330, 215), Paper("Legal", 355.6, 215.9), Paper("Letter", 279.4, 215.9), Paper("A3", 420, 297)],
    ids=lambda paper: paper.name,
)
def test_other_papers_are_printed_sheet_for_sheet_too(paper, printed):
    sop = seeded_sop(4, steps=25, lanes=5)
    layout = arrange(sop, build_flow(sop), Form(paper=paper))
    assert layout.paper == paper
    assert printed(sop, layout) == pytest.approx((len(layout.pages), paper.width, paper.height), abs=0.5)


IMAGES = """
() => [...document.images].map(image => {
  const page = image.closest('section').getBoundingClientRect(), box = image.getBoundingClientRect();
  return [image.naturalWidth > 0, image.alt, box.left - page.left, box.top - page.top, box.width, box.height];
})
"""


@pytest.mark.parametrize("kind", LOGOS)
def test_a_logo_is_shown_in_its_place_and_says_whose_it_is(opened, kind):
    sop, layout = wished(kind)
    (picture,) = layout.pages[0].pictures
    ((loaded, alt, *box),) = opened(sop, layout).evaluate(IMAGES)
    assert (loaded, alt) == (True, f"Logo {sop.institution}")
    wanted = (picture.x, picture.y, picture.width, picture.height)
    assert box == pytest.approx([edge * PX for edge in wanted], abs=0.5)


def test_a_hostile_logo_does_nothing(opened):
    page = opened(*wished("hostile"))
    page.mouse.click(300, 100)
    assert page.evaluate("[window.hit, document.title]") == [None, wished()[0].title]
    assert [url for url in page.requests if not url.startswith(("file:", "data:"))] == []


def test_a_logo_keeps_a_white_ground_in_the_dark(opened):
    page = opened(*wished())
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.images[0]).backgroundColor") == "rgb(255, 255, 255)"


def test_the_identity_block_above_the_rows_is_a_table_with_a_name_of_its_own(opened):
    page = opened(*wished())
    names = page.evaluate(
        "[...document.querySelectorAll('section')].map(s => [...s.querySelectorAll('table')].map(t => t.ariaLabel))"
    )
    assert names == [["Identitas SOP", "Bagan alir"], [None]]


def test_a_search_reads_across_the_lines_of_a_cell(opened):
    page = opened(SMALL, small())
    assert page.evaluate("window.find('Berkas yang lengkap')")
