"""The JSON of `times`: the contract, what stands beside it, and the library."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from made_times import bare, full, promise, timed
from wild import sop_of, wild_sops

from sopkit.flow import build_flow
from sopkit.model import load
from sopkit.report.times.library import Library, Timed
from sopkit.report.times.plain_data import as_json, library, one
from sopkit.source import read_file
from sopkit.times import Calendar, analyse

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def analysed(steps, workday=None, **more):
    sop = sop_of(steps, **more)
    return analyse(sop, build_flow(sop), None if workday is None else Calendar(workday))


def minutes(least, most=None):
    return {"unit": "minute", "min": least, "max": least if most is None else most}


def test_gambar_4_as_json_totals_805_minutes():
    (path,) = EXAMPLES.glob("musi-rawas/001-*.yaml")
    sop = load(read_file(path).document).sop
    data = as_json(analyse(sop, build_flow(sop)))
    assert data["sop"] == {"number": "001", "title": "Penetapan Angka Kredit bagi Penyuluh KB"}
    assert data["total"] == [minutes(805)]
    assert [step["time"]["min"] for step in data["steps"]] == [
        *(240, 30, 10, 10, 10, 180, 60),
        *(120, 60, 20, 30, 10, 10, 15),
    ]
    assert data["unmeasured"] == []
    assert data["paths"] == {"shortest": [minutes(805)], "longest": [minutes(805)], "expected": None}
    assert [loop["adds"] for loop in data["loops"]] == [[minutes(240)], [minutes(180)]]


def test_the_json_is_version_1_as_the_contract_has_it():
    steps = [
        {"id": "terima", "by": ["petugas", "tamu"], "time": "5-10 Menit"},
        {"time": "Sesuai kebutuhan"},
        {"time": "1,5 hari kerja"},
    ]
    data = as_json(analysed(steps, number="7"))
    amounts = [minutes(5, 10), {"unit": "working_day", "min": 1.5, "max": 1.5}]
    expected = {
        "version": 1,
        "sop": {"number": "7", "title": "Pemeriksaan Berkas"},
        "steps": [
            {
                "step": "terima",
                "number": 1,
                "executors": ["petugas", "tamu"],
                "time": {**minutes(5, 10), "text": "5-10 Menit"},
            },
            {"step": "2", "number": 2, "executors": ["petugas"], "time": None},
            {
                "step": "3",
                "number": 3,
                "executors": ["petugas"],
                "time": {"unit": "working_day", "min": 1.5, "max": 1.5, "text": "1,5 hari kerja"},
            },
        ],
        "total": amounts,
        "paths": {"shortest": amounts, "longest": amounts, "expected": amounts},
        "executors": [
            {"executor": "petugas", "total": amounts, "steps": ["terima", "2", "3"]},
            {"executor": "tamu", "total": [minutes(5, 10)], "steps": ["terima"]},
        ],
        "unmeasured": [{"step": "2", "reason": "open"}],
    }
    assert {key: data[key] for key in expected} == expected
    assert data["assumptions"][0] == (
        "the total is the sum of all rows, each counted once, whichever way a decision goes"
    )


def test_beside_the_contract_stands_all_that_an_analysis_holds():
    data = as_json(full(calendar=None))
    assert data["ways"]["longest"] == {
        "steps": ["terima", "periksa", "catat", "terbit"],
        "unmeasured": ["catat"],
        "handovers": 1,
        "converted": None,
    }
    assert data["ways"]["expected"]["visits"] == {"terima": 1.111111, "periksa": 1.111111, "catat": 1, "terbit": 1}
    assert data["paths"]["expected"] == [minutes(196.111111, 201.111111)]
    assert data["loops"] == [
        {
            "step": "periksa",
            "exit": "Tidak",
            "target": "terima",
            "adds": [minutes(125, 130)],
            "converted": None,
            "unmeasured": [],
            "expected": 0.111111,
        }
    ]
    assert data["critical"] == ["terima", "periksa", "terbit"]
    assert data["handovers"] == 2
    assert data["shares"]["executors"][0] == {
        "executor": "petugas",
        "amounts": [minutes(138.888889, 144.444444)],
        "share": 0.7,
    }
    assert data["shares"]["steps"][2] == {"step": "catat", "amounts": [], "share": None}
    assert {key: value for key, value in data["distribution"].items() if key != "bars"} == {
        "unit": "minute",
        "runs": 10_000,
        "seed": 1,
        "mean": 198.6,
        "p50": 188.0,
        "p80": 190.0,
        "p95": 317.5,
        "least": 185.1,
        "most": 579.9,
    }
    assert data["distribution"]["bars"][3] == {"from": 305.0, "to": 345.0, "cases": 900}
    assert data["promises"] == [
        {
            "path": ["service", "max_time"],
            "text": "1 hari kerja",
            "limit": minutes(450),
            "longest": minutes(190),
            "margin": minutes(260),
            "kept": True,
            "within": 0.999,
            "why": None,
        }
    ]
    assert data["gaps"] == [{"what": "longest", "why": "it was not asked for", "steps": ["catat"]}]
    assert data["assumptions"][-1] == "exits are taken as their chances say"


def test_what_can_not_be_computed_is_null():
    data = as_json(bare([{"time": "1 jam"}]))
    assert data["paths"] == data["ways"] == {"shortest": None, "longest": None, "expected": None}
    assert data["distribution"] is None
    assert "converted" not in data


def test_a_promise_without_a_margin_says_why():
    data = as_json(full(promises=(promise(),)))
    assert data["promises"][0]["kept"] is None
    assert data["promises"][0]["margin"] is None
    assert data["promises"][0]["why"] == "no calendar says how long a day is"


def test_a_time_of_several_families_has_amounts_in_place_of_a_time():
    (step,) = as_json(analysed([{"time": "2 hari 3 jam"}]))["steps"]
    assert step["time"] is None
    assert step["amounts"] == [
        {**minutes(180), "text": "2 hari 3 jam"},
        {"unit": "day", "min": 2, "max": 2, "text": "2 hari 3 jam"},
    ]


@pytest.mark.parametrize(
    ("time", "figure"),
    [
        ("3 hari kerja", {**minutes(1350), "workday": 450, "apart": []}),
        (
            "1 bulan",
            {
                "unit": None,
                "min": None,
                "max": None,
                "workday": 450,
                "apart": [{"unit": "month", "min": 1, "max": 1}],
            },
        ),
    ],
)
def test_a_figure_under_a_calendar_names_the_calendar_and_what_stays_apart(time, figure):
    data = as_json(analysed([{"time": time}], workday=Fraction(450)))
    assert data["converted"] == data["ways"]["longest"]["converted"] == figure
    assert "a working day is 7 h 30 min of work" in data["assumptions"]


def test_numbers_are_whole_or_rounded_to_six_decimals():
    (total,) = as_json(analysed([{"time": "1 detik"}]))["total"]
    assert total == minutes(0.016667)


@given(wild_sops)
def test_the_json_of_any_sop_is_json(sop):
    data = json.loads(one(Timed("a.yaml", analyse(sop, build_flow(sop), Calendar(Fraction(450)), runs=20)), "id"))
    assert data == json.loads(json.dumps(data, allow_nan=False))


def test_a_library_holds_each_sop_and_a_summary():
    broken = timed("sop/b.yaml", promises=(promise(3, -1), promise()), number=None)
    data = json.loads(library(Library((timed(), broken), ("sop/rusak.yaml",)), "en"))
    assert list(data) == ["version", "sops", "summary"]
    assert data["version"] == 1
    assert [sop["file"] for sop in data["sops"]] == ["sop/007.yaml", "sop/b.yaml"]
    assert {**data["sops"][0], "version": 1} == {**as_json(full()), "file": "sop/007.yaml"}
    assert data["summary"] == {
        "sops": 2,
        "steps": 8,
        "unmeasured": 2,
        "promises": {"kept": 1, "broken": 1, "unknown": 1},
        "skipped": ["sop/rusak.yaml"],
    }
