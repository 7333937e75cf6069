"""A layout as data for `templates/form.typ`, which Typst sets as PDF or as pictures. Computes no place.

Words go to Typst as JSON, never as source, so that none can mean anything to it.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from typing import TYPE_CHECKING, Any

import typst
from msgspec import Struct

from sopkit.layout.values import Book, Connector, Label, Layout, Page, Paper, Picture, Role, Symbol, SymbolKind, Text
from sopkit.model import Sop
from sopkit.render import shapes, speech
from sopkit.render.cells import Cell, Table, tables_of
from sopkit.render.dates import day_of
from sopkit.render.fonts import drop, folder
from sopkit.render.grid import Placed
from sopkit.render.lines import Line, lines
from sopkit.render.signs import Sign, Signs, front_signs
from sopkit.render.writable import writable
from sopkit.resources import folder as resources

if TYPE_CHECKING:
    from typst import PDFStandard  # stands in the types alone

Json = dict[str, Any]

_FORMATS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}

# Scripts whose letters join or change order; those that the fonts of the wheels hold stand alone.
_JOINED = re.compile("[^\0-\u058f\u2000-\u200a\u2010-\u2027\u2030-\u205f\u2070-\u2bff\ufffd]")

# What stands on the page beside its content.
_APART = (Role.FOOTER, Role.MARK)

_STANDARDS: list["PDFStandard"] = ["a-2a", "ua-1"]


class Form(Struct, frozen=True):
    """A form that is set: its PDF, and what makes pictures of the same."""

    pdf: bytes
    compiler: typst.Compiler
    source: bytes

    def pictures(self, dpi: float) -> list[bytes]:
        """Draw every page as a PNG of `dpi` pixels to the inch."""
        made = self.compiler.compile(self.source, format="png", ppi=dpi)
        assert made is not None
        return [made] if isinstance(made, bytes) else made


class _Sheet(Struct, frozen=True):
    """A page, and what is said of it beside its words."""

    page: Page
    paper: Paper
    heading: str
    level: int
    chapter: str | None
    logo: str
    signs: Iterable[Sign]
    lines: Iterable[tuple[Connector, Line]]
    before: int = 0
    """Pages of the book before this SOP."""


def set_form(sop: Sop, layout: Layout) -> Form:
    """Set all pages of an SOP as a PDF."""
    title = layout.title.strip() or layout.number or "SOP"
    return _set(title, layout.institution, layout.language, layout.font, day_of(sop), _sheets(sop, layout))


def set_book(sops: Sequence[Sop], book: Book) -> bytes:
    """Set a book as a PDF whose bookmarks are its SOPs; its day is that of the latest of them."""
    sheets = [_front_sheet(page, book) for page in book.front]
    for sop, chapter in zip(sops, book.chapters, strict=True):
        sheets += _sheets(sop, chapter.layout, chapter.first - 1)
    day = max(map(day_of, sops))
    return _set(book.title, book.institution, book.language, book.font, day, sheets).pdf


def _set(title: str, author: str | None, language: str, font: str, day: date, sheets: Iterable[_Sheet]) -> Form:
    """Set pages as a PDF that declares PDF/A-2a and PDF/UA-1.

    Both forbid a sign that no font can show. Where the fonts of the wheels lack one, those of the machine are asked;
    where these lack it too, a box stands for it and the PDF declares neither. On some mixtures of joined scripts the
    writer of PDFs fails for good (krilla 0.8.2, "byte range starts at"); then a box stands for each of their letters.
    """
    form = {
        # PDF/UA wants a title that is not blank.
        "title": title.strip() or "SOP",
        "author": author or [],
        "language": language,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "font": font,
        "drop": drop(font),
        "stroke": shapes.STROKE,
        "pages": [_page(sheet) for sheet in sheets],
    }
    data = writable(json.dumps(form, ensure_ascii=False))
    source = (resources("templates") / "form.typ").read_bytes()
    attempts: list[tuple[str, bool, list[PDFStandard]]] = [
        (data, False, _STANDARDS),
        (data, True, _STANDARDS),
        (data, True, []),
        (_JOINED.sub("\ufffd", data), False, []),
    ]
    while True:
        words, system_fonts, standards = attempts.pop(0)
        fonts = typst.Fonts(include_system_fonts=system_fonts, font_paths=[folder()])
        compiler = typst.Compiler(root=resources("templates"), font_paths=fonts, sys_inputs={"form": words})
        try:
            with _quiet() if attempts and _JOINED.search(words) else nullcontext():
                made = compiler.compile(source, format="pdf", pdf_standards=standards)
        except BaseException as error:
            # A panic of Rust comes as what is no Exception.
            failed = isinstance(error, typst.TypstError) or type(error).__name__ == "PanicException"
            if not (failed and attempts):
                raise
        else:
            assert isinstance(made, bytes)
            return Form(made, compiler, source)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what a panic of Rust says from standard error; where that is no file of the system, it says it."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)


def _sheets(sop: Sop, layout: Layout, before: int | None = None) -> Iterator[_Sheet]:
    """Yield the pages of an SOP; in a book it is told how many pages stand before it."""
    signs = Signs(sop, layout)
    for page in layout.pages:
        yield _Sheet(
            page,
            layout.paper,
            heading=signs.speech.page(page),
            level=1 if before is None else 2,
            chapter=speech.chapter(layout) if before is not None and page.number == 1 else None,
            logo=signs.speech.logo(),
            signs=signs.of(page),
            lines=lines(page, layout.rounding, layout.jump),
            before=before or 0,
        )


def _front_sheet(page: Page, book: Book) -> _Sheet:
    return _Sheet(
        page,
        book.paper,
        heading=speech.front_page(page, book.language),
        level=1,
        chapter=None,
        logo=speech.logo(book.institution, book.language),
        signs=front_signs(page),
        lines=lines(page),
    )


def _page(sheet: _Sheet) -> Json:
    page = sheet.page
    tables, rest = tables_of(page, sheet.signs)
    return {
        "width": sheet.paper.width,
        "height": sheet.paper.height,
        "heading": sheet.heading,
        "level": sheet.level,
        "chapter": sheet.chapter,
        "tints": list(_tints(page)),
        "rules": [
            {"x1": rule.x1, "y1": rule.y1, "x2": rule.x2, "y2": rule.y2, "heavy": rule.heavy} for rule in page.rules
        ],
        "connectors": [_connector(connector, line) for connector, line in sheet.lines],
        "tables": [_table(table, sheet) for table in tables],
        "pictures": [_picture(picture, sheet.logo) for picture in rest.pictures],
        "texts": [_text(text) for text in rest.texts if text.role not in _APART],
        "footers": [_text(text) for text in rest.texts if text.role is Role.FOOTER],
        "marks": [_text(text) for text in rest.texts if text.role is Role.MARK],
        "signs": [_sign(sign, sheet.before) for sign in rest.signs],
    }


def _tints(page: Page) -> Iterator[Json]:
    if page.heading is not None and page.columns:
        first, last = page.columns[0], page.columns[-1]
        place = {"x": first.x, "width": last.x + last.width - first.x}
        yield {**place, "y": page.heading.y, "height": page.heading.height}


def _table(table: Table, sheet: _Sheet) -> Json:
    grid = table.grid
    return {
        "x": grid.xs[0],
        "y": grid.ys[0],
        "columns": grid.widths,
        "rows": grid.heights,
        "head": table.head_rows,
        "cells": [_cell(placed, grid.xs, grid.ys, sheet) for row in grid.rows for placed in row],
    }


def _cell(placed: Placed[Cell], xs: tuple[float, ...], ys: tuple[float, ...], sheet: _Sheet) -> Json:
    box = placed.box
    return {
        "column": placed.column,
        "row": placed.row,
        "colspan": placed.colspan,
        "rowspan": placed.rowspan,
        "x": xs[placed.column],
        "y": ys[placed.row],
        "texts": [_text(text) for text in box.texts] if box else [],
        "pictures": [_picture(picture, sheet.logo) for picture in box.pictures] if box else [],
        "signs": [_sign(sign, sheet.before) for sign in box.signs] if box else [],
    }


def _place(part: Text | Picture | Symbol | Label) -> Json:
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
        "goal": text.goal,
    }


def _picture(picture: Picture, alt: str) -> Json:
    # Typst takes no bytes but as a list of numbers.
    return {**_place(picture), "format": _FORMATS[picture.media], "data": list(picture.data), "alt": alt}


def _middle(part: Symbol | Label, lines: Iterable[str], size: float, leading: float, *, bold: bool = False) -> Json:
    words = {"lines": list(lines), "size": size, "leading": leading, "bold": bold}
    return {**_place(part), **words, "align": "center", "upright": False, "goal": None}


def _sign(sign: Sign, before: int) -> Json:
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
        else {"page": before + partner.page.number, "x": partner.symbol.x, "y": partner.symbol.y},
    }


def _connector(connector: Connector, line: Line) -> Json:
    return {"start": line.start, "parts": line.parts, "head": shapes.arrowhead(connector)}
