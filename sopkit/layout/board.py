"""One page as a board: symbols in lanes and levels, and the links between them. Cells only, no millimetres.

A *level* is a line of symbols; a row of the table has one level as a rule, and more where a capsule or an
off-page connector stands above or below the step's own symbol. On the board's coordinates lanes are the odd x,
the gutters between them the even x; levels are the odd y, the gaps between them the even y.
"""

from collections.abc import Iterable
from enum import Enum
from itertools import pairwise

from msgspec import Struct, field

from sopkit.flow import Edge, Flow
from sopkit.layout.values import SymbolKind
from sopkit.model import Sop

FAR = 6
"""Rows between a step and the foot (or head) of its page from which on a cut edge gets a connector of its own
beside the step rather than a line all the way."""


class Side(Enum):
    """A side of a symbol as a direction on the board."""

    TOP = (0, -1)
    RIGHT = (1, 0)
    BOTTOM = (0, 1)
    LEFT = (-1, 0)

    @property
    def vertical(self) -> bool:
        """Whether a line meets this side vertically."""
        return self.value[0] == 0


class Node(Struct, frozen=True):
    """A symbol on the board: lanes `first` to `last`, one level."""

    id: str
    kind: SymbolKind
    step: int | None
    first: int
    last: int
    level: int
    letter: str | None = None
    partner_page: int | None = None
    partner_step: str | None = None

    @property
    def y(self) -> int:
        """Board coordinate of the level."""
        return 2 * self.level + 1

    @property
    def left(self) -> int:
        """Board coordinate of the first lane."""
        return 2 * self.first + 1

    @property
    def right(self) -> int:
        """Board coordinate of the last lane."""
        return 2 * self.last + 1


class Link(Struct, frozen=True):
    """An arrow to be drawn between two nodes (indices) of the board."""

    source: int
    target: int
    outcome: str | None = None
    main: bool = True
    """The way that leads on; other exits of a decision are the exception."""
    decision: bool = False


class Band(Struct, frozen=True):
    """A row of the table on this page: the index of its step and which part of it; None is a connector row."""

    step: int | None
    part: int = 1


class Cut(Struct, frozen=True):
    """An edge that leaves the page: its letter and the two pages that it joins."""

    edge: Edge
    letter: str
    source_page: int
    target_page: int


class Board(Struct):
    """All symbols of one page in their cells, and the links between them."""

    lanes: int
    ids: tuple[str, ...]
    """Id of each step's symbol, by the step's index."""
    bands: list[Band] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    joints: list[tuple[int, int]] = field(default_factory=list)
    """Pairs of nodes that are one step's linked boxes, left to right."""
    level_band: list[int] = field(default_factory=list)
    """The band that each level belongs to."""

    @property
    def levels(self) -> int:
        """Number of levels."""
        return len(self.level_band)


def letter(number: int) -> str:
    """Name of the nth off-page connector: A … Z, AA, AB …, 0 being A."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def kind_of(sop: Sop, flow: Flow, step: int) -> SymbolKind:
    """Which symbol a step's own is: a capsule where it simply begins or ends the procedure.

    A decision stays a diamond, and a step that both begins and ends a box; their capsules stand apart.
    """
    if sop.steps[step].decision:
        return SymbolKind.DECISION
    begins, ends = step in flow.starts, [edge.target for edge in flow.outgoing[step]] == [None]
    if begins != ends:
        return SymbolKind.START if begins else SymbolKind.END
    return SymbolKind.PROCESS


def runs(sop: Sop, step: int) -> list[tuple[int, int]]:
    """Lanes of a step as runs of neighbours; first the one that the arrows meet, then the others, left to right.

    The arrows meet the run of the executor named first, unless it stands between two others: it would have joint
    lines on both sides, and too few sides left for arrows.
    """
    lanes = {executor: index for index, executor in enumerate(sop.lanes)}
    indices = sorted({lanes[executor] for executor in sop.steps[step].by})
    found: list[tuple[int, int]] = []
    for index in indices:
        if found and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    main = lanes[sop.steps[step].by[0]]
    met = found[-1] if found[-1][0] <= main else found[0]
    return [met, *(run for run in found if run != met)]


class _Builder:
    """Puts the symbols of one page on a board, row by row."""

    def __init__(self, sop: Sop, flow: Flow, ids: tuple[str, ...], page: int, cuts: Iterable[Cut]) -> None:
        self.sop, self.flow, self.ids, self.page = sop, flow, ids, page
        self.cuts = list(cuts)
        self.primary: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        self.pentagons: dict[tuple[str, bool], int] = {}

    def build(self, steps: list[Band]) -> Board:
        """Place everything; forward cuts go to connector rows at head and foot, others beside their step."""
        self.board = Board(len(self.sop.lanes), self.ids)
        rows = {band.step: row for row, band in enumerate(steps) if band.step is not None and band.part == 1}
        head: list[Cut] = []
        foot: list[Cut] = []
        self.beside: dict[int, list[tuple[Cut, bool]]] = {}
        for cut in self.cuts:
            leaves = cut.source_page == self.page
            forward = cut.source_page < cut.target_page
            step = cut.edge.source if leaves else cut.edge.target
            assert step is not None
            away = len(steps) - 1 - rows[step] if leaves else rows[step]
            if not forward or away >= FAR:
                self.beside.setdefault(step, []).append((cut, leaves))
            else:
                (foot if leaves else head).append(cut)
        self._connector_rows(head, leaves=False)
        for band in steps:
            self._row(band)
        self._connector_rows(foot, leaves=True)
        self._link(rows)
        return self.board

    def _level(self) -> int:
        self.board.level_band.append(len(self.board.bands) - 1)
        return self.board.levels - 1

    def _add(self, node: Node) -> int:
        self.board.nodes.append(node)
        return len(self.board.nodes) - 1

    def _pentagon(self, cut: Cut, *, leaves: bool, lane: int, level: int, step: int | None) -> None:
        partner = cut.edge.target if leaves else cut.edge.source
        assert partner is not None
        page = cut.target_page if leaves else cut.source_page
        name = self._free(f"{'out' if leaves else 'in'}:{cut.letter}")
        self.pentagons[cut.letter, leaves] = self._add(
            Node(name, SymbolKind.OFFPAGE, step, lane, lane, level, cut.letter, page, self.ids[partner])
        )

    def _free(self, name: str) -> str:
        """A name that no step bears: ids are free text."""
        while name in self.ids:
            name += "'"
        return name

    def _connector_rows(self, cuts: list[Cut], *, leaves: bool) -> None:
        """One row of pentagons, each as near as possible to the lane of its step; more rows than lanes can hold."""
        while cuts:
            self.board.bands.append(Band(None))
            level = self._level()
            free = set(range(self.board.lanes))
            for cut in cuts[: self.board.lanes]:
                step = cut.edge.source if leaves else cut.edge.target
                assert step is not None
                first, last = runs(self.sop, step)[0]
                wanted = (first + last) / 2
                lane = min(free, key=lambda lane: (abs(lane - wanted), lane))
                free.remove(lane)
                self._pentagon(cut, leaves=leaves, lane=lane, level=level, step=None)
            cuts = cuts[self.board.lanes :]

    def _row(self, band: Band) -> None:
        self.board.bands.append(band)
        step = band.step
        assert step is not None
        if band.part > 1:
            self._level()
            return
        first, *others = runs(self.sop, step)
        kind = kind_of(self.sop, self.flow, step)
        taken = range(min(run[0] for run in (first, *others)), max(run[1] for run in (first, *others)) + 1)
        beside, above, below = self._share_out(self.beside.get(step, []), first, taken)

        def stack(level_of: list[tuple[Cut, bool]]) -> None:
            lanes = sorted(range(self.board.lanes), key=lambda lane: (abs(lane - first[0]), lane))
            for start in range(0, len(level_of), self.board.lanes):
                level = self._level()
                for lane, (cut, leaves) in zip(lanes, level_of[start : start + self.board.lanes], strict=False):
                    self._pentagon(cut, leaves=leaves, lane=lane, level=level, step=step)

        stack(above)
        start = None
        if step in self.flow.starts and kind is not SymbolKind.START:
            start = self._add(
                Node(self._free(f"{self.ids[step]}:start"), SymbolKind.START, step, *first, self._level())
            )
        level = self._level()
        self.primary[step] = self._add(Node(self.ids[step], kind, step, *first, level))
        if start is not None:
            self.board.links.append(Link(start, self.primary[step]))
        chain = [(first, self.primary[step])]
        for number, run in enumerate(others, start=2):
            box = Node(self._free(f"{self.ids[step]}:{number}"), SymbolKind.PROCESS, step, *run, level)
            chain.append((run, self._add(box)))
        chain.sort()
        self.board.joints += [(one[1], two[1]) for one, two in pairwise(chain)]
        for lane, (cut, leaves) in beside:
            self._pentagon(cut, leaves=leaves, lane=lane, level=level, step=step)
        if kind is not SymbolKind.END and any(edge.target is None for edge in self.flow.outgoing[step]):
            self.ends[step] = self._add(
                Node(self._free(f"{self.ids[step]}:end"), SymbolKind.END, step, *first, self._level())
            )
        stack(below)

    def _share_out(
        self, wanted: list[tuple[Cut, bool]], own: tuple[int, int], taken: range
    ) -> tuple[list[tuple[int, tuple[Cut, bool]]], list[tuple[Cut, bool]], list[tuple[Cut, bool]]]:
        """Give each connector a free neighbour cell, else a level above (coming in) or below (going out)."""
        free = [lane for lane in (own[1] + 1, own[0] - 1) if 0 <= lane < self.board.lanes and lane not in taken]
        beside: list[tuple[int, tuple[Cut, bool]]] = []
        above: list[tuple[Cut, bool]] = []
        below: list[tuple[Cut, bool]] = []
        for cut, leaves in wanted:
            # Two of one direction on one side would do, but in and out on one side would not: one each.
            if free and (not beside or beside[0][1][1] != leaves):
                beside.append((free.pop(0), (cut, leaves)))
            else:
                (below if leaves else above).append((cut, leaves))
        return beside, above, below

    def _link(self, rows: dict[int, int]) -> None:
        letters = {cut.edge: cut.letter for cut in self.cuts}
        for step in rows:
            edges = self.flow.outgoing[step]
            on = next((edge for edge in edges if edge.target == step + 1), edges[0] if edges else None)
            for edge in edges:
                if edge.target is None:
                    target = self.ends.get(step)
                elif edge in letters:
                    target = self.pentagons[letters[edge], True]
                else:
                    target = self.primary[edge.target]
                if target is not None:
                    link = Link(self.primary[step], target, edge.outcome, edge is on, edge.outcome is not None)
                    self.board.links.append(link)
        for cut in self.cuts:
            if cut.target_page == self.page and cut.edge.target is not None:
                self.board.links.append(Link(self.pentagons[cut.letter, False], self.primary[cut.edge.target]))


def build_board(sop: Sop, flow: Flow, ids: tuple[str, ...], page: int, steps: list[Band], cuts: Iterable[Cut]) -> Board:
    """Put one page's rows on a board; `ids` are the symbol ids of the steps, `cuts` the edges cut at this page."""
    return _Builder(sop, flow, ids, page, cuts).build(steps)


def distinct(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of the symbols: those of the steps, with a mark where two steps share one."""
    found: dict[str, None] = {}
    for name in ids:
        while name in found:
            name += "'"  # noqa: PLW2901 - the mark grows until the id is free
        found[name] = None
    return tuple(found)
