"""How often each exit is taken. Guesses nothing: a decision of which too little is known is named."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from sopkit.flow import Edge, Flow, reaches_end
from sopkit.i18n import Message, _


class Chances(Struct, frozen=True):
    """The ways on from each step that a case can reach, each with its chance."""

    ways: dict[int, tuple[tuple[Edge, Fraction], ...]]
    """By step; ways that no case takes are left out. Parallel branches have the chance 1 each."""


class Unknown(Struct, frozen=True):
    """Why the chances of a flow can't be reckoned with."""

    why: Message
    steps: tuple[int, ...]


def chances(flow: Flow) -> Chances | Unknown:
    """Give every exit its chance: one exit of a decision that names none takes what the others leave.

    `Unknown` where a decision that a case can reach leaves more open than that, where its chances don't add up to
    100 %, where a way leads to no step, and where the case can come to a place that it never leaves.
    """
    ways: dict[int, tuple[tuple[Edge, Fraction], ...]] = {}
    waiting = [0] if flow.ids else []
    open_ended = {way.source for way in flow.dangling}
    silent: list[int] = []
    wrong: list[int] = []
    while waiting:
        step = waiting.pop()
        if step in ways:
            continue
        edges = flow.outgoing[step]
        known = _of_step(edges)
        if known is None:
            (silent if _named(edges) <= 1 and _silent(edges) > 1 else wrong).append(step)
            known = tuple((edge, Fraction(1)) for edge in edges)
        ways[step] = tuple((edge, chance) for edge, chance in known if chance)
        waiting += [edge.target for edge, _chance in ways[step] if edge.target is not None]
    if astray := sorted(open_ended & ways.keys()):
        return Unknown(_("a way on leads to no step"), tuple(astray))
    if silent:
        return Unknown(_("the exits of a decision have no chance"), tuple(sorted(silent)))
    if wrong:
        return Unknown(_("the chances of a decision don't add up to 100%"), tuple(sorted(wrong)))
    if stuck := _stuck(flow, ways):
        return Unknown(_("the work goes round and never ends"), stuck)
    return Chances(ways)


def _of_step(edges: Sequence[Edge]) -> tuple[tuple[Edge, Fraction], ...] | None:
    if not edges or edges[0].outcome is None:
        return tuple((edge, Fraction(1)) for edge in edges)
    rest = 1 - _named(edges)
    if rest < 0 or (rest and _silent(edges) != 1):
        return None
    return tuple((edge, rest if edge.chance is None else edge.chance) for edge in edges)


def _named(edges: Sequence[Edge]) -> Fraction:
    return sum((edge.chance for edge in edges if edge.chance is not None), Fraction())


def _silent(edges: Sequence[Edge]) -> int:
    return sum(edge.chance is None for edge in edges)


def _stuck(flow: Flow, ways: dict[int, tuple[tuple[Edge, Fraction], ...]]) -> tuple[int, ...]:
    """Find the steps from which no case that keeps to the chances reaches the end."""
    taken = {id(edge) for edges in ways.values() for edge, _chance in edges}
    kept = Flow(
        ids=flow.ids,
        edges=tuple(edge for edge in flow.edges if id(edge) in taken),
        dangling=(),
        outgoing=(),
        incoming=tuple(tuple(edge for edge in into if id(edge) in taken) for into in flow.incoming),
        starts=(0,),
        shadowed=(),
    )
    return tuple(sorted(ways.keys() - reaches_end(kept)))
