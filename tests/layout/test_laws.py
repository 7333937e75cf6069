"""The laws of the drawing, for examples, for invented SOPs, and for the worst that a person can write."""

from pathlib import Path

import pytest
from drawing_laws import broken
from hypothesis import HealthCheck, given, settings
from seeded import seeded_sop
from wild import sop_of, wild_sops

from sopkit.flow import build_flow
from sopkit.layout import arrange
from sopkit.model import Sop
from sopkit.source import read_file

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "musi-rawas").glob("*.yaml"))

LONG = " ".join(["penyelenggaraan"] * 300)
TWO = [{"by": "petugas"}, {"by": "kepala"}]
MONSTERS = {
    "a title of many pages": {"title": LONG, "institution": LONG, "unit": "x" * 2000, "steps": TWO},
    "a lane's name longer than the lane": {"executors": {"petugas": LONG, "kepala": "K"}, "steps": TWO},
    "a label of a hundred words": {"steps": [{"decision": {LONG: "end", "Tidak": "2"}}, {"by": "kepala"}]},
    "cells higher than a page": {"steps": [{"activity": "x" * 5000, "requires": [LONG] * 4, "note": LONG}, *TWO]},
    "a legal basis of many pages": {"legal_basis": [LONG] * 20, "warnings": [LONG], "steps": TWO},
    "forty lanes": {
        "executors": {f"e{lane}": "Kepala Subbagian" for lane in range(40)},
        "steps": [{"by": f"e{row * 7 % 40}"} for row in range(40)],
    },
    "nine exits": {"steps": [{"decision": {f"L{row}": str(row) for row in range(1, 10)}}, *[{} for _ in range(11)]]},
    "one step": {"steps": [{}]},
    "a step that follows itself": {"steps": [{"next": "1"}]},
    "two steps with one id": {"steps": [{"id": "a"}, {"id": "a"}, {"id": "a'"}]},
    "executors nobody declared": {"steps": [{"by": ["x", "petugas", "y"]}, {"by": "z", "next": "nowhere"}]},
    "joint work at both ends": {
        "executors": {lane: lane for lane in "abcd"},
        "steps": [{"by": ["a", "d"]}, {"by": ["a", "b"], "decision": {"Ya": "3", "Tidak": "1"}}, {"by": ["a", "c"]}],
    },
}


def monster(steps, **more):
    return sop_of(steps, **{"executors": {"petugas": "Petugas", "kepala": "Kepala"}, **more})


def faults(sop: Sop) -> list[str]:
    flow = build_flow(sop)
    return list(broken(arrange(sop, flow), sop, flow))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_keeps_the_laws(path):
    document = read_file(path).document
    assert document
    assert faults(Sop.model_validate(document.data)) == []


@pytest.mark.parametrize("seed", range(40))
def test_an_invented_sop_keeps_the_laws(seed):
    assert faults(seeded_sop(seed)) == []


@pytest.mark.parametrize("name", MONSTERS)
def test_the_laws_hold_for(name):
    assert faults(monster(**MONSTERS[name])) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wild_sops)
def test_whatever_loads_can_be_drawn_by_the_laws(sop):
    assert faults(sop) == []


@pytest.mark.parametrize("seed", [3, 14, 27])
def test_the_same_document_gives_the_same_numbers(seed):
    one, two = (arrange(sop, build_flow(sop)) for sop in (seeded_sop(seed), seeded_sop(seed)))
    assert one == two


def test_an_edit_on_the_last_page_leaves_the_first_ones_as_they_were():
    steps = [{"by": f"e{row % 3}", "activity": "Menyusun konsep surat"} for row in range(40)]
    executors = {f"e{lane}": f"Pelaksana {lane}" for lane in range(3)}
    sop = sop_of(steps, executors=executors)
    steps[-1]["activity"] = "Menyusun dan menyampaikan laporan"
    other = sop_of(steps, executors=executors)
    before, after = (arrange(each, build_flow(each)) for each in (sop, other))
    assert before.pages[:-1] == after.pages[:-1]
    assert before.pages[-1] != after.pages[-1]
