import io
import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from rich.console import Console
from wild import sop_of, wild_sops

from sopkit.flow import build_flow
from sopkit.model import load
from sopkit.report.times import as_json, as_table
from sopkit.source import read_file
from sopkit.times import measure

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def measured(steps, workday=None, **more):
    sop = sop_of(steps, **more)
    return measure(sop, build_flow(sop), workday)


def printed(times, width=80, encoding="utf-8", language="en"):
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    as_table(times, language, Console(file=file, width=width))
    file.flush()
    return raw.getvalue().decode(encoding)


def lines(text):
    return [line.rstrip() for line in text.splitlines()]


def test_gambar_4_as_json_totals_805_minutes():
    (path,) = EXAMPLES.glob("musi-rawas/001-*.yaml")
    sop = load(read_file(path).document).sop
    data = as_json(measure(sop, build_flow(sop)))
    assert data["sop"] == {"number": "001", "title": "Penetapan Angka Kredit bagi Penyuluh KB"}
    assert data["total"] == [{"unit": "minute", "min": 805, "max": 805}]
    assert [step["time"]["min"] for step in data["steps"]] == [
        *(240, 30, 10, 10, 10, 180, 60),
        *(120, 60, 20, 30, 10, 10, 15),
    ]
    assert data["unmeasured"] == []


def test_the_json_is_version_1_as_the_contract_has_it():
    steps = [
        {"id": "terima", "by": ["petugas", "tamu"], "time": "5-10 Menit"},
        {"time": "Sesuai kebutuhan"},
        {"time": "1,5 hari kerja"},
    ]
    assert as_json(measured(steps, number="7")) == {
        "version": 1,
        "sop": {"number": "7", "title": "Pemeriksaan Berkas"},
        "steps": [
            {
                "step": "terima",
                "number": 1,
                "executors": ["petugas", "tamu"],
                "time": {"unit": "minute", "min": 5, "max": 10, "text": "5-10 Menit"},
            },
            {"step": "2", "number": 2, "executors": ["petugas"], "time": None},
            {
                "step": "3",
                "number": 3,
                "executors": ["petugas"],
                "time": {"unit": "working_day", "min": 1.5, "max": 1.5, "text": "1,5 hari kerja"},
            },
        ],
        "total": [{"unit": "minute", "min": 5, "max": 10}, {"unit": "working_day", "min": 1.5, "max": 1.5}],
        "paths": {"shortest": None, "longest": None, "expected": None},
        "executors": [
            {
                "executor": "petugas",
                "total": [{"unit": "minute", "min": 5, "max": 10}, {"unit": "working_day", "min": 1.5, "max": 1.5}],
                "steps": ["terima", "2", "3"],
            },
            {"executor": "tamu", "total": [{"unit": "minute", "min": 5, "max": 10}], "steps": ["terima"]},
        ],
        "unmeasured": [{"step": "2", "reason": "open"}],
        "assumptions": [
            "the total is the sum of all rows, each counted once, whichever way a decision goes",
            "a joint step counts in full for each of its executors",
        ],
    }


def test_a_time_of_several_families_has_amounts_in_place_of_a_time():
    (step,) = as_json(measured([{"time": "2 hari 3 jam"}]))["steps"]
    assert step["time"] is None
    assert step["amounts"] == [
        {"unit": "minute", "min": 180, "max": 180, "text": "2 hari 3 jam"},
        {"unit": "day", "min": 2, "max": 2, "text": "2 hari 3 jam"},
    ]


@pytest.mark.parametrize(
    ("time", "figure"),
    [
        ("3 hari kerja", {"unit": "minute", "min": 1350, "max": 1350, "workday": 450, "apart": []}),
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
    data = as_json(measured([{"time": time}], workday=Fraction(450)))
    assert data["converted"] == figure
    assert "a working day is 7 h 30 min of work" in data["assumptions"]


def test_numbers_are_whole_or_rounded_to_six_decimals():
    (total,) = as_json(measured([{"time": "1 detik"}]))["total"]
    assert total == {"unit": "minute", "min": 0.016667, "max": 0.016667}


@given(wild_sops)
def test_the_json_of_any_sop_is_json(sop):
    data = as_json(measure(sop, build_flow(sop), Fraction(450)), "id")
    assert json.loads(json.dumps(data)) == data


MIXED = [
    {"activity": "Menerima [berkas]", "time": "5-10 menit"},
    {"activity": "Memeriksa bersama", "by": ["petugas", "kepala"], "time": "2 hari kerja"},
    {"activity": "Mencatat", "time": "2 menit/berkas"},
]


def mixed():
    executors = {"petugas": "Petugas", "kepala": "Kepala Seksi Pelayanan"}
    return measured(MIXED, workday=Fraction(450), executors=executors, number="7")


def test_the_table_shows_steps_totals_shares_and_what_is_left_out():
    assert lines(printed(mixed())) == [
        "SOP 7 Pemeriksaan Berkas",
        "",
        "  No   Activity            Executor                          Time",
        " ─────────────────────────────────────────────────────────────────────────────",
        "   1   Menerima [berkas]   Petugas                           5–10 minutes",
        "   2   Memeriksa bersama   Petugas, Kepala Seksi Pelayanan   2 working days",
        "   3   Mencatat            Petugas                           (2 menit/berkas)",
        "",
        "",
        "  Executor                 Steps   Time             Share",
        " ─────────────────────────────────────────────────────────",
        "  Petugas                      3   2 working days    100%",
        "                                   5–10 minutes      100%",
        "  Kepala Seksi Pelayanan       1   2 working days    100%",
        "",
        "  Total, without 1 step        3   2 working days",
        "                                   5–10 minutes",
        "",
        "",
        "  No   Written          Why it is left out of the total",
        " ───────────────────────────────────────────────────────────────────",
        "   3   2 menit/berkas   is a time for each one, not for all of them",
        "",
        "As one figure: 15 hours 5 minutes – 15 hours 10 minutes (a working day is 7 h 30",
        "min of work)",
        "This rests on:",
        "• the total is the sum of all rows, each counted once, whichever way a decision",
        "  goes",
        "• a joint step counts in full for each of its executors",
        "• a working day is 7 h 30 min of work",
    ]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_a_console_without_unicode_gets_plain_characters(encoding):
    text = printed(measured([{"activity": "Menerima → berkas", "time": "±5–10 menit"}]), encoding=encoding)
    assert "5-10 minutes" in text
    assert "| No | Activity " in text
    assert text.isascii()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_console(width):
    long = [{"activity": "Menerima " * 30, "time": "Januari, April, Juli, Oktober (tanggal 20- 31)"}]
    assert all(len(line) <= width for line in lines(printed(measured(long + MIXED), width=width)))


def test_a_wide_console_keeps_each_step_on_one_line():
    activity = "Menerima, mencatat dan meneruskan permohonan pindah datang kepada kepala seksi pelayanan"
    shown = printed(measured([{"activity": activity, "time": "1 jam"}]), width=200)
    assert ["1", *activity.split(), "Petugas", "1", "hour"] in [line.split() for line in lines(shown)]


def test_control_characters_of_a_document_do_not_reach_the_terminal():
    assert "\x1b" not in printed(measured([{"activity": "Menerima \x1b[31mberkas"}]))


@given(wild_sops)
def test_any_sop_can_be_shown(sop):
    assert printed(measure(sop, build_flow(sop)), language="id")
