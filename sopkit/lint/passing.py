"""Steps that pass on what they have received, and change nothing about it."""

from collections.abc import Collection
from functools import lru_cache

from sopkit.flow import Flow
from sopkit.lint.acts import only_passes_on
from sopkit.lint.glance import Glance
from sopkit.lint.words import normal
from sopkit.model import Sop


def passing_steps(sop: Sop, flow: Flow, unchanged: Collection[int]) -> tuple[int, ...]:
    """Find the steps by which nothing happens but a handover: output and requirement are the same.

    The first step and those that end the procedure are none, since they take something in and hand something out;
    neither are decisions, nor what the user of the service does. `unchanged` are the steps of `unchanging_steps`.
    """
    ends = {edge.source for edge in flow.edges if edge.target is None}
    users = {id_ for id_, executor in sop.executors.items() if executor.customer}
    return tuple(
        index
        for index, step in enumerate(sop.steps)
        if index
        and index in unchanged
        and index not in ends
        and not step.decision
        and users.isdisjoint(step.by)
        and only_passes_on(step.activity)
    )


def unchanging_steps(sop: Sop) -> frozenset[int]:
    """Find the steps that give out the same things as they require."""
    cells = [(step.requires, step.output) for step in sop.steps]
    same = _SAME.among(frozenset(cells))
    return frozenset([index for index, pair in enumerate(cells) if pair in same]) if same else frozenset()


@lru_cache(1 << 13)
def things(cell: tuple[str, ...]) -> frozenset[str]:
    """Give what a cell lists, so that it can be compared with what another one lists, in whatever order.

    Marks at the end make no difference (P131 speaks of them).
    """
    return frozenset([normal(text).rstrip(" .,;") for text in cell])


_SAME = Glance[tuple[tuple[str, ...], tuple[str, ...]]](lambda pair: pair[1] and things(pair[0]) == things(pair[1]))
