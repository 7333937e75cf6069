"""One HTML file that holds everything: a real table on each page, and the flow drawn over its lanes. Computes no place.

The texts lie at the layout's own coordinates; the table gives them meaning, for copying, for the keyboard and for
screen readers, and its cells have the layout's boxes. Fonts are embedded; nothing is fetched and nothing runs.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from sopkit.layout.values import Book, Connector, Layout, Page, Paper, Picture, SymbolKind, Text
from sopkit.model import Sop
from sopkit.render import speech
from sopkit.render.cells import tables_of
from sopkit.render.fonts import faces
from sopkit.render.html_cells import Cells, Context, Figure, SheetTable, called, door
from sopkit.render.lines import Line, lines
from sopkit.render.signs import Sign, Signs, front_signs
from sopkit.render.speech import Speech
from sopkit.render.templating import environment
from sopkit.render.ways import Ways
from sopkit.render.writable import writable


class Sheet(Struct, frozen=True):
    """A page as the template takes it."""

    page: Page
    paper: Paper
    name: str
    chapter: str | None
    """What heads the SOP that begins here, in a book."""
    labels: str
    """Anchors of the headings by which the page is called."""
    level: int
    """Of the page's heading."""
    heading: str
    picture: str
    description: str
    logo: str
    tables: tuple[SheetTable, ...]
    texts: tuple[Text, ...]
    """Texts outside the tables, such as the footer."""
    pictures: tuple[Picture, ...]
    figures: tuple[Figure, ...]
    lines: tuple[tuple[Connector, Line], ...]
    ways: Ways

    def marks(self, connector: Connector) -> str:
        """Give the classes of a connector: the nodes whose ways it is part of."""
        return _lit(self.ways.of_connector(connector))


def paint(sop: Sop, layout: Layout) -> str:
    """Write the whole SOP as one HTML text."""
    return _document(layout.title, layout.language, layout.font, list(_sheets(sop, layout)))


def paint_book(sops: Sequence[Sop], book: Book) -> str:
    """Write a book as one HTML text; `sops` are those of its chapters."""
    goals = {chapter.first: f"#{_prefix(number)}page-1" for number, chapter in enumerate(book.chapters, start=1)}
    sheets = [_front_sheet(page, book, goals) for page in book.front]
    for number, (sop, chapter) in enumerate(zip(sops, book.chapters, strict=True), start=1):
        # Two SOPs may have one title: their place in the contents tells them apart.
        sheets += _sheets(sop, chapter.layout, _prefix(number), f"{number}. {speech.chapter(chapter.layout)}")
    return _document(book.title, book.language, book.font, sheets)


def _prefix(chapter: int) -> str:
    """Keep the anchors of a chapter apart from those of all others."""
    return f"sop-{chapter}-"


def _document(title: str, language: str, font: str, sheets: Sequence[Sheet]) -> str:
    return writable(
        environment()
        .get_template("flowchart.html.jinja")
        .render(
            title=title,
            language=language,
            font=font,
            papers=list(dict.fromkeys((sheet.paper.width, sheet.paper.height) for sheet in sheets)),
            sheets=sheets,
            faces=[(face.weight, b64encode(face.whole()).decode("ascii")) for face in faces(font)],
            # What is scrolled to must not lie under a heading that stays.
            highest_heading=max((sheet.page.heading.height for sheet in sheets if sheet.page.heading), default=0.0),
        )
    )


def _sheets(sop: Sop, layout: Layout, prefix: str = "", chapter: str | None = None) -> Iterator[Sheet]:
    """Yield the pages of an SOP, or of a chapter with its prefix and its heading."""
    signs = Signs(sop, layout, prefix)
    for page in layout.pages:
        ways = Ways(page)
        figures = tuple(_figures(signs.of(page), ways))
        tables, rest = tables_of(page, [figure.sign for figure in figures])
        painter = Cells(page, figures, Context(sop, signs.speech, prefix), {})
        names = signs.speech.tables(page) or (None,)
        name = f"{prefix}page-{page.number}"
        yield Sheet(
            page=page,
            paper=layout.paper,
            name=name,
            chapter=chapter if page.number == 1 else None,
            labels=f"{prefix}page-1-chapter {name}-heading" if chapter else f"{name}-heading",
            level=3 if chapter else 2,
            heading=signs.speech.page(page),
            picture=signs.speech.picture(page),
            description=_description(page, signs.speech, figures),
            logo=signs.speech.logo(),
            tables=tuple(painter.table(table, name) for table, name in zip(tables, names, strict=True)),
            texts=rest.texts,
            pictures=rest.pictures,
            figures=figures,
            lines=tuple(lines(page, layout.rounding, layout.jump)),
            ways=ways,
        )


def _front_sheet(page: Page, book: Book, goals: Mapping[int, str]) -> Sheet:
    """Make a page that stands before the SOPs of a book; `goals` are the anchors of the pages that it leads to."""
    ways = Ways(page)
    figures = tuple(_figures(front_signs(page), ways))
    tables, rest = tables_of(page, [figure.sign for figure in figures])
    painter = Cells(page, figures, None, goals)
    heading = speech.front_page(page, book.language)
    return Sheet(
        page=page,
        paper=book.paper,
        name=f"page-{page.number}",
        chapter=None,
        labels=f"page-{page.number}-heading",
        level=2,
        heading=heading,
        picture=heading,
        description="; ".join(symbol.id for symbol in page.symbols),
        logo=speech.logo(book.institution, book.language),
        tables=tuple(painter.table(table, None) for table in tables),
        texts=rest.texts,
        pictures=rest.pictures,
        figures=figures,
        lines=tuple(lines(page)),
        ways=ways,
    )


def _figures(signs: Iterator[Sign], ways: Ways) -> Iterator[Figure]:
    for sign in signs:
        node = ways.node(sign.symbol)
        marks = f"n{node} {_lit(ways.of_node(node))}"
        yield Figure(sign, marks, f"#{door(sign.partner.anchor)}" if sign.partner else None)


def _description(page: Page, speech: Speech, figures: tuple[Figure, ...]) -> str:
    """Tell the flow of a page in short: the table has the activities."""
    steps = [speech.ways(row.number) for row in page.rows if row.number and row.part == 1]
    return "; ".join([*steps, *(called(figure.sign) for figure in figures if _is_offpage(figure.sign))])


def _is_offpage(sign: Sign) -> bool:
    return sign.symbol.kind is SymbolKind.OFFPAGE


def _lit(nodes: tuple[int, ...]) -> str:
    return " ".join(f"w{node}" for node in nodes)
