"""The HTML: a real table, the layout's own lines, and nothing that a text could smuggle in."""

from collections import Counter
from functools import cache

import hostile
from drawings import COLUMNS, SMALL, identity, of_pages, small, text
from html_tree import Element, read
from hypothesis import given, settings
from msgspec.structs import replace

from sopkit.layout.values import Role
from sopkit.render import render


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


@settings(deadline=None)
@given(hostile.layouts())
def test_whatever_the_words_are_the_page_shows_them_and_nothing_else(layout):
    tree = read(render(SMALL, layout, "html"))
    assert not list(tree.all("script"))
    written = Counter(lines(one) for one in tree.all("div") if one.has("text"))
    assert written == Counter(tuple(map(hostile.shown, one.lines)) for page in layout.pages for one in page.texts)
    assert next(tree.all("title")).text() == hostile.shown(layout.title)
    drawn = layout.pages[1].symbols[0].text, layout.pages[1].connectors[0].label.text, "A"
    assert [one.text() for one in tree.all("text")] == list(map(hostile.shown, drawn))


@settings(deadline=None)
@given(hostile.layouts())
def test_whatever_the_ids_are_names_are_plain_words_and_links_lead_somewhere(layout):
    tree = read(render(SMALL, layout, "html"))
    everything = list(elements(tree))
    ids = [element.attributes["id"] for element in everything if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    classes = {name for element in everything for name in (element.attributes.get("class") or "").split()}
    assert all(name.isascii() and name.replace("-", "").replace("_", "").isalnum() for name in {*ids, *classes})
    hrefs = [element.attributes["href"] for element in everything if element.tag == "a"]
    assert {href.removeprefix("#") for href in hrefs} <= set(ids)
    # The rules of style have no words but their own.
    (style,) = tree.all("style")
    assert style.text().partition("#page-2")[0] == rules().partition("#page-2")[0]
    assert set(style.text().partition("#page-2")[2]) <= set(rules().partition("#page-2")[2])


def elements(element):
    for child in element.children:
        if isinstance(child, Element):
            yield child
            yield from elements(child)


def tree_of_small():
    return read(render(SMALL, small(), "html"))


@cache
def rules():
    """The style of a page whose ids are harmless."""
    return next(tree_of_small().all("style")).text()


def test_every_page_is_a_section_with_a_table_and_one_drawing():
    sections = list(tree_of_small().all("section"))
    assert [section.attributes["class"] for section in sections] == [
        "page identity",
        "page flowchart",
        "page flowchart",
    ]
    for section in sections:
        assert len(list(section.all("table"))) == 1
        assert len([svg for svg in section.all("svg") if svg.has("drawing")]) == 1


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


def links_of(tree):
    return [(link.attributes["id"], link.attributes["href"]) for link in tree.all("a") if not link.has("symbol")]


def test_steps_and_off_page_connectors_are_links_in_the_order_of_the_table():
    assert links_of(tree_of_small()) == [
        ("langkah-1", "#langkah-1"),
        ("langkah-2", "#langkah-2"),
        ("to-page-2-A-keluar", "#to-page-3-A-masuk"),
        ("to-page-3-A-masuk", "#to-page-2-A-keluar"),
        ("langkah-3", "#langkah-3"),
    ]


def test_the_drawing_links_connectors_for_the_mouse_alone():
    drawn = [link for link in tree_of_small().all("a") if link.has("symbol")]
    assert [link.attributes["href"] for link in drawn] == ["#to-page-3-A-masuk", "#to-page-2-A-keluar"]
    for link in drawn:
        assert (link.attributes["tabindex"], link.attributes["aria-hidden"]) == ("-1", "true")
        assert next(link.all("title")).text()


def test_the_words_of_a_row_with_one_connector_are_its_link():
    link = next(link for link in tree_of_small().all("a") if link.attributes["id"] == "to-page-2-A-keluar")
    assert link.text() == "ke halaman 3"
    assert link.attributes["aria-label"] == "A: ke halaman 3, langkah 3"


def test_connectors_that_share_a_row_are_links_of_their_own_without_words_to_click_on():
    first, second = small().pages[1:]
    more = replace(first.symbols[2], id="B-keluar", letter="B", x=first.symbols[0].x)
    back = replace(second.symbols[0], id="B-masuk", letter="B", x=second.symbols[2].x)
    line = replace(first.connectors[1], target="B-keluar")
    pages = (
        replace(first, symbols=(*first.symbols, more), connectors=(*first.connectors, line)),
        replace(second, symbols=(*second.symbols, back)),
    )
    tree = read(render(SMALL, of_pages(identity(), *pages), "html"))
    row = list(next(list(tree.all("section"))[1].all("tbody")).all("tr"))[2]
    # By lane, left to right.
    assert [link.attributes["id"] for link in row.all("a")] == ["to-page-2-B-keluar", "to-page-2-A-keluar"]
    assert [link.text() for link in row.all("a")] == ["B: ke halaman 3, langkah 3", "A: ke halaman 3, langkah 3"]
    assert all(link.has("spoken") for link in row.all("a"))


def test_a_step_that_goes_on_over_a_page_is_reached_and_said_once():
    first, second = small().pages[1:]
    rest = replace(second.rows[0], step="periksa", number=2, part=2)
    pages = (first, replace(second, rows=(rest, *second.rows[1:])))
    tree = read(render(SMALL, of_pages(identity(), *pages), "html"))
    assert [name for name, _ in links_of(tree)].count("langkah-2") == 1
    spoken = [span.text() for span in tree.all("span") if span.has("spoken")]
    assert spoken.count("Langkah 2, keputusan: Ya ke langkah 3, Tidak ke langkah 1") == 1


def test_an_identity_block_above_the_steps_is_a_table_of_its_own():
    block, page = identity(), small().pages[1]
    # Half the flowchart's page is free for it below the rows.
    low = tuple(replace(box, y=box.y + 90) for box in block.boxes)
    words = tuple(replace(one, y=one.y + 90) for one in block.texts)
    tree = read(render(SMALL, of_pages(replace(page, boxes=low, texts=(*words, *page.texts))), "html"))
    one, two = tree.all("table")
    assert not list(one.all("thead"))
    assert len(list(two.all("thead"))) == 1
    assert "DINAS CONTOH" in one.text()
    assert "Menerima" in two.text()
    footer = f"Halaman {page.number}"
    assert footer not in one.text() + two.text()
    assert [lines(each) for each in tree.all("div") if each.has("footer")] == [(footer,)]


def test_a_joint_has_no_arrowhead():
    heads = [
        (connector.has("flow"), connector.has("joint"), len(list(connector.all("polygon"))))
        for connector in tree_of_small().all("g")
        if connector.has("connector")
    ]
    assert set(heads) == {(True, False, 1), (False, True, 0)}


def test_the_file_asks_nothing_of_the_network_and_carries_its_font():
    html = render(SMALL, small(), "html")
    assert "://" not in html
    assert html.count("@font-face") == 2
    tree = read(html)
    assert not [tag for tag in ("script", "link", "img", "iframe", "object") if list(tree.all(tag))]
    policy = next(meta for meta in tree.all("meta") if meta.attributes.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy.attributes["content"]
    assert "script-src" not in policy.attributes["content"]


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
