"""A layout as data for `templates/form.typ`, which Typst sets as PDF or as pictures. Computes no place.

Words go to Typst as JSON, never as source, so that none can mean anything to it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typst

from sopkit.layout.values import Connector, Label, Layout, Page, Role, Symbol, SymbolKind, Text
from sopkit.model import Sop
from sopkit.render import shapes
from sopkit.render.cells import Cell, Table, tables_of
from sopkit.render.dates import day_of
from sopkit.render.fonts import drop, folder
from sopkit.render.grid import Placed
from sopkit.render.signs import Sign, Signs
from sopkit.resources import folder as resources

if TYPE_CHECKING:
    from typst import PDFStandard  # stands in the types alone

Json = dict[str, Any]

# Half of a character, which no encoding can write.
_HALF = re.compile("[\ud800-\udfff]")

_STANDARDS: list["PDFStandard"] = ["a-2a", "ua-1"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is set: its PDF, and what makes pictures of the same."""

    pdf: bytes
    compiler: typst.Compiler
    source: bytes

    def pictures(self, dpi: float) -> list[bytes]:
        """Draw every page as a PNG of `dpi` pixels to the inch."""
        made = self.compiler.compile(self.source, format="png", ppi=dpi)
        assert made is not None
        return [made] if isinstance(made, bytes) else made


def set_form(sop: Sop, layout: Layout) -> Form:
    """Set all pages as a PDF that declares PDF/A-2a and PDF/UA-1.

    Both forbid a sign that no font can show. Where the fonts of the wheels lack one, those of the machine are asked;
    where these lack it too, a box stands for it and the PDF declares neither.
    """
    data = _HALF.sub("\ufffd", json.dumps(_form(sop, layout), ensure_ascii=False))
    source = (resources("templates") / "form.typ").read_bytes()
    attempts: list[tuple[bool, list[PDFStandard]]] = [(False, _STANDARDS), (True, _STANDARDS), (True, [])]
    while True:
        system_fonts, standards = attempts.pop(0)
        fonts = typst.Fonts(include_system_fonts=system_fonts, font_paths=[folder()])
        compiler = typst.Compiler(root=resources("templates"), font_paths=fonts, sys_inputs={"form": data})
        try:
            made = compiler.compile(source, format="pdf", pdf_standards=standards)
        except typst.TypstError:
            if not attempts:
                raise
        else:
            assert isinstance(made, bytes)
            return Form(made, compiler, source)


def _form(sop: Sop, layout: Layout) -> Json:
    signs = Signs(sop, layout)
    day = day_of(sop)
    return {
        # PDF/UA wants a title that is not blank.
        "title": layout.title.strip() or layout.number or "SOP",
        "author": layout.institution or [],
        "language": layout.language,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "width": layout.paper.width,
        "height": layout.paper.height,
        "font": layout.font,
        "drop": drop(layout.font),
        "stroke": shapes.STROKE,
        "pages": [_page(page, signs) for page in layout.pages],
    }


def _page(page: Page, signs: Signs) -> Json:
    tables, rest = tables_of(page, signs.of(page))
    return {
        "heading": signs.speech.page(page),
        "tints": list(_tints(page)),
        "rules": [
            {"x1": rule.x1, "y1": rule.y1, "x2": rule.x2, "y2": rule.y2, "heavy": rule.heavy} for rule in page.rules
        ],
        "connectors": [_connector(connector) for connector in page.connectors],
        "tables": [_table(table) for table in tables],
        "texts": [_text(text) for text in rest.texts if text.role is not Role.FOOTER],
        "footers": [_text(text) for text in rest.texts if text.role is Role.FOOTER],
        "signs": [_sign(sign) for sign in rest.signs],
    }


def _tints(page: Page) -> Iterator[Json]:
    if page.heading is not None and page.columns:
        first, last = page.columns[0], page.columns[-1]
        place = {"x": first.x, "width": last.x + last.width - first.x}
        yield {**place, "y": page.heading.y, "height": page.heading.height}


def _table(table: Table) -> Json:
    grid = table.grid
    return {
        "x": grid.xs[0],
        "y": grid.ys[0],
        "columns": grid.widths,
        "rows": grid.heights,
        "head": table.head_rows,
        "cells": [_cell(placed, grid.xs, grid.ys) for row in grid.rows for placed in row],
    }


def _cell(placed: Placed[Cell], xs: tuple[float, ...], ys: tuple[float, ...]) -> Json:
    box = placed.box
    return {
        "column": placed.column,
        "row": placed.row,
        "colspan": placed.colspan,
        "rowspan": placed.rowspan,
        "x": xs[placed.column],
        "y": ys[placed.row],
        "texts": [_text(text) for text in box.texts] if box else [],
        "signs": [_sign(sign) for sign in box.signs] if box else [],
    }


def _place(part: Text | Symbol | Label) -> Json:
    return {"x": part.x, "y": part.y, "width": part.width, "height": part.height}


def _text(text: Text) -> Json:
    return {
        **_place(text),
        "lines": text.lines,
        "size": text.size,
        "leading": text.leading,
        "bold": text.bold,
        "align": text.align,
        "upright": text.upright,
    }


def _middle(part: Symbol | Label, lines: Iterable[str], size: float, leading: float, *, bold: bool = False) -> Json:
    words = {"lines": list(lines), "size": size, "leading": leading, "bold": bold}
    return {**_place(part), **words, "align": "center", "upright": False}


def _sign(sign: Sign) -> Json:
    symbol, partner = sign.symbol, sign.partner
    words = symbol.text or symbol.letter
    bold = symbol.kind is SymbolKind.OFFPAGE
    return {
        **_place(symbol),
        "radius": shapes.corner(symbol),
        "corners": shapes.outline(symbol),
        "title": sign.title or words or symbol.id or symbol.kind.value,
        "texts": [_middle(symbol, [words], shapes.SYMBOL_TEXT, symbol.height, bold=bold)] if words else [],
        "labels": [_middle(label, label.lines, label.size, label.leading) for label in sign.exits],
        "link": None
        if partner is None
        else {"page": partner.page.number, "x": partner.symbol.x, "y": partner.symbol.y},
    }


def _connector(connector: Connector) -> Json:
    return {"shaft": shapes.shaft(connector), "head": shapes.arrowhead(connector)}
