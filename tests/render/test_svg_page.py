"""The SVG pictures: one a page, complete in themselves, with nothing in them but what the layout says."""

import re
from base64 import b64decode
from collections import Counter
from io import BytesIO
from xml.etree import ElementTree as ET

import hostile
import pytest
from drawings import SMALL, of_pages, small, text
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from msgspec.structs import replace

from examples import EXAMPLES, drawn
from sopkit.layout.values import Role
from sopkit.render import render

SPACE = "{http://www.w3.org/2000/svg}"
FACE = re.compile(r'font-weight: (\d+); src: url\("data:font/ttf;base64,([^"]*)"\)')


def read(svg):
    return ET.fromstring(svg)


def all_of(tree, tag):
    return list(tree.iter(SPACE + tag))


def lines(element):
    """The lines of a text: one without spans is its only line."""
    spans = [span for span in element if span.get("class") != "gap"]
    return tuple("".join(span.itertext()) for span in spans) or (element.text,)


def words(page):
    """Every text of a page, by its lines."""
    return Counter(
        [
            *(one.lines for one in page.texts),
            *((one.text or one.letter,) for one in page.symbols if one.text or one.letter),
            *(one.label.lines for one in page.connectors if one.label),
        ]
    )


def written(value):
    """What XML makes of a text that is shown: some characters it can't write at all."""
    return re.sub("[\ufffe\uffff]", "\ufffd", hostile.shown(value))


def test_there_is_a_picture_for_every_page_as_large_as_the_paper():
    layout = replace(small(), paper=replace(small().paper, name="F4", width=330, height=215))
    pictures = [read(svg) for svg in render(SMALL, layout, "svg")]
    assert len(pictures) == len(layout.pages)
    assert {(tree.get("width"), tree.get("height"), tree.get("viewBox")) for tree in pictures} == {
        ("330mm", "215mm", "0 0 330 215")
    }


@settings(deadline=None, max_examples=30)
@given(hostile.layouts())
def test_whatever_the_words_are_the_pictures_show_them_and_nothing_else(layout):
    for page, svg in zip(layout.pages, render(SMALL, layout, "svg"), strict=True):
        tree = read(svg)
        found = Counter(lines(one) for one in all_of(tree, "text"))
        assert found == Counter(tuple(map(written, one)) for one in words(page).elements())
        assert tree[0].text == written(layout.title)
        kinds = {element.tag.removeprefix(SPACE) for element in tree.iter()}
        assert kinds <= {"svg", "title", "desc", "style", "g", "text", "tspan", "line", "polyline", "polygon", "rect"}
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids))


def test_a_picture_has_a_name_a_description_and_a_name_for_every_symbol():
    for page, svg in zip(small().pages, render(SMALL, small(), "svg"), strict=True):
        tree = read(svg)
        assert (tree.get("role"), tree.get("lang")) == ("img", "id")
        named = {element.get("id") for element in (tree[0], tree[1])}
        assert named == set(tree.get("aria-labelledby").split())
        groups = [group for group in all_of(tree, "g") if "symbol" in group.get("class").split()]
        assert [group.get("data-id") for group in groups] == [symbol.id for symbol in page.symbols]
        for group in groups:
            assert group[0].tag == f"{SPACE}title"
            assert group[0].text in tree[1].text


def test_a_picture_carries_of_its_font_what_it_shows_and_asks_for_nothing():
    for page, svg in zip(small().pages, render(SMALL, small(), "svg"), strict=True):
        assert svg.count("http") == 1, "the name of SVG itself"
        faces = dict(FACE.findall(svg))
        assert set(faces) == {"400", "700"}
        for weight, data in faces.items():
            bold = weight == "700"
            shown = {" "}.union(*("".join(one.lines) for one in page.texts if one.bold is bold))
            with TTFont(BytesIO(b64decode(data))) as font:
                assert shown <= {chr(code) for code in font.getBestCmap()}


def test_an_upright_heading_runs_from_its_foot_to_its_head():
    turned = text(Role.HEADING, "lane", (95, 17, 7), ["Tim", "Penilai"], bold=True, align="center", upright=True)
    page = replace(small().pages[1], texts=(turned,))
    tree = read(render(SMALL, of_pages(page), "svg")[0])
    (element,) = [one for one in all_of(tree, "text") if one.get("transform")]
    assert (element.get("transform"), element.get("text-anchor"), lines(element)) == (
        "rotate(-90)",
        "middle",
        ("Tim", "Penilai"),
    )
    first, second = [span for span in element if span.get("class") != "gap"]
    assert float(first.get("x")) == float(second.get("x")) == -(turned.y + turned.height / 2)
    assert turned.x < float(first.get("y")) < float(second.get("y")) < turned.x + turned.leading * 2


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_picture_of_an_example_stays_small(path):
    sop, layout = drawn(path)
    assert max(map(len, render(sop, layout, "svg"))) < 60_000


def test_half_a_character_is_written_as_an_unknown_one():
    page = small().pages[1]
    torn = replace(page, texts=(replace(page.texts[0], lines=("a\ud800\x01",)),))
    tree = read(render(SMALL, of_pages(torn), "svg")[0].encode())
    assert lines(next(tree.iter(f"{SPACE}text"))) == ("a\ufffd\ufffd",)
