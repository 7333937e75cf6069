"""Pictures of an SOP for a page on its changes: the layout's table and flow, with what stands out marked.

The pictures stand in a page of HTML, which has one style for all of them. Marks lie on the layout's own boxes.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sopkit.diff.merged import Mark, Marked, Sign
from sopkit.i18n import Message, _
from sopkit.layout.values import Connector, Layout, Page, PageKind, Role, Row, Symbol, SymbolKind, Text
from sopkit.render.figures import figure
from sopkit.render.fonts import faces
from sopkit.render.lines import lines
from sopkit.render.templating import environment
from sopkit.render.writable import writable

LOOKS = {Sign.ADDED: "added", Sign.REMOVED: "removed", Sign.MOVED: "moved", Sign.CHANGED: "changed"}

_SAID = {
    Sign.ADDED: _("added"),
    Sign.REMOVED: _("removed"),
    Sign.MOVED: _("moved"),
    Sign.CHANGED: _("changed"),
}
_GUTTER = 6.0
"""Millimetres left of the table for the signs of rows; office printers leave as much white."""
_AIR = 1.0
_NEAR = 0.01
_ORDER = ("removed", "", "changed", "added")


Stretch = tuple[tuple[float, float], tuple[float, float]]


class _Box(Struct, frozen=True):
    look: str
    x: float
    y: float
    width: float
    height: float


class _Badge(Struct, frozen=True):
    look: str
    x: float
    y: float
    size: float
    full: bool = False
    below: str = ""
    """Words under the sign."""


def style(layouts: Sequence[Layout]) -> str:
    """Write the style of all pictures of these layouts, with a font that holds their letters.

    The font has a name of its own, so that the page around the pictures does without letters that are not in it.
    """
    letters = {*" ›0123456789"}
    for layout in layouts:
        for page in layout.pages:
            letters.update(*(line for text in page.texts for line in text.lines))
            letters.update(*(symbol.text or symbol.letter or "" for symbol in page.symbols))
            letters.update(*(line for one in page.connectors if one.label for line in one.label.lines))
    fonts = "".join(
        f'@font-face {{ font-family: "{family} of drawings"; font-weight: {face.weight}; '
        f'src: url("data:font/ttf;base64,{b64encode(face.part(letters)).decode("ascii")}") format("truetype"); }}\n'
        for family in dict.fromkeys(layout.font for layout in layouts)
        for face in faces(family)
    )
    environment_ = environment()
    return fonts + "".join(environment_.get_template(name).render() for name in ("drawing.css", "marked.css"))


def paint(marked: Marked, layout: Layout, language: str) -> list[str]:
    """Draw every page of the flowchart as an SVG element; `language` is the reader's."""
    pages = [page for page in layout.pages if page.kind is PageKind.FLOWCHART]
    return [_Painter(marked, page, layout, language).paint(number, len(pages)) for number, page in enumerate(pages, 1)]


class _Painter:
    def __init__(self, marked: Marked, page: Page, layout: Layout, language: str) -> None:
        self.marked, self.page, self.layout, self.language = marked, page, layout, language
        self.rows = {row.step: row for row in reversed(page.rows) if row.step is not None}
        # Ways lead to other pages as well.
        self.indices = {row.step: row.number - 1 for one in layout.pages for row in one.rows if row.step and row.number}
        self.symbols = {symbol.id: symbol for symbol in page.symbols}
        self.left = page.columns[0].x
        self.right = page.columns[-1].x + page.columns[-1].width

    def paint(self, number: int, pages: int) -> str:
        """Write the picture."""
        top = self.page.heading.y if self.page.heading else 0.0
        bottom = max(row.y + row.height for row in self.page.rows)
        view = (
            self.left - _GUTTER,
            top - _AIR,
            self.right - self.left + _GUTTER + _AIR,
            bottom - top + 2 * _AIR,
        )
        title = _("drawing, page {number} of {pages}", number=number, pages=pages)
        return writable(
            environment()
            .get_template("marked.svg.jinja")
            .render(
                language=self.layout.language,
                font=self.layout.font,
                title=title.text(self.language),
                view=[figure(value) for value in view],
                page=self.page,
                left=self.left,
                right=self.right,
                cells=list(self._cells()),
                texts=list(self._texts()),
                # Where ways share a stretch, what holds now lies above what is gone.
                lines=sorted(
                    lines(self.page, self.layout.rounding, self.layout.jump),
                    key=lambda pair: _ORDER.index(self._look_of(pair[0])),
                ),
                look_of=self._look_of,
                symbols=[self._symbol(symbol) for symbol in self.page.symbols],
                outlines=list(self._outlines()),
                badges=list(self._badges()),
            )
        )

    def _mark(self, step: str | None) -> Mark | None:
        return self.marked.steps[self.indices[step]] if step in self.indices else None

    def _sign(self, step: str | None) -> Sign | None:
        mark = self._mark(step)
        return mark.sign if mark else None

    def _marked_rows(self) -> Iterator[tuple[Row, Mark, Sign]]:
        for row in self.page.rows:
            mark = self._mark(row.step)
            if mark and mark.sign:
                yield row, mark, mark.sign

    def _cells(self) -> Iterator[_Box]:
        heading = self.page.heading
        for column in self.page.columns:
            sign = self.marked.lanes.get(column.executor or "") if column.name == "lane" else None
            if sign and heading:
                y, height = heading.split, heading.y + heading.height - heading.split
                yield _Box(LOOKS[sign], column.x, y, column.width, height)
        for row, mark, sign in self._marked_rows():
            for column in self.page.columns:
                lane = mark.lanes.get(column.executor or "")
                whole = sign in (Sign.ADDED, Sign.REMOVED) or column.name == "number"
                if lane:
                    yield _Box(LOOKS[lane], column.x, row.y, column.width, row.height)
                elif whole or column.name in mark.cells:
                    look = LOOKS[sign if whole else Sign.CHANGED]
                    yield _Box(look, column.x, row.y, column.width, row.height)

    def _outlines(self) -> Iterator[_Box]:
        for row, mark, sign in self._marked_rows():
            if sign in (Sign.ADDED, Sign.REMOVED):
                yield _Box(LOOKS[sign], self.left + 0.3, row.y + 0.3, self.right - self.left - 0.6, row.height - 0.6)
            for column in self.page.columns:
                lane = mark.lanes.get(column.executor or "")
                if lane:
                    yield _Box(LOOKS[lane], column.x + 0.3, row.y + 0.3, column.width - 0.6, row.height - 0.6)

    def _badges(self) -> Iterator[_Badge]:
        for row, mark, sign in self._marked_rows():
            if row.part == 1:
                moved = f"{mark.before} › {mark.number}" if mark.before else ""
                yield _Badge(LOOKS[sign], self.left - _GUTTER / 2, row.y + row.height / 2, 1.2, full=True, below=moved)
            for column in self.page.columns:
                own = mark.lanes.get(column.executor or "")
                own = own or (Sign.CHANGED if column.name in mark.cells else None)
                if own:
                    yield _Badge(LOOKS[own], column.x + column.width - 1.9, row.y + 1.9, 0.75)
        for column in self.page.columns:
            whole = self.marked.lanes.get(column.executor or "")
            if whole and self.page.heading:
                yield _Badge(
                    LOOKS[whole], column.x + column.width - 1.9, self.page.heading.split + 1.9, 0.75, full=True
                )
        for connector in self.page.connectors:
            way = self._way(connector)
            if way:
                (x1, y1), (x2, y2) = self._own_stretch(connector)
                yield _Badge(LOOKS[way], (x1 + x2) / 2, (y1 + y2) / 2, 0.6)

    def _own_stretch(self, connector: Connector) -> Stretch:
        """Choose where the sign of a way is put: the longest stretch on which no other one runs, if there is any."""
        others = [one for other in self.page.connectors if other is not connector for one in pairwise(other.points)]
        stretches = [*pairwise(connector.points)]
        free = [one for one in stretches if not any(_overlap(one, other) for other in others)]
        return max(free or stretches, key=_length)

    def _texts(self) -> Iterator[tuple[Text, str]]:
        for text in self.page.texts:
            if text.role not in (Role.CELL, Role.HEADING):
                continue
            mark = self._mark(text.step)
            gone = (mark and mark.sign is Sign.REMOVED) or (
                text.role is Role.HEADING and self.marked.lanes.get(text.executor or "") is Sign.REMOVED
            )
            if mark and text.column == "number":
                text = replace(text, lines=(str(mark.number),))  # noqa: PLW2901 - the row has another number there
            yield text, " struck" if gone else ""

    def _symbol(self, symbol: Symbol) -> tuple[Symbol, str, str]:
        step = symbol.step if symbol.kind is not SymbolKind.OFFPAGE else None
        mark, sign = self._mark(step), self._sign(step)
        said = self._said(self.indices[step], mark) if mark and step is not None and symbol.id == step else ""
        if symbol.id != step and symbol.kind is SymbolKind.END:
            # A capsule that stands apart is what the way to it is.
            sign = next((self._way(one) for one in self.page.connectors if one.target == symbol.id), None)
        return symbol, LOOKS[sign] if sign else "", said

    def _said(self, index: int, mark: Mark) -> str:
        activity = " ".join(self.marked.sop.steps[index].activity.split())
        words: dict[str, Message | str | int] = {"n": mark.number, "activity": activity}
        if mark.sign is None:
            return _("Step {n}: {activity}", **words).text(self.language)
        if mark.before:
            said = _("Step {n}, moved, formerly step {before}: {activity}", **words, before=mark.before)
        else:
            said = _("Step {n}, {what}: {activity}", **words, what=_SAID[mark.sign])
        return said.text(self.language)

    def _look_of(self, connector: Connector) -> str:
        sign = self._way(connector)
        if sign is None and self._inside(connector):
            sign = self._sign(self.symbols[connector.source].step)
            sign = sign if sign in (Sign.ADDED, Sign.REMOVED) else None
        return LOOKS[sign] if sign else ""

    def _inside(self, connector: Connector) -> bool:
        """Whether a connector joins the symbols of one step: linked boxes, and the capsule before it."""
        source, target = self.symbols[connector.source], self.symbols[connector.target]
        return source.step is not None and source.step == target.step and target.kind is not SymbolKind.OFFPAGE

    def _way(self, connector: Connector) -> Sign | None:
        """Tell what has become of the way that a connector is, or a part of."""
        source, target = self.symbols[connector.source], self.symbols[connector.target]
        begin, end = (one.partner_step if one.kind is SymbolKind.OFFPAGE else one.step for one in (source, target))
        if begin not in self.indices or end not in self.indices:
            return None
        capsule = target.kind is SymbolKind.END and target.id != target.step
        index, goal = self.indices[begin], None if capsule else self.indices[end]
        found = self.marked.ways.get((index, goal, connector.outcome))
        if found or source.kind is not SymbolKind.OFFPAGE:
            return found
        # The second part of a way over two pages has no outcome.
        return next((sign for (one, two, _o), sign in self.marked.ways.items() if (one, two) == (index, goal)), None)


def _length(stretch: Stretch) -> float:
    (x1, y1), (x2, y2) = stretch
    return abs(x1 - x2) + abs(y1 - y2)


def _overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two level or upright stretches lie on each other, and do not merely cross or touch."""
    for along, across in ((0, 1), (1, 0)):
        places = {end[across] for end in (*one, *other)}
        if max(places) - min(places) < _NEAR:
            (low, high), (begin, end) = (sorted(point[along] for point in stretch) for stretch in (one, other))
            return min(high, end) - max(low, begin) > _NEAR
    return False
