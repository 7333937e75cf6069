"""One HTML file that holds everything: a real table on each page, and the flow drawn over its lanes. Computes no place.

The texts lie at the layout's own coordinates; the table gives them meaning, for copying and for screen readers,
and its cells have the layout's boxes. Fonts are embedded; nothing is fetched and nothing runs.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import groupby
from re import sub

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sopkit.layout.values import Column, Layout, Page, Role, Symbol, SymbolKind, Text
from sopkit.model import Sop
from sopkit.render import shapes
from sopkit.render.figures import figure, figures
from sopkit.render.grid import Grid, grid
from sopkit.render.speech import Speech
from sopkit.resources import folder

_MM_PER_POINT = 25.4 / 72

# Weight in CSS and file in the wheel of each face in which a text may have been measured.
_FACES = {"Lato": ((400, "Lato-Regular.ttf"), (700, "Lato-Bold.ttf"))}

# Columns under a common title of the official form; the others have a heading of full height.
_GROUPS = {"lane": "executors", "requires": "standard", "time": "standard", "output": "standard"}


@dataclass(slots=True)
class Cell:
    """A cell of a page's table; `scope` is set in the cells that head a column or a group of columns."""

    name: str
    x: float
    y: float
    width: float
    height: float
    scope: str | None = None
    spoken: str | None = None
    texts: list[Text] = field(default_factory=list)

    @property
    def heads(self) -> bool:
        """Whether the cell names others rather than telling something itself."""
        return self.scope is not None or (bool(self.texts) and all(text.role is Role.LABEL for text in self.texts))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the template takes it."""

    page: Page
    name: str
    heading: str
    picture: str
    table: Grid[Cell]
    head_rows: int
    loose: tuple[Text, ...]
    """Texts outside the table, such as the footer."""
    figures: tuple["Figure", ...]

    @property
    def links(self) -> tuple["Figure", ...]:
        """The symbols that lead to another page."""
        return tuple(figure for figure in self.figures if figure.href)


@dataclass(frozen=True, slots=True)
class Figure:
    """A symbol with its words; `href` is the anchor of an off-page connector's partner."""

    symbol: Symbol
    anchor: str
    title: str | None
    href: str | None


def paint(sop: Sop, layout: Layout) -> str:
    """Write the whole SOP as one HTML text."""
    environment = Environment(
        loader=FileSystemLoader(folder("templates"), encoding="utf-8"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(
        mm=figure,
        points=lambda points: " ".join(figures(*point) for point in points),
        user_units=lambda size: figure(size * _MM_PER_POINT),
    )
    template = environment.get_template("flowchart.html.jinja")
    return template.render(
        layout=layout, sheets=list(_sheets(sop, layout)), faces=list(_faces(layout.font)), shapes=shapes
    )


def _faces(family: str) -> Iterator[tuple[int, str]]:
    """Yield weight and base64 text of the faces of a family; none for a family that no wheel brings."""
    for weight, name in _FACES.get(family, ()):
        yield weight, b64encode((files("font_lato") / "files" / name).read_bytes()).decode("ascii")


def _sheets(sop: Sop, layout: Layout) -> Iterator[Sheet]:
    speech = Speech(sop, layout)
    anchors = {
        (page.number, symbol.letter): _anchor(page, symbol)
        for page in layout.pages
        for symbol in page.symbols
        if symbol.letter
    }
    by = {number: frozenset(step.by) for number, step in enumerate(sop.steps, start=1)}
    for page in layout.pages:
        table = grid([*_heading_cells(page), *_row_cells(page, by, speech), *_box_cells(page)])
        yield Sheet(
            page=page,
            name=f"page-{page.number}",
            heading=speech.page(page),
            picture=speech.picture(page),
            table=table,
            head_rows=table.rows_above(page.heading.y + page.heading.height) if page.heading else 0,
            loose=tuple(_loose(page, table)),
            figures=tuple(_figures(page, anchors, speech)),
        )


def _heading_cells(page: Page) -> Iterator[Cell]:
    heading = page.heading
    if heading is None:
        return
    bottom = heading.y + heading.height
    for group, columns in _runs(page.columns):
        if group is None:
            for column in columns:
                yield Cell(column.name, column.x, heading.y, column.width, heading.height, "col")
            continue
        left, right = columns[0].x, columns[-1].x + columns[-1].width
        yield Cell(group, left, heading.y, right - left, heading.split - heading.y, "colgroup")
        for column in columns:
            yield Cell(column.name, column.x, heading.split, column.width, bottom - heading.split, "col")


def _runs(columns: Iterable[Column]) -> Iterator[tuple[str | None, list[Column]]]:
    """Yield neighbouring columns that share a title, with the name of their group."""
    for group, run in groupby(columns, key=lambda column: _GROUPS.get(column.name)):
        yield group, list(run)


def _row_cells(page: Page, by: Mapping[int, frozenset[str]], speech: Speech) -> Iterator[Cell]:
    for row in page.rows:
        # A step that goes on over a page is said once.
        said = row.number if row.part == 1 else None
        for column in page.columns:
            speaks = said is not None and column.executor in by.get(said, ())
            yield Cell(
                column.name,
                column.x,
                row.y,
                column.width,
                row.height,
                spoken=speech.step(said) if speaks and said is not None else None,
            )


def _box_cells(page: Page) -> Iterator[Cell]:
    for box in page.boxes:
        yield Cell(box.name, box.x, box.y, box.width, box.height)


def _loose(page: Page, table: Grid[Cell]) -> Iterator[Text]:
    """Put each text into the cell that holds its middle, and yield those that belong to none."""
    for text in page.texts:
        cell = table.at(text.x + text.width / 2, text.y + text.height / 2) if text.role is not Role.FOOTER else None
        if cell is None:
            yield text
        else:
            cell.texts.append(text)


def _figures(page: Page, anchors: Mapping[tuple[int, str], str], speech: Speech) -> Iterator[Figure]:
    numbers = {row.step: row.number for row in reversed(page.rows)}
    for symbol in page.symbols:
        href = title = None
        if symbol.kind is SymbolKind.OFFPAGE:
            title = speech.offpage(page, symbol)
            if symbol.letter is not None and symbol.partner_page is not None:
                href = anchors.get((symbol.partner_page, symbol.letter))
        elif number := numbers.get(symbol.step):
            title = speech.step(number)
        yield Figure(symbol, _anchor(page, symbol), title, href)


def _anchor(page: Page, symbol: Symbol) -> str:
    """Make an id that is one word in HTML, CSS and URLs; different symbols keep different ids, whatever they hold."""
    safe = sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}_", symbol.id)
    return f"page-{page.number}-{safe}"
