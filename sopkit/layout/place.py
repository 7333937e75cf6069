"""From the board to millimetres: symbols, connectors and labels of one page, and how high its rows must be."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from sopkit.layout.board import Node, Side
from sopkit.layout.columns import Columns
from sopkit.layout.labels import SIZE, Tag, corner, level_room, tags
from sopkit.layout.routes import Route, Segment
from sopkit.layout.routing import Routed, horizontal
from sopkit.layout.ruler import Ruler
from sopkit.layout.tracks import Channel, Piece, Stretch, assign
from sopkit.layout.values import Connector, ConnectorKind, Label, Symbol, SymbolKind


class Placed(Struct, frozen=True):
    """One page's drawing, its first row beginning at y = 0; `rows` are the heights of the rows."""

    rows: tuple[float, ...]
    symbols: tuple[Symbol, ...]
    connectors: tuple[Connector, ...]


class _Page:
    """The numbers of one page while they are being found."""

    def __init__(
        self, routed: Routed, columns: Columns, executors: Sequence[str], words: Mapping[str, str | None]
    ) -> None:
        self.routed, self.columns, self.executors, self.words = routed, columns, executors, words
        self.board = routed.board
        self.measures = columns.measures
        self.tags = tags(self.board, routed.routes, self.measures)
        self.gaps = [self._gap(2 * gap) for gap in range(self.board.levels + 1)]

    # Across: known as soon as the columns are.

    def column(self, line: int, piece: Piece | None = None) -> float:
        """X of a board column: a lane's centre, or a gutter's track for a piece."""
        if line % 2:
            return self.columns.lanes[line // 2].centre
        assert piece is not None
        slots, channel = self.columns.gutters[line // 2].slots, self.routed.gutters[line // 2]
        return slots[(len(slots) - channel.count) // 2 + channel.tracks[piece]]

    def _gap(self, line: int) -> Channel:
        """Tracks of a gap, from the real x of its stretches' ends."""
        stretches = []
        for piece, low, high, turns in horizontal(self.routed.routes, line):
            ends = [
                (self._end(piece, column), turn, column % 2 == 1)
                for column, turn in zip((low, high), turns, strict=True)
            ]
            # Two neighbouring gutter tracks keep their order, but guard against a stretch that runs backwards.
            (x1, turn1, centre1), (x2, turn2, centre2) = sorted(ends)
            stretches.append(Stretch(piece, x1, x2, (turn1, turn2), (centre1, centre2)))
        return assign(stretches, self.board.links, self.routed.routes)

    def _end(self, piece: Piece, column: int) -> float:
        link, index = piece
        segments = self.routed.routes[link].segments
        for near in (index - 1, index + 1):
            if 0 <= near < len(segments) and segments[near].line == column:
                return self.column(column, (link, near))
        raise AssertionError("a stretch ends where its neighbour begins")

    def height(self, node: Node) -> float:
        """Height of a symbol."""
        if node.kind is SymbolKind.DECISION:
            return self.measures.diamond
        return self.measures.pentagon if node.kind is SymbolKind.OFFPAGE else self.measures.height

    def box(self, node: Node) -> tuple[float, float]:
        """Left edge and width of a symbol."""
        first, last = self.columns.lanes[node.first].centre, self.columns.lanes[node.last].centre
        width = self.measures.pentagon if node.kind is SymbolKind.OFFPAGE else self.measures.box
        left, right = first - width / 2, last + width / 2
        if node.kind is SymbolKind.DECISION and node.first != node.last:
            tip = self._tip(node)
            half = min(tip - left, right - tip)
            left, right = tip - half, tip + half
        return left, right - left

    def _tip(self, node: Node) -> float:
        """X of a wide diamond's upper and lower tip: a connector that ends there has it on its track."""
        middle = node.first + node.last + 1
        for index, (link, route) in enumerate(zip(self.board.links, self.routed.routes, strict=True)):
            ends = ((link.source, route.out, 0), (link.target, route.into, len(route.segments) - 1))
            for end, side, segment in ends:
                if self.board.nodes[end] is node and side.vertical:
                    return self.column(middle, (index, segment))
        if middle % 2:
            return self.column(middle)
        left, right = self.columns.lanes[node.first], self.columns.lanes[node.last]
        return (left.centre + right.centre) / 2

    # Down: levels and gaps first, then the rows that hold them.

    def rooms(self) -> list[tuple[float, float, float]]:
        """Of each level: room above its symbols, height of the tallest, room below."""
        found = [[0.0, 0.0, 0.0] for _ in range(self.board.levels)]
        for node in self.board.nodes:
            height = self.height(node)
            found[node.level][1] = max(found[node.level][1], height)
        arrows: dict[int, set[Side]] = defaultdict(set)
        for link, route in zip(self.board.links, self.routed.routes, strict=True):
            arrows[link.target].add(route.into)
        for index, node in enumerate(self.board.nodes):
            level = found[node.level]
            half = self.height(node) / 2
            above, below = level_room(self.tags, index, half)
            # A smaller symbol of the level has some of the room already.
            inside = level[1] / 2 - half
            above = max(above, self.measures.stub if Side.TOP in arrows[index] else self.measures.air) - inside
            below = max(below, self.measures.stub if Side.BOTTOM in arrows[index] else self.measures.air) - inside
            level[0], level[2] = max(level[0], above), max(level[2], below)
        return [(above, height, below) for above, height, below in found]

    def place(self, least: Sequence[float]) -> Placed:
        """Find all positions; `least` are the heights that the rows' texts want."""
        rooms, band_of = self.rooms(), self.board.level_band
        levels_of: dict[int, list[int]] = defaultdict(list)
        for level, band in enumerate(band_of):
            levels_of[band].append(level)
        centres = [0.0] * self.board.levels
        tracks: list[float] = [0.0] * len(self.gaps)
        rows, y = [], 0.0
        for band in range(len(self.board.bands)):
            levels = levels_of[band]
            head, foot = self._edge(levels[0], above=True), self._edge(levels[-1] + 1, above=False)
            inner = [self._inside(level) for level in levels[1:]]
            height = head + foot + sum(inner) + sum(sum(rooms[level]) for level in levels)
            spare = max(0.0, least[band] - height)
            at = y + head + spare / 2
            self._set_first_track(tracks, levels[0], y)
            for position, level in enumerate(levels):
                if position:
                    tracks[level] = at
                    at += inner[position - 1]
                above, symbol, below = rooms[level]
                centres[level] = at + above + symbol / 2
                at += above + symbol + below
            y += height + spare
            rows.append(height + spare)
        if self.gaps:
            tracks[-1] = y - self._edge(self.board.levels, above=False)
        return self._draw(rows, centres, tracks)

    def _split(self, gap: int) -> int:
        """How many tracks of a gap between two rows lie above the rule between them."""
        count = self.gaps[gap].count
        if gap == 0:
            return 0
        return count if gap == self.board.levels else count // 2

    def _edge(self, gap: int, *, above: bool) -> float:
        """Height that a row gives to the tracks of a gap at its head (`above` the row's levels) or foot."""
        count = self.gaps[gap].count - self._split(gap) if above else self._split(gap)
        return self.measures.edge + self.measures.track * (count - 1) if count else 0.0

    def _inside(self, gap: int) -> float:
        """Height of a gap between two levels of one row."""
        return self.measures.track * max(0, self.gaps[gap].count - 1)

    def _set_first_track(self, tracks: list[float], gap: int, rule: float) -> None:
        """Y of the first track of the gap at a row's head: above the rule for those that the row before holds."""
        count = self._split(gap)
        tracks[gap] = (
            rule - self.measures.edge - self.measures.track * (count - 1) if count else rule + self.measures.edge
        )

    def _track(self, tracks: Sequence[float], gap: int, number: int) -> float:
        inside = 0 < gap < self.board.levels and self.board.level_band[gap - 1] == self.board.level_band[gap]
        split = self._split(gap)
        if inside or not split or number < split or gap == self.board.levels:
            return tracks[gap] + self.measures.track * number
        # Past the rule: the distance across it is two edges.
        return tracks[gap] + self.measures.track * (number - 1) + 2 * self.measures.edge

    # The drawing.

    def _draw(self, rows: list[float], centres: Sequence[float], tracks: Sequence[float]) -> Placed:
        boxes = []
        for node in self.board.nodes:
            x, width = self.box(node)
            height = self.height(node)
            boxes.append((x, centres[node.level] - height / 2, width, height))
        symbols = tuple(self._symbol(node, box) for node, box in zip(self.board.nodes, boxes, strict=True))
        tags_of: dict[int, list[Tag]] = defaultdict(list)
        for each in self.tags:
            tags_of[each.node].append(each)
        by_link = {each.link: each for each in self.tags}
        connectors = []
        for index, (link, route) in enumerate(zip(self.board.links, self.routed.routes, strict=True)):
            points = self._points(index, route, boxes[link.source], boxes[link.target], centres, tracks)
            tag = by_link.get(index)
            label = None
            if tag:
                start = points[0][0] if tag.side.vertical else points[0][1]
                x, y = corner(tag, tags_of[tag.node], *boxes[link.source], start)
                label = Label(tag.text, x, y, tag.width, tag.height, tag.lines, SIZE, Ruler(SIZE).leading)
            source, target = self.board.nodes[link.source].id, self.board.nodes[link.target].id
            connectors.append(Connector(ConnectorKind.FLOW, source, target, link.outcome, points, label))
        for left, right in self.board.joints:
            (x, y, width, height), (x2, *_) = boxes[left], boxes[right]
            points = ((x + width, y + height / 2), (x2, y + height / 2))
            source, target = self.board.nodes[left].id, self.board.nodes[right].id
            connectors.append(Connector(ConnectorKind.JOINT, source, target, None, points))
        return Placed(tuple(rows), symbols, tuple(connectors))

    def _symbol(self, node: Node, box: tuple[float, float, float, float]) -> Symbol:
        executors = tuple(self.executors[node.first : node.last + 1])
        return Symbol(
            node.id,
            None if node.step is None else self.board.ids[node.step],
            node.kind,
            executors,
            *box,
            text=self.words.get(node.id),
            letter=node.letter,
            partner_page=node.partner_page,
            partner_step=node.partner_step,
        )

    def _points(
        self,
        link: int,
        route: Route,
        source: tuple[float, float, float, float],
        target: tuple[float, float, float, float],
        centres: Sequence[float],
        tracks: Sequence[float],
    ) -> tuple[tuple[float, float], ...]:
        def line(index: int, part: Segment) -> float:
            if part.vertical:
                return self.column(part.line, (link, index))
            if part.line % 2:
                return centres[part.line // 2]
            gap = part.line // 2
            return self._track(tracks, gap, self.gaps[gap].tracks[link, index])

        lines = [line(index, part) for index, part in enumerate(route.segments)]
        points = [_port(source, route.out, lines[0])]
        for (one, two), part in zip(pairwise(lines), route.segments, strict=False):
            points.append((one, two) if part.vertical else (two, one))
        points.append(_port(target, route.into, lines[-1]))
        return tuple(points)


def _port(box: tuple[float, float, float, float], side: Side, line: float) -> tuple[float, float]:
    """Where a line meets a symbol's side."""
    x, y, width, height = box
    if side is Side.TOP:
        return line, y
    if side is Side.BOTTOM:
        return line, y + height
    return (x if side is Side.LEFT else x + width), line


def place_page(
    routed: Routed, columns: Columns, executors: Sequence[str], words: Mapping[str, str | None], least: Sequence[float]
) -> Placed:
    """Place one page's drawing.

    `executors` are the lanes, `words` what stands in symbols, by their ids, `least` the height of each row's text in
    millimetres; rows grow beyond it where their symbols and lines want more.
    """
    return _Page(routed, columns, executors, words).place(least)
