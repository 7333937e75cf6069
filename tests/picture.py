"""Draw the picture of the README anew: `python tests/picture.py`. It is the first page of the flow of SOP 001."""

import re

from examples import FIRST, drawn
from sopkit.layout.values import PageKind
from sopkit.render import render

PICTURE = FIRST.with_suffix(".svg")

_FONT = re.compile(r"base64,[A-Za-z0-9+/=]+")


def picture() -> str:
    """The picture as it is drawn today."""
    sop, layout = drawn(FIRST)
    return next(
        svg
        for page, svg in zip(layout.pages, render(sop, layout, "svg"), strict=True)
        if page.kind is PageKind.FLOWCHART
    )


def without_fonts(svg: str) -> str:
    """All of a picture but the bytes of its fonts, which versions of fontTools may pack differently."""
    return _FONT.sub("base64,", svg)


def main() -> None:
    """Write the file."""
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
