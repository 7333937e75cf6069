"""The logo that settings name: what can be one, how large it is, and what is said of what can't."""

import sys

import pytest
from emblems import HOSTILE, JPEG, LOGOS, TURNED, png, svg

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
        (svg().decode().encode("utf-16"), "image/svg+xml", (100, 50)),
        (svg('<use href="#a"/><image href="data:image/png;base64,AA=="/>'), "image/svg+xml", (100, 50)),
        (HOSTILE, "image/svg+xml", (100, 50)),
    ],
    ids=range(12),
)
def test_a_picture_is_known_by_its_content_and_measured(read, data, media, size):
    configured = read(data)
    assert configured.findings == ()
    found = configured.settings.logo
    assert (found.data, found.media) == (data, media)
    assert (found.width, found.height) == size


def test_its_path_counts_from_the_folder_of_the_settings(read, tmp_path):
    assert read(png(), "pictures/logo.png").settings.logo.width == 8
    assert read(None, text=f"logo: {tmp_path / 'pictures' / 'logo.png'}\n").settings.logo.width == 8


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
        b"<!DOCTYPE a ["
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(20))
        + b'<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">&u;</svg>',
    ],
    ids=range(18),
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
        assert hint == "write its path as seen from the folder of the settings"


@pytest.mark.skipif(sys.platform == "win32", reason="a folder is refused in other words there")
def test_a_folder_is_no_logo(read):
    assert said(read(None, text="logo: .\n"))[0] == "the file `.` can't be read"


def test_a_logo_that_is_too_large_is_told(read):
    data = png() + b"\0" * logo.MOST
    assert said(read(data))[:2] == ("the file `logo.bin` is larger than 2 MiB", "save the picture with fewer pixels")


@pytest.mark.parametrize("link", ["other.png", "/etc/passwd", "file:///x.png", "https://example.org/x.png"])
@pytest.mark.parametrize("key", ["href", "xlink:href"])
def test_a_drawing_that_takes_in_other_files_is_told(read, link, key):
    inside = f'<image xmlns:xlink="http://www.w3.org/1999/xlink" {key}="{link}" width="5" height="5"/>'
    assert said(read(svg(inside)))[:2] == (
        f"`logo.bin` takes in another file: `{link}`",
        "save the drawing with everything in it",
    )


def test_the_logos_of_other_tests_are_logos(read):
    for emblem in LOGOS.values():
        found = read(emblem.data).settings.logo
        assert (found.media, found.width, found.height) == (emblem.media, emblem.width, emblem.height)
