import csv
import io
import json
from fractions import Fraction

import pytest
from html_tree import read
from hypothesis import given
from rich.console import Console
from wild import sop_of, wild_sops

from sopkit.flow import build_flow
from sopkit.report.times.plain_data import as_json
from sopkit.report.times.whatif import FORMATS, WhatIf
from sopkit.report.times.whatif_text import show
from sopkit.times import Calendar, analyse
from sopkit.times.whatif import changed, parse_changes

DAY = Calendar(Fraction(450))
EXECUTORS = {"petugas": "Petugas Loket", "kepala": "Kepala Seksi"}
STEPS = [
    {"id": "terima", "activity": "Menerima [berkas]", "time": "5 menit"},
    {
        "id": "periksa",
        "activity": "Memeriksa berkas",
        "time": "2 jam",
        "decision": {"Lengkap": "terbit", "Tidak": {"to": "terima", "chance": "20%"}},
    },
    {"id": "terbit", "activity": "Menandatangani", "by": "kepala", "time": "1 jam"},
]


def whatif(*texts, steps=STEPS, calendar=None, **more):
    sop = sop_of(steps, executors=EXECUTORS, **more)
    asked = parse_changes(texts, sop)
    assert not asked.refusals
    before, after = (analyse(one, build_flow(one), calendar, runs=200) for one in (sop, changed(sop, asked.changes)))
    return WhatIf("a.yaml", asked.changes, before, after)


def printed(found, width=100, encoding="utf-8", language="en"):
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    show(found, language, Console(file=file, width=width))
    file.flush()
    return raw.getvalue().decode(encoding)


def rows(text):
    """Lines of a table, with their cells."""
    return [[cell.strip() for cell in line.split("   ") if cell.strip()] for line in text.splitlines() if line.strip()]


def table(found, language="en"):
    text = FORMATS["csv"].write(found, language)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:]), delimiter=";" if language == "id" else ","))


def test_the_figures_stand_side_by_side_with_their_difference():
    shown = rows(printed(whatif("periksa.time=30 menit", "tidak-periksa.chance=0", "terbit.by=petugas")))
    for line in (
        ["time of step 2", "2 jam", "30 menit"],
        ["chance of “Tidak” at step 2", "20%", "0%"],
        ["executor of step 3", "Kepala Seksi", "Petugas Loket"],
        ["Total", "3 hours 5 minutes", "1 hour 35 minutes", "−1 hour 30 minutes"],
        ["Longest way", "3 hours 5 minutes", "1 hour 35 minutes", "−1 hour 30 minutes"],
        ["Expected", "3 hours 36 minutes", "1 hour 35 minutes", "−2 hours 1 minute"],
        ["Petugas Loket", "2 hours 36 minutes", "1 hour 35 minutes", "−1 hour 1 minute"],
        ["Kepala Seksi", "1 hour", "–", "−1 hour"],
        ["each “Tidak” at step 2", "2 hours 5 minutes", "35 minutes", "−1 hour 30 minutes"],
        ["each “Tidak” at step 2: times a case", "0.25", "0", "−0.25"],
        ["Handovers", "1", "0", "−1"],
    ):
        assert line in shown


def test_what_stays_is_said_to_stay_and_what_is_not_known_has_no_difference():
    steps = [{**STEPS[1], "decision": {"Ya": "end", "Tidak": "periksa"}}]
    text = printed(whatif("tidak-periksa.chance=50%", steps=steps))
    assert ["Total", "2 hours", "2 hours", "the same"] in rows(text)
    assert ["Expected", "–", "4 hours", "–"] in rows(text)
    assert "Not computed before expected time: the exits of a decision have no chance (step 1)" in text
    # Where one side has no mean case, both sides count each row once.
    assert ["Executor (each row once)", "Before", "After", "Difference"] in rows(text)
    assert ["Petugas Loket", "2 hours", "2 hours", "the same"] in rows(text)


def test_a_promise_says_on_both_sides_what_is_left():
    found = whatif("periksa.time=30 menit", service={"max_time": "2 jam"})
    text = printed(found, width=200)
    assert "broken by 1 hour 5 minutes" in text
    assert "kept where nothing goes back, 25 minutes left" in text
    assert "+1 hour 30 minutes" in text


def test_under_a_calendar_ways_have_one_figure_and_the_calendar_is_named():
    text = printed(whatif("periksa.time=1 hari kerja", calendar=DAY), width=140)
    assert ["Total", "3 hours 5 minutes", "1 working day + 1 hour 5 minutes", "+1 working day, −2 hours"] in rows(text)
    assert ["Longest way, as one figure", "3 hours 5 minutes", "8 hours 35 minutes", "+5 hours 30 minutes"] in rows(
        text
    )
    assert not any(row[0] == "Longest way" for row in rows(text))
    assert "a working day is 7 h 30 min of work" in text


def test_a_rounded_difference_is_that_of_the_rounded_figures():
    found = whatif("terima.time={min: 6 menit, max: 7 menit}", "periksa.time=100 menit 20 detik")
    (expected,) = [row for row in rows(printed(found, width=140)) if row[0] == "Expected"]
    assert expected[1:] == ["3 hours 36 minutes", "3 hours 13 minutes – 3 hours 14 minutes", "−22–23 minutes"]


def test_a_chance_is_shown_as_it_was_asked_for():
    found = whatif("tidak-periksa.chance=99,999%")
    assert ["chance of “Tidak” at step 2", "20%", "99.999%"] in rows(printed(found))
    assert ["peluang “Tidak” pada langkah 2", "20%", "99,999%"] in rows(printed(found, language="id"))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_without_unicode_gets_signs_of_its_own(encoding):
    assert "-1 hour 30 minutes" in printed(whatif("periksa.time=30 menit"), encoding=encoding)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_console(width):
    found = whatif("periksa.time=30 menit", calendar=DAY, warnings=["SOP ini " + "paling lama 3 hari kerja " * 3])
    assert all(len(line) <= width for line in printed(found, width=width).splitlines())


def test_json_holds_the_changes_both_analyses_and_the_differences():
    found = whatif("periksa.time={min: 1 jam, max: 3 jam}", "tidak-periksa.chance=10%", "terbit.by=petugas")
    data = json.loads(FORMATS["json"].write(found, "en"))
    assert list(data) == ["version", "set", "before", "after", "differences"]
    assert data["version"] == 1
    named = {"step": "periksa", "number": 2}
    assert data["set"] == [
        {
            "name": "periksa.time",
            **named,
            "field": "time",
            "exit": None,
            "before": "2 jam",
            "after": {"min": "1 jam", "likely": None, "max": "3 jam"},
        },
        {"name": "tidak-periksa.chance", **named, "field": "chance", "exit": "Tidak", "before": 0.2, "after": 0.1},
        {
            "name": "terbit.by",
            "step": "terbit",
            "number": 3,
            "field": "by",
            "exit": None,
            "before": ["kepala"],
            "after": ["petugas"],
        },
    ]
    assert data["before"] == json.loads(json.dumps(as_json(found.before)))
    assert data["after"] == json.loads(json.dumps(as_json(found.after)))
    differences = data["differences"]
    assert differences["total"] == [{"unit": "minute", "min": -60, "max": 60}]
    assert differences["executors"][1] == {
        "executor": "kepala",
        "basis": "expected",
        "amounts": [{"unit": "minute", "min": -60, "max": -60}],
    }
    assert differences["loops"][0]["expected"] == round(1 / 9 - 1 / 4, 6)
    assert differences["handovers"] == -1
    assert "converted" not in differences


def test_json_has_null_for_a_difference_that_is_not_known_and_nothing_for_none():
    steps = [{**STEPS[1], "decision": {"Ya": "end", "Tidak": "periksa"}}]
    differences = json.loads(FORMATS["json"].write(whatif("tidak-periksa.chance=50%", steps=steps), "en"))[
        "differences"
    ]
    assert differences["total"] == []
    assert differences["expected"] is differences["p95"] is None


def test_json_names_the_figures_under_a_calendar():
    found = whatif("periksa.time=1 hari kerja", calendar=DAY)
    differences = json.loads(FORMATS["json"].write(found, "en"))["differences"]
    assert differences["converted"]["total"] == [{"unit": "minute", "min": 330, "max": 330}]


@pytest.mark.parametrize(("language", "half"), [("en", "0.5"), ("id", "0,5")])
def test_csv_has_a_row_for_each_figure_and_unit(language, half):
    lines = table(whatif("periksa.time=1,5 hari", "terima.time=30 detik"), language)
    total = [line for line in lines if line["figure"] == "total"]
    assert [(line["unit"], line["before_min"], line["after_max"], line["added_min"]) for line in total] == [
        ("minute", "185", "60" + half[1:], "-124" + half[1:]),
        ("day", "0", "1" + half[1:], "1" + half[1:]),
    ]
    assert {line["figure"] for line in lines} >= {"shortest", "longest", "expected", "executor", "loop", "rounds"}
    assert [line["of"] for line in lines if line["figure"] == "executor" and line["unit"] == "minute"] == [
        "petugas",
        "kepala",
    ]


def test_the_page_shows_the_tables_and_both_cases_on_one_scale():
    page = FORMATS["html"].write(whatif("periksa.time=30 menit", "tidak-periksa.chance=0"), "en")
    assert "Menerima [berkas]" in page
    assert "−1 hour 30 minutes" in page
    assert "Before: The expected case" in page
    # The last step takes as long on both sides, so its bars are equally long.
    bars = [float(bar.attributes["width"]) for bar in read(page).all("rect") if bar.has("bar")]
    assert len(bars) == 6
    assert bars[2] == pytest.approx(bars[5], abs=0.05)
    assert bars[1] > bars[4] * 4


def test_times_of_other_units_are_not_drawn_on_one_scale():
    assert "<svg" not in FORMATS["html"].write(whatif("periksa.time=1 hari"), "en")
    assert "<svg" in FORMATS["html"].write(whatif("periksa.time=1 jam"), "en")


def test_a_text_of_the_document_is_no_markup():
    steps = [{"time": "1 jam", "activity": "<script>", "decision": {"<b>": "end", "Tidak": "1"}}]
    page = FORMATS["html"].write(whatif("1.<b>.chance=50%", steps=steps), "en")
    assert "<script>" not in page
    assert "&lt;b&gt;" in page


@given(wild_sops)
def test_any_change_of_any_sop_can_be_shown(sop):
    asked = parse_changes(["1.time=3 hari kerja", "a.by=kepala"], sop)
    one = asked.changes or parse_changes(["1.time=3 hari kerja"], sop).changes
    analyses = [analyse(each, build_flow(each), runs=20) for each in (sop, changed(sop, one))]
    found = WhatIf("a.yaml", one, *analyses)
    assert printed(found, language="id")
    assert json.loads(FORMATS["json"].write(found, "id"))["version"] == 1
    assert table(found, "id")
    assert len(list(read(FORMATS["html"].write(found, "id")).all("table"))) >= 3
