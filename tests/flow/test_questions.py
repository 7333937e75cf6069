import pytest
from hypothesis import given
from wild import sop_of, wild_sops

from sopkit.flow import build_flow, islands, loops, reachable, reaches_end


@pytest.mark.parametrize(
    ("steps", "reached", "ending", "apart"),
    [
        pytest.param([{}], {0}, {0}, (), id="one step"),
        pytest.param([{"next": "1"}], {0}, set(), (), id="one step that leads to itself"),
        pytest.param([{}, {"next": "1"}, {}], {0, 1, 2}, {2}, (), id="a hidden start is a start"),
        pytest.param([{"next": "end"}, {"next": "3"}, {"next": "2"}], {0}, {0}, ((1, 2),), id="an island"),
        pytest.param(
            [{"next": "6"}, {"next": "2"}, {"next": "6"}, {"next": ["3", "5"]}, {"next": "4"}, {}],
            {0, 5},
            {0, 2, 3, 4, 5},
            ((1,), (2, 3, 4)),
            id="two islands, one of which leads back to the rest",
        ),
        pytest.param(
            [{"next": "end"}, {"next": "4"}, {"next": "3"}, {"next": "2"}],
            {0},
            {0},
            ((1, 3), (2,)),
            id="an island among the rows of another",
        ),
        pytest.param([{}, {"next": "x"}], {0, 1}, {0, 1}, (), id="a dangling way may end"),
        pytest.param([{"next": ["2", "3"]}, {"next": "2"}, {}], {0, 1, 2}, {0, 2}, (), id="one branch never ends"),
    ],
)
def test_what_is_reached_what_ends_and_what_stands_apart(steps, reached, ending, apart):
    flow = build_flow(sop_of(steps))
    assert (reachable(flow), reaches_end(flow), islands(flow)) == (reached, ending, apart)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param([{}, {}], [], id="no loop"),
        pytest.param([{"next": "1"}], [((0,), (), False)], id="a step that leads to itself"),
        pytest.param(
            [{"decision": {"Ya": "2", "Tidak": "1"}}, {}], [((0,), (1,), True)], id="a step repeated until it is right"
        ),
        pytest.param([{}, {"decision": {"Ya": "end", "Tidak": "1"}}], [((0, 1), (None,), True)], id="out to the end"),
        pytest.param([{}, {"next": ["1", "x"]}], [((0, 1), (), True)], id="a dangling way is a way out"),
        pytest.param(
            [{}, {"next": ["1", "3"]}, {}, {"next": "3"}],
            [((0, 1), (2,), True), ((2, 3), (), False)],
            id="a loop that leads into a loop",
        ),
        pytest.param(
            [{}, {}, {"decision": {"A": "2", "B": "1"}}], [((0, 1, 2), (), False)], id="loops that share steps are one"
        ),
    ],
)
def test_the_loops_of_a_little_sop(steps, expected):
    found = loops(build_flow(sop_of(steps)))
    assert [(loop.members, tuple(edge.target for edge in loop.exits), loop.can_be_left) for loop in found] == expected


@given(wild_sops)
def test_the_answers_agree_with_walking_every_way(sop):
    flow = build_flow(sop)
    size = range(len(flow.ids))
    # Warshall: joined[a][b] when one or more ways lead from a to b.
    joined = [[any(edge.target == b for edge in flow.outgoing[a]) for b in size] for a in size]
    for via in size:
        for a in size:
            for b in size:
                joined[a][b] = joined[a][b] or (joined[a][via] and joined[via][b])

    reached = {b for b in size if b in flow.starts or any(joined[a][b] for a in flow.starts)}
    assert reachable(flow) == reached

    ending = {edge.source for edge in flow.edges if edge.target is None} | {way.source for way in flow.dangling}
    assert reaches_end(flow) == {a for a in size if a in ending or any(joined[a][b] for b in ending)}

    cycles = {tuple(b for b in size if joined[a][b] and joined[b][a]) for a in size if joined[a][a]}
    found = loops(flow)
    assert [loop.members for loop in found] == sorted(cycles)
    for loop in found:
        leaving = [edge for a in loop.members for edge in flow.outgoing[a] if edge.target not in loop.members]
        assert list(loop.exits) == leaving
        assert loop.can_be_left == (bool(leaving) or any(way.source in loop.members for way in flow.dangling))

    first = {step: step for step in size if step not in reached}
    for _ in size:
        for edge in flow.edges:
            if edge.source in first and edge.target in first:
                first[edge.source] = first[edge.target] = min(first[edge.source], first[edge.target])
    assert list(islands(flow)) == [tuple(b for b in first if first[b] == a) for a in first if first[a] == a]


@pytest.mark.parametrize("back", ["1", "999", "end"])
def test_a_thousand_steps_are_no_deeper_than_one(back):
    flow = build_flow(sop_of([{} for _ in range(999)] + [{"next": back}]))
    assert len(reachable(flow)) == 1000
    assert len(reaches_end(flow)) == (1000 if back == "end" else 0)
    assert [len(loop.members) for loop in loops(flow)] == {"1": [1000], "999": [2], "end": []}[back]
    assert islands(flow) == ()
