from fractions import Fraction

import pytest
from hypothesis import given
from wild import sop_of, wild_sops

from sopkit.flow import build_flow
from sopkit.times import Calendar, Reason, Time, Unit, format_amounts, measure, share
from sopkit.times.units import add


def measured(steps, workday=None, **more):
    sop = sop_of(steps, **more)
    return measure(sop, build_flow(sop), None if workday is None else Calendar(workday))


def timed(*times):
    return [{"time": time} for time in times]


def sentences(times):
    return [message.text("en") for message in times.assumptions]


GAMBAR_4 = timed(
    *("4 jam", "30 menit", "10 Menit", "10 Menit", "10 Menit", "3 jam", "1 jam"),
    *("2 Jam", "1 Jam", "20 Menit", "30 Menit", "10 Menit", "10 Menit", "15 Menit"),
)


def test_gambar_4_takes_805_minutes():
    times = measured(GAMBAR_4)
    assert [(amount.unit, amount.min, amount.max) for amount in times.total] == [(Unit.MINUTE, 805, 805)]
    assert format_amounts(times.total, "id") == "13 jam 25 menit"
    assert not times.unmeasured


def test_times_name_the_sop_that_they_are_of():
    times = measured(timed("1 jam"), number="065/12", title="Peminjaman Arsip")
    assert (times.sop_number, times.sop_title) == ("065/12", "Peminjaman Arsip")


@pytest.mark.parametrize(
    ("written", "total"),
    [
        (["3 hari kerja", "45 menit"], "3 hari kerja + 45 menit"),
        (["2 hari 3 jam", "1 jam"], "2 hari + 4 jam"),
        (["1-2 hari", "3 hari"], "4–5 hari"),
        (["1 bulan", "1 minggu", "7 hari kalender", "1 hari"], "1 bulan + 1 minggu + 7 hari kalender + 1 hari"),
        ([{"min": "1 jam", "likely": "2 jam", "max": "4 jam"}], "1–4 jam"),
        (["Sesuai kebutuhan", ""], ""),
    ],
)
def test_a_total_keeps_the_families_apart(written, total):
    assert format_amounts(measured(timed(*written)).total, "id") == total


def test_a_step_without_a_duration_is_left_out_and_named_with_its_reason():
    times = measured([{"time": "5 menit"}, {"id": "tunggu", "time": "Sesuai jadwal"}, {}])
    assert [(step.step, step.number, why.reason) for step, why in times.unmeasured] == [
        ("tunggu", 2, Reason.OPEN),
        ("3", 3, Reason.BLANK),
    ]


def test_a_joint_step_counts_in_full_for_each_executor_and_once_in_the_total():
    times = measured(
        [{"by": ["petugas", "kepala", "petugas"], "time": "30 menit"}, {"by": "kepala", "time": "1 jam"}],
        executors={"petugas": "Petugas", "kepala": "Kepala", "tamu": "Tamu"},
    )
    loads = {load.name: load for load in times.executors}
    assert format_amounts(times.total, "id") == "1 jam 30 menit"
    assert {name: format_amounts(load.total, "id") for name, load in loads.items()} == {
        "Petugas": "30 menit",
        "Kepala": "1 jam 30 menit",
        "Tamu": "",
    }
    assert loads["Kepala"].steps == ("1", "2")
    assert [share(loads[name].total[0], times.total) for name in ("Petugas", "Kepala")] == [Fraction(1, 3), 1]
    assert "a joint step counts in full for each of its executors" in sentences(times)


def test_a_share_of_nothing_is_not_a_number():
    times = measured(timed("0 menit"))
    assert share(times.total[0], times.total) is None


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([{"time": "1 jam"}], "the total is the sum of all rows, each counted once, whichever way a decision goes"),
        ([{}, {"next": "1"}], "work that goes back to an earlier step is not counted again"),
        ([{"next": ["2", "3"]}, {}, {}], "steps that run in parallel are added up as if one followed the other"),
        ([{"time": "±1 jam"}], "a time marked as approximate counts as the number that is written"),
    ],
)
def test_the_assumptions_say_what_matters_to_this_sop(steps, sentence):
    assert sentence in sentences(measured(steps))
    assert sentence not in sentences(measured([{}, {}]))[1:]


@pytest.mark.parametrize(
    ("written", "figure", "apart", "said"),
    [
        (["3 hari kerja", "45 menit"], "23 jam 15 menit", "", "a working day is 7 h 30 min of work"),
        (["1 minggu"], "37 jam 30 menit", "", "a week is 5 working days"),
        (["2 hari"], "15 jam", "", "a plain `hari` is a working day, since the SOP names no other kind of day"),
        (
            ["2 hari", "1 hari kerja"],
            "7 jam 30 menit",
            "2 hari",
            "a plain `hari` stays apart, since the SOP also names working days or calendar days",
        ),
        (
            ["1 jam", "7 hari kalender"],
            "1 jam",
            "7 hari kalender",
            "calendar days stay apart: how many of them are working days depends on the date",
        ),
        (["1 bulan"], None, "1 bulan", "months stay apart: how many working days one has depends on the date"),
        (["1-2 hari kerja"], "7 jam 30 menit – 15 jam", "", "a working day is 7 h 30 min of work"),
    ],
)
def test_one_figure_is_given_under_a_named_calendar_only(written, figure, apart, said):
    times = measured(timed(*written), workday=Fraction(450))
    converted = times.converted
    assert (converted.amount and format_amounts([converted.amount], "id")) == figure
    assert format_amounts(converted.apart, "id") == apart
    assert said in sentences(times)
    assert measured(timed(*written)).converted is None


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (60, "a working day is 1 hour of work"),
        (480, "a working day is 8 hours of work"),
        (300, "a working day is 5 hours of work"),
    ],
)
def test_a_working_day_of_whole_hours_is_said_in_hours(minutes, said):
    assert measured(timed("1 jam"), workday=Fraction(minutes)).converted.calendar.text("en") == said


@given(wild_sops)
def test_any_sop_that_loads_is_measured_and_every_step_is_in_the_total_or_left_out(sop):
    times = measure(sop, build_flow(sop), Calendar(Fraction(450)))
    read = [step.time.amounts for step in times.steps if isinstance(step.time, Time)]
    assert len(read) + len(times.unmeasured) == len(sop.steps)
    assert add(amount for amounts in read for amount in amounts) == times.total
    assert {executor for step in times.steps for executor in step.executors} <= {
        load.executor for load in times.executors
    }
