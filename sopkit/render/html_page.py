"""One HTML file that holds everything: a real table on each page, and the flow drawn over its lanes. Computes no place.

The texts lie at the layout's own coordinates; the table gives them meaning, for copying, for the keyboard and for
screen readers, and its cells have the layout's boxes. Fonts are embedded; nothing is fetched and nothing runs.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sopkit.layout.values import Connector, Layout, Page, Role, Row, SymbolKind, Text
from sopkit.model import Sop
from sopkit.render.cells import Cell, Table, table_of
from sopkit.render.fonts import faces
from sopkit.render.grid import Grid, Placed
from sopkit.render.signs import Sign, Signs, anchor
from sopkit.render.speech import Speech
from sopkit.render.templating import environment
from sopkit.render.ways import Ways


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the table that the keyboard reaches; `name` is heard, `marks` are its classes."""

    anchor: str
    href: str
    name: str
    marks: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell as HTML has it; `scope` is set where it heads a column or a group of columns."""

    name: str
    scope: str | None
    colspan: int
    rowspan: int
    height: float
    texts: tuple[Text, ...]
    link: Link | None
    """What the texts of the cell lead to."""
    doors: tuple[Link, ...]
    """Links that are heard and reached, while the drawing shows them."""
    spoken: str | None

    @property
    def heads(self) -> bool:
        """Whether the cell names others rather than telling something itself."""
        return self.scope is not None or (bool(self.texts) and all(text.role is Role.LABEL for text in self.texts))


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table as HTML has it: its grid, and the cells of each row, None where nothing is: most cells of the lanes."""

    grid: Grid[Cell]
    head_rows: int
    rows: tuple[tuple[TableCell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A symbol of the drawing with its classes; `href` leads to an off-page connector's partner."""

    sign: Sign
    marks: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the template takes it."""

    page: Page
    name: str
    heading: str
    picture: str
    description: str
    tables: tuple[SheetTable, ...]
    texts: tuple[Text, ...]
    """Texts outside the tables, such as the footer."""
    figures: tuple[Figure, ...]
    ways: Ways

    def marks(self, connector: Connector) -> str:
        """Give the classes of a connector: the nodes whose ways it is part of."""
        return _lit(self.ways.of_connector(connector))


def paint(sop: Sop, layout: Layout) -> str:
    """Write the whole SOP as one HTML text."""
    template = environment().get_template("flowchart.html.jinja")
    return template.render(
        layout=layout,
        sheets=list(_sheets(sop, layout)),
        faces=[(face.weight, b64encode(face.whole()).decode("ascii")) for face in faces(layout.font)],
        # What is scrolled to must not lie under a heading that stays.
        highest_heading=max((page.heading.height for page in layout.pages if page.heading), default=0.0),
    )


def _sheets(sop: Sop, layout: Layout) -> Iterator[Sheet]:
    signs = Signs(sop, layout)
    for page in layout.pages:
        ways = Ways(page)
        figures = tuple(_figures(signs.of(page), ways))
        tables, texts = _tables(page, figures)
        painter = _Cells(sop, page, signs.speech, figures)
        yield Sheet(
            page=page,
            name=f"page-{page.number}",
            heading=signs.speech.page(page),
            picture=signs.speech.picture(page),
            description=_description(page, signs.speech, figures),
            tables=tuple(painter.table(table) for table in tables),
            texts=texts,
            figures=figures,
            ways=ways,
        )


def _figures(signs: Iterator[Sign], ways: Ways) -> Iterator[Figure]:
    for sign in signs:
        node = ways.node(sign.symbol)
        marks = f"n{node} {_lit(ways.of_node(node))}"
        yield Figure(sign, marks, f"#{_door(anchor(sign.partner.page, sign.partner.symbol))}" if sign.partner else None)


def _tables(page: Page, figures: tuple[Figure, ...]) -> tuple[list[Table], tuple[Text, ...]]:
    """Make the table of the identity block and that of the flowchart, as the page has them, and what is in neither."""
    tables, texts = [], page.texts
    blocks = (replace(page, columns=(), heading=None, rows=()), replace(page, boxes=()))
    for block in blocks:
        if block.boxes or block.columns:
            table = table_of(replace(block, texts=texts), [figure.sign for figure in figures if block.columns])
            tables.append(table)
            texts = table.texts
    return tables, texts


def _description(page: Page, speech: Speech, figures: tuple[Figure, ...]) -> str:
    """Tell the flow of a page in short: the table has the activities."""
    steps = [speech.ways(row.number) for row in page.rows if row.number and row.part == 1]
    return "; ".join([*steps, *(_called(figure.sign) for figure in figures if _is_offpage(figure.sign))])


class _Cells:
    """Makes the cells of one page, with everything that they say and lead to."""

    def __init__(self, sop: Sop, page: Page, speech: Speech, figures: tuple[Figure, ...]) -> None:
        self._sop = sop
        self._page = page
        self._speech = speech
        self._figures = {figure.sign.anchor: figure for figure in figures}
        self._rows = {row.y: row for row in page.rows}
        self._executors = {column.x: column.executor for column in page.columns}
        names = [column.name for column in page.columns]
        self._first = "number" if "number" in names else next(iter(names), None)

    def table(self, table: Table) -> SheetTable:
        rows = (self._row(row, head=number < table.head_rows) for number, row in enumerate(table.grid.rows))
        return SheetTable(table.grid, table.head_rows, tuple(rows))

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
        elif row is not None:
            # The words of a row that has a single connector lead where it leads; else there is nothing to click on.
            worded = row.step is None and len(pentagons) == 1 and self._has_words(row)
            doors = [] if worded else [figure for figure in pentagons if figure.sign in box.signs]
            if worded and box.name == "activity":
                link = _to_partner(pentagons[0])
            # A step that goes on over a page is said once.
            if row.number is not None and row.part == 1:
                if box.name == self._first:
                    link = self._to_step(row)
                if self._executors.get(box.x) in self._by(row.number):
                    spoken = self._speech.ways(row.number)
        if not (head or box.texts or link or spoken or doors or placed.colspan > 1 or placed.rowspan > 1):
            return None
        return TableCell(
            name=box.name,
            scope=scope,
            colspan=placed.colspan,
            rowspan=placed.rowspan,
            height=box.height,
            texts=tuple(box.texts),
            link=link,
            doors=tuple(_to_partner(figure) for figure in doors),
            spoken=spoken,
        )

    def _to_step(self, row: Row) -> Link:
        assert row.number is not None
        marks = next((figure.marks for figure in self._figures.values() if figure.sign.symbol.id == row.step), "")
        place = f"langkah-{row.number}"
        return Link(place, f"#{place}", self._speech.step(row.number), marks)

    def _has_words(self, row: Row) -> bool:
        return any(text.column == "activity" and row.y <= text.y < row.y + row.height for text in self._page.texts)

    def _by(self, number: int) -> tuple[str, ...]:
        return self._sop.steps[number - 1].by if number <= len(self._sop.steps) else ()


def _to_partner(figure: Figure) -> Link:
    assert figure.href is not None
    return Link(_door(figure.sign.anchor), figure.href, _called(figure.sign), figure.marks)


def _door(place: str) -> str:
    """Call the place in the table where an off-page connector is reached; in the drawing it is no tab stop."""
    return f"to-{place}"


def _called(sign: Sign) -> str:
    return f"{sign.symbol.letter}: {sign.title}"


def _is_offpage(sign: Sign) -> bool:
    return sign.symbol.kind is SymbolKind.OFFPAGE


def _lit(nodes: tuple[int, ...]) -> str:
    return " ".join(f"w{node}" for node in nodes)
