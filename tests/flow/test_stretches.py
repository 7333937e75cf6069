"""Loops are sought only where ways lead back up: they are those of the whole graph all the same."""

from hypothesis import given
from hypothesis import strategies as st
from wild import sop_of, wild_sops

from sopkit.flow import build_flow, loops
from sopkit.flow.questions import components

_GRAPHS = st.integers(1, 9).flatmap(
    lambda count: st.lists(st.lists(st.integers(1, count).map(str), max_size=3), min_size=count, max_size=count).map(
        lambda nexts: sop_of([{"next": targets} for targets in nexts])
    )
)


@given(st.one_of(wild_sops, _GRAPHS))
def test_the_loops_are_the_components_of_the_whole_graph_that_hold_a_cycle(sop):
    flow = build_flow(sop)
    after = {step: [edge.target for edge in ways if edge.target is not None] for step, ways in enumerate(flow.outgoing)}
    cycles = [tuple(sorted(one)) for one in components(after) if len(one) > 1 or one[0] in after[one[0]]]
    assert [loop.members for loop in loops(flow)] == sorted(cycles)
