"""The HTML: a real table, the layout's own lines, and nothing that a text could smuggle in."""

from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from drawings import COLUMNS, SMALL, cell_text, flowchart, identity, of_pages, rows_of, small, text
from hypothesis import given, settings
from hypothesis import strategies as st

from sopkit.layout.values import Connector, ConnectorKind, Label, Role, Symbol, SymbolKind
from sopkit.render import render

VOID = {"meta", "col"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    children: list["Element | str"] = field(default_factory=list)

    def all(self, tag):
        for child in self.children:
            if isinstance(child, Element):
                if child.tag == tag:
                    yield child
                yield from child.all(tag)

    def text(self):
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def has(self, name):
        return name in (self.attributes.get("class") or "").split()


class Reader(HTMLParser):
    """Builds the tree, and fails where a tag is not closed in order."""

    def __init__(self):
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag

    def handle_data(self, data):
        self.open[-1].children.append(data)


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1
    return reader.root


def lines(element):
    """The lines of a text's element, cut where the painter breaks them."""
    found = [""]
    for child in element.children:
        if isinstance(child, str):
            found[-1] += child
        else:
            assert child.has("break")
            found.append("")
    return tuple(found)


HOSTILE = st.one_of(
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "&lt;b&gt;",
            "{{ 7 * 7 }}",
            "{% endfor %}",
            "]]>",
            "-->",
            '"',
            "'",
            "</style>",
            "\\",
        ]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12),
)


@st.composite
def hostile_layouts(draw):
    rows = rows_of((draw(HOSTILE), 1), (draw(HOSTILE), 2), (None, None))
    texts = [
        cell_text(column, row, draw(st.lists(HOSTILE, min_size=1, max_size=3))) for row in rows for column in COLUMNS
    ]
    one, two = draw(st.lists(HOSTILE, min_size=2, max_size=2, unique=True))
    symbols = (
        Symbol(one, rows[0].step, SymbolKind.START, ("petugas",), 87, 29, 16, 8, text=draw(HOSTILE)),
        Symbol(two, None, SymbolKind.OFFPAGE, ("petugas",), 91, 63, 7, 7, None, "A", 2, draw(HOSTILE)),
    )
    outcome = draw(HOSTILE)
    label = Label(outcome, 96, 40, 9, 3, (outcome,), 7.0, 3.087)
    line = Connector(ConnectorKind.FLOW, one, two, outcome, ((95, 37), (95, 63)), label)
    pages = (identity(draw(st.lists(HOSTILE, min_size=1, max_size=3))), flowchart(2, rows, texts, symbols, (line,)))
    return of_pages(*pages, title=draw(HOSTILE))


@settings(deadline=None)
@given(hostile_layouts())
def test_whatever_the_words_are_the_page_shows_them_and_nothing_else(layout):
    tree = read(render(SMALL, layout, "html"))
    assert not list(tree.all("script"))
    written = Counter(lines(one) for one in tree.all("div") if one.has("text"))
    assert written == Counter(one.lines for page in layout.pages for one in page.texts)
    assert next(tree.all("title")).text() == layout.title
    symbol, label, letter = [one.text() for one in tree.all("text")]
    assert (symbol, label, letter) == (layout.pages[1].symbols[0].text, layout.pages[1].connectors[0].label.text, "A")


@settings(deadline=None)
@given(hostile_layouts())
def test_whatever_the_ids_are_an_anchor_is_one_plain_word_and_stands_once(layout):
    tree = read(render(SMALL, layout, "html"))
    ids = [
        element.attributes["id"]
        for tag in ("g", "a", "section", "title")
        for element in tree.all(tag)
        if "id" in element.attributes
    ]
    assert len(ids) == len(set(ids))
    assert all(name.isascii() and name.replace("-", "").replace("_", "").isalnum() for name in ids)


def tree_of_small():
    return read(render(SMALL, small(), "html"))


def test_every_page_is_a_section_with_a_table_and_one_drawing():
    sections = list(tree_of_small().all("section"))
    assert [section.attributes["class"] for section in sections] == [
        "page identity",
        "page flowchart",
        "page flowchart",
    ]
    for section in sections:
        assert len(list(section.all("table"))) == 1
        assert len(list(section.all("svg"))) == 1


def test_the_heading_names_columns_and_groups_as_a_table_does():
    head = next(tree_of_small().all("thead"))
    cells = [
        (cell.text(), cell.attributes.get("scope"), cell.attributes.get("colspan"), cell.attributes.get("rowspan"))
        for cell in head.all("th")
    ]
    assert cells == [
        ("No.", "col", None, "2"),
        ("Kegiatan", "col", None, "2"),
        ("Pelaksana", "colgroup", "2", None),
        ("Mutu Baku", "colgroup", "3", None),
        ("Keterangan", "col", None, "2"),
        ("Petugas", "col", None, None),
        ("Kepala Bidang", "col", None, None),
        ("Kelengkapan", "col", None, None),
        ("Waktu", "col", None, None),
        ("Output", "col", None, None),
    ]


def test_every_row_of_the_layout_is_a_row_of_the_table_with_a_cell_in_every_column():
    for page, section in zip(small().pages[1:], list(tree_of_small().all("section"))[1:], strict=True):
        rows = list(next(section.all("tbody")).all("tr"))
        assert len(rows) == len(page.rows)
        assert {len(list(row.all("td"))) for row in rows} == {len(COLUMNS)}


def test_a_step_is_told_in_the_cells_of_its_executors_only():
    spoken = [
        [
            bool(list(cell.all("span"))) and any(span.has("spoken") for span in cell.all("span"))
            for cell in row.all("td")
        ]
        for section in list(tree_of_small().all("section"))[1:]
        for row in next(section.all("tbody")).all("tr")
    ]
    lanes = [tuple(row[2:4]) for row in spoken]
    assert lanes == [(True, False), (False, True), (False, False), (False, False), (True, True)]
    assert sum(map(sum, spoken)) == 4


def test_an_off_page_connector_is_a_link_to_its_partner():
    tree = tree_of_small()
    links = {link.attributes["id"]: link.attributes["href"] for link in tree.all("a")}
    assert len(links) == 2
    assert {href.removeprefix("#") for href in links.values()} == set(links)
    assert all(links[href.removeprefix("#")] == f"#{name}" for name, href in links.items())
    assert all(link.attributes.get("aria-label") and next(link.all("title")).text() for link in tree.all("a"))


def test_a_joint_has_no_arrowhead():
    heads = [
        (connector.attributes["class"], len(list(connector.all("polygon"))))
        for connector in tree_of_small().all("g")
        if connector.has("connector")
    ]
    assert set(heads) == {("connector flow", 1), ("connector joint", 0)}


def test_the_file_asks_nothing_of_the_network_and_carries_its_font():
    html = render(SMALL, small(), "html")
    assert "http" not in html
    assert html.count("@font-face") == 2
    tree = read(html)
    assert not [tag for tag in ("script", "link", "img", "iframe", "object") if list(tree.all(tag))]


def test_an_upright_heading_is_turned_and_others_are_not():
    turned = text(Role.HEADING, "lane", (95, 17, 7), ["Tim", "Penilai"], executor="petugas", upright=True)
    page = small().pages[1]
    texts = (turned, *(one for one in page.texts if one.executor != "petugas"))
    tree = read(render(SMALL, of_pages(replace(page, texts=texts)), "html"))
    assert [lines(one) for one in tree.all("div") if one.has("upright")] == [("Tim", "Penilai")]


def test_a_font_that_no_wheel_brings_is_only_named():
    html = render(SMALL, replace(small(), font="Arimo"), "html")
    assert "@font-face" not in html
    assert 'font-family: "Arimo", sans-serif' in html


def test_the_sheet_is_as_large_as_the_paper():
    paper = replace(small().paper, name="F4", width=330, height=215)
    html = render(SMALL, replace(small(), paper=paper), "html")
    assert "@page { size: 330mm 215mm; margin: 0; }" in html
    assert 'viewBox="0 0 330 215"' in html
