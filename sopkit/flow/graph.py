"""What follows what: the graph of an SOP's steps. Survives every document that loads, however broken.

Steps are called by their index, 0 for the first row. A target that no step answers to is no edge but a
`Dangling`, so that a broken reference never breaks a question about the rest.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from sopkit.model import END, Sop, Step


class Edge(Struct, frozen=True):
    """One way from a step to the next, or to the end of the procedure."""

    source: int
    target: int | None
    """Index of the step that follows; None is the end."""
    outcome: str | None = None
    """Label of the decision's exit; None for a plain way on."""
    chance: Fraction | None = None
    path: tuple[str | int, ...] = ()
    """Where the document says so; the step itself when the way on is implied by the order of rows."""


class Dangling(Struct, frozen=True):
    """A way that the document names but that leads to no step."""

    source: int
    target: str
    path: tuple[str | int, ...]


class Flow(Struct, frozen=True):
    """The ways between the steps of one SOP."""

    ids: tuple[str, ...]
    """Id of each step, as other steps call it."""
    edges: tuple[Edge, ...]
    dangling: tuple[Dangling, ...]
    outgoing: tuple[tuple[Edge, ...], ...]
    """Edges out of each step."""
    incoming: tuple[tuple[Edge, ...], ...]
    """Edges into each step."""
    starts: tuple[int, ...]
    """The first step, then every step that no edge leads to."""
    shadowed: tuple[int, ...]
    """Steps that cannot be called, since another step answers to their id."""


def build_flow(sop: Sop) -> Flow:
    """Draw the graph of an SOP: the next row by default, else `next` or the exits of the `decision`.

    A step with both `next` and `decision` follows its decision; an empty `next` or `decision` says nothing and
    the next row follows. Where two steps share an id, the first answers to it.
    """
    ids = sop.step_ids
    known: dict[str, int] = {}
    # An id that is written wins over a row number that happens to read the same.
    written = [index for index, step in enumerate(sop.steps) if step.id]
    for index in (*written, *range(len(ids))):
        known.setdefault(ids[index], index)

    edges: list[Edge] = []
    dangling: list[Dangling] = []
    for index, step in enumerate(sop.steps):
        for name, outcome, chance, path in _ways(index, step, len(ids)):
            target = None if name == END else name
            if isinstance(target, str):
                if target not in known:
                    dangling.append(Dangling(index, target, path))
                    continue
                target = known[target]
            edges.append(Edge(index, target, outcome, chance, path))

    outgoing: list[list[Edge]] = [[] for _ in ids]
    incoming: list[list[Edge]] = [[] for _ in ids]
    for edge in edges:
        outgoing[edge.source].append(edge)
        if edge.target is not None:
            incoming[edge.target].append(edge)
    return Flow(
        ids=ids,
        edges=tuple(edges),
        dangling=tuple(dangling),
        outgoing=tuple(map(tuple, outgoing)),
        incoming=tuple(map(tuple, incoming)),
        starts=tuple(index for index in range(len(ids)) if index == 0 or not incoming[index]),
        shadowed=tuple(index for index, name in enumerate(ids) if known[name] != index),
    )


_Way = tuple[str | int | None, str | None, Fraction | None, tuple[str | int, ...]]


def _ways(index: int, step: Step, count: int) -> Iterator[_Way]:
    """Yield what a step names: target (id, row index, or None for the end), outcome, chance and path."""
    path = ("steps", index)
    if step.decision:
        for label, exit_ in step.decision.items():
            yield exit_.to, label, exit_.chance, (*path, "decision", label, "to")
    elif step.next:
        first: dict[str, int] = {}
        for position, target in enumerate(step.next):
            first.setdefault(target, position)
        for target, position in first.items():
            yield target, None, None, (*path, "next", position)
    else:
        yield (index + 1 if index + 1 < count else None), None, None, path
