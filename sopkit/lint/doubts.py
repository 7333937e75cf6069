"""Which ways of a flow are in doubt because a finding already speaks of them: one cause, one finding.

A misspelt `next` leaves the step that was meant without a predecessor, and a decision with one exit may leave a
loop without a way out. Both have one cause, and the finding about the cause is enough: rules about the flow
ask here before they speak of a consequence.
"""

from msgspec import Struct

from sopkit.flow import Flow
from sopkit.model import END, Sop


class Doubts(Struct, frozen=True):
    """Where the flow may be other than it reads, once what is already reported has been mended."""

    way_missing: bool
    """Some way leads nobody knows where: it may be the one that should lead to a step without predecessor."""
    sources: frozenset[int]
    """Steps that may lead on elsewhere, even to the end."""
    targets: frozenset[int]
    """Steps that some way may be meant to lead to."""


def find_doubts(sop: Sop, flow: Flow) -> Doubts:
    """Collect the ways that S201, S202, S204, S304, S307 and S308 speak of."""
    missing = {way.source for way in flow.dangling}
    sources: set[int] = set()
    passed_over: set[str] = {END}
    shared = {flow.ids[step] for step in flow.shadowed}
    for index, step in enumerate(sop.steps):
        exits = [exit_.to for exit_ in (step.decision or {}).values()]
        if step.decision is not None and len(exits) < 2:
            missing.add(index)
        if step.next == () or not shared.isdisjoint(exits or step.next or ()):
            sources.add(index)
        if exits and step.next:
            sources.add(index)
            passed_over.update(step.next)
    targets = {*flow.shadowed, *(step for step, name in enumerate(flow.ids) if name in passed_over)}
    return Doubts(bool(missing), frozenset(sources | missing), frozenset(targets))
