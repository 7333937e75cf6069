"""The CSV of `times`, as a spreadsheet and as a program read it."""

import csv
import io
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_times import bare, full, promise, timed
from msgspec.structs import replace

from sopkit.report.times.library import Library, Timed
from sopkit.report.times.rows import library, one
from sopkit.times import Calendar

NASTY = ("=1+1", "+62", "-1", "@SUM(A1)", "\t=1", " =1", '=HYPERLINK("http://x")', 'a"b', "a;b", "a,b", "a\nb", "'x")


def read(text, delimiter=","):
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


def rows(analysis, language="en"):
    return read(one(Timed("a.yaml", analysis), language), ";" if language == "id" else ",")


def test_a_step_is_a_row_with_all_that_is_known_of_it():
    first, second, third, _fourth = rows(full())
    assert second == {
        "number": "2",
        "step": "periksa",
        "activity": "Memeriksa kelengkapan berkas",
        "executors": "Petugas Loket, Kepala Seksi Pelayanan",
        "written": "2 jam",
        "time": "2 hours",
        "unit": "minute",
        "min": "120",
        "max": "120",
        "min_minutes": "120",
        "max_minutes": "120",
        "visits": "1.111111",
        "share": "0.66",
        "critical": "yes",
        "unmeasured": "",
    }
    assert (first["min"], first["max"]) == ("5", "10")
    assert (third["written"], third["time"], third["min"], third["unmeasured"]) == (
        "2 menit/berkas",
        "",
        "",
        "per_unit",
    )
    assert third["critical"] == "no"


def test_indonesian_spreadsheets_get_semicolons_and_decimal_commas():
    first, second, *_others = rows(full(), "id")
    assert second["visits"] == "1,111111"
    assert second["time"] == "2 jam"
    assert list(first) == list(rows(full())[0])


def test_a_calendar_turns_days_into_minutes_and_months_stay_blank():
    steps = [{"time": "1,5 hari kerja"}, {"time": "1 bulan"}, {"time": "2 hari kerja 3 jam"}, {"time": "-"}]
    day, month, both, blank = rows(bare(steps, Calendar(Fraction(300))))
    assert (day["unit"], day["min"], day["min_minutes"]) == ("working_day", "1.5", "450")
    assert (month["min"], month["min_minutes"]) == ("1", "")
    assert (both["unit"], both["min"], both["max_minutes"]) == ("", "", "780")
    assert both["time"] == "2 working days + 3 hours"
    assert (blank["written"], blank["unmeasured"]) == ("", "blank")


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("language", ["en", "id"])
def test_no_text_becomes_a_formula(text, language):
    steps = [{"id": text, "activity": text, "time": text, "by": text}]
    for row in rows(bare(steps, executors={text: text}), language):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
        assert " ".join(text.split()) in row["activity"]
    made = timed(text, number=text, title=text, promises=(promise(3, -1, text=text),))
    (row,) = read(library(Library((made,)), language), ";" if language == "id" else ",")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1).filter(str.strip))
def test_any_text_comes_back_as_it_was(text):
    (row,) = rows(bare([{"activity": text}]))
    plain = " ".join(text.split())
    assert row["activity"] in {plain, f"'{plain}"}


def test_a_library_has_a_row_for_each_sop():
    broken = timed("sop/b.yaml", promises=(promise(3, -1),), calendar=None)
    first, second = read(library(Library((timed(), broken)), "en"))
    assert (
        first
        | {
            "file": "sop/007.yaml",
            "number": "7",
            "title": "Pelayanan Surat Pindah Datang",
            "steps": "4",
            "unmeasured": "1",
            "total": "3 hours 5 minutes – 3 hours 10 minutes",
            "total_min_minutes": "185",
            "total_max_minutes": "190",
            "longest_max_minutes": "190",
            "expected_min_minutes": "196.111111",
            "handovers": "1",
            "p95": "5 hours 18 minutes",
            "promise": "1 hari kerja",
            "kept": "kept",
            "margin": "kept, 4 hours 20 minutes left",
            "executors": "Petugas Loket 70%; Kepala Seksi Pelayanan 97%",
            "calendar": "a working day is 7 h 30 min of work",
        }
        == first
    )
    assert (second["kept"], second["margin"], second["calendar"]) == ("broken", "broken by 1 working day", "")


def test_of_two_steps_with_one_id_each_has_its_own_share():
    made = bare([{"id": "a"}, {"id": "a"}])
    parts = (replace(made.steps[0], share=Fraction(1, 4)), replace(made.steps[1], share=Fraction(3, 4)))
    assert [row["share"] for row in rows(replace(made, steps=parts))] == ["0.25", "0.75"]


def test_a_library_of_none_still_has_its_head():
    assert library(Library(()), "en").startswith("\ufefffile,number,title,")


def test_what_is_not_known_is_blank():
    (row,) = read(library(Library((Timed("a.yaml", bare([{}])),)), "en"))
    known = {"file": "a.yaml", "title": "Pemeriksaan Berkas", "steps": "1", "unmeasured": "1", "executors": "Petugas"}
    assert {key: cell for key, cell in row.items() if cell} == known
