"""The formats of a drawing: each paints a Layout's numbers as they are, and decides nothing. Knows no files.

A format is one module with a function `paint(sop, layout)`, and one line in FORMATS. `paint` gives the whole drawing as
`str` or `bytes`, or a list of them where every page is a file of its own. A module that can paint several SOPs as one
has a function `paint_book(sops, book)` as well, and its name in BOOKS.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Literal, cast, overload

from msgspec import Struct

from sopkit.layout.values import Book, Layout
from sopkit.model import Sop

Painted = str | bytes | list[str] | list[bytes]

USUAL_DPI = 150.0
"""Pixels to the inch of paper, where nobody says otherwise: sharp on a screen, small enough to send."""


class Format(Struct, frozen=True):
    """A format by the ending of its files and the module that paints it.

    The module is imported when it paints, so that one format never pays for the libraries of another.
    """

    suffix: str
    module: str
    dotted: bool = False
    """Whether it is made of pixels, so that `paint` takes their number, `dpi`."""

    def paint(self, sop: Sop, layout: Layout, *, dpi: float = USUAL_DPI) -> Painted:
        """Paint a whole SOP."""
        painter = cast("Callable[..., Painted]", import_module(self.module).paint)
        return painter(sop, layout, dpi=dpi) if self.dotted else painter(sop, layout)


FORMATS: Mapping[str, Format] = {
    "html": Format(".html", "sopkit.render.html_page"),
    "svg": Format(".svg", "sopkit.render.svg_page"),
    "png": Format(".png", "sopkit.render.png_page", dotted=True),
    "pdf": Format(".pdf", "sopkit.render.pdf_form"),
    "dot": Format(".dot", "sopkit.render.dot_graph"),
    "layout": Format(".layout.json", "sopkit.render.layout_json"),
}

BOOKS = ("html", "pdf")
"""The formats of a book."""


@overload
def render(sop: Sop, layout: Layout, name: Literal["html", "dot", "layout"]) -> str: ...
@overload
def render(sop: Sop, layout: Layout, name: Literal["pdf"]) -> bytes: ...
@overload
def render(sop: Sop, layout: Layout, name: Literal["svg"]) -> list[str]: ...
@overload
def render(sop: Sop, layout: Layout, name: Literal["png"], *, dpi: float = ...) -> list[bytes]: ...
@overload
def render(sop: Sop, layout: Layout, name: str, *, dpi: float = ...) -> Painted: ...
def render(sop: Sop, layout: Layout, name: str, *, dpi: float = USUAL_DPI) -> Painted:
    """Paint a layout in the format of that name; the same layout gives the same result.

    Text is `str` and other data `bytes`; "svg" and "png" give a list, a picture for each page. `dpi` is for "png".
    Raises KeyError for a name that is not in FORMATS.
    """
    return FORMATS[name].paint(sop, layout, dpi=dpi)


def render_book(sops: Sequence[Sop], book: Book, name: str) -> str | bytes:
    """Paint a book, whose chapters are the drawings of `sops`, in the format of that name: "html" or "pdf"."""
    if name not in BOOKS:
        raise KeyError(name)
    return cast("str | bytes", import_module(FORMATS[name].module).paint_book(sops, book))
