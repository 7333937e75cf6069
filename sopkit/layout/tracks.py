"""Parallel lines in one channel: which stretches join, in which order the others lie, and on how many tracks.

A channel is a gutter between lanes or a gap between levels. Order first, by the crossings that each order of two
neighbours would cost; then the constrained left-edge rule (Hashimoto and Stevens 1971): a stretch takes the first
track after all those that overlap it and come before it.
"""

from collections.abc import Callable, Hashable, Sequence

from msgspec import Struct

from sopkit.layout.board import Link
from sopkit.layout.routes import Route, Segment
from sopkit.layout.search import order_cost

MANY = 200
"""Wires of one channel that are moved once each has its place; of more, which no page can hold, none is."""

Piece = tuple[int, int]
"""A stretch by the index of its link and its own index in the route."""


class Stretch(Struct, frozen=True):
    """A stretch in a channel with real or board coordinates along it, and its turns at both ends."""

    piece: Piece
    low: float
    high: float
    turns: tuple[int, int]
    at_centre: tuple[bool, bool]
    """Whether an end lies on a centre line, where no other track can move it."""
    ends: tuple[int, ...] = ()
    """0 where it begins at its route's source, 1 where it ends at the target: only at a wide diamond's tips."""


class Wire(Struct):
    """Stretches that share a track, because they lead to one target or fork from one source."""

    members: list[Stretch]

    @property
    def low(self) -> float:
        """Where it begins along the channel."""
        return min(member.low for member in self.members)

    @property
    def high(self) -> float:
        """Where it ends along the channel."""
        return max(member.high for member in self.members)


class Channel(Struct, frozen=True):
    """The tracks of one channel: the track of each piece, and how many tracks there are."""

    tracks: dict[Piece, int]
    count: int


def assign(stretches: Sequence[Stretch], links: Sequence[Link], routes: Sequence[Route]) -> Channel:
    """Lay the stretches of one channel on tracks, 0 being that of the lowest coordinate."""
    wires = _join(stretches, links, routes)
    ordered = _order(wires)
    tracks: dict[Piece, int] = {}
    placed: list[tuple[Wire, int]] = []
    for wire in ordered:
        track = max((other + 1 for before, other in placed if _overlap(before, wire)), default=0)
        placed.append((wire, track))
        for member in wire.members:
            tracks[member.piece] = track
    return Channel(tracks, 1 + max((track for _, track in placed), default=-1))


def _overlap(one: Wire, two: Wire) -> bool:
    return one.low <= two.high and two.low <= one.high


def _join(stretches: Sequence[Stretch], links: Sequence[Link], routes: Sequence[Route]) -> list[Wire]:
    """Gather overlapping stretches that end at one side, then those of one fork, then those at one diamond's tips."""

    def target(wire: Wire) -> set[Hashable]:
        return {(links[member.piece[0]].target, routes[member.piece[0]].into) for member in wire.members}

    def fork(wire: Wire) -> set[Hashable]:
        """The source of a wire that no target has gathered; the exits of a decision are kept apart."""
        sources: set[Hashable] = {
            (links[member.piece[0]].source, routes[member.piece[0]].out) for member in wire.members
        }
        decided = any(links[member.piece[0]].decision for member in wire.members)
        return sources if len(sources) == 1 and not decided else set()

    def tips(wire: Wire) -> set[Hashable]:
        """Wide diamonds that stand over this gutter and have the wire at a tip: both tips are on one track."""
        ending = [(member.piece, end) for member in wire.members for end in member.ends]
        return {links[link].source if end == 0 else links[link].target for (link, _), end in ending}

    wires = [Wire([stretch]) for stretch in stretches]
    for key in (target, fork, tips):
        wires = _gathered(wires, key)
    return wires


def _gathered(wires: list[Wire], key: Callable[[Wire], set[Hashable]]) -> list[Wire]:
    """Join overlapping wires that have something of `key` in common."""
    found: list[Wire] = []
    for wire in sorted(wires, key=lambda wire: (wire.low, wire.high, wire.members[0].piece)):
        mine = key(wire)
        partner = next((other for other in found if mine & key(other) and _overlap(other, wire)), None)
        if partner is None:
            found.append(wire)
        else:
            partner.members += wire.members
    return found


def _cost(before: Wire, after: Wire) -> float:
    return sum(_stretch_cost(one, two) for one in before.members for two in after.members)


def _stretch_cost(one: Stretch, two: Stretch) -> float:
    if one.low > two.high or two.low > one.high:
        return 0.0
    return order_cost(_as_segment(one, two), _as_segment(two, one))


def _as_segment(stretch: Stretch, other: Stretch) -> Segment:
    """Put a stretch on a small board of its own, on which equal ends stay equal and centre lines odd."""
    ends = sorted({stretch.low, stretch.high, other.low, other.high})
    centres = {
        end
        for each in (stretch, other)
        for end, centre in zip((each.low, each.high), each.at_centre, strict=True)
        if centre
    }
    place = {end: 4 * index + (1 if end in centres else 2) for index, end in enumerate(ends)}
    return Segment(True, 0, place[stretch.low], place[stretch.high], stretch.turns)


def _order(wires: list[Wire]) -> list[Wire]:
    """Find an order of little cost: each wire at its best place, then wires moved one by one while that helps."""
    costs: dict[tuple[int, int], float] = {}

    def cost(one: Wire, two: Wire) -> float:
        key = id(one), id(two)
        if key not in costs:
            costs[key] = _cost(one, two)
        return costs[key]

    def best_place(order: list[Wire], wire: Wire) -> int:
        total = sum(cost(wire, other) for other in order)
        best, place = total, 0
        for index, other in enumerate(order, start=1):
            total += cost(other, wire) - cost(wire, other)
            if total < best - 1e-9:
                best, place = total, index
        return place

    order: list[Wire] = []
    for wire in wires:
        order.insert(best_place(order, wire), wire)
    for _ in range(4 if len(wires) <= MANY else 0):
        before = list(order)
        for wire in before:
            order.remove(wire)
            order.insert(best_place(order, wire), wire)
        if order == before:
            break
    return order
