"""Boards of a page from a few steps, and a picture of a board's cells that a person can read.

Lanes are five characters wide, gutters three; `[ ]` is a box, `( )` a capsule, `< >` a diamond and `{ }` a
pentagon. All tracks of a gutter or a gap fall together here: the picture tells the ways, not the distances.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from wild import sop_of

from sopkit.flow import build_flow
from sopkit.layout.board import Band, Board, Cut, Side, build_board, letter
from sopkit.layout.routes import Route
from sopkit.layout.search import choose_routes
from sopkit.layout.values import SymbolKind
from sopkit.model import Sop

BRACKETS = {
    SymbolKind.PROCESS: "[]",
    SymbolKind.START: "()",
    SymbolKind.END: "()",
    SymbolKind.DECISION: "<>",
    SymbolKind.OFFPAGE: "{}",
}
NORTH, EAST, SOUTH, WEST, JOINT = 1, 2, 4, 8, 16
LINES = {
    NORTH | SOUTH: "│", EAST | WEST: "─", SOUTH | EAST: "┌", SOUTH | WEST: "┐", NORTH | EAST: "└", NORTH | WEST: "┘",
    NORTH | SOUTH | EAST: "├", NORTH | SOUTH | WEST: "┤", SOUTH | EAST | WEST: "┬", NORTH | EAST | WEST: "┴",
    NORTH | SOUTH | EAST | WEST: "┼", JOINT: "═", 0: " ",
}  # fmt: skip
BESIDE = 3
"""Characters from a lane's middle to the first one beside its symbol."""
ARROWS = {Side.TOP: "▼", Side.BOTTOM: "▲", Side.LEFT: "▶", Side.RIGHT: "◀"}


def staff(lanes: str = "abc") -> dict[str, str]:
    """Executors with these letters as ids and names."""
    return {lane: lane for lane in lanes}


def steps_of(rows: str) -> list[dict[str, Any]]:
    """Steps from a table: each line has an id, the lanes' letters, and maybe `> x y` or `? Ya x, Tidak y`."""
    found = []
    for row in rows.strip().splitlines():
        head, _, exits = row.partition("?")
        head, _, ways = head.partition(">")
        name, lanes = head.split()
        step: dict[str, Any] = {"id": name, "by": list(lanes)}
        if ways:
            step["next"] = ways.split()
        if exits:
            step["decision"] = dict(exit_.split() for exit_ in exits.split(","))
        found.append(step)
    return found


def sop_from(rows: str, lanes: str = "abc", **more: Any) -> Sop:
    """An SOP from the table of `steps_of`."""
    return sop_of(steps_of(rows), executors=staff(lanes), **more)


def boards_of(sop: Sop, *spans: tuple[int, int]) -> list[Board]:
    """The boards of pages that hold these rows; all rows on one page when no spans are given."""
    flow = build_flow(sop)
    spans = spans or ((0, len(sop.steps)),)
    page_of = {row: page for page, span in enumerate(spans, start=1) for row in range(*span)}
    across = [edge for edge in flow.edges if edge.target is not None and page_of[edge.source] != page_of[edge.target]]
    cuts = [Cut(edge, letter(number), page_of[edge.source], page_of[edge.target]) for number, edge in enumerate(across)]
    return [
        build_board(
            sop,
            flow,
            flow.ids,
            page,
            [Band(row) for row in range(*span)],
            [cut for cut in cuts if page in (cut.source_page, cut.target_page)],
        )
        for page, span in enumerate(spans, start=1)
    ]


def board_from(rows: str, lanes: str = "abc") -> Board:
    """The board of a table of steps on one page."""
    return boards_of(sop_from(rows, lanes))[0]


def ways(board: Board) -> Mapping[tuple[str, str, str | None], Route]:
    """The chosen routes by the ids of their ends and their outcome."""
    return {
        (board.nodes[link.source].id, board.nodes[link.target].id, link.outcome): route
        for link, route in zip(board.links, choose_routes(board), strict=True)
    }


def picture(board: Board, routes: Sequence[Route] | None = None) -> str:
    """Draw the symbols of a board and the routes; an outcome stands as its first letter at the exit."""
    return _Picture(board).draw(choose_routes(board) if routes is None else routes)


class _Picture:
    def __init__(self, board: Board) -> None:
        self.board = board
        self.width, self.height = 8 * board.lanes + 3, 4 * board.levels + 3
        self.lines = [[0] * self.width for _ in range(self.height)]
        self.marks: dict[tuple[int, int], str] = {}

    def at(self, point: tuple[int, int]) -> tuple[int, int]:
        """Where a point of the board stands in the picture."""
        (x, y), (gutter, gap) = point, (point[0] // 2, point[1] // 2)
        return 8 * gutter + (5 if x % 2 else 1), 4 * gap + (3 if y % 2 else 1)

    def draw(self, routes: Sequence[Route]) -> str:
        for link, route in zip(self.board.links, routes, strict=True):
            points = [self.at(point) for point in route.points]
            for one, two in pairwise(points):
                self._line(one, two)
            reach = 1 if route.into.vertical else BESIDE
            (x, y), (dx, dy) = points[-1], route.into.value
            self.marks[x + dx * reach, y + dy * reach] = ARROWS[route.into]
            if link.outcome:
                reach = 1 if route.out.vertical else BESIDE
                (x, y), (dx, dy) = points[0], route.out.value
                self.marks.setdefault((x + dx * reach, y + dy * reach), link.outcome[0])
        for left, right in self.board.joints:
            one, two = self.board.nodes[left], self.board.nodes[right]
            (x1, y), (x2, _) = self.at((one.right, one.y)), self.at((two.left, two.y))
            for x in range(x1, x2):
                self.lines[y][x] |= JOINT
        for node in self.board.nodes:
            self._symbol(node)
        return "\n".join(self._rows())

    def _line(self, one: tuple[int, int], two: tuple[int, int]) -> None:
        (x1, y1), (x2, y2) = sorted((one, two))
        for x in range(x1, x2):
            self.lines[y1][x] |= EAST
            self.lines[y1][x + 1] |= WEST
        for y in range(y1, y2):
            self.lines[y][x1] |= SOUTH
            self.lines[y + 1][x1] |= NORTH

    def _symbol(self, node: Any) -> None:
        (x1, y), (x2, _) = self.at((node.left, node.y)), self.at((node.right, node.y))
        opening, closing = BRACKETS[node.kind]
        words = node.letter or node.id.split(":")[0]
        text = f"{opening}{words.center(x2 - x1 + 3)}{closing}"
        for x, character in enumerate(text, start=x1 - 2):
            self.marks[x, y] = character

    def _rows(self) -> list[str]:
        """The rows of the picture, without those of a gap in which lines only pass."""
        rows = []
        for y, line in enumerate(self.lines):
            cells = [self.marks.get((x, y)) or LINES[JOINT if ways & JOINT else ways] for x, ways in enumerate(line)]
            rows.append("".join(cells).rstrip())
        found = []
        for gap in range(self.board.levels + 1):
            lines = rows[4 * gap : 4 * gap + 3]
            told = [row for row in lines if row.strip(" │")]
            found += told or [row for row in lines[:1] if row]
            found += rows[4 * gap + 3 : 4 * gap + 4]
        return found
