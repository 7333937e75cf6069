from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wild import sop_of, wild_sops
from workload_made import of_sops, of_steps, volume

from sopkit.config.staffing import Position
from sopkit.times import EFFECTIVE_YEARS
from sopkit.workload import Estimate, Kind, work_year


def minutes(workload):
    return {load.name: None if load.work is None else load.work.middle for load in workload.positions}


def texts(workload):
    return [message.text() for message in workload.assumptions]


def left_out(workload):
    return [(step.work.time.step, step.work.reason) for step in workload.left_out]


EXECUTORS = {
    "pemohon": {"name": "Pemohon", "customer": True},
    "petugas": {"name": "Petugas", "staff": 2},
    "kasubbag": "Kasubbag",
    "bank": {"name": "Bank", "external": True},
}
STEPS = [
    {"id": "ajukan", "by": "pemohon", "time": "10 menit"},
    {"id": "periksa", "by": "petugas", "time": "20-40 menit",
     "decision": {"Ya": "bahas", "Tidak": {"to": "ajukan", "chance": "20%"}}},
    {"id": "bahas", "by": ["petugas", "kasubbag"], "time": "1 jam"},
    {"id": "entri", "by": "petugas", "time": "2 menit/berkas"},
    {"id": "tanda", "by": "kasubbag", "time": "1 hari kerja"},
    {"id": "bayar", "by": "bank", "time": "15 menit"},
    {"id": "arsip", "by": "petugas", "time": "Sesuai kebutuhan"},
]  # fmt: skip


def worked_by_hand(**more):
    return of_steps(*STEPS, executors=EXECUTORS, cases={0: volume(1000, s4=9000)}, **more)


def test_a_workload_worked_by_hand():
    # One case in five goes back to the applicant, so that ajukan and periksa are done 1/(1-0.2) = 1.25 times a case.
    found = worked_by_hand(hours=5)
    periksa = Estimate(*(Fraction(1250 * each) for each in (20, 30, 40)))
    bahas, entri, tanda = 1000 * 60, 9000 * 2, 1000 * 300
    petugas, kasubbag = found.staff
    assert petugas.work == Estimate(*(each + bahas + entri for each in (periksa.least, periksa.middle, periksa.most)))
    assert kasubbag.work == Estimate(*3 * [Fraction(bahas + tanda)])
    assert petugas.needed.middle == Fraction(37_500 + 60_000 + 18_000, 75_000) == Fraction(77, 50)
    assert (petugas.staff, petugas.gap) == (2, Fraction(23, 50))
    assert kasubbag.needed.middle == Fraction(24, 5)
    assert (kasubbag.staff, kasubbag.gap) == (None, None)
    assert [(load.name, load.kind, load.work.middle, load.needed) for load in found.outside] == [
        ("Pemohon", Kind.CUSTOMER, 12_500, None),
        ("Bank", Kind.EXTERNAL, 15_000, None),
    ]
    assert left_out(found) == [("arsip", "open")]
    assert (petugas.steps, petugas.left_out, petugas.sops) == (4, 1, ("001",))


def test_all_that_the_figures_rest_on_is_said():
    assert texts(worked_by_hand(hours=5)) == [
        work_year(None, None).assumption.text(),
        "a working day is 5 hours of work",
        "5 effective hours a day are those of Perka BKN 19/2011",
        "a time in days counts as work all day long; where it is waiting, fewer people are needed than this says",
        "SOP 001: a step is done as often as in the mean of cases, by the chances of the exits",
        "SOP 001: how often in a year is said by the table for entri",
        "a joint step counts in full for each of its executors",
        "a range counts with its middle, a three-point time with its likely value; least and most stand beside it",
        "customers and executors outside the organisation are no staff; their work stands apart",
        "people are needed for the work of these SOPs alone; what a position does besides is not in the figures",
    ]


def test_days_are_left_out_and_named_without_a_working_day():
    found = worked_by_hand()
    assert left_out(found) == [("tanda", "no_workday"), ("arsip", "open")]
    assert minutes(found)["Kasubbag"] == 60_000
    assert "no working day is named, so times in days are left out" in texts(found)


@pytest.mark.parametrize(
    ("time", "hours", "reason", "each"),
    [
        ("90 menit", None, None, 90),
        ("1 hari kerja", 5, None, 300),
        ("2 hari", 5, None, 600),
        ("1 minggu", 5, None, 1500),
        ("1 minggu", None, "no_workday", None),
        ("2 hari 3 jam", 5, None, 780),
        ("2 hari 3 jam", None, "no_workday", None),
        ("3 hari kalender", 5, "not_convertible", None),
        ("1 bulan", None, "not_convertible", None),
        ("", 5, "blank", None),
        ("Triwulan", 5, "periodic", None),
        ("2 menit/berkas", 5, "no_step_volume", None),
    ],
)
def test_a_time_becomes_minutes_or_is_left_out_with_its_reason(time, hours, reason, each):
    found = of_steps({"time": time}, hours=hours)
    ((work,),) = (sop.steps for sop in found.sops)
    assert (work.reason, None if work.once is None else work.once.middle) == (reason, each)
    assert minutes(found)["Petugas"] == (None if each is None else each * 100)
    assert (work.why is None) == (reason is None)


def test_what_is_never_done_takes_no_time_however_long_it_is():
    never = {"id": "c", "time": "Sesuai kebutuhan"}
    found = of_steps({"time": "1 jam", "next": "end"}, never)
    assert (minutes(found), left_out(found)) == ({"Petugas": 6000}, [])
    assert left_out(of_steps({"time": "2 menit/berkas"}, cases=0)) == []


def test_a_position_of_whose_steps_none_is_known_has_no_figure():
    (petugas,) = of_steps({"time": "Sesuai kebutuhan"}).staff
    assert (petugas.work, petugas.needed, petugas.left_out) == (None, None, 1)


def test_a_volume_of_a_step_takes_the_place_of_cases_and_visits():
    assert minutes(of_steps({"time": "1 jam"}, cases={0: volume(100, s1=7)})) == {"Petugas": 420}
    assert minutes(of_steps({"time": "1 hari/berkas"}, cases={0: volume(100, s1=7)}, hours=5)) == {"Petugas": 2100}


def test_each_row_counts_once_where_chances_are_missing_and_the_reason_is_said():
    found = of_steps({"time": "1 jam", "decision": {"Ya": "2", "Tidak": "end"}}, {"time": "1 jam"})
    assert minutes(found) == {"Petugas": 12_000}
    assert (
        "SOP 001: each row is done once in a case, whichever way decisions go (the exits of a decision have no chance)"
        in texts(found)
    )


def test_a_likely_time_is_the_middle():
    found = of_steps({"time": {"min": "1 jam", "likely": "2 jam", "max": "6 jam"}}, cases=1)
    assert found.staff[0].work == Estimate(Fraction(60), Fraction(120), Fraction(360))


@pytest.mark.parametrize(
    ("asked", "settings", "minutes", "said"),
    [
        (None, None, 75_000, f"{EFFECTIVE_YEARS['75000'].source.text()} (sopkit's own choice where neither"),
        (None, 72_000, 72_000, f"{EFFECTIVE_YEARS['72000'].source.text()} (by `calendar.year` in the settings)"),
        (75_000, 72_000, 75_000, f"{EFFECTIVE_YEARS['75000'].source.text()} (by `--year`)"),
        (60_000, None, 60_000, "60000 minutes, as given (by `--year`)"),
    ],
)
def test_the_year_is_named_with_its_source_and_with_who_chose_it(asked, settings, minutes, said):
    year = work_year(asked, settings)
    assert year.minutes == minutes
    assert f"one person's effective working time in a year is {said}" in year.assumption.text()


def test_official_days_and_an_official_year_of_other_days_are_not_mixed_silently():
    mixed = "the year of 72,000 minutes is one of days of 5 effective hours, but a working day counts otherwise here"
    assert mixed in texts(of_steps({"time": "1 hari"}, hours=7, year=work_year(72_000, None)))
    assert mixed not in texts(of_steps({"time": "1 hari"}, hours=5, year=work_year(72_000, None)))
    assert mixed not in texts(of_steps({"time": "1 jam"}, hours=7, year=work_year(72_000, None)))


def sop(number, name, **more):
    return sop_of([{"time": "1 jam"}], executors={"petugas": {"name": name, **more}}, number=number)


@pytest.mark.parametrize("other", ["Kasubbag Umum", "kasubbag  umum.", "KASUBBAG UMUM"])
def test_executors_of_several_sops_are_one_by_their_name(other):
    (load,) = of_sops(sop("1", "Kasubbag Umum"), sop("2", other)).positions
    assert (load.id, load.name, load.work.middle, load.sops) == (None, "Kasubbag Umum", 12_000, ("1", "2"))


def test_executors_of_several_sops_are_one_by_a_shared_position():
    shared = {"umum": Position(name="Kepala Subbagian Umum", staff=1, also=("Kasubag Umum & Kepegawaian",))}
    sops = (sop("1", "Kasubag Umum dan Kepegawaian"), sop("2", "Kepala Subbagian Umum"), sop("3", "Kabag"))
    load, other = of_sops(*sops, positions=shared).positions
    assert (load.id, load.name, load.also) == (
        "umum",
        "Kepala Subbagian Umum",
        ("Kasubag Umum dan Kepegawaian",),
    )
    assert (load.work.middle, load.staff, other.name) == (12_000, 1, "Kabag")


def test_who_is_outside_in_one_sop_and_not_in_another_is_two():
    found = of_sops(sop("1", "Bank"), sop("2", "Bank", external=True))
    assert [(load.kind, load.work.middle) for load in found.positions] == [(Kind.STAFF, 6000), (Kind.EXTERNAL, 6000)]


def test_the_largest_number_of_people_counts_and_contradictions_are_said():
    found = of_sops(sop("1", "Kabag", staff=2), sop("2", "Kabag", staff=3), sop("3", "Kabag"))
    assert found.staff[0].staff == 3
    assert "`Kabag`: the SOPs name different numbers of people (2, 3); the largest counts" in texts(found)
    shared = {"k": Position(name="Kabag", staff=1)}
    found = of_sops(sop("1", "Kabag", staff=2), sop("2", "Kabag", staff=1), positions=shared)
    assert found.staff[0].staff == 1
    assert "`Kabag`: people on hand are 1 by the settings and another number by SOP `1`; the settings count" in texts(
        found
    )
    assert not any("`Kabag`" in text for text in texts(of_sops(sop("1", "Kabag", staff=2), sop("2", "Kabag"))))


def test_an_sop_without_a_volume_is_left_out_and_named():
    found = of_sops(sop("1", "Kabag"), sop("2", "Sekda"), cases={1: volume(1)})
    assert [load.name for load in found.positions] == ["Sekda"]
    assert [procedure.sop.number for procedure in found.without_volume] == ["1"]


volumes = st.integers(0, 10_000)


@given(wild_sops, volumes)
def test_the_minutes_of_executors_are_those_of_steps_for_each_of_their_executors(sop, cases):
    found = of_sops(sop, cases=cases, hours=5)
    of_executors = sum(load.work.middle for load in found.positions if load.work)
    of_steps = sum(work.year.middle * len(work.time.executors) for one in found.sops for work in one.steps if work.year)
    assert of_executors == of_steps == sum(one.work.middle for one in found.sops if one.work)
    assert sum(load.left_out for load in found.positions) == sum(
        len(step.work.time.executors) for step in found.left_out
    )


@given(wild_sops, volumes)
def test_twice_the_volume_is_twice_the_work(sop, cases):
    once, twice = (of_sops(sop, cases=many, hours=5) for many in (cases, 2 * cases))
    if cases:
        assert [load.work and load.work.times(Fraction(2)) for load in once.positions] == [
            load.work for load in twice.positions
        ]


@given(wild_sops, wild_sops, volumes)
def test_the_work_of_two_sops_is_that_of_each(one, other, cases):
    def whole(*sops):
        return sum(load.work.most for load in of_sops(*sops, cases=cases, hours=5).positions if load.work)

    assert whole(one, other) == whole(one) + whole(other)
