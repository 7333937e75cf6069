"""Logos and the mark of a draft in the formats that no browser shows."""

import json
from base64 import b64decode
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from emblems import LOGOS, wished
from pypdf import PdfReader

from sopkit.layout.values import Role
from sopkit.render import render

SPACE = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("kind", LOGOS)
def test_a_pdf_with_a_logo_keeps_its_standards_and_says_whose_it_is(kind):
    sop, layout = wished(kind)
    data = render(sop, layout, "pdf")
    pdf = PdfReader(BytesIO(data))
    metadata = pdf.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert b"<pdfaid:part>2<" in metadata
    assert b"<pdfuaid:part>1<" in metadata
    waiting, spoken = [pdf.trailer["/Root"]["/StructTreeRoot"]], []
    while waiting:
        node = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, dict):
            spoken.append(node.get("/Alt"))
            children = node.get("/K", [])
            waiting += children if isinstance(children, list) else [children]
    assert spoken.count(f"Logo {sop.institution}") == 1
    assert "DRAF" in pdf.pages[0].extract_text()
    assert "DRAF" in pdf.pages[1].extract_text()
    assert data == render(sop, layout, "pdf")


@pytest.mark.parametrize("kind", LOGOS)
def test_an_svg_holds_the_logo_as_a_picture_in_which_nothing_runs(kind):
    sop, layout = wished(kind)
    (picture,) = layout.pages[0].pictures
    svg = render(sop, layout, "svg")[0]
    (image,) = ET.fromstring(svg).iter(f"{SPACE}image")
    assert image[0].text == f"Logo {sop.institution}"
    head, data = image.get("href").split(",")
    assert (head, b64decode(data)) == (f"data:{picture.media};base64", picture.data)
    assert [float(image.get(name)) for name in ("x", "y", "width", "height")] == [
        picture.x, picture.y, picture.width, picture.height
    ]  # fmt: skip
    assert "<script" not in svg


def test_a_logo_makes_a_png_of_every_kind():
    for kind in LOGOS:
        pictures = render(*wished(kind), "png", dpi=30)
        assert len(pictures) == 2


def test_the_mark_of_a_draft_is_framed_and_on_every_page():
    sop, layout = wished()
    for page, svg in zip(layout.pages, render(sop, layout, "svg"), strict=True):
        (mark,) = [text for text in page.texts if text.role is Role.MARK]
        frames = [one for one in ET.fromstring(svg).iter(f"{SPACE}rect") if one.get("class") == "frame"]
        assert [(float(one.get("x")), float(one.get("y"))) for one in frames] == [(mark.x, mark.y)]
    assert render(sop, layout, "html").count('class="text mark"') == len(layout.pages)
    assert "DRAF" in render(sop, layout, "dot")


def test_the_layout_as_json_holds_all_that_a_painter_needs():
    sop, layout = wished("png")
    data = json.loads(render(sop, layout, "layout"))
    assert (data["rounding"], data["jump"]) == (1.5, 0.8)
    (picture,) = data["pages"][0]["pictures"]
    assert (picture["name"], picture["media"], b64decode(picture["data"])) == ("logo", "image/png", LOGOS["png"].data)
    assert set(data["quality"]) == {
        "crossings", "bends", "bends_per_edge", "detour", "cut_edges", "smallest_text"
    }  # fmt: skip
    assert all("jumps" in connector for page in data["pages"] for connector in page["connectors"])


@pytest.mark.parametrize("name", ["html", "svg", "dot"])
def test_round_corners_are_curves(name):
    sop, layout = wished()
    drawn = render(sop, layout, name)
    drawn = drawn if isinstance(drawn, str) else drawn[0]
    assert ("<path d=" in drawn) is (name != "dot")
