"""Which way each arrow takes: the choice of one route a link with the least cost together. Grid only.

Short links first, each in its cheapest place among those already drawn; then links are moved, alone or with the
neighbours that they shove aside, as long as the sum falls. No chance is involved: same board, same choice.
"""

from bisect import bisect_left, bisect_right
from itertools import combinations

from sopkit.layout.board import Board, Link, Side
from sopkit.layout.routes import COST, Cells, Route, Segment, candidates

PASSES = 6
"""Rounds of improvement at most; the sum falls in each, most pages need two."""
KEPT = 48
"""Candidates per link that the search looks at."""
COMPARED = 600_000
"""Candidates times pairs of links on a page at most: of many links each has fewer candidates."""
FEW = 8
"""Of links with fewer candidates than this not every pair of sides is tried."""
EFFORT = 12_000_000
"""Comparisons that all pages of a drawing may take; past it nothing is improved any more."""
NEW = 10
"""A comparison that was not made before counts as so many that were: so much longer it takes."""
REGRET = 12.0
"""A link that costs so much more than its cheapest way would alone is tried there again, and its neighbours moved."""

_FORBIDDEN = COST["overlap"]


class Effort:
    """How many comparisons are left for improving a drawing, so that also the wildest document is drawn in the end.

    Drawings that a person could read come nowhere near the limit; past it, each link has its cheapest way among those
    that were drawn before it. Counted and not timed: the same document gives the same drawing.
    """

    __slots__ = ("left",)

    def __init__(self, left: int = EFFORT) -> None:
        self.left = left


class Search:
    """The links of a board, their candidates, and the routes chosen so far."""

    def __init__(self, board: Board, effort: Effort) -> None:
        self.board, self.links, self.effort = board, board.links, effort
        cells = Cells(board)
        kept = max(1, min(KEPT, COMPARED // self._met()))
        self.options = [candidates(board, cells, link, kept, sides=kept >= FEW) for link in self.links]
        self.joints = [_joint(board, pair) for pair in board.joints]
        self.others = self._within_reach()
        self.chosen: dict[int, int] = {}
        self._pairs: dict[tuple[int, int, int, int], float] = {}
        self._alone: dict[tuple[int, int], float] = {}

    def run(self) -> list[Route]:
        """Choose a route for each link."""
        for index in sorted(range(len(self.links)), key=self._span):
            self._settle(index)
        for _ in range(PASSES):
            if self.effort.left <= 0:
                break
            moved = [self._settle(index) for index in range(len(self.links))]
            if not any(moved) and not self._shove():
                break
        return [self.options[index][self.chosen[index]] for index in range(len(self.links))]

    def _met(self) -> int:
        """Number of pairs of links that share a row; at least one."""
        levels = [[self.board.nodes[end].level for end in (link.source, link.target)] for link in self.links]
        begins = sorted(min(ends) for ends in levels)
        # Those that begin at or before the other's end, less those that end before it begins.
        finished = sorted(max(ends) for ends in levels)
        return max(1, sum(bisect_right(begins, max(ends)) - bisect_left(finished, min(ends)) for ends in levels))

    def _within_reach(self) -> list[list[int]]:
        """For each link the others whose candidates share a row with its own: no others can cost it anything."""
        levels = [[y for route in options for _, y in route.points] for options in self.options]
        rows = [(min(ys), max(ys)) for ys in levels]
        return [
            [other for other, (low2, high2) in enumerate(rows) if other != index and low <= high2 and low2 <= high]
            for index, (low, high) in enumerate(rows)
        ]

    def _span(self, index: int) -> tuple[int, int, int]:
        link = self.links[index]
        source, target = self.board.nodes[link.source], self.board.nodes[link.target]
        return abs(source.level - target.level), abs(source.first - target.first), index

    def _settle(self, index: int) -> bool:
        """Give one link its cheapest route among the others'; tell whether that was a change."""
        before = self.chosen.get(index)
        best = float("inf") if before is None else self._total(index, before)
        found = before
        for option, route in enumerate(self.options[index]):
            # Candidates come by their own cost, and others only add to it.
            if route.cost >= best - 1e-9:
                break
            cost = self._total(index, option, limit=best)
            if cost < best - 1e-9:
                best, found = cost, option
        if found is None or found == before:
            return False
        self.chosen[index] = found
        return True

    def _total(self, index: int, option: int, limit: float = float("inf")) -> float:
        """Cost of a route among those chosen; something past `limit` once it is past."""
        self.effort.left -= len(self.others[index])
        total = self._own(index, option)
        for other in self.others[index]:
            if total >= limit:
                break
            if other in self.chosen:
                total += self._pair(index, option, other, self.chosen[other])
        return total

    def _own(self, index: int, option: int) -> float:
        key = index, option
        if key not in self._alone:
            route = self.options[index][option]
            with_joints = sum(_meeting(route, joint, related=False) for joint in self.joints)
            self._alone[key] = route.cost + with_joints
        return self._alone[key]

    def _pair(self, one: int, option1: int, two: int, option2: int) -> float:
        if one > two:
            one, option1, two, option2 = two, option2, one, option1
        key = one, option1, two, option2
        cost = self._pairs.get(key)
        if cost is None:
            self.effort.left -= NEW
            cost = pair_cost(self.links[one], self.options[one][option1], self.links[two], self.options[two][option2])
            self._pairs[key] = cost
        return cost

    def _shove(self) -> bool:
        """Put a link elsewhere and let its neighbours make way, while that lowers the sum.

        Single moves can't untangle three links at one symbol, each of which is in another's place. Only links that
        cost much more than their cheapest way are tried; where something forbidden is left, in every place.
        """
        improved = False
        for index in range(len(self.links)):
            now = self._total(index, self.chosen[index])
            if now - self._own(index, 0) < REGRET:
                continue
            troubled = now >= COST["mixed side"]
            near = self._near(index)
            before = self._local([index, *near])
            for option in range(len(self.options[index])):
                if self.effort.left <= 0:
                    return improved
                if option == self.chosen[index] or (not troubled and self._own(index, option) >= now):
                    continue
                kept = {each: self.chosen[each] for each in (index, *near)}
                self.chosen[index] = option
                for other in near:
                    self._settle(other)
                if self._local([index, *near]) < before - 1e-9:
                    improved = True
                    break
                self.chosen.update(kept)
        return improved

    def _near(self, index: int) -> list[int]:
        """The other links at the symbols of this one."""
        ends = {self.links[index].source, self.links[index].target}
        return [other for other, link in enumerate(self.links) if other != index and ends & {link.source, link.target}]

    def _local(self, links: list[int]) -> float:
        """Cost of these links, and of all their pairs with others and each other."""
        inside = set(links)
        total = sum(self._own(each, self.chosen[each]) for each in links)
        total += sum(self._pair(one, self.chosen[one], two, self.chosen[two]) for one, two in combinations(links, 2))
        for each in links:
            self.effort.left -= len(self.others[each])
            for other in self.others[each]:
                if other not in inside:
                    total += self._pair(each, self.chosen[each], other, self.chosen[other])
        return total


def joined(link1: Link, route1: Route, link2: Link, route2: Route) -> bool:
    """Whether two arrows may share a stretch at no cost: they end at one side of one symbol, or fork from one.

    Two that share their target but meet it on different sides, or two outcomes of a decision, could be drawn on one
    stretch, too; but then a reader can't tell which way it runs.
    """
    if link1.target == link2.target and route1.into is route2.into:
        return True
    return link1.source == link2.source and not link1.decision and route1.out is route2.out


def pair_cost(link1: Link, route1: Route, link2: Link, route2: Route) -> float:
    """What two routes cost by being drawn together."""
    siblings = link1.source == link2.source
    kin = siblings or link1.target == link2.target
    cost = _meeting(
        route1,
        route2,
        related=joined(link1, route1, link2, route2),
        stretch=COST["sibling"] if kin else _FORBIDDEN,
    )
    if siblings and link1.decision and route1.out is route2.out:
        cost += COST["same exit"]
    elif siblings and route1.out is not route2.out:
        cost += 0 if link1.decision else COST["split fork"]
    if link1.target == link2.target and route1.into is route2.into:
        cost += COST["joined entry"]
    if (link1.target == link2.source and route1.into is route2.out) or (
        link2.target == link1.source and route2.into is route1.out
    ):
        cost += COST["mixed side"]
    return cost


def _joint(board: Board, pair: tuple[int, int]) -> Route:
    left, right = board.nodes[pair[0]], board.nodes[pair[1]]
    return Route(((left.right, left.y), (right.left, right.y)), Side.RIGHT, Side.LEFT)


def _meeting(one: Route, two: Route, *, related: bool, stretch: float = _FORBIDDEN) -> float:
    """Cost of crossings and overlaps of two routes, over all their stretches.

    `related` ones may join at no cost; others pay `stretch` for each common stretch.
    """
    cost = 0.0
    for a in one.segments:
        for b in two.segments:
            if a.vertical != b.vertical:
                if b.low < a.line < b.high and a.low < b.line < a.high:
                    cost += COST["crossing"]
            elif a.line == b.line and a.low <= b.high and b.low <= a.high and not related:
                cost += min(_alongside(a, b), stretch)
    if not related and one.corners & two.corners:
        cost += stretch
    return cost


def _alongside(a: Segment, b: Segment) -> float:
    """Cost of two stretches of strangers on one line: none on a centre line, ordered tracks in a channel."""
    if a.line % 2:
        return _FORBIDDEN if a.low < b.high and b.low < a.high else 0.0
    return min(order_cost(a, b), order_cost(b, a))


def order_cost(before: Segment, after: Segment) -> float:
    """Cost of two stretches in one channel when `before` has the track on the side of lower coordinates.

    A stretch that turns off towards the other one's track crosses it, unless the other ends there, too. Where both
    end on one centre line and turn towards each other they would lie on each other: forbidden.
    """
    cost = 0.0
    for end, turn in ((before.low, before.turns[0]), (before.high, before.turns[1])):
        if after.low < end < after.high:
            cost += COST["crossing"] if turn > 0 else 0
        elif turn > 0 and end in (after.low, after.high):
            same_end = (end == before.low) == (end == after.low)
            other = after.turns[0] if end == after.low else after.turns[1]
            if other < 0:
                cost += _FORBIDDEN if end % 2 else COST["crossing"] if same_end else 0
    for end, turn in ((after.low, after.turns[0]), (after.high, after.turns[1])):
        if before.low < end < before.high and turn < 0:
            cost += COST["crossing"]
    return cost


def choose_routes(board: Board, effort: Effort | None = None) -> list[Route]:
    """Choose a route for each link of a board, in the order of its links; `effort` is what boards share."""
    return Search(board, effort or Effort()).run()
