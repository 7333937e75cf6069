"""The last touch of a layout: digits of one length, line jumps, and how good it has become."""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from sopkit.layout.form import Form
from sopkit.layout.quality import measure_quality, with_jumps
from sopkit.layout.ruler import FAMILY
from sopkit.layout.values import Layout, Page, Paper
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
    kind: Any = type(value)
    names = _names(kind)
    return kind(*[_rounded(getattr(value, name)) for name in names]) if names else value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """Name the fields of a kind of value; none where it has no fields."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
