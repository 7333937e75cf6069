"""The cells of a page's tables as HTML has them: what they say, what they lead to. Knows no markup."""

from collections.abc import Mapping

from msgspec import Struct

from sopkit.layout.values import Page, Picture, Role, Row, Text
from sopkit.model import Sop
from sopkit.render.cells import Cell, Table
from sopkit.render.grid import Grid, Placed
from sopkit.render.signs import Sign
from sopkit.render.speech import Speech


class Link(Struct, frozen=True):
    """A place in the table that the keyboard reaches; `name` is heard, `marks` are its classes."""

    anchor: str
    href: str
    name: str
    marks: str


class TableCell(Struct, frozen=True):
    """A cell as HTML has it; `scope` is set where it heads a column, a group of columns or a row."""

    name: str
    scope: str | None
    colspan: int
    rowspan: int
    height: float
    texts: tuple[Text, ...]
    pictures: tuple[Picture, ...]
    link: Link | None
    """What the texts of the cell lead to."""
    doors: tuple[Link, ...]
    """Links that are heard and reached, while the drawing shows them."""
    spoken: str | None

    @property
    def heads(self) -> bool:
        """Whether the cell names others rather than telling something itself."""
        return self.scope is not None or (bool(self.texts) and all(text.role is Role.LABEL for text in self.texts))


class SheetTable(Struct, frozen=True):
    """A table as HTML has it: its grid, and the cells of each row, None where nothing is: most cells of the lanes."""

    grid: Grid[Cell]
    head_rows: int
    rows: tuple[tuple[TableCell | None, ...], ...]
    name: str | None
    """What it is called where the page has two."""


class Figure(Struct, frozen=True):
    """A symbol of the drawing with its classes; `href` leads to an off-page connector's partner."""

    sign: Sign
    marks: str
    href: str | None


class Context(Struct, frozen=True):
    """What the cells of an SOP's page are told by; `prefix` stands before their anchors."""

    sop: Sop
    speech: Speech
    prefix: str = ""


class Cells:
    """Makes the cells of one page, with everything that they say and lead to.

    A page of a book that is no SOP's has no context; `goals` are the anchors of the pages that its texts lead to.
    """

    def __init__(
        self, page: Page, figures: tuple[Figure, ...], context: Context | None, goals: Mapping[int, str]
    ) -> None:
        self._page = page
        self._context = context
        self._goals = goals
        self._figures = {figure.sign.anchor: figure for figure in figures}
        self._rows = {row.y: row for row in page.rows}
        self._executors = {column.x: column.executor for column in page.columns}
        names = [column.name for column in page.columns]
        self._first = "number" if "number" in names else next(iter(names), None)

    def table(self, table: Table, name: str | None) -> SheetTable:
        """Make a table; a page's only one has the name of the page."""
        rows = (self._row(row, head=number < table.head_rows) for number, row in enumerate(table.grid.rows))
        return SheetTable(table.grid, table.head_rows, tuple(rows), name)

    def _row(self, placed: tuple[Placed[Cell], ...], *, head: bool) -> tuple[TableCell | None, ...]:
        pentagons = [
            figure
            for each in placed
            if each.box
            for sign in each.box.signs
            if (figure := self._figures[sign.anchor]).href is not None
        ]
        return tuple(self._cell(each, each.box, pentagons, head=head) if each.box else None for each in placed)

    def _cell(self, placed: Placed[Cell], box: Cell, pentagons: list[Figure], *, head: bool) -> TableCell | None:
        row = None if head else self._rows.get(box.y)
        scope = link = spoken = None
        doors: list[Figure] = []
        if head:
            scope = "colgroup" if box.name in ("executors", "standard") else "col"
        elif row is not None and self._context is not None:
            # The words of a row that has a single connector lead where it leads; else there is nothing to click on.
            worded = row.step is None and len(pentagons) == 1 and self._has_words(row)
            doors = [] if worded else [figure for figure in pentagons if figure.sign in box.signs]
            if worded and box.name == "activity":
                link = to_partner(pentagons[0])
            if row.total and box.name == "activity":
                scope = "row"
            # A step that goes on over a page is said once.
            if row.number is not None and row.part == 1:
                if box.name == self._first:
                    link = self._to_step(row, row.number, self._context)
                if self._executors.get(box.x) in _by(self._context.sop, row.number):
                    spoken = self._context.speech.ways(row.number)
        elif row is not None:
            link = self._to_page(box)
        shown = box.texts or box.pictures or link or spoken or doors
        if not (head or shown or placed.colspan > 1 or placed.rowspan > 1):
            return None
        return TableCell(
            name=box.name,
            scope=scope,
            colspan=placed.colspan,
            rowspan=placed.rowspan,
            height=box.height,
            texts=tuple(box.texts),
            pictures=tuple(box.pictures),
            link=link,
            doors=tuple(to_partner(figure) for figure in doors),
            spoken=spoken,
        )

    def _to_step(self, row: Row, number: int, context: Context) -> Link:
        marks = next((figure.marks for figure in self._figures.values() if figure.sign.symbol.id == row.step), "")
        place = f"{context.prefix}langkah-{number}"
        return Link(place, f"#{place}", context.speech.step(number), marks)

    def _to_page(self, box: Cell) -> Link | None:
        """Lead from the title of a book's contents to where it begins."""
        for text in box.texts:
            if text.column == "title" and text.goal is not None and text.goal in self._goals:
                return Link(f"to-page-{text.goal}", self._goals[text.goal], " ".join(text.lines), "")
        return None

    def _has_words(self, row: Row) -> bool:
        return any(text.column == "activity" and row.y <= text.y < row.y + row.height for text in self._page.texts)


def _by(sop: Sop, number: int) -> tuple[str, ...]:
    return sop.steps[number - 1].by if number <= len(sop.steps) else ()


def to_partner(figure: Figure) -> Link:
    """Lead from an off-page connector to its partner."""
    assert figure.href is not None
    return Link(door(figure.sign.anchor), figure.href, called(figure.sign), figure.marks)


def door(place: str) -> str:
    """Call the place in the table where an off-page connector is reached; in the drawing it is no tab stop."""
    return f"to-{place}"


def called(sign: Sign) -> str:
    """Say an off-page connector: its letter, and where it leads."""
    return f"{sign.symbol.letter}: {sign.title}"
