import pytest
from hypothesis import given
from wild import sop_of, wild_sops

from sopkit.flow import build_flow, joins, returns


def reached(flow, start, without):
    """Steps, and None for the end, that are reached from a step without going through another."""
    seen, waiting = set(), [start]
    while waiting:
        step = waiting.pop()
        if step in seen or step == without:
            continue
        seen.add(step)
        if step is not None:
            waiting += [edge.target for edge in flow.outgoing[step]]
            if any(way.source == step for way in flow.dangling):
                waiting.append(None)
    return seen


@given(wild_sops)
def test_a_way_goes_back_when_its_target_cannot_be_passed_by(sop):
    flow = build_flow(sop)
    alive = reached(flow, 0, "nothing")
    expected = [
        edge
        for edge in flow.edges
        if edge.target is not None
        and edge.source in alive
        and (edge.source == edge.target or edge.source not in reached(flow, 0, edge.target))
    ]
    assert list(returns(flow)) == expected


@given(wild_sops)
def test_branches_meet_at_the_first_step_that_all_of_them_must_pass(sop):
    flow = build_flow(sop)
    found = joins(flow)
    for step in range(len(flow.ids)):
        after = reached(flow, step, "nothing")
        assert (step in found) == (None in after)
        if None not in after:
            continue
        musts = [must for must in after - {step, None} if None not in reached(flow, step, must)]
        if not musts:
            assert found[step] is None
        else:
            # All other steps that must be passed come after the first.
            assert found[step] in musts
            assert not (reached(flow, step, found[step]) & set(musts))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param([{"next": ["2", "3"]}, {"next": "4"}, {}, {}], {0: 3, 1: 3, 2: 3, 3: None}, id="two branches"),
        pytest.param([{"next": ["2", "3"]}, {"next": "end"}, {}], {0: None, 1: None, 2: None}, id="each ends alone"),
        pytest.param([{"next": "1"}], {}, id="no end"),
        # The loop of these is entered in two places, so that looking at each step once is not enough.
        pytest.param(
            [
                {"next": "3"},
                {"next": ["4", "5", "2"]},
                {"next": "end"},
                {"next": ["1", "5", "3"]},
                {"next": ["3", "2"]},
            ],
            {0: 2, 1: 2, 2: None, 3: 2, 4: 2},
            id="a loop with two entrances",
        ),
    ],
)
def test_where_branches_of_a_little_sop_meet(steps, expected):
    assert joins(build_flow(sop_of(steps))) == expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param([{}, {"next": "1"}, {}], [(1, 0)], id="back to the first row"),
        pytest.param([{"next": ["2", "3"]}, {"next": "3"}, {"next": "2"}], [], id="a loop with two entrances"),
        pytest.param(
            [{"next": ["3", "4"]}, {"next": ["3", "4", "1"]}, {"next": ["3", "2"]}, {"next": "2"}],
            [(1, 0), (2, 2)],
            id="back from a loop with two entrances",
        ),
    ],
)
def test_the_ways_back_of_a_little_sop(steps, expected):
    assert [(way.source, way.target) for way in returns(build_flow(sop_of(steps)))] == expected
