"""The tables of a page: their cells in a grid, with the texts and symbols that stand in them. Knows no markup.

A cell is a box of the layout; what is in it is found by place.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from sopkit.layout.values import Column, Page, Picture, Role, Text
from sopkit.render.grid import Grid, grid
from sopkit.render.signs import Sign

# Columns under a common title of the official form; the others have a heading of full height.
_GROUPS = {"lane": "executors", "requires": "standard", "time": "standard", "output": "standard"}


class Cell(Struct):
    """A cell, named after its column or its field."""

    name: str
    x: float
    y: float
    width: float
    height: float
    texts: list[Text] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


class Table(Struct, frozen=True):
    """A table: its cells, and how many of its rows are headings."""

    grid: Grid[Cell]
    head_rows: int


class Rest(Struct, frozen=True):
    """What of a page stands in none of its tables."""

    texts: tuple[Text, ...]
    signs: tuple[Sign, ...]
    pictures: tuple[Picture, ...]


def tables_of(page: Page, signs: Iterable[Sign]) -> tuple[list[Table], Rest]:
    """Make the table of the identity block and that of the flowchart, whichever the page has."""
    tables = []
    rest = Rest(page.texts, tuple(signs), page.pictures)
    for part in (replace(page, columns=(), heading=None, rows=()), replace(page, boxes=())):
        if part.boxes or part.columns:
            table, rest = _table_of(part, rest)
            tables.append(table)
    return tables, rest


def _table_of(page: Page, rest: Rest) -> tuple[Table, Rest]:
    """Put each text, picture and symbol into the cell that holds its middle; a box over several lanes into the first.

    Also give what stands in none of the cells.
    """
    table = grid([*_heading_cells(page), *_row_cells(page), *_box_cells(page)])
    texts: list[Text] = []
    for text in rest.texts:
        outside = text.role in (Role.FOOTER, Role.MARK)
        cell = None if outside else table.at(text.x + text.width / 2, text.y + text.height / 2)
        (cell.texts if cell else texts).append(text)
    pictures: list[Picture] = []
    for picture in rest.pictures:
        cell = table.at(picture.x + picture.width / 2, picture.y + picture.height / 2)
        (cell.pictures if cell else pictures).append(picture)
    loose: list[Sign] = []
    for sign in rest.signs:
        symbol = sign.symbol
        cell = table.at(symbol.x, symbol.y + symbol.height / 2)
        (cell.signs if cell else loose).append(sign)
    head_rows = table.rows_above(page.heading.y + page.heading.height) if page.heading else 0
    return Table(table, head_rows), Rest(tuple(texts), tuple(loose), tuple(pictures))


def _heading_cells(page: Page) -> Iterator[Cell]:
    heading = page.heading
    if heading is None:
        return
    bottom = heading.y + heading.height
    for group, run in groupby(page.columns, key=lambda column: _GROUPS.get(column.name)):
        columns: list[Column] = list(run)
        top = heading.y if group is None else heading.split
        if group is not None:
            left, right = columns[0].x, columns[-1].x + columns[-1].width
            yield Cell(group, left, heading.y, right - left, heading.split - heading.y)
        for column in columns:
            yield Cell(column.name, column.x, top, column.width, bottom - top)


def _row_cells(page: Page) -> Iterator[Cell]:
    for row in page.rows:
        for column in page.columns:
            yield Cell(column.name, column.x, row.y, column.width, row.height)


def _box_cells(page: Page) -> Iterator[Cell]:
    for box in page.boxes:
        yield Cell(box.name, box.x, box.y, box.width, box.height)
