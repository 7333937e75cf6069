"""The whole drawing of an SOP: columns, pages, routes and positions, put together. Total over all that loads.

The widths of lanes follow from the lines in their gutters, the lines from the pages, the pages from the heights of
rows, and these from the widths again: so the engine goes round until nothing wants more room, which it must, since
needs only grow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from math import ceil
from typing import Any

from sopkit.flow import Flow
from sopkit.i18n import _
from sopkit.layout.board import Band, Board, Cut, build_board, kind_of, letter
from sopkit.layout.breaks import choose_breaks
from sopkit.layout.cells import HEADS, pages_in_words, paragraphs
from sopkit.layout.columns import TEXT_COLUMNS, Columns, Need, first_needs, solve
from sopkit.layout.identity import identity_pages
from sopkit.layout.paper import A4_LANDSCAPE, AIR, BOX_HEIGHT, DIAMOND_HEIGHT, MARGIN, PENTAGON, STUB
from sopkit.layout.place import Placed, place_page
from sopkit.layout.quality import measure_quality
from sopkit.layout.routing import Routed, route
from sopkit.layout.ruler import FAMILY
from sopkit.layout.sheet import (
    Footer,
    Head,
    RowText,
    cell_lines,
    row_texts,
    split_row,
    table_columns,
    table_rules,
    text_height,
)
from sopkit.layout.values import Connector, Heading, Layout, Page, PageKind, Paper, Row, SymbolKind, Text
from sopkit.model import Sop

CONNECTOR_ROW = PENTAGON + STUB + AIR
LEAST_TABLE = 70.0
"""Millimetres that the rows have at least; a heading that leaves less makes the sheet higher."""


def arrange(sop: Sop, flow: Flow, *, paper: Paper = A4_LANDSCAPE, language: str = "id") -> Layout:
    """Lay an SOP out for printing: identity page first, then the flowchart.

    `language` is that of the printed form's own words, Indonesian as a rule. Whatever loads can be laid out; where
    a sheet of `paper` can't hold the lanes at all, `Layout.paper` is a larger one named "custom".
    """
    return _Arrangement(sop, flow, paper, language).layout()


@dataclass(frozen=True, slots=True)
class _Plan:
    """One page before it is placed."""

    rows: list[RowText]
    routed: Routed


class _Arrangement:
    def __init__(self, sop: Sop, flow: Flow, paper: Paper, language: str) -> None:
        self.sop, self.flow, self.paper, self.language = sop, flow, paper, language
        self.ids = _distinct(flow.ids)
        self.names = [sop.executor_name(executor) for executor in sop.lanes]
        self.cells = [paragraphs(sop, index, language) for index in range(len(sop.steps))]
        self.kinds = [kind_of(sop, flow, index) for index in range(len(sop.steps))]
        self.edges = [edge for edge in flow.edges if edge.target is not None]
        self.routes: dict[tuple[object, ...], Routed] = {}

    def layout(self) -> Layout:
        """Go round until no gutter wants more than it has."""
        self.needs = first_needs(len(self.names))
        while True:
            self.columns = self._solve(self.needs)
            done = self._pages()
            if done:
                return self._paint(*done)

    def _solve(self, needs: Sequence[Need]) -> Columns:
        texts = {name: [" ".join(cells.get(name, ())) for cells in self.cells] for name in TEXT_COLUMNS}
        heads = {name: HEADS[name].text(self.language) for name in TEXT_COLUMNS}
        return solve(self.paper, texts, heads, self.names, needs)

    # Rows and pages.

    def _pages(self) -> tuple[list[_Plan], list[Placed]] | None:
        """Break the rows into pages that hold what is drawn on them; None when a gutter wants more room first."""
        columns = self.columns
        self.head = Head(columns, self.names, self.language)
        self.footer = Footer(columns.paper, self.sop.number, self.sop.title, self.language)
        self.front = identity_pages(self.sop, columns.paper, self.language)
        self.capacity = columns.paper.height - 2 * MARGIN - self.head.height - self.footer.height
        if self.capacity < LEAST_TABLE:
            self._stretch(LEAST_TABLE)
            self.capacity = LEAST_TABLE
        rows = list(self._rows())
        too_high: set[tuple[int, int]] = set()
        while True:
            plans = self._plan(rows, too_high)
            if self._grown(plans):
                return None
            placed = [self._place(plan) for plan in plans]
            high = [
                (start, end)
                for (start, end), page in zip(self.spans, placed, strict=True)
                if sum(page.rows) > self.capacity + 1e-6
            ]
            split = {span for span in high if span[1] - span[0] > 1}
            if not split:
                self._stretch(max((sum(placed[self.spans.index(span)].rows) for span in high), default=0.0))
                return plans, placed
            too_high |= split

    def _grown(self, plans: list[_Plan]) -> bool:
        """Take note of what the gutters want; tell whether that is more than the columns were made for."""
        before = self.needs
        for plan in plans:
            self.needs = tuple(one.both(two) for one, two in zip(self.needs, plan.routed.needs, strict=True))
        return self.needs != before

    def _stretch(self, needed: float) -> None:
        """Make the sheet higher where one row alone, with all its symbols, is higher than a page."""
        if needed > self.capacity:
            paper = self.columns.paper
            height = paper.height + needed - self.capacity
            self.columns = replace(self.columns, paper=replace(paper, name="custom", height=float(ceil(height))))
            self.footer = Footer(self.columns.paper, self.sop.number, self.sop.title, self.language)
            self.front = identity_pages(self.sop, self.columns.paper, self.language)

    def _rows(self) -> Iterator[RowText]:
        highest = self.capacity - 2 * CONNECTOR_ROW - STUB
        for index, cells in enumerate(self.cells):
            yield from split_row(self.columns, index, cell_lines(self.columns, cells), highest)

    def _estimate(self, row: RowText) -> float:
        """Height of a row before its lines are known: its text, or its symbols with one track."""
        text = text_height(self.columns, row.lines)
        if row.part > 1 or row.step is None:
            return text
        kind = self.kinds[row.step]
        drawn = (DIAMOND_HEIGHT + STUB if kind is SymbolKind.DECISION else BOX_HEIGHT) + STUB + AIR
        if kind is not SymbolKind.END and any(edge.target is None for edge in self.flow.outgoing[row.step]):
            drawn += BOX_HEIGHT + STUB + AIR
        return max(text, drawn + 0.5)

    def _plan(self, rows: list[RowText], too_high: set[tuple[int, int]]) -> list[_Plan]:
        place = {row.step: number for number, row in enumerate(rows) if row.part == 1}
        # An arrow out of a step leaves its first part, so that all further parts are crossed by it.
        edges = [(place[edge.source], place[edge.target]) for edge in self.edges]
        self.spans = choose_breaks(
            [self._estimate(row) for row in rows],
            edges,
            self.capacity,
            CONNECTOR_ROW,
            lambda start, end: (start, end) not in too_high,
        )
        page_of = {row: page for page, span in enumerate(self.spans) for row in range(*span)}
        first = 1 + len(self.front)
        cuts: list[Cut] = []
        for edge, (source, target) in zip(self.edges, edges, strict=True):
            if page_of[source] != page_of[target]:
                cuts.append(Cut(edge, "", first + page_of[source], first + page_of[target]))
        cuts.sort(key=lambda cut: min(cut.source_page, cut.target_page))
        cuts = [replace(cut, letter=letter(number)) for number, cut in enumerate(cuts)]
        plans = []
        for page, (start, end) in enumerate(self.spans):
            here = [cut for cut in cuts if first + page in (cut.source_page, cut.target_page)]
            plans.append(self._plan_page(first + page, rows[start:end], here))
        return plans

    def _plan_page(self, page: int, rows: list[RowText], cuts: list[Cut]) -> _Plan:
        """Route a page, or take the routes of the same page of an earlier round: they do not depend on widths."""
        board = build_board(self.sop, self.flow, self.ids, page, [Band(row.step, row.part) for row in rows], cuts)
        ways = tuple((cut.edge, cut.source_page == page, cut.source_page < cut.target_page) for cut in cuts)
        key = tuple((row.step, row.part) for row in rows), ways
        known = self.routes.get(key)
        routed = replace(known, board=board) if known else route(board)
        self.routes[key] = routed
        by_step = {(row.step, row.part): row for row in rows}
        whole = [
            by_step.get((band.step, band.part)) or self._connector_row(board, index)
            for index, band in enumerate(board.bands)
        ]
        return _Plan(whole, routed)

    def _connector_row(self, board: Board, band: int) -> RowText:
        """The words of a connector row: where its arrows come from or go to."""
        nodes = [node for node in board.nodes if board.level_band[node.level] == band]
        leaves = any(board.nodes[link.target] in nodes for link in board.links)
        pages = [node.partner_page for node in nodes if node.partner_page is not None]
        words = pages_in_words(pages, leaves=leaves, language=self.language)
        return RowText(None, 1, cell_lines(self.columns, {"activity": (words,)}))

    def _place(self, plan: _Plan) -> Placed:
        words = {
            SymbolKind.START: _("Start").text(self.language),
            SymbolKind.END: _("End").text(self.language),
        }
        least = [text_height(self.columns, row.lines) for row in plan.rows]
        return place_page(plan.routed, self.columns, self.sop.lanes, words, least)

    # Everything in its place.

    def _paint(self, plans: list[_Plan], placed: list[Placed]) -> Layout:
        count = len(self.front) + len(plans)
        pages = [replace(page, texts=(*page.texts, *self.footer.texts(page.number, count))) for page in self.front]
        for plan, drawing in zip(plans, placed, strict=True):
            pages.append(self._page(len(pages) + 1, count, plan, drawing))
        done = tuple(_rounded(page) for page in pages)
        return Layout(
            number=self.sop.number,
            title=self.sop.title,
            institution=self.sop.institution,
            language=self.language,
            paper=self.columns.paper,
            font=FAMILY,
            pages=done,
            quality=measure_quality(done),
        )

    def _page(self, number: int, count: int, plan: _Plan, drawing: Placed) -> Page:
        columns, head = self.columns, self.head
        heading = Heading(MARGIN, head.height, MARGIN + head.split)
        y = top = MARGIN + head.height
        rows = []
        for row, height in zip(plan.rows, drawing.rows, strict=True):
            step = None if row.step is None else self.ids[row.step]
            rows.append(Row(step, None if row.step is None else row.step + 1, y, height, row.part))
            y += height
        texts: list[Text] = head.texts(MARGIN, self.sop.lanes)
        for row, placed_row in zip(plan.rows, rows, strict=True):
            texts += row_texts(columns, placed_row, row.lines)
        texts += self.footer.texts(number, count)
        places, lanes = table_columns(columns, self.sop.lanes)
        return Page(
            number=number,
            kind=PageKind.FLOWCHART,
            texts=tuple(texts),
            rules=table_rules(columns, heading, rows, places),
            columns=places,
            lanes=lanes,
            heading=heading,
            rows=tuple(rows),
            symbols=tuple(replace(symbol, y=symbol.y + top) for symbol in drawing.symbols),
            connectors=tuple(_lowered(connector, top) for connector in drawing.connectors),
        )


def _distinct(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of the symbols: those of the steps, with a mark where two steps share one."""
    found: list[str] = []
    for name in ids:
        while name in found:
            name += "'"  # noqa: PLW2901 - the mark grows until the id is free
        found.append(name)
    return tuple(found)


def _lowered(connector: Connector, by: float) -> Connector:
    points = tuple((x, y + by) for x, y in connector.points)
    label = replace(connector.label, y=connector.label.y + by) if connector.label else None
    return replace(connector, points=points, label=label)


def _rounded(value: Any) -> Any:
    """Round every number to a thousandth of a millimetre, so that the same drawing has the same digits."""
    if isinstance(value, float):
        return round(value, 3) + 0.0
    if isinstance(value, tuple):
        return tuple(_rounded(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _rounded(getattr(value, field.name)) for field in fields(value)})
    return value
