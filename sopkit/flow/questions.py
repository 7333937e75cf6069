"""Questions about a flow: what is reached, what ends, what goes round. Judges nothing and draws nothing.

Every answer takes time linear in steps and ways, and no recursion: an SOP may have 1,000 steps in one loop.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from sopkit.flow.graph import Edge, Flow


class Loop(Struct, frozen=True):
    """Steps that can all be reached from one another, so that the work can go round among them."""

    members: tuple[int, ...]
    """Indices of the steps, in the order of rows."""
    exits: tuple[Edge, ...]
    """Edges from a member to the end or to a step outside."""
    can_be_left: bool
    """Whether a way leads out: an exit, or a dangling way, of which nobody knows where it leads."""


def reachable(flow: Flow) -> frozenset[int]:
    """Find the steps that can be reached from any start, the starts included."""
    return _spread(flow.starts, lambda step: _targets(flow, step))


def reaches_end(flow: Flow) -> frozenset[int]:
    """Find the steps from which the work can end: through an edge to the end, or on a dangling way."""
    ending = [edge.source for edge in flow.edges if edge.target is None]
    open_ended = [way.source for way in flow.dangling]
    return _spread([*ending, *open_ended], lambda step: [edge.source for edge in flow.incoming[step]])


def islands(flow: Flow) -> tuple[tuple[int, ...], ...]:
    """Group the steps that no start reaches: those that ways join, in any direction, are one island.

    Islands stand in the order of their first rows, members in the order of rows.
    """
    reached = reachable(flow)

    def neighbours(step: int) -> Iterator[int]:
        yield from (target for target in _targets(flow, step) if target not in reached)
        # Nothing that is reached leads to a step that is not, so a predecessor needs no check.
        yield from (edge.source for edge in flow.incoming[step])

    grouped: set[int] = set()
    groups: list[tuple[int, ...]] = []
    for step in range(len(flow.ids)):
        if step not in reached and step not in grouped:
            island = _spread([step], neighbours)
            grouped |= island
            groups.append(tuple(sorted(island)))
    return tuple(groups)


def loops(flow: Flow) -> tuple[Loop, ...]:
    """Find the strongly connected components that hold a cycle, by their first rows.

    A step that leads to itself is a loop of one. Loops that share a step are one component, hence one loop.
    """
    open_ended = frozenset(way.source for way in flow.dangling)
    found: list[Loop] = []
    for rows in _ways_up(flow):
        if _goes_round(flow, rows):
            found.append(_loop(flow, tuple(rows), open_ended))
            continue
        successors = {step: [target for target in _targets(flow, step) if target in rows] for step in rows}
        for component in components(successors):
            inside = frozenset(component)
            if len(inside) == 1 and component[0] not in successors[component[0]]:
                continue
            found.append(_loop(flow, tuple(sorted(inside)), open_ended))
    return tuple(sorted(found, key=lambda loop: loop.members))


def _loop(flow: Flow, members: tuple[int, ...], open_ended: frozenset[int]) -> Loop:
    inside = frozenset(members)
    exits = tuple([edge for step in members for edge in flow.outgoing[step] if edge.target not in inside])
    return Loop(members, exits, bool(exits) or not open_ended.isdisjoint(inside))


def _goes_round(flow: Flow, rows: range) -> bool:
    """Whether each of the rows leads to the next, and the last to the first: a loop as most are."""
    for step in rows:
        target = step + 1 if step < rows[-1] else rows[0]
        if target not in [edge.target for edge in flow.outgoing[step]]:
            return False
    return True


def _ways_up(flow: Flow) -> Iterator[range]:
    """Yield the stretches of rows over which ways lead back up; a loop lies in one of them.

    Whoever comes back up to a row passes each row between, or jumps over it on a way up.
    """
    up = sorted(
        [(edge.target, edge.source) for edge in flow.edges if edge.target is not None and edge.target <= edge.source]
    )
    rows = range(0)
    for first, last in up:
        if first not in rows:
            if rows:
                yield rows
            rows = range(first, last + 1)
        elif last not in rows:
            rows = range(rows.start, last + 1)
    if rows:
        yield rows


def _targets(flow: Flow, step: int) -> Iterator[int]:
    return (edge.target for edge in flow.outgoing[step] if edge.target is not None)


def _spread(seeds: Iterable[int], neighbours: Callable[[int], Iterable[int]]) -> frozenset[int]:
    seen = set(seeds)
    waiting = list(seen)
    while waiting:
        for step in neighbours(waiting.pop()):
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return frozenset(seen)


def components(successors: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Yield the strongly connected components of a graph, each after all that it leads to.

    Tarjan 1972, with a stack of its own in place of recursion.
    """
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    open_steps: list[int] = []
    is_open: set[int] = set()

    def enter(step: int) -> tuple[int, Iterator[int]]:
        order[step] = low[step] = len(order)
        open_steps.append(step)
        is_open.add(step)
        return step, iter(successors[step])

    for root in successors:
        walk = [] if root in order else [enter(root)]
        while walk:
            step, rest = walk[-1]
            for successor in rest:
                if successor not in order:
                    walk.append(enter(successor))
                    break
                if successor in is_open:
                    low[step] = min(low[step], order[successor])
            else:
                walk.pop()
                if walk:
                    parent = walk[-1][0]
                    low[parent] = min(low[parent], low[step])
                if low[step] == order[step]:
                    component: list[int] = []
                    while step in is_open:
                        component.append(open_steps.pop())
                        is_open.discard(component[-1])
                    yield component
