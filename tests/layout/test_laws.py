"""The laws of the drawing, for examples, for invented SOPs, and for the worst that a person can write."""

import os
from pathlib import Path

import pytest
from drawable import forms, small_sops, sops
from drawing_laws import broken
from hypothesis import HealthCheck, given, settings
from seeded import seeded_sop
from wild import sop_of, wild_sops

from sopkit.flow import build_flow
from sopkit.layout import Form, IdentityPlace, arrange
from sopkit.model import Sop
from sopkit.source import read_file

MANY = 300 if os.environ.get("CI") == "true" else 60
"""SOPs that are drawn at random."""
EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "musi-rawas").glob("*.yaml"))


def lanes(count: int) -> dict[str, str]:
    return {f"e{lane}": f"Pelaksana {lane}" for lane in range(count)}


def by(*numbers: int) -> list[str]:
    return [f"e{number}" for number in numbers]


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
    "an exit of joint work whose better sides are taken by other lines": {
        "executors": lanes(13),
        "steps": [
            {"by": by(8, 10, 0), "decision": {"Perlu": "5", "Tidak lengkap": "5", "Ya": "end"}},
            {"by": by(3), "next": "3"},
            {"by": by(8, 1), "next": ["5", "3"]},
            {"by": by(8)},
            {"by": by(9, 0, 8), "decision": {"Perlu": "1", "Tidak lengkap": "end"}},
        ],
    },
    "a line that turns off under a label": {
        "executors": lanes(6),
        "steps": [
            {"by": by(2, 5, 0), "next": "end"},
            {
                "by": by(2, 5, 3),
                "activity": LONG * 4,
                "decision": {"Rujukan – Rawat Jalan": "end", "Darurat": "1", "Tidak lengkap": "4", "Ya": "end"},
            },
            {"by": by(3), "activity": LONG * 4, "decision": {"Tidak": "end"}},
            {"by": by(3, 5, 2), "next": ["end", "2"]},
        ],
    },
    "a line over the third label of one side": {
        "executors": lanes(9),
        "steps": [
            {"by": by(5), "decision": {"Ya": "2", "Tidak": "4", "Lain": "1"}},
            {"by": by(3), "decision": {"Ya": "3", "Tidak": "1"}},
            {"by": by(5, 6, 2, 3)},
            {"by": by(6, 4, 0, 1), "decision": {"aaa": "5", "bbb": "6", "ccc": "7", "ddd": "2", "eee": "5"}},
            {"by": by(7)},
            {"by": by(5)},
            {"by": by(7)},
        ],
    },
    "a label stacked on a high one beside a line at the top": {
        "executors": lanes(13),
        "steps": [
            {"activity": LONG * 4, **step}
            for step in (
                {"by": by(12), "next": "end"},
                {"by": by(11, 9, 12), "next": "end"},
                {"by": by(1, 12), "next": "end"},
                {"by": by(9), "next": "end"},
                {"by": by(6, 0, 9)},
                {
                    "by": by(4, 8, 6),
                    "decision": {"Tidak": "7", "Rujukan – Rawat Jalan": "6", "Lain": "end", "Ya": "6", "Perlu": "4"},
                },
                {"by": by(2, 4)},
            )
        ],
    },
    "a long label beside the last of fifteen lanes": {
        "executors": lanes(15),
        "steps": [
            {"by": by(2), "requires": ["Berkas"] * 3, "output": "Surat keputusan", "time": "2 hari", "note": "Segera"},
            {"by": by(13, 2), "decision": {"Ya": "end", "y" * 40: "3"}},
            {"by": by(13)},
            {"by": by(0)},
        ],
    },
    "joint work at both ends": {
        "executors": {lane: lane for lane in "abcd"},
        "steps": [{"by": ["a", "d"]}, {"by": ["a", "b"], "decision": {"Ya": "3", "Tidak": "1"}}, {"by": ["a", "c"]}],
    },
}


def monster(steps, **more):
    return sop_of(steps, **{"executors": {"petugas": "Petugas", "kepala": "Kepala"}, **more})


def faults(sop: Sop, form: Form | None = None) -> list[str]:
    flow = build_flow(sop)
    return list(broken(arrange(sop, flow, form), sop, flow, form))


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


@pytest.mark.parametrize("name", MONSTERS)
@pytest.mark.parametrize(
    "form", [Form(sheet=True), Form(identity=IdentityPlace.ABOVE, numbers=True)], ids=["one sheet", "identity above"]
)
def test_the_laws_hold_in_another_form_for(name, form):
    assert faults(monster(**MONSTERS[name], status="draft"), form) == []


# What Hypothesis prints of a fault may be a document of 300 steps.
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@settings(max_examples=MANY, suppress_health_check=[HealthCheck.too_slow])
@given(sops)
def test_whatever_loads_can_be_drawn_by_the_laws(sop):
    assert faults(sop) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(wild_sops)
def test_what_is_wrong_in_meaning_can_be_drawn_by_the_laws(sop):
    assert faults(sop) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(small_sops(6), forms)
def test_the_laws_hold_for_every_form_of_an_office(sop, form):
    assert faults(sop, form) == []


@pytest.mark.parametrize("seed", [3, 14, 27])
@pytest.mark.parametrize("form", [Form(), Form(sheet=True, numbers=True)], ids=["pages", "one sheet"])
def test_the_same_document_gives_the_same_numbers(seed, form):
    one, two = (arrange(sop, build_flow(sop), form) for sop in (seeded_sop(seed), seeded_sop(seed)))
    assert one == two


@pytest.mark.parametrize("place", IdentityPlace)
def test_an_edit_on_the_last_page_leaves_the_first_ones_as_they_were(place):
    steps = [{"by": f"e{row % 3}", "activity": "Menyusun konsep surat"} for row in range(60)]
    executors = {f"e{lane}": f"Pelaksana {lane}" for lane in range(3)}
    sop = sop_of(steps, executors=executors)
    steps[-1]["activity"] = "Menyusun dan menyampaikan laporan"
    other = sop_of(steps, executors=executors)
    form = Form(identity=place)
    before, after = (arrange(each, build_flow(each), form) for each in (sop, other))
    assert len(before.pages) > 3
    assert before.pages[:-1] == after.pages[:-1]
    assert before.pages[-1] != after.pages[-1]
