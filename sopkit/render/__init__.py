"""The formats of a drawing: each paints a Layout's numbers as they are, and decides nothing. Knows no files.

A format is one module with a function `paint(sop, layout) -> str`, and one line in FORMATS.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from sopkit.layout.values import Layout
from sopkit.model import Sop

Painter = Callable[[Sop, Layout], str]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the ending of its files and the module that paints it.

    The module is imported when it paints, so that one format never pays for the libraries of another.
    """

    suffix: str
    module: str

    @property
    def paint(self) -> Painter:
        """The function that paints a whole SOP as text."""
        return cast("Painter", import_module(self.module).paint)


FORMATS: Mapping[str, Format] = {
    "html": Format(".html", "sopkit.render.html_page"),
    "dot": Format(".dot", "sopkit.render.dot_graph"),
    "layout": Format(".layout.json", "sopkit.render.layout_json"),
}


def render(sop: Sop, layout: Layout, name: str) -> str:
    """Paint a layout in the format of that name; the same layout gives the same text.

    Raises KeyError for a name that is not in FORMATS.
    """
    return FORMATS[name].paint(sop, layout)
