"""The last touch of a layout: parts in their place, digits of one length, line jumps, and how good it has become."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sopkit.layout.form import Form
from sopkit.layout.quality import measure_quality, with_jumps
from sopkit.layout.ruler import FAMILY
from sopkit.layout.values import Connector, Layout, Page, Paper
from sopkit.model import Sop


def finished(sop: Sop, form: Form, paper: Paper, pages: tuple[Page, ...], edges: int) -> Layout:
    """Make a layout of its pages; `edges` is the number of the flow's edges that are drawn."""
    done = tuple(_jumping(_rounded(page)) for page in pages)
    return Layout(
        number=sop.number,
        title=sop.title,
        institution=sop.institution,
        language=form.language,
        paper=paper,
        font=FAMILY,
        pages=done,
        quality=_rounded(measure_quality(done, edges)),
        rounding=form.rounding,
    )


def lowered(connector: Connector, by: float) -> Connector:
    """Move a connector and its label down by millimetres."""
    points = tuple((x, y + by) for x, y in connector.points)
    label = replace(connector.label, y=connector.label.y + by) if connector.label else None
    return replace(connector, points=points, label=label)


def with_block(page: Page, block: Page) -> Page:
    """Put the identity block on the first page of the flowchart."""
    return replace(
        page,
        texts=(*block.texts, *page.texts),
        rules=(*block.rules, *page.rules),
        boxes=block.boxes,
        pictures=block.pictures,
    )


def _jumping(page: Page) -> Page:
    jumps = with_jumps(page.connectors)
    connectors = tuple(replace(one, jumps=at) for one, at in zip(page.connectors, jumps, strict=True))
    return replace(page, connectors=connectors)


def _rounded(value: Any) -> Any:
    """Round every number to a thousandth of a millimetre, so that the same drawing has the same digits."""
    if isinstance(value, float):
        return round(value, 3) + 0.0
    if isinstance(value, tuple):
        return tuple(map(_rounded, value))
    if isinstance(value, Struct):
        return type(value)(*[_rounded(getattr(value, name)) for name in value.__struct_fields__])
    return value
