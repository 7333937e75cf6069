"""A page's routes with the tracks of its gutters, and what these want of the shared columns."""

from collections import defaultdict

from msgspec import Struct

from sopkit.layout.board import Board, Side
from sopkit.layout.columns import Need, Room
from sopkit.layout.labels import CLEAR, GAP, Tag, shift, tags
from sopkit.layout.paper import MEASURES
from sopkit.layout.routes import Route
from sopkit.layout.search import Effort, choose_routes
from sopkit.layout.tracks import Channel, Piece, Stretch, assign


class Routed(Struct, frozen=True):
    """A board with a route for each link, and the tracks of the gutters, left to right."""

    board: Board
    routes: list[Route]
    gutters: tuple[Channel, ...]
    needs: tuple[Need, ...]


def route(board: Board, effort: Effort | None = None) -> Routed:
    """Choose the routes of a page and lay its vertical stretches on tracks; `effort` is what pages share."""
    routes = choose_routes(board, effort)
    gutters = tuple(assign(_vertical(routes, 2 * gutter), board.links, routes) for gutter in range(board.lanes + 1))
    return Routed(board, routes, gutters, _needs(board, routes, gutters))


def _vertical(routes: list[Route], line: int) -> list[Stretch]:
    found = []
    for link, route in enumerate(routes):
        last = len(route.segments) - 1
        for index, part in enumerate(route.segments):
            if part.vertical and part.line == line:
                ends = tuple(end for end, at in ((0, 0), (1, last)) if index == at)
                centres = (part.low % 2 == 1, part.high % 2 == 1)
                found.append(Stretch((link, index), part.low, part.high, part.turns, centres, ends))
    return found


def _needs(board: Board, routes: list[Route], gutters: tuple[Channel, ...]) -> tuple[Need, ...]:
    """What the gutters must hold, whatever the size of symbols will be."""
    room: dict[tuple[int, bool], Room] = defaultdict(Room)
    span: dict[int, float] = defaultdict(float)

    def want(gutter: int, left: bool, more: Room) -> None:
        room[gutter, left] = room[gutter, left].both(more)

    for link, route in zip(board.links, routes, strict=True):
        target = board.nodes[link.target]
        if not route.into.vertical:
            right = route.into is Side.RIGHT
            want(target.last + 1 if right else target.first, right, Room(arrow=True))
    # Labels are narrowest beside the smallest symbols, and may stand out farthest.
    for tag in tags(board, routes, MEASURES[-1]):
        node = board.nodes[tag.node]
        right = tag.side is Side.RIGHT or (tag.side.vertical and tag.rank % 2 == 0)
        gutter = node.last + 1 if right else node.first
        width = GAP + shift(tag, MEASURES[-1].box / 2) + tag.width + tag.away + CLEAR
        if tag.side.vertical:
            want(gutter, right, Room(arrow=True, reach=width))
        elif (
            gutter in (0, board.lanes)
            or _runs_beside(routes, 2 * gutter, node.y, above=tag.rank % 2 == 0)
            or _turns_off_beside(board, routes, tag, 2 * gutter, node.y)
        ):
            want(gutter, right, Room(label=width))
        else:
            beyond = 2 * gutter + (1 if right else -1)
            box = MEASURES[-1].box
            if _runs_beside(routes, beyond, node.y, above=tag.rank % 2 == 0):
                box /= 2
            # A free lane holds the rest of the label, but no more: beyond it are other lines, or the table ends.
            span[gutter] = max(span[gutter], width if _taken(board, beyond, node.y) else width - box)
    last = board.lanes
    return tuple(
        Need(max(channel.count, 0 if index in (0, last) else 1), room[index, True], room[index, False], span[index])
        for index, channel in enumerate(gutters)
    )


def _taken(board: Board, x: int, y: int) -> bool:
    """Whether a symbol stands in a cell."""
    return any(node.y == y and node.left <= x <= node.right for node in board.nodes)


def _runs_beside(routes: list[Route], x: int, y: int, *, above: bool) -> bool:
    """Whether a vertical line on column x runs through the upper (or lower) half of the level at y."""
    return any(
        part.vertical and part.line == x and (part.low < y <= part.high if above else part.low <= y < part.high)
        for route in routes
        for part in route.segments
    )


def _turns_off_beside(board: Board, routes: list[Route], tag: Tag, x: int, y: int) -> bool:
    """Whether a line that is none of the label's own side runs off from column x along the middle of the level at y."""
    return any(
        part.vertical and part.line == x and y in (part.low, part.high)
        for link, route in zip(board.links, routes, strict=True)
        if link.source != tag.node or route.out is not tag.side
        for part in route.segments
    )


def horizontal(routes: list[Route], line: int) -> list[tuple[Piece, int, int, tuple[int, int]]]:
    """The stretches in one gap: piece, board columns of both ends, turns."""
    return [
        ((link, index), part.low, part.high, part.turns)
        for link, route in enumerate(routes)
        for index, part in enumerate(route.segments)
        if not part.vertical and part.line == line
    ]
