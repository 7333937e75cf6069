"""The PNG pictures: their size, their ground, and that they show what SVG shows."""

import zlib
from base64 import b64encode

import pytest
from drawings import SMALL, small

from examples import EXAMPLES, drawn
from sopkit.render import render

ALIKE = """
async ([one, other, width, height]) => {
  const draw = (image, width, height) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, width, height);
    return canvas;
  };
  const pixels = async source => {
    const image = new Image();
    image.src = source;
    await image.decode();
    // First large, then small: coarser than how each smooths its letters, finer than what an eye would see.
    const small = draw(draw(image, 4 * width, 4 * height), width, height);
    return small.getContext('2d').getImageData(0, 0, width, height).data;
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  let sum = 0;
  for (let i = 0; i < a.length; i += 4) sum += Math.abs(a[i] - b[i]);
  return sum / (a.length / 4);
}
"""
"""By how much the pixels of two pictures differ on average, of 255."""


def header(png):
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def first_pixel(png):
    """The upper left pixel: the first line of a PNG has no line above it, the first pixel none before it."""
    data, place = b"", 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += 12 + length
    channels = {0: 1, 2: 3, 4: 2, 6: 4}[png[25]]
    return zlib.decompress(data)[1 : 1 + channels]


@pytest.mark.parametrize("dpi", [50, 150, 96.5])
def test_a_picture_has_as_many_pixels_as_its_paper_at_that_many_to_the_inch(dpi):
    pictures = render(SMALL, small(), "png", dpi=dpi)
    assert len(pictures) == len(small().pages)
    for png in pictures:
        assert header(png) == pytest.approx((297 / 25.4 * dpi, 210 / 25.4 * dpi), abs=1)


def test_it_is_drawn_with_150_pixels_to_the_inch_unless_told_otherwise():
    assert render(SMALL, small(), "png") == render(SMALL, small(), "png", dpi=150)


def test_paper_is_white():
    for png in render(SMALL, small(), "png", dpi=50):
        assert set(first_pixel(png)) == {255}


@pytest.mark.parametrize("path", [None, *EXAMPLES[:2]], ids=lambda path: path.stem if path else "by hand")
def test_svg_and_png_look_the_same(path, browser):
    sop, layout = drawn(path) if path else (SMALL, small())
    size = (round(layout.paper.width * 2), round(layout.paper.height * 2))
    svg = [f"data:image/svg+xml;base64,{b64encode(one.encode()).decode()}" for one in render(sop, layout, "svg")]
    png = [f"data:image/png;base64,{b64encode(one).decode()}" for one in render(sop, layout, "png", dpi=203.2)]
    page = browser.new_page(offline=True)
    differences = [page.evaluate(ALIKE, [one, other, *size]) for one, other in zip(svg, png, strict=True)]
    # Two pages that are not the same, for comparison.
    others = page.evaluate(ALIKE, [svg[0], png[1], *size])
    page.close()
    assert max(differences) < 1.5
    assert max(differences) < others / 8
