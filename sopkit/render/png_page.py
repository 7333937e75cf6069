"""One PNG picture for each page, of what the PDF shows. Computes no place.

By Typst, which sets the PDF anyway: resvg draws with the same rasteriser, so that its pictures are the same, but it
takes no fonts out of an SVG and would be one more thing to install.
"""

from sopkit.layout.values import Layout
from sopkit.model import Sop
from sopkit.render.typst_form import set_form


def paint(sop: Sop, layout: Layout, *, dpi: float) -> list[bytes]:
    """Draw every page on white, in order; `dpi` counts pixels to the inch of paper."""
    return set_form(sop, layout).pictures(dpi)
