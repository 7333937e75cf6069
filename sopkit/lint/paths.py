"""The way that the work takes when all goes well, and what "one after the other" means on it."""

from collections.abc import Iterator
from itertools import pairwise

from sopkit.flow import Flow
from sopkit.model import Sop


def main_path(flow: Flow) -> tuple[int, ...]:
    """Follow the procedure from its first step, and at every fork the first way that is written.

    A way to a step where the path has been is passed over, so that a decision may name its way back first. The path
    ends with the procedure, or where every way goes back. Of branches that run in parallel the first is followed.
    """
    path: dict[int, None] = {}
    step: int | None = 0 if flow.ids else None
    while step is not None:
        path[step] = None
        for edge in flow.outgoing[step]:
            if edge.target not in path:
                step = edge.target
                break
        else:
            break
    return tuple(path)


def runs(flow: Flow) -> Iterator[tuple[int, ...]]:
    """Yield the stretches of two and more steps between which nothing joins and nothing forks.

    Each step but the last leads to the next one alone, by no exit of a decision, and nothing else leads there. A
    round of such steps, which no way leads into, is none.
    """
    after = {
        step: ways[0].target
        for step, ways in enumerate(flow.outgoing)
        if len(ways) == 1
        and ways[0].outcome is None
        and ways[0].target  # neither the end nor the start
        and len(flow.incoming[ways[0].target]) == 1
    }
    inside = set(after.values())
    for first in after:
        if first in inside:
            continue
        run = [first]
        while (following := after.get(run[-1])) is not None:
            run.append(following)
        yield tuple(run)


def handovers(sop: Sop, path: tuple[int, ...]) -> int:
    """Count how often the work changes hands along a path: nobody carries out both of two steps in a row."""
    executors = [frozenset(sop.steps[step].by) for step in path]
    return sum(one.isdisjoint(other) for one, other in pairwise(executors))
