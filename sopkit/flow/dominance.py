"""What every case must pass: where parallel branches meet again, and which ways go back.

A step dominates another when no way from the first row reaches the other but through it; it post-dominates another
when no way from there reaches the end but through it. Both are found by Cooper, Harvey and Kennedy 2001, "A Simple,
Fast Dominance Algorithm".
"""

from collections.abc import Mapping, Sequence

from sopkit.flow.graph import Edge, Flow


def returns(flow: Flow) -> tuple[Edge, ...]:
    """Find the ways back: edges to a step that every case has passed before it can take them.

    A case that goes through no step twice takes none of them. What then still goes round is a loop that can be entered
    in two places (Hecht and Ullman 1972 call such a graph not reducible); none of its edges is among the answer.
    """
    if not flow.ids:
        return ()
    dominators = _immediate(0, [_targets(ways) for ways in flow.outgoing])
    depth = _depths(dominators)
    return tuple(
        edge
        for edge in flow.edges
        if edge.target is not None and _dominates(edge.target, edge.source, dominators, depth)
    )


def joins(flow: Flow) -> Mapping[int, int | None]:
    """Find where the ways out of each step meet again: the first step that all of them must pass, None for the end.

    A step from which no case reaches the end is missing. A dangling way counts as one that leads to the end.
    """
    end = len(flow.ids)
    sources: list[list[int]] = [[] for _ in range(end + 1)]
    for edge in flow.edges:
        sources[end if edge.target is None else edge.target].append(edge.source)
    sources[end] += [way.source for way in flow.dangling]
    meeting = _immediate(end, sources)
    return {step: None if meeting[step] == end else meeting[step] for step in range(end) if step in meeting}


def _targets(ways: Sequence[Edge]) -> list[int]:
    return [edge.target for edge in ways if edge.target is not None]


def _immediate(root: int, successors: Sequence[Sequence[int]]) -> dict[int, int]:
    """Find the immediate dominator of each node that the root reaches; the root's is itself."""
    order = _postorder(root, successors)
    rank = {node: place for place, node in enumerate(order)}
    sources: dict[int, list[int]] = {node: [] for node in order}
    for node in order:
        for successor in successors[node]:
            sources[successor].append(node)
    found = {root: root}
    changed = True
    while changed:
        changed = False
        for node in reversed(order[:-1]):
            best: int | None = None
            for source in sources[node]:
                if source in found:
                    best = source if best is None else _meeting(source, best, found, rank)
            if best is not None and found.get(node) != best:
                found[node] = best
                changed = True
    return found


def _meeting(one: int, other: int, found: Mapping[int, int], rank: Mapping[int, int]) -> int:
    while one != other:
        while rank[one] < rank[other]:
            one = found[one]
        while rank[other] < rank[one]:
            other = found[other]
    return one


def _postorder(root: int, successors: Sequence[Sequence[int]]) -> list[int]:
    seen = {root}
    order: list[int] = []
    walk = [(root, iter(successors[root]))]
    while walk:
        node, rest = walk[-1]
        fresh = next((successor for successor in rest if successor not in seen), None)
        if fresh is None:
            order.append(node)
            walk.pop()
        else:
            seen.add(fresh)
            walk.append((fresh, iter(successors[fresh])))
    return order


def _depths(dominators: Mapping[int, int]) -> dict[int, int]:
    """How many steps dominate each step."""
    depth: dict[int, int] = {}
    for node in dominators:
        chain = [node]
        while chain[-1] not in depth and dominators[chain[-1]] != chain[-1]:
            chain.append(dominators[chain[-1]])
        base = depth.setdefault(chain[-1], 0)
        for above, one in enumerate(reversed(chain[:-1]), start=1):
            depth[one] = base + above
    return depth


def _dominates(one: int, other: int, dominators: Mapping[int, int], depth: Mapping[int, int]) -> bool:
    if one not in depth or other not in depth:
        return False
    while depth[other] > depth[one]:
        other = dominators[other]
    return one == other
