"""The layout itself as versioned JSON, for machines that paint or measure. Its shape is a contract; knows no markup."""

from base64 import b64encode
from typing import Any

from sopkit.json_text import json_text
from sopkit.layout.values import (
    Box,
    Column,
    Connector,
    Heading,
    Label,
    Lane,
    Layout,
    Page,
    Picture,
    Quality,
    Row,
    Rule,
    Symbol,
    Text,
)
from sopkit.model import Sop
from sopkit.render.figures import figure

VERSION = 1

Json = dict[str, Any]


def paint(_sop: Sop, layout: Layout) -> str:
    """Write the layout in millimetres from each page's top left corner, y down."""
    data = {
        "version": VERSION,
        "sop": {"number": layout.number, "title": layout.title, "institution": layout.institution},
        "language": layout.language,
        "font": layout.font,
        "paper": {"name": layout.paper.name, **_size(layout.paper.width, layout.paper.height)},
        "rounding": figure(layout.rounding),
        "jump": figure(layout.jump),
        "pages": [_page(page) for page in layout.pages],
        "quality": _quality(layout.quality),
    }
    return json_text(data)


def _quality(quality: Quality) -> Json:
    return {
        "crossings": quality.crossings,
        "bends": quality.bends,
        "bends_per_edge": figure(quality.bends_per_edge),
        "detour": figure(quality.detour),
        "cut_edges": quality.cut_edges,
        "smallest_text": figure(quality.smallest_text),
    }


def _page(page: Page) -> Json:
    return {
        "number": page.number,
        "kind": page.kind.value,
        "heading": None if page.heading is None else _heading(page.heading),
        "columns": [_column(column) for column in page.columns],
        "lanes": [_lane(lane) for lane in page.lanes],
        "rows": [_row(row) for row in page.rows],
        "boxes": [_box(box) for box in page.boxes],
        "texts": [_text(text) for text in page.texts],
        "pictures": [_picture(picture) for picture in page.pictures],
        "symbols": [_symbol(symbol) for symbol in page.symbols],
        "connectors": [_connector(connector) for connector in page.connectors],
        "rules": [_rule(rule) for rule in page.rules],
    }


def _size(width: float, height: float) -> Json:
    return {"width": figure(width), "height": figure(height)}


def _place(part: Box | Text | Picture | Symbol | Label) -> Json:
    return {"x": figure(part.x), "y": figure(part.y), **_size(part.width, part.height)}


def _heading(heading: Heading) -> Json:
    return {"y": figure(heading.y), "height": figure(heading.height), "split": figure(heading.split)}


def _column(column: Column) -> Json:
    place = {"x": figure(column.x), "width": figure(column.width)}
    return {"name": column.name, "executor": column.executor, **place}


def _lane(lane: Lane) -> Json:
    return {"executor": lane.executor, "x": figure(lane.x), "width": figure(lane.width)}


def _row(row: Row) -> Json:
    place = {"y": figure(row.y), "height": figure(row.height)}
    # Only the row of the total says that it is one, so that other layouts keep their bytes.
    total = {"total": True} if row.total else {}
    return {"step": row.step, "number": row.number, "part": row.part, **total, **place}


def _box(box: Box) -> Json:
    return {"name": box.name, **_place(box)}


def _text(text: Text) -> Json:
    return {
        "role": text.role.value,
        "step": text.step,
        "column": text.column,
        "executor": text.executor,
        **_place(text),
        "lines": list(text.lines),
        "size": figure(text.size),
        "leading": figure(text.leading),
        "bold": text.bold,
        "align": text.align,
        "upright": text.upright,
    }


def _picture(picture: Picture) -> Json:
    data = b64encode(picture.data).decode("ascii")
    return {"name": picture.name, **_place(picture), "media": picture.media, "data": data}


def _symbol(symbol: Symbol) -> Json:
    return {
        "id": symbol.id,
        "step": symbol.step,
        "kind": symbol.kind.value,
        "executors": list(symbol.executors),
        **_place(symbol),
        "text": symbol.text,
        "letter": symbol.letter,
        "partner_page": symbol.partner_page,
        "partner_step": symbol.partner_step,
    }


def _connector(connector: Connector) -> Json:
    return {
        "kind": connector.kind.value,
        "from": connector.source,
        "to": connector.target,
        "outcome": connector.outcome,
        "points": [[figure(x), figure(y)] for x, y in connector.points],
        "jumps": [[figure(x), figure(y)] for x, y in connector.jumps],
        "label": None if connector.label is None else _label(connector.label),
    }


def _label(label: Label) -> Json:
    return {
        "text": label.text,
        **_place(label),
        "lines": list(label.lines),
        "size": figure(label.size),
        "leading": figure(label.leading),
    }


def _rule(rule: Rule) -> Json:
    ends = {"x1": figure(rule.x1), "y1": figure(rule.y1), "x2": figure(rule.x2), "y2": figure(rule.y2)}
    return {**ends, "heavy": rule.heavy}
