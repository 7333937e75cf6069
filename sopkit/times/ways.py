"""The shortest and the longest way through a flow, and round a loop, on which no step is done twice.

A case that does no step twice takes no way back, so what is left of the flow has an order, and one pass over it from
its end finds the best way from each step. At a decision the case takes one exit; branches that run in parallel are all
done, and the one that takes longest counts, also on the shortest way. Where branches meet, both hold the same rest of
the way, so the longest of the whole ways is the rest after the longest branch.

Only a loop that can be entered in two places has no such order. To find the longest way through one is hard in
general (NP-hard), so its ways are tried one by one, as long as there are not too many.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sopkit.flow import Edge, Flow, components, returns

MOST_TRIED = 20_000
"""Steps that a search through loops with several entries may look at, for one question."""

Weights = Sequence[int]
"""Of each step, on a scale that makes all of them whole."""


class TangledError(Exception):
    """Loops that are entered in several places hold more ways than can be tried."""

    def __init__(self, steps: Collection[int]) -> None:
        super().__init__(steps)
        self.steps = tuple(sorted(steps))


@dataclass(frozen=True, slots=True)
class Best:
    """The best way from a step to the goal."""

    weight: int
    inside: tuple[int, ...]
    """Steps of the loop that are done first, from this one on; without entries besides, this one alone."""
    onward: tuple[int | None, ...]
    """Steps that come next, with equally good ways behind them; None is the end. Nothing at the goal itself."""


@dataclass(frozen=True)
class Ways:
    """The ways of a flow without those that go back."""

    flow: Flow
    back: tuple[Edge, ...] = field(init=False)
    """The ways back."""
    _onward: tuple[tuple[Edge, ...], ...] = field(init=False)
    _groups: tuple[tuple[int, ...], ...] = field(init=False)
    """Steps that go round without a way back, most of them alone; each group after all that it leads to."""
    _place: dict[int, int] = field(init=False)
    """Where in the groups each step stands."""

    def __post_init__(self) -> None:
        back = returns(self.flow)
        left = frozenset(map(id, back))
        onward = tuple(tuple(edge for edge in ways if id(edge) not in left) for ways in self.flow.outgoing)
        targets = {step: [edge.target for edge in ways if edge.target is not None] for step, ways in enumerate(onward)}
        object.__setattr__(self, "back", back)
        object.__setattr__(self, "_onward", onward)
        groups = tuple(map(tuple, components(targets)))
        object.__setattr__(self, "_groups", groups)
        object.__setattr__(self, "_place", {step: place for place, group in enumerate(groups) for step in group})

    def through(self, weights: Weights, pick: "Pick") -> tuple[int, ...] | None:
        """Find the best way from the first row to the end, as steps; None when no way ends.

        `pick` is `min` or `max` over weights. Raises `TangledError`.
        """
        best = self._best(weights, pick, None)
        return _follow(best, 0) if 0 in best else None

    def critical(self, weights: Weights) -> tuple[int, ...]:
        """Find all steps that lie on a longest way: a delay of any of them makes the longest way longer."""
        best = self._best(weights, max, None)
        found: set[int] = set()
        waiting: list[int | None] = [0] if 0 in best else []
        while waiting:
            step = waiting.pop()
            if step is not None and step not in found:
                found |= set(best[step].inside)
                waiting += best[step].onward
        return tuple(sorted(found))

    def round(self, edge: Edge, weights: Weights, pick: "Pick") -> tuple[int, ...] | None:
        """Find the best way from the target of a way back to the step where it starts, both included."""
        assert edge.target is not None
        best = self._best(weights, pick, edge.source, edge.target)
        return _follow(best, edge.target) if edge.target in best else None

    def _best(self, weights: Weights, pick: "Pick", goal: int | None, start: int = 0) -> dict[int, Best]:
        """Find the best way to the goal from each step between start and goal that has one; None is the end."""
        found: dict[int, Best] = {}
        first = 0 if goal is None else self._place[goal]
        for group in self._groups[first : self._place[start] + 1]:
            if len(group) > 1:
                self._search(group, weights, pick, goal, found)
                continue
            (step,) = group
            if step == goal:
                found[step] = Best(weights[step], (step,), ())
                continue
            behind = [(_behind(edge.target, found, goal), edge) for edge in self._onward[step]]
            chosen = _chosen(behind, pick, whole=goal is None)
            if chosen is not None:
                weight, onward = chosen
                found[step] = Best(weights[step] + weight, (step,), onward)
        return found

    def _search(
        self, group: tuple[int, ...], weights: Weights, pick: "Pick", goal: int | None, found: dict[int, Best]
    ) -> None:
        """Try all ways through a loop with several entries, from each of its steps."""
        inside = frozenset(group)
        budget = MOST_TRIED
        if any(self._is_parallel(step) for step in group):
            raise TangledError(group)
        for entry in group:
            candidates: list[tuple[int, tuple[int, ...], tuple[int | None, ...]]] = []
            for path in self._paths(entry, inside):
                budget -= 1
                if budget < 0:
                    raise TangledError(group)
                weight = sum(weights[step] for step in path)
                if path[-1] == goal:
                    candidates.append((weight, path, ()))
                    continue
                leaving = [edge for edge in self._onward[path[-1]] if edge.target not in inside]
                behind = [(_behind(edge.target, found, goal), edge) for edge in leaving]
                chosen = _chosen(behind, pick, whole=False)
                if chosen is not None:
                    candidates.append((weight + chosen[0], path, chosen[1]))
            if candidates:
                best = pick(weight for weight, _path, _onward in candidates)
                weight, path, onward = next(one for one in candidates if one[0] == best)
                found[entry] = Best(weight, path, onward)

    def _paths(self, entry: int, inside: frozenset[int]) -> Iterator[tuple[int, ...]]:
        """Yield every way from a step that stays in its loop and does no step twice; each ends where it may be left."""
        path = [entry]
        on_path = {entry}
        walk = [iter(self._onward[entry])]
        yield (entry,)
        while walk:
            edge = next(walk[-1], None)
            if edge is None:
                walk.pop()
                on_path.discard(path.pop())
            elif edge.target is not None and edge.target in inside and edge.target not in on_path:
                path.append(edge.target)
                on_path.add(edge.target)
                walk.append(iter(self._onward[edge.target]))
                yield tuple(path)

    def _is_parallel(self, step: int) -> bool:
        return sum(edge.outcome is None for edge in self._onward[step]) > 1


Pick = Callable[[Iterator[int]], int]


def _behind(target: int | None, found: dict[int, Best], goal: int | None) -> int | None:
    """Weigh the best way from a target on; None where there is none."""
    if target is None:
        return 0 if goal is None else None
    return found[target].weight if target in found else None


def _chosen(
    behind: list[tuple[int | None, Edge]], pick: Pick, *, whole: bool
) -> tuple[int, tuple[int | None, ...]] | None:
    """Choose among the ways on: all parallel branches have to end, one exit of a decision is enough.

    `whole` is false where the way need not reach the end: then a branch that does not reach the goal doesn't matter.
    """
    ending = [(weight, edge.target) for weight, edge in behind if weight is not None]
    parallel = len(behind) > 1 and behind[0][1].outcome is None
    if not ending or (parallel and whole and len(ending) < len(behind)):
        return None
    best = (max if parallel else pick)(weight for weight, _target in ending)
    return best, tuple(dict.fromkeys(target for weight, target in ending if weight == best))


def _follow(best: dict[int, Best], start: int) -> tuple[int, ...]:
    """Follow the best way from a step to the goal; of equally good ones the first that is written."""
    way: list[int] = []
    step: int | None = start
    while step is not None:
        way += best[step].inside
        step = best[step].onward[0] if best[step].onward else None
    return tuple(way)


def handovers(flow_of_work: Sequence[int], executors: Sequence[frozenset[str]]) -> int:
    """Count how often the work changes hands along a way: nobody carries out both of two steps in a row."""
    return sum(executors[one].isdisjoint(executors[other]) for one, other in pairwise(flow_of_work))
