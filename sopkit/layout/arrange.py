"""The whole drawing of an SOP: columns, pages, routes and positions, put together. Total over all that loads.

The widths of lanes follow from the lines in their gutters, the lines from the pages, the pages from the heights of
rows, and these from the widths again: so the engine goes round until nothing wants more room, which it must, since
needs only grow.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from sopkit.flow import Flow
from sopkit.i18n import _
from sopkit.layout.board import Band, Board, Cut, build_board, distinct, kind_of, letter
from sopkit.layout.breaks import choose_breaks, divided
from sopkit.layout.cells import Item, pages_in_words, paragraphs
from sopkit.layout.columns import Columns, first_needs, solve
from sopkit.layout.finish import finished, lowered, with_block
from sopkit.layout.footer import MARK_ROOM, Footer, is_draft
from sopkit.layout.form import TEXT_COLUMNS, Form, IdentityPlace
from sopkit.layout.heading import Head, titles
from sopkit.layout.identity import identity_pages
from sopkit.layout.place import Placed, place_page
from sopkit.layout.routing import Routed, route
from sopkit.layout.search import Effort
from sopkit.layout.sheet import (
    RowText,
    cell_lines,
    row_texts,
    split_row,
    table_columns,
    table_rules,
    text_height,
)
from sopkit.layout.totals import total_cells, total_row
from sopkit.layout.values import Heading, Layout, Page, PageKind, Paper, Row, SymbolKind, Text
from sopkit.model import Sop

LEAST_TABLE = 70.0
"""Millimetres that the rows have at least; a heading that leaves less makes the sheet higher."""
LEAST_BESIDE = 60.0
"""Millimetres that an identity block above the first rows must leave them."""
BETWEEN = 4.0
"""Millimetres between the identity block and the table under it."""
TRIES = 1
"""Times that the pages are broken anew with the heights that their rows have come to have."""
ROUNDS, ROUNDS_OF_LONG = 24, 8
"""Times that all pages are broken anew because some were too high; after these, only the high ones are divided."""
LONG = 40
"""Pages of a drawing in which one page less is not worth that it is laid out twice or many times."""
CLOSE = 1.3
"""Millimetres of air above and below symbols where that saves a page; smaller symbols have no more."""
ENDLESS = 1e6
"""Height of a page that has none."""


def arrange(sop: Sop, flow: Flow, form: Form | None = None) -> Layout:
    """Lay an SOP out for printing: identity block first, then the flowchart.

    Whatever loads can be laid out. Where a sheet of the form's paper can't hold the lanes, `Layout.paper` is a
    larger one: A3, or one named "custom".
    """
    usual = _Arrangement(sop, flow, form or Form())
    layout = usual.layout()
    if usual.nearly_fits():
        closer = _Arrangement(sop, flow, form or Form(), CLOSE).layout()
        if len(closer.pages) < len(layout.pages):
            return closer
    return layout


class _Plan(Struct, frozen=True):
    """One page before it is placed."""

    rows: list[RowText]
    routed: Routed


class _Arrangement:
    def __init__(self, sop: Sop, flow: Flow, form: Form, air: float = ENDLESS) -> None:
        if is_draft(sop) and form.margins.top < MARK_ROOM:
            form = replace(form, margins=replace(form.margins, top=MARK_ROOM))
        self.sop, self.flow, self.form, self.language, self.air = sop, flow, form, form.language, air
        self.ids = distinct(flow.ids)
        self.names = [sop.executor_name(executor) for executor in sop.lanes]
        self.cells = [paragraphs(sop, index, self.language) for index in range(len(sop.steps))]
        self.total_cells = total_cells(sop, flow, self.language) if form.totals else {}
        self.kinds = [kind_of(sop, flow, index) for index in range(len(sop.steps))]
        self.edges = [edge for edge in flow.edges if edge.target is not None]
        self.effort = Effort()
        self.routes: dict[tuple[object, ...], Routed] = {}
        self.spans: list[tuple[int, int]] = []

    def layout(self) -> Layout:
        """Go round until no gutter wants more than it has."""
        self.needs = first_needs(len(self.names))
        while True:
            self.columns = self._solve()
            done = self._pages()
            if done:
                self.heights = list(zip(*done, strict=True))
                return self._paint(*done)

    def nearly_fits(self) -> bool:
        """Tell whether the last two pages would be one if the air above and below its symbols were less."""
        if not 2 <= len(self.spans) <= LONG:
            return False
        start = self.spans[-2][0]
        rows = [
            height
            for plan, page in self.heights[-2:]
            for row, height in zip(plan.rows, page.rows, strict=True)
            if row.step is not None or row.total
        ]
        head = self.columns.measures.connector_row if start else 0.0
        saved = 2 * max(0.0, self.columns.measures.air - CLOSE) * len(rows)
        return sum(rows) + head - saved <= self._room(start)

    def _solve(self) -> Columns:
        texts = {
            name: [" ".join(f"{item.mark} {item.text}".strip() for item in cells.get(name, ())) for cells in self.cells]
            for name in TEXT_COLUMNS
        }
        total = {name: " ".join(words) for name, words in self.total_cells.items()}
        columns = solve(self.form, texts, titles(self.form), self.names, self.needs, total)
        return replace(columns, measures=replace(columns.measures, air=min(columns.measures.air, self.air)))

    # Rows and pages.

    def _pages(self) -> tuple[list[_Plan], list[Placed]] | None:
        """Break the rows into pages that hold what is drawn on them; None when a gutter wants more room first."""
        self.head = Head(self.columns, self.names, self.form)
        self._set_paper(self.columns.paper)
        self.total = total_row(self.columns, self.total_cells) if self.total_cells else None
        self.apart = False
        rows = list(self._rows())
        estimates = [self._estimate(row) for row in rows]
        too_high: set[tuple[int, int]] = set()
        for attempt in count():
            before = self.spans
            most = ROUNDS if len(before) <= LONG else ROUNDS_OF_LONG
            plans = self._plan(rows, estimates, too_high, anew=attempt < most)
            if self._grown(plans):
                return None
            placed = [self._place(plan) for plan in plans]
            heights = {span: sum(page.rows) for span, page in zip(self.spans, placed, strict=True)}
            high = {span: height for span, height in heights.items() if height > self._room(span[0]) + 1e-6}
            split = {span for span in high if span[1] - span[0] > 1}
            too_high |= split
            crowded = self._crowded(high)
            self.apart |= crowded
            if split or crowded or (attempt < TRIES and self.spans != before):
                self._learn(estimates, plans, placed)
                continue
            if high:
                # One row alone, with all its symbols, is higher than a page: then the sheet must be higher.
                needed = max(height - self._room(start) for (start, _), height in high.items())
                self._set_paper(_higher(self.columns.paper, needed))
            return plans, placed
        raise AssertionError("count never ends")

    @property
    def _foot(self) -> float:
        """Height of the total below the last row."""
        return 0.0 if self.total is None or self.apart else text_height(self.columns, self.total.lines)

    def _crowded(self, high: dict[tuple[int, int], float]) -> bool:
        """Whether the last row, alone on its page, leaves no room for the total; then that has the next page."""
        last = self.spans[-1]
        return last in high and last[1] - last[0] == 1 and high[last] - self._foot <= self._room(last[0])

    def _learn(self, estimates: list[float], plans: list[_Plan], placed: list[Placed]) -> None:
        """Put the heights that rows have come to have in place of those that were guessed."""
        found = (
            height
            for plan, page in zip(plans, placed, strict=True)
            for row, height in zip(plan.rows, page.rows, strict=True)
            if row.step is not None
        )
        estimates[:] = found

    def _set_paper(self, paper: Paper) -> None:
        """Take a sheet, and find what it leaves for rows: `capacity`, less `taken` on the first page."""
        if self.form.sheet:
            paper = replace(paper, height=ENDLESS)
        margins = self.form.margins
        self.footer = Footer(self.sop, self.form, paper)
        bottom = paper.height - margins.bottom - self.footer.height
        self.capacity = bottom - margins.top - self.head.height
        if self.capacity < LEAST_TABLE:
            self._set_paper(_higher(paper, LEAST_TABLE - self.capacity))
            return
        self.columns = replace(self.columns, paper=paper)
        self.front = (
            [] if self.form.identity is IdentityPlace.NONE else identity_pages(self.sop, self.form, paper, bottom)
        )
        self.above: Page | None = None
        self.taken = 0.0
        if len(self.front) == 1 and (self.form.sheet or self.form.identity is IdentityPlace.ABOVE):
            block = max(box.y + box.height for box in self.front[0].boxes) - margins.top + BETWEEN
            if self.capacity - block >= LEAST_BESIDE:
                self.above, self.taken, self.front = self.front[0], block, []

    def _room(self, start: int) -> float:
        """Height for the rows of the page that begins with row `start`."""
        return self.capacity - (self.taken if start == 0 else 0.0)

    def _grown(self, plans: list[_Plan]) -> bool:
        """Take note of what the gutters want; tell whether that is more than the columns were made for."""
        before = self.needs
        for plan in plans:
            self.needs = tuple(one.both(two) for one, two in zip(self.needs, plan.routed.needs, strict=True))
        return self.needs != before

    def _rows(self) -> Iterator[RowText]:
        measures = self.columns.measures
        highest = min(self.capacity - 2 * measures.connector_row - measures.stub, ENDLESS / 2)
        for index, cells in enumerate(self.cells, start=1):
            if index == len(self.cells):
                # The last part leaves room for the total, unless that would make too many of them.
                highest = max(highest - self._foot, highest / 2)
            yield from split_row(self.columns, index - 1, cell_lines(self.columns, cells), highest)

    def _estimate(self, row: RowText) -> float:
        """Height of a row before its lines are known: its text, or its symbols with little around them."""
        text = text_height(self.columns, row.lines)
        if row.part > 1 or row.step is None:
            return text
        kind, measures = self.kinds[row.step], self.columns.measures
        drawn = measures.height + 2 * measures.air
        if kind is SymbolKind.DECISION:
            drawn = measures.diamond + measures.stub + 2 * measures.air
        if kind is not SymbolKind.END and any(edge.target is None for edge in self.flow.outgoing[row.step]):
            drawn += measures.height + measures.stub + measures.air
        return max(text, drawn)

    def _plan(
        self, rows: list[RowText], estimates: list[float], too_high: set[tuple[int, int]], *, anew: bool
    ) -> list[_Plan]:
        place = {row.step: number for number, row in enumerate(rows) if row.part == 1}
        # An arrow out of a step leaves its first part, so that all further parts are crossed by it.
        edges = [(place[edge.source], place[edge.target]) for edge in self.edges]
        if self.form.sheet:
            self.spans = [(0, len(rows))]
        elif anew:
            self.spans = choose_breaks(
                estimates,
                edges,
                self._room,
                self.columns.measures.connector_row,
                lambda start, end: (start, end) not in too_high,
                self._foot,
            )
        else:
            self.spans = divided(self.spans, too_high)
        page_of = {row: page for page, span in enumerate(self.spans) for row in range(*span)}
        first = 1 + len(self.front)
        cuts: list[Cut] = []
        for edge, (source, target) in zip(self.edges, edges, strict=True):
            if page_of[source] != page_of[target]:
                cuts.append(Cut(edge, "", first + page_of[source], first + page_of[target]))
        cuts.sort(key=lambda cut: min(cut.source_page, cut.target_page))
        cuts = [replace(cut, letter=letter(number)) for number, cut in enumerate(cuts)]
        plans = []
        cuts_of: dict[int, list[Cut]] = defaultdict(list)
        for cut in cuts:
            cuts_of[cut.source_page].append(cut)
            cuts_of[cut.target_page].append(cut)
        for page, (start, end) in enumerate(self.spans, start=first):
            plans.append(self._plan_page(page, rows[start:end], cuts_of[page]))
        if self.total is not None:
            if self.apart:
                self.spans.append((len(rows), len(rows)))
                plans.append(self._plan_page(first + len(plans), [], []))
            plans[-1].rows.append(self.total)
        return plans

    def _plan_page(self, page: int, rows: list[RowText], cuts: list[Cut]) -> _Plan:
        """Route a page, or take the routes of the same page of an earlier round: they do not depend on widths."""
        board = build_board(self.sop, self.flow, self.ids, page, [Band(row.step, row.part) for row in rows], cuts)
        ways = tuple((cut.edge, cut.source_page == page, cut.source_page < cut.target_page) for cut in cuts)
        key = tuple((row.step, row.part) for row in rows), ways
        known = self.routes.get(key)
        routed = replace(known, board=board) if known else route(board, self.effort)
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
        return RowText(None, 1, cell_lines(self.columns, {"activity": (Item(words),)}))

    def _place(self, plan: _Plan) -> Placed:
        words = {node.id: self._word(node.kind, node.step) for node in plan.routed.board.nodes}
        least = [text_height(self.columns, row.lines) for row in plan.rows]
        placed = place_page(plan.routed, self.columns, self.sop.lanes, words, least)
        # Nothing of the drawing reaches into the row of the total.
        below = least[len(placed.rows) :]
        return replace(placed, rows=(*placed.rows, *below)) if below else placed

    def _word(self, kind: SymbolKind, step: int | None) -> str | None:
        """What is written into a symbol."""
        if kind is SymbolKind.START:
            return _("Start").text(self.language)
        if kind is SymbolKind.END:
            return _("End").text(self.language)
        return str(step + 1) if self.form.numbers and step is not None and kind is not SymbolKind.OFFPAGE else None

    # Everything in its place.

    def _paint(self, plans: list[_Plan], placed: list[Placed]) -> Layout:
        if self.form.sheet:
            used = self.form.margins.top + self.taken + self.head.height + sum(placed[0].rows)
            paper = replace(
                self.columns.paper,
                name="sheet",
                height=float(ceil(used + self.footer.height + self.form.margins.bottom)),
            )
            self.columns = replace(self.columns, paper=paper)
            self.footer = Footer(self.sop, self.form, paper)
        total = len(self.front) + len(plans)
        pages = [replace(page, texts=(*page.texts, *self.footer.texts(page.number, total))) for page in self.front]
        for plan, drawing in zip(plans, placed, strict=True):
            page = self._page(len(pages) + 1, total, plan, drawing)
            pages.append(with_block(page, self.above) if self.above and not pages else page)
        # A step that is a capsule itself has no arrow to an end.
        drawn = sum(
            edge.target is not None or self.kinds[edge.source] is not SymbolKind.END for edge in self.flow.edges
        )
        return finished(self.sop, self.form, self.columns.paper, tuple(pages), drawn)

    def _page(self, number: int, total: int, plan: _Plan, drawing: Placed) -> Page:
        columns, head = self.columns, self.head
        start = self.form.margins.top + (self.taken if number == 1 else 0.0)
        heading = Heading(start, head.height, start + head.split)
        y = top = start + head.height
        rows = []
        for row, height in zip(plan.rows, drawing.rows, strict=True):
            step = None if row.step is None else self.ids[row.step]
            rows.append(Row(step, None if row.step is None else row.step + 1, y, height, row.part, row.total))
            y += height
        texts: list[Text] = head.texts(start, self.sop.lanes)
        for row, placed_row in zip(plan.rows, rows, strict=True):
            texts += row_texts(columns, placed_row, row.lines)
        texts += self.footer.texts(number, total)
        places, lanes = table_columns(columns, self.form.order, self.sop.lanes)
        return Page(
            number=number,
            kind=PageKind.FLOWCHART,
            texts=tuple(texts),
            rules=table_rules(columns, self.form.order, heading, rows, places),
            columns=places,
            lanes=lanes,
            heading=heading,
            rows=tuple(rows),
            symbols=tuple(replace(symbol, y=symbol.y + top) for symbol in drawing.symbols),
            connectors=tuple(lowered(connector, top) for connector in drawing.connectors),
        )


def _higher(paper: Paper, by: float) -> Paper:
    return replace(paper, name="custom", height=float(ceil(paper.height + by)))
