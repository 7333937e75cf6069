"""One cause, one finding: what is a consequence of a reported fault is not reported beside it."""

import pytest
from hypothesis import given
from wild import sop_of, wild_sops

from sopkit.diagnostic import Level
from sopkit.flow import build_flow, reachable, reaches_end
from sopkit.lint import check


def codes(sop):
    return [(diagnostic.code, diagnostic.step) for diagnostic in check(sop)]


TWO_EXITS = {"Ya": "end", "Tidak": "1"}

CASES = {
    "a misspelt target leaves its step without predecessor": (
        [{"next": "terbitt"}, {"id": "lain", "next": "end"}, {"id": "terbit"}],
        [("S204", "1")],
    ),
    "a misspelt target leaves a group of steps apart": (
        [{"next": "perikas"}, {"id": "susun"}, {"id": "periksa", "decision": {"Ya": "end", "Tidak": "susun"}}],
        [("S204", "1")],
    ),
    "a misspelt target is a way out of a loop": (
        [{}, {"decision": {"Ya": "terbt", "Tidak": "1"}}, {"id": "terbit"}],
        [("S204", "2")],
    ),
    "a misspelt target may be the end": ([{}, {"decision": {"Ya": "ennd", "Tidak": "1"}}], [("S204", "2")]),
    "the exit that a decision lacks would lead to the next row": (
        [{}, {"decision": {"Tidak": "1"}}, {}],
        [("S304", "2")],
    ),
    "the exit that a decision lacks would end it": ([{}, {"decision": {"Tidak": "1"}}], [("S304", "2")]),
    "a decision without exits": ([{}, {"decision": {}}], [("S304", "2")]),
    "a decision without exits beside a next": ([{}, {"decision": {}, "next": "1"}], [("S304", "2")]),
    "the second of two steps with one id is never called": (
        [{"next": "a"}, {"id": "b", "next": "end"}, {"id": "a", "next": "b"}, {"id": "a"}],
        [("S201", "a")],
    ),
    "the way to the second of two steps with one id goes round instead": (
        [{"id": "a"}, {"id": "b", "next": "a"}, {"id": "a"}],
        [("S201", "a")],
    ),
    "the second of two steps with one id stands in an island": (
        [{"id": "a"}, {"id": "b", "next": "end"}, {}, {"id": "a"}, {"decision": {"Ya": "b", "Tidak": "3"}}],
        [("S201", "a")],
    ),
    "the number of a row is the id of an earlier step": (
        [{"id": "3"}, {"next": "3"}, {}],
        [("S201", "3")],
    ),
    "a step called end is never called": ([{"next": "end"}, {"id": "end"}], [("S202", "end")]),
    "two steps called end": ([{}, {"id": "end"}, {"id": "end"}], [("S202", "end"), ("S202", "end")]),
    "a next beside a decision is the only way to a step": (
        [{"next": "3", "decision": {"Ya": "2", "Tidak": "end"}}, {"next": "end"}, {}],
        [("S307", "1")],
    ),
    "a next beside a decision is the only way to the end": (
        [{}, {"next": "end", "decision": {"Ya": "1", "Tidak": "2"}}],
        [("S307", "2")],
    ),
    "an empty next beside a decision": ([{"next": [], "decision": TWO_EXITS}], [("S307", "1")]),
    "a repeated next beside a decision": ([{"next": ["1", "1"], "decision": TWO_EXITS}], [("S307", "1")]),
    "an empty next may have been meant as the end": ([{}, {"next": []}, {"next": "1"}], [("S308", "2")]),
    "a repeated target that does not exist": ([{"next": ["x", "x"]}, {}], [("S204", "1"), ("S308", "1")]),
    "the row below a loop is what the loop should lead to": (
        [{}, {"next": "1"}, {}],
        [("S309", "2")],
    ),
    "a step that leads to itself in place of the next row": ([{}, {"next": "2"}, {}], [("S309", "2")]),
    "the rows below a loop form an island": (
        [{}, {"next": "1"}, {}, {"decision": {"Ya": "end", "Tidak": "3"}}],
        [("S309", "2")],
    ),
    "an island that is an endless loop": ([{"next": "4"}, {}, {"next": "2"}, {}], [("S303", "2")]),
    "a step of an island that leads to itself": ([{"next": "3"}, {"next": "2"}, {}], [("S303", "2")]),
    "a loop and no end": ([{}, {"next": "1"}], [("S302", "2")]),
    "a step that leads to itself and no end": ([{}, {"next": "2"}], [("S302", "2")]),
    "two loops and no end": ([{"next": ["1", "2"]}, {"next": "2"}], [("S302", "2")]),
    "two exits to one endless loop": (
        [{"decision": {"Ya": "2", "Tidak": "end"}}, {"decision": {"A": "2", "B": "2"}}],
        [("S309", "2")],
    ),
    "both exits to one step": ([{"decision": {"Ya": "2", "Tidak": "2"}}, {}], [("S310", "1")]),
    "both exits back to one step, from which the work goes on": (
        [{"decision": {"Ya": "2", "Tidak": "end"}}, {"decision": {"Ya": "1", "Tidak": "1"}}],
        [("S310", "2")],
    ),
    "three exits to one step": ([{"decision": {"A": "2", "B": "2", "C": "2"}}, {}], [("S310", "1")]),
    "two of three exits to one step": (
        [{"decision": {"A": "2", "B": "2", "C": "end"}}, {}],
        [("S305", "1")],
    ),
    "both exits to the end": ([{"decision": {"Ya": "end", "Tidak": "end"}}], []),
    "both exits past a row to which nothing leads": (
        [{"decision": {"Ya": "3", "Tidak": "3"}}, {}, {}],
        [("S301", "2")],
    ),
    "both exits past a loop to which nothing leads": (
        [{"decision": {"Ya": "3", "Tidak": "3"}}, {"decision": {"Ya": "2", "Tidak": "3"}}, {}],
        [("S303", "2")],
    ),
    "both exits back, and no end": ([{}, {"decision": {"Ya": "1", "Tidak": "1"}}], [("S302", "2")]),
    "both exits back, and a row below": ([{}, {"decision": {"Ya": "1", "Tidak": "1"}}, {}], [("S309", "2")]),
    "both exits to one step that is not there": (
        [{"decision": {"Ya": "x", "Tidak": "x"}}, {}],
        [("S204", "1"), ("S204", "1")],
    ),
    "both exits, which read the same, to one step": (
        [{"decision": {"Ya": "2", "ya ": "2"}}, {}],
        [("S306", "1")],
    ),
    "both exits to one step beside a next": (
        [{"next": "2", "decision": {"Ya": "2", "Tidak": "2"}}, {}],
        [("S307", "1")],
    ),
    "both exits to one of two steps with one id": (
        [{"decision": {"Ya": "a", "Tidak": "a"}}, {"id": "a"}, {"id": "a"}],
        [("S201", "a")],
    ),
    "an executor misspelt in its only step": (
        [{"by": "petgas"}],
        [("S203", "1")],
    ),
    "an unknown executor twice in one step": ([{"by": ["petugas", "x", "x"]}], [("S203", "1"), ("S203", "1")]),
}


@pytest.mark.parametrize(("steps", "expected"), CASES.values(), ids=CASES)
def test_one_cause_gives_one_finding(steps, expected):
    assert codes(sop_of(steps)) == expected


SEVERAL = {
    "two hidden starts": (
        [{"next": "end"}, {"next": "end"}, {}],
        [("S301", "2"), ("S301", "3")],
    ),
    "a hidden start that gets into an endless loop": (
        [{"next": "end"}, {}, {}, {"next": "3"}],
        [("S301", "2"), ("S309", "4")],
    ),
    "two islands": (
        [{"next": "end"}, {"next": "2"}, {"next": "4"}, {"next": "3"}],
        [("S303", "2"), ("S303", "3")],
    ),
    "an endless loop, and further down a hidden start": (
        [{}, {"decision": {"Ya": "1", "Tidak": "2"}}, {"next": "5"}, {}, {}],
        [("S301", "4"), ("S309", "2")],
    ),
    "a hidden start beside a next that is not followed": (
        [{"next": "2", "decision": {"Ya": "2", "Tidak": "end"}}, {"next": "end"}, {}],
        [("S301", "3"), ("S307", "1")],
    ),
    "an executor without steps and one who is no executor but answers for the whole": (
        [{}],
        [("S203", None), ("S205", None)],
    ),
}


@pytest.mark.parametrize(("steps", "expected"), SEVERAL.values(), ids=SEVERAL)
def test_several_causes_give_several_findings(steps, expected):
    more = {"executors": {"petugas": "Petugas", "kepala": "Kepala"}, "responsible": "Bupati"} if steps == [{}] else {}
    assert codes(sop_of(steps, **more)) == expected


@given(wild_sops)
def test_a_flow_without_errors_has_one_start_and_leads_to_the_end(sop):
    # However much is left unsaid for the sake of its cause, the cause at least is said.
    flow = build_flow(sop)
    sound = (
        flow.starts == (0,)
        and not flow.dangling
        and not flow.shadowed
        and len(reachable(flow)) == len(reaches_end(flow)) == len(flow.ids)
    )
    errors = [diagnostic for diagnostic in check(sop) if diagnostic.level is Level.ERROR]
    assert sound or errors


@given(wild_sops)
def test_every_finding_about_a_step_names_the_step_that_its_path_lies_in(sop):
    for diagnostic in check(sop):
        inside = diagnostic.path[0] == "steps"
        assert diagnostic.step == (sop.step_ids[diagnostic.path[1]] if inside else None)


@given(wild_sops)
def test_no_place_gives_the_same_finding_twice(sop):
    places = [(diagnostic.code, diagnostic.path, diagnostic.at_key) for diagnostic in check(sop)]
    assert len(places) == len(set(places))
