"""The logo that settings name: what can be one, how large it is, and what is said of what can't."""

import os
import struct
import sys
import zlib
from html import escape

import pytest
from emblems import JPEG, LOGOS, TURNED, png, svg

from sopkit.config import logo
from sopkit.config.settings import read_settings
from sopkit.report.findings import as_text
from sopkit.report.lines import plain


@pytest.fixture
def read(tmp_path):
    """Read settings that name a logo of these bytes."""

    def start(data, name="logo.bin", text=None):
        if data is not None:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(data)
        file = tmp_path / "sopkit.yaml"
        file.write_text(text or f"logo: {name}\n", encoding="utf-8")
        return read_settings(file)

    return start


def said(configured):
    (finding,) = configured.findings
    lines = [plain(line) for line in as_text([finding], "en")]
    return finding.message.text(), finding.hint.text(), (finding.span.line, finding.span.column), lines


@pytest.mark.parametrize(
    ("data", "media", "size"),
    [
        (png(8, 4), "image/png", (8, 4)),
        (JPEG, "image/jpeg", (8, 4)),
        (JPEG + b"\0" * 20, "image/jpeg", (8, 4)),
        (TURNED, "image/jpeg", (4, 8)),
        (svg(), "image/svg+xml", (100, 50)),
        (svg(head='width="20mm" height="1in"'), "image/svg+xml", pytest.approx((75.59, 96), abs=0.01)),
        (svg(head='width="100%" height="100%" viewBox="0,0,30 60"'), "image/svg+xml", (30, 60)),
        (svg(head='width="100" viewBox="0 0 30 60"'), "image/svg+xml", (30, 60)),
        (b"<?xml version='1.0'?><!-- " + b"x" * 2000 + b" -->\n<!DOCTYPE svg>" + svg(), "image/svg+xml", (100, 50)),
        (svg('<a href="http://x/"><style>.a { fill: url(#b) }</style><g id="b"/></a>'), "image/svg+xml", (100, 50)),
        (svg().decode().encode("utf-16"), "image/svg+xml", (100, 50)),
        (svg('<use href="#a"/><image href="data:image/png;base64,AA=="/>'), "image/svg+xml", (100, 50)),
    ],
    ids=range(12),
)
def test_a_picture_is_known_by_its_content_and_measured(read, data, media, size):
    configured = read(data)
    assert configured.findings == ()
    found = configured.settings.logo
    assert (found.data, found.media) == (data, media)
    assert (found.width, found.height) == size


def test_its_path_counts_from_the_folder_of_the_settings(read):
    assert read(png(), "pictures/logo.png").settings.logo.width == 8
    assert read(None, text="logo: ./pictures//logo.png\n").settings.logo.width == 8


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a text",
        b"GIF89a" + b"\0" * 40,
        b"RIFF\0\0\0\0WEBPVP8 ",
        png()[:-1],
        png().replace(b"IDAT", b"IDAU"),
        png(0, 4),
        b"\x89PNG\r\n\x1a\n",
        JPEG[:-1],
        b"\xff\xd8\xff\xd9",
        svg()[:-3],
        svg(head=""),
        svg(head='viewBox="0 0 0 0"'),
        svg(head='width="-3" height="4"'),
        svg(head='width="wide" height="4"'),
        b"<svg/>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        svg(head='width="1e999" height="1"'),
        svg(head='viewBox="0 0 1e7 1"'),
        svg().replace(b"2000/svg", b"2000/svgz"),
    ],
    ids=range(20),
)
def test_what_is_no_whole_picture_is_told_at_its_name(read, data):
    message, hint, place, lines = said(read(data))
    assert message == "`logo.bin` is not a picture that can be read"
    assert hint == "a logo is a PNG, JPEG or SVG file"
    assert place == (1, 7)
    assert lines[0].endswith("sopkit.yaml:1:7: error: `logo.bin` is not a picture that can be read [S115]")


def test_a_file_that_is_not_there_is_told(read):
    for name in ("missing.png", "a/b/c.png", '"a\\0b"', "x" * 4000):
        message, hint, _place, _lines = said(read(None, text=f"logo: {name}\n"))
        assert message.startswith("there is no file `")
        assert "write its path as seen from" in hint


@pytest.mark.skipif(sys.platform == "win32", reason="a folder is refused in other words there")
def test_a_folder_is_no_logo(read):
    assert said(read(None, text="logo: .\n"))[0] == "the file `.` can't be read"


def test_a_logo_that_is_too_large_is_told(read):
    data = png() + b"\0" * logo.MOST
    assert said(read(data))[:2] == ("the file `logo.bin` is larger than 2 MiB", "save the picture with fewer pixels")


ELSEWHERE = [
    *("other.png", "/etc/passwd", "file:///x.png", "https://example.org/x.png", "//example.org/x.png"),
    *("data:text/html,x", "data:image/svg+xml,<svg/>", "javascript:x", ""),
]


@pytest.mark.parametrize("link", ELSEWHERE)
@pytest.mark.parametrize("key", ["href", "xlink:href"])
def test_a_drawing_that_takes_in_other_files_is_told(read, link, key):
    inside = f'<image xmlns:xlink="http://www.w3.org/1999/xlink" {key}="{escape(link)}" width="5" height="5"/>'
    assert said(read(svg(inside)))[:2] == (
        f"`logo.bin` takes in another file: `{link}`",
        "save the drawing with everything in it",
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<style>@import 'https://example.org/x.css';</style>",
        "<style>rect { fill: URL( 'x.svg#a' ) }</style>",
        '<rect fill="url(https://example.org/x.svg#a)"/>',
        "<rect style=\"fill: url('x.svg#a')\"/>",
        '<?xml-stylesheet href="x.css"?>',
    ],
)
def test_a_drawing_whose_style_takes_in_other_files_is_told(read, inside):
    assert "takes in another file" in said(read(svg(inside)))[0]


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>x()</script>", "<script>"),
        ('<rect onclick="x()"/>', "onclick="),
        ('<g xmlns:e="http://www.w3.org/2001/xml-events" ONload="x()"/>', "ONload="),
        ("<foreignObject/>", "<foreignObject>"),
        ('<iframe xmlns="http://www.w3.org/1999/xhtml"/>', "<iframe>"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x()</h:script>', "<script>"),
    ],
)
def test_a_drawing_that_holds_something_that_runs_is_told(read, inside, what):
    assert said(read(svg(inside)))[:2] == (
        f"`logo.bin` holds something that runs: `{what}`",
        "save it as plain SVG, or as PNG",
    )


def laughing(levels=10):
    """A drawing in which each group is ten of the one before."""
    groups = [f'<g id="g{n}">{f"<use href={chr(34)}#g{n - 1}{chr(34)}/>" * 10}</g>' for n in range(1, levels)]
    return svg('<g id="g0"><rect/></g>' + "".join(groups))


@pytest.mark.parametrize(
    "data",
    [
        laughing(),
        svg("".join(f'<pattern id="p{n}"><rect fill="url(#p{n - 1})"/>' * 1 + f'<rect fill="url(#p{n - 1})"/></pattern>'
                    for n in range(40))),
        svg('<g id="a"><use href="#a"/></g>'),
        svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        svg("<g>" * 100 + "</g>" * 100),
        svg("<g>" * 250_000 + "</g>" * 250_000),
        svg("<g/>" * 200_000),
        svg("".join(f'<g id="g{n}"><use href="#g{n + 1}"/></g>' for n in range(5_000))),
    ],
    ids=range(8),
)  # fmt: skip
def test_a_drawing_that_repeats_itself_without_end_is_told(read, data):
    assert said(read(data))[:2] == ("`logo.bin` draws too much", "save it with fewer shapes, or as PNG")


def test_a_drawing_may_repeat_itself_a_little(read):
    assert read(laughing(4)).settings.logo.width == 100


@pytest.mark.parametrize(
    "declared",
    [
        "<!ENTITY a 'aaaa'>",
        "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
        "<!ENTITY % a SYSTEM 'https://example.org/x.dtd'>",
        "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 20}'>" for n in range(20)),
    ],
)
def test_a_drawing_that_declares_entities_is_told(read, declared):
    data = f"<!DOCTYPE svg [{declared}]>".encode() + svg("<text>x</text>")
    assert said(read(data))[:2] == ("`logo.bin` declares entities", "save it as plain SVG, or as PNG")


@pytest.mark.parametrize(("width", "height"), [(6000, 6000), (2**31 - 1, 2**31 - 1), (30_000_000, 1)])
def test_a_picture_of_too_many_pixels_is_told(read, width, height):
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = png().replace(png()[12:33], head + struct.pack(">I", zlib.crc32(head)))
    assert said(read(data))[:2] == (f"`logo.bin` has {width} × {height} pixels", "save the picture with fewer pixels")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../logo.png", "`../logo.png` leads out of the folder in which it is named"),
        ("https://example.org/x.png", "`https://example.org/x.png` is an address, and sopkit fetches nothing"),
        ("nul.png", "`nul.png` is what Windows calls a device"),
    ],
)
def test_a_name_that_leads_elsewhere_is_told_at_its_place(read, name, message):
    found, hint, place, _lines = said(read(None, text=f"logo: {name}\n"))
    assert (found, place) == (message, (1, 7))
    assert hint in {
        "put the file into this folder, and write its path as seen from there",
        "give the file another name",
    }


@pytest.mark.usefixtures("in_time")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with a name in a folder")
def test_a_pipe_is_no_logo_and_not_waited_at(read, tmp_path):
    os.mkfifo(tmp_path / "logo.png")
    assert said(read(None, text="logo: logo.png\n"))[0] == "the file `logo.png` can't be read"


def test_the_logos_of_other_tests_are_logos(read):
    for emblem in (emblem for kind, emblem in LOGOS.items() if kind != "hostile"):
        found = read(emblem.data).settings.logo
        assert (found.media, found.width, found.height) == (emblem.media, emblem.width, emblem.height)
