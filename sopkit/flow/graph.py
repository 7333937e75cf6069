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
    for index in written:
        known.setdefault(ids[index], index)
    for index, name in enumerate(ids):
        known.setdefault(name, index)

    edges: list[Edge] = []
    dangling: list[Dangling] = []
    last = len(ids) - 1
    for index, step in enumerate(sop.steps):
        if not step.decision and not step.next:
            edges.append(Edge(index, index + 1 if index < last else None, path=("steps", index)))
            continue
        for name, outcome, chance, path in _ways(index, step):
            if name == END:
                edges.append(Edge(index, None, outcome, chance, path))
            elif name in known:
                edges.append(Edge(index, known[name], outcome, chance, path))
            else:
                dangling.append(Dangling(index, name, path))

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
        starts=tuple([index for index, ways in enumerate(incoming) if index == 0 or not ways]),
        shadowed=tuple([index for index, name in enumerate(ids) if known[name] != index]),
    )


_Way = tuple[str, str | None, Fraction | None, tuple[str | int, ...]]


def _ways(index: int, step: Step) -> Iterator[_Way]:
    """Yield what a step names: target, outcome, chance and path."""
    path = ("steps", index)
    if step.decision:
        for label, exit_ in step.decision.items():
            yield exit_.to, label, exit_.chance, (*path, "decision", label, "to")
        return
    first: dict[str, int] = {}
    for position, target in enumerate(step.next or ()):
        first.setdefault(target, position)
    for target, position in first.items():
        yield target, None, None, (*path, "next", position)
