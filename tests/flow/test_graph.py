from fractions import Fraction

import pytest
from wild import sop_of

from sopkit.flow import build_flow


@pytest.mark.parametrize(
    ("steps", "ways"),
    [
        pytest.param([{}, {}], [(0, 1), (1, None)], id="the next row follows and the last row ends"),
        pytest.param([{"next": "end"}, {}], [(0, None), (1, None)], id="the word end ends"),
        pytest.param([{"id": "a"}, {"next": "a"}], [(0, 1), (1, 0)], id="an id is called"),
        pytest.param([{}, {"next": "1"}], [(0, 1), (1, 0)], id="a row number is called"),
        pytest.param(
            [{"next": ["2", "3"]}, {"next": "end"}, {}], [(0, 1), (0, 2), (1, None), (2, None)], id="parallel"
        ),
        pytest.param(
            [{"decision": {"Ya": "2", "Tidak": "end"}}, {}], [(0, 1), (0, None), (1, None)], id="exits of a decision"
        ),
        pytest.param(
            [{"next": "end", "decision": {"Ya": "2", "Tidak": "2"}}, {}],
            [(0, 1), (0, 1), (1, None)],
            id="a decision goes before next",
        ),
        pytest.param(
            [{"next": []}, {"decision": {}}], [(0, 1), (1, None)], id="an empty next or decision says nothing"
        ),
        pytest.param([{"next": "x"}, {}], [(1, None)], id="a target that is no step is no edge"),
        pytest.param([{"next": ["x", "2"]}, {}], [(0, 1), (1, None)], id="and takes no other edge with it"),
        pytest.param(
            [{"id": "a"}, {"id": "a", "next": "end"}, {"next": "a"}],
            [(0, 1), (1, None), (2, 0)],
            id="the first of two steps answers to their id",
        ),
        pytest.param(
            [{"next": "2"}, {"next": "end"}, {"id": "2", "next": "end"}],
            [(0, 2), (1, None), (2, None)],
            id="a written id goes before a row number",
        ),
    ],
)
def test_the_ways_of_a_little_sop(steps, ways):
    assert [(edge.source, edge.target) for edge in build_flow(sop_of(steps)).edges] == ways


def test_a_way_out_of_a_decision_bears_its_label_and_its_chance():
    decision = {"Ya": {"to": "2", "chance": "80%"}, "Tidak": {"to": "end", "chance": "20%"}}
    ways = build_flow(sop_of([{"decision": decision}, {}])).edges
    assert [(way.outcome, way.chance) for way in ways] == [
        ("Ya", Fraction(4, 5)),
        ("Tidak", Fraction(1, 5)),
        (None, None),
    ]


def test_a_way_says_where_the_document_names_it():
    flow = build_flow(sop_of([{"next": ["2", "2", "3"]}, {"decision": {"Ya": "3", "Tidak": "x"}}, {}]))
    assert [edge.path for edge in flow.edges] == [
        ("steps", 0, "next", 0),
        ("steps", 0, "next", 2),
        ("steps", 1, "decision", "Ya", "to"),
        ("steps", 2),
    ]
    assert [(way.target, way.path) for way in flow.dangling] == [("x", ("steps", 1, "decision", "Tidak", "to"))]


@pytest.mark.parametrize(
    ("steps", "shadowed"),
    [
        ([{"id": "a"}, {"id": "b"}], ()),
        ([{"id": "a"}, {"id": "a"}, {"id": "a"}], (1, 2)),
        ([{"id": "2"}, {}], (1,)),
        ([{}, {"id": "1"}], (0,)),
        ([{"id": "1"}, {}], ()),
    ],
)
def test_a_step_whose_id_calls_another_step_is_shadowed(steps, shadowed):
    assert build_flow(sop_of(steps)).shadowed == shadowed
