"""Ways without repeating a step, against all ways written out one by one; and numbers of visits, against many steps."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wild import sop_of

from sopkit.flow import build_flow, returns
from sopkit.times.chances import Chances, chances
from sopkit.times.visits import EntangledError, visits
from sopkit.times.ways import TangledError, Ways


@st.composite
def decisions(draw):
    """Flows of up to seven steps, each with one way on or a decision, to anywhere."""
    size = draw(st.integers(1, 7))
    names = st.sampled_from([*(str(row) for row in range(1, size + 1)), "end"])
    one = st.fixed_dictionaries({"next": names})
    two = st.builds(
        lambda ya, tidak, percent: {"decision": {"Ya": ya, "Tidak": {"to": tidak, "chance": f"{percent}%"}}},
        names,
        names,
        st.integers(0, 99),
    )
    steps = draw(st.lists(one | two, min_size=size, max_size=size))
    weights = draw(st.lists(st.integers(0, 9), min_size=size, max_size=size))
    return build_flow(sop_of(steps)), weights


def written_out(flow, start, goal):
    """All ways from a step to the goal that do no step twice."""
    found = []

    def walk(path):
        if path[-1] == goal:
            found.append(tuple(path))
            return
        for edge in flow.outgoing[path[-1]]:
            if edge.target is None:
                if goal is None:
                    found.append(tuple(path))
            elif edge.target not in path:
                walk([*path, edge.target])

    walk([start])
    return found


@given(decisions())
def test_the_best_way_is_the_best_of_all_that_can_be_written_out(made):
    flow, weights = made
    every = written_out(flow, 0, None)
    for pick in (min, max):
        way = Ways(flow).through(weights, pick)
        if not every:
            assert way is None
            continue
        assert way in every
        assert sum(weights[step] for step in way) == pick(sum(weights[step] for step in path) for path in every)


@given(decisions())
def test_the_best_round_of_a_loop_is_the_best_of_all_that_can_be_written_out(made):
    flow, weights = made
    for edge in returns(flow):
        every = written_out(flow, edge.target, edge.source)
        for pick in (min, max):
            way = Ways(flow).round(edge, weights, pick)
            assert way in every
            assert sum(weights[step] for step in way) == pick(sum(weights[step] for step in path) for path in every)


@given(decisions())
def test_every_critical_step_lies_on_a_longest_way(made):
    flow, weights = made
    every = written_out(flow, 0, None)
    most = max((sum(weights[step] for step in path) for path in every), default=0)
    on_longest = {step for path in every if sum(weights[step] for step in path) == most for step in path}
    ways = Ways(flow)
    assert set(ways.through(weights, max) or ()) <= set(ways.critical(weights)) <= on_longest


@given(decisions())
def test_the_mean_number_of_visits_is_what_many_small_steps_come_to(made):
    flow, weights = made
    known = chances(flow)
    if not isinstance(known, Chances):
        return
    found = visits(flow, known, weights)
    assert found.elapsed == found.all
    at = {0: 1.0}
    total: dict[int, float] = {}
    for _move in range(100_000):
        after: dict[int, float] = {}
        for step, mass in at.items():
            total[step] = total.get(step, 0) + mass
            for edge, chance in known.ways[step]:
                if edge.target is not None:
                    after[edge.target] = after.get(edge.target, 0) + mass * float(chance)
        at = after
        if sum(at.values()) < 1e-12:
            break
    else:
        return
    for step, count in found.all.items():
        assert float(count) == pytest.approx(total.get(step, 0), rel=1e-6, abs=1e-9)


def test_a_loop_that_is_entered_in_two_places_is_searched_through():
    steps = [
        {"decision": {"A": "2", "B": "3"}},
        {"decision": {"A": "3", "B": "end"}},
        {"decision": {"A": "2", "B": "end"}},
    ]
    flow = build_flow(sop_of(steps))
    assert not returns(flow)
    assert Ways(flow).through([1, 1, 1], max) == (0, 1, 2)
    assert Ways(flow).through([1, 2, 1], min) == (0, 2)


def test_a_tangle_of_too_many_ways_is_refused_and_named():
    rows = [str(row) for row in range(1, 31)]
    steps = [{"decision": {row: row for row in rows}} for _row in rows]
    steps[-1]["decision"] = {**steps[-1]["decision"], "out": "end"}
    flow = build_flow(sop_of(steps))
    with pytest.raises(TangledError) as refused:
        Ways(flow).through([1] * 30, max)
    assert len(refused.value.steps) == 29


def test_a_chain_too_entangled_to_be_solved_exactly_is_refused():
    rows = [str(row) for row in range(1, 301)]
    steps = [
        {
            "decision": {
                name: {"to": rows[(row * 37 + step * step * 11) % 300], "chance": "30%"}
                for step, name in enumerate("abc", start=1)
            }
        }
        for row in range(300)
    ]
    for step in steps:
        step["decision"]["out"] = "end"
    flow = build_flow(sop_of(steps))
    known = chances(flow)
    assert isinstance(known, Chances)
    with pytest.raises(EntangledError):
        visits(flow, known, [1] * 300)


def test_one_exit_without_a_chance_takes_what_the_others_leave():
    flow = build_flow(sop_of([{"decision": {"A": {"to": "2", "chance": "30%"}, "B": "end"}}, {}]))
    known = chances(flow)
    assert [chance for _edge, chance in known.ways[0]] == [Fraction(3, 10), Fraction(7, 10)]
