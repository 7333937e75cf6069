from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wild import sop_of, wild_sops

from sopkit.flow import build_flow
from sopkit.model import ThreePoint, load
from sopkit.source import read_file
from sopkit.times import Amount, Unit, analyse
from sopkit.times.settable import Field, Settable, Target
from sopkit.times.whatif import changed, parse_changes

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXECUTORS = {"petugas": "Petugas Loket", "kepala": "Kepala Seksi"}
STEPS = [
    {"id": "susun", "time": "4 jam"},
    {
        "id": "periksa",
        "time": "1 jam",
        "decision": {"Ya": "4", "Tidak": "susun", "Tidak Lengkap": {"to": "susun", "chance": "10%"}},
    },
    {"id": "lengkap-periksa", "time": "1 jam", "decision": {"Ya": "4", "Tidak": "susun"}},
    {
        "time": "1 jam",
        "by": "kepala",
        "decision": {"Ya": {"to": "end", "chance": 0.9}, "Tidak": {"to": 1, "chance": 0.1}},
    },
]
SOP = sop_of(STEPS, executors=EXECUTORS)


def asked(*texts, sop=SOP):
    found = parse_changes(texts, sop)
    assert not found.refusals
    return [(change.name, change.before, change.after) for change in found.changes]


def refused(*texts, sop=SOP, language="en"):
    found = parse_changes(texts, sop)
    assert found.changes == ()
    return [refusal.why.text(language) for refusal in found.refusals]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("periksa.time=30 menit", ("periksa.time", "1 jam", "30 menit")),
        (" Periksa.TIME = '30 menit' ", ("periksa.time", "1 jam", "30 menit")),
        ("2.time=30 menit", ("periksa.time", "1 jam", "30 menit")),
        ("4.time=1-2 hari", ("4.time", "1 jam", "1-2 hari")),
        ("periksa.by=kepala", ("periksa.by", ("petugas",), ("kepala",))),
        ("periksa.by=petugas, kepala", ("periksa.by", ("petugas",), ("petugas", "kepala"))),
        ("tidak-periksa.chance=5%", ("tidak-periksa.chance", None, Fraction(1, 20))),
        ("periksa.Tidak.chance=0.05", ("tidak-periksa.chance", None, Fraction(1, 20))),
        ("periksa.tidak.chance=12,5 %", ("tidak-periksa.chance", None, Fraction(1, 8))),
        ("tidak-2.chance=5%", ("tidak-periksa.chance", None, Fraction(1, 20))),
        ("periksa.Tidak Lengkap.chance=0", ("periksa.tidak-lengkap.chance", Fraction(1, 10), Fraction(0))),
        ("lengkap-periksa.tidak.chance=1", ("lengkap-periksa.tidak.chance", None, Fraction(1))),
    ],
)
def test_a_change_names_a_step_or_an_exit_and_its_new_value(text, change):
    assert asked(text) == [change]


def test_a_three_point_time_is_written_as_in_an_sop():
    ((_name, _before, after),) = asked("periksa.time={min: 1 jam, likely: 2 jam, max: 4 jam}")
    assert after == ThreePoint(min="1 jam", likely="2 jam", max="4 jam")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("periksa.time", 'there is no equals sign; write it such as `susun.time="30 menit"`'),
        ("periksa=1 jam", "no field is named; write `STEP.time`, `STEP.by` or `EXIT-STEP.chance`"),
        ("peiksa.time=1 jam", "there is no step `peiksa`; did you mean `periksa.time`?"),
        (
            "x.time=1 jam",
            "there is no step `x`; there are `susun.time`, `periksa.time`, `lengkap-periksa.time`, `4.time`",
        ),
        (
            "5.time=1 jam",
            "there is no step `5`; there are `susun.time`, `periksa.time`, `lengkap-periksa.time`, `4.time`",
        ),
        ("tdak-periksa.chance=5%", "there is no exit `tdak-periksa`; did you mean `tidak-periksa.chance`?"),
        ("periksa.tdak.chance=5%", "there is no exit `periksa.tdak`; did you mean `tidak-periksa.chance`?"),
        (
            "periksa.chance=5%",
            (
                "step `periksa` has several exits; there are `ya-periksa.chance`, `tidak-periksa.chance`, "
                "`periksa.tidak-lengkap.chance`"
            ),
        ),
        ("susun.chance=5%", "step `susun` decides nothing: only an exit of a decision has a chance"),
        ("periksa.tmie=1 jam", "`tmie` is no field that can be set; did you mean `time`?"),
        ("periksa.output=Surat", "`output` is no field that can be set; the fields are `time`, `by`, `chance`"),
        (
            "tidak-lengkap-periksa.chance=5%",
            (
                "this may mean exit `Tidak Lengkap` of step `periksa` or exit `Tidak` of step `lengkap-periksa`; "
                "write `periksa.tidak-lengkap.chance` or `lengkap-periksa.tidak.chance`"
            ),
        ),
        ("periksa.time=", "no value stands behind the equals sign"),
        ("periksa.time=5 minit", "`5 minit` has to be written in another way to be counted; did you mean `5 menit`?"),
        ("periksa.time=-5 menit", "`-5 menit` is less than nothing; did you mean `5 menit`?"),
        ("periksa.time=sesuai kebutuhan", "`sesuai kebutuhan` says that it depends, not how long it takes"),
        ("periksa.time=-", "no time is written"),
        ("periksa.time={min: 3 jam, max: 1 jam}", "`{min: 3 jam, max: 1 jam}` contradicts itself"),
        (
            "periksa.time={min: 3 jam, maks: 5 jam}",
            "`{min: 3 jam, maks: 5 jam}` can't be read; write it such as `{min: 1 jam, likely: 2 jam, max: 4 jam}`",
        ),
        (
            "periksa.time={min: [",
            "`{min: [` can't be read; write it such as `{min: 1 jam, likely: 2 jam, max: 4 jam}`",
        ),
        ("periksa.by=kepla", "there is no executor `kepla`; did you mean `kepala`?"),
        ("periksa.by=Kepala Seksi", "there is no executor `Kepala Seksi`; did you mean `kepala`?"),
        ("periksa.by=x", "there is no executor `x`; there are `petugas`, `kepala`"),
        ("tidak-periksa.chance=sering", "`sering` is no share from 0% to 100%; write it such as `10%`"),
        ("tidak-periksa.chance=110%", "`110%` is no share from 0% to 100%; write it such as `10%`"),
        ("tidak-periksa.chance=nan", "`nan` is no share from 0% to 100%; write it such as `10%`"),
        (
            "tidak-4.chance=20%",
            "the chances of step `4` add up to 110%, not to 100%; set `ya-4.chance` as well",
        ),
        (
            "tidak-4.chance=5%",
            "the chances of step `4` add up to 95%, not to 100%; set `ya-4.chance` as well",
        ),
    ],
)
def test_a_change_that_can_not_be_made_is_refused_in_one_line(text, why):
    assert refused(text) == [why]
    assert "\n" not in refused(text, language="id")[0]


def test_all_faults_are_told_and_a_good_change_beside_them_is_not_made():
    found = parse_changes(["x.by=kepala", "susun.time=1 jam", "susun.time=2 jam", "4.time=?"], SOP)
    assert found.changes == ()
    assert [refusal.text for refusal in found.refusals] == ["x.by=kepala", "susun.time=2 jam", "4.time=?"]
    assert found.refusals[1].why.text() == "`susun.time` is set twice"


def test_the_chances_of_a_decision_are_judged_together():
    assert len(asked("tidak-4.chance=20%", "ya-4.chance=80%")) == 2
    assert refused("tidak-4.chance=30%", "ya-4.chance=80%") == ["the chances of step `4` add up to 110%, not to 100%"]
    # The third exit takes what these two leave.
    assert len(asked("ya-periksa.chance=80%")) == 1


def test_an_id_wins_over_a_row_number_and_an_id_in_its_letters_over_one_that_is_like_it():
    sop = sop_of([{"id": "2", "time": "1 jam"}, {"id": "A", "time": "2 jam"}, {"id": "a", "time": "3 jam"}])
    assert asked("2.time=5 jam", sop=sop) == [("2.time", "1 jam", "5 jam")]
    assert asked("a.time=5 jam", sop=sop) == [("a.time", "3 jam", "5 jam")]
    assert asked("3.time=5 jam", sop=sop) == [("a.time", "3 jam", "5 jam")]


def test_an_id_with_an_equals_sign_or_a_dot_is_found():
    sop = sop_of([{"id": "a=b.c", "time": "1 jam"}])
    assert asked("a=b.c.time=5 jam", sop=sop) == [("a=b.c.time", "1 jam", "5 jam")]


def test_steps_that_differ_in_large_letters_only_are_told_apart():
    (refusal,) = parse_changes(["cek.time=1 jam"], sop_of([{"id": "Cek"}, {"id": "CEK"}])).refusals
    assert refusal.why.text() == "this may mean step `Cek` or step `CEK`; write `Cek.time` or `CEK.time`"


def test_an_exit_is_asked_of_an_sop_that_has_no_decision():
    (refusal,) = parse_changes(["ya-x.chance=5%"], sop_of([{}])).refusals
    assert refusal.why.text() == "there is no exit `ya-x`; the SOP has no decision"


def test_an_executor_whose_id_has_a_comma_is_found():
    sop = sop_of([{"by": "a"}], executors={"a": "A", "b,c": "Tim B dan C"})
    (change,) = parse_changes(["1.by=b,c"], sop).changes
    assert changed(sop, [change]).steps[0].by == ("b,c",)


def test_only_what_is_asked_for_is_changed():
    changes = parse_changes(["susun.time=1 jam", "susun.by=kepala", "tidak-periksa.chance=5%"], SOP).changes
    after = changed(SOP, changes)
    assert after.steps[0] == SOP.steps[0].model_copy(update={"time": "1 jam", "by": ("kepala",)})
    assert after.steps[1].decision["Tidak"].chance == Fraction(1, 20)
    assert after.steps[1].decision["Ya"] == SOP.steps[1].decision["Ya"]
    assert after.steps[2:] == SOP.steps[2:]
    assert SOP.steps[0].time == "4 jam"
    assert {name for name in type(SOP).model_fields if getattr(SOP, name) != getattr(after, name)} == {"steps"}


def test_a_stranger_who_does_nothing_any_more_has_no_lane():
    sop = sop_of([{"by": "orang lain"}])
    assert sop.lanes == ("petugas", "orang lain")
    assert changed(sop, parse_changes(["1.by=petugas"], sop).changes).lanes == ("petugas",)


def test_gambar_4_with_the_chances_of_the_paper_takes_841_minutes_in_the_mean():
    (path,) = EXAMPLES.glob("musi-rawas/001-*.yaml")
    sop = load(read_file(path).document).sop
    changes = parse_changes(["tidak-7.chance=10%", "tidak-9.chance=5%"], sop).changes
    before, after = (analyse(one, build_flow(one)) for one in (sop, changed(sop, changes)))
    assert before.times.total == after.times.total == (Amount(Unit.MINUTE, Fraction(805), Fraction(805)),)
    assert before.expected is None
    (mean,) = after.expected.amounts
    assert round(float(mean.min), 2) == round(float(mean.max), 2) == 841.14


def _targets(sop):
    for index, step in enumerate(sop.steps):
        yield Target(index, Field.TIME)
        yield Target(index, Field.BY)
        yield from (Target(index, Field.CHANCE, label) for label in step.decision or ())


@given(wild_sops.filter(lambda sop: len(set(sop.step_ids)) == len(sop.steps)))
def test_a_name_that_is_given_means_its_target_and_nothing_else(sop):
    settable = Settable(sop)
    for target in _targets(sop):
        assert settable.find(settable.name(target)) == (target,)


@given(wild_sops, st.text(max_size=20))
def test_whatever_is_asked_of_any_sop_it_is_a_change_or_a_reason(sop, text):
    for asked_for in (text, f"{text}=1", f"a.time={text}", f"ya-a.chance={text}", f"a.by={text}", f"{text}.chance=1"):
        found = parse_changes([asked_for], sop)
        assert bool(found.changes) != bool(found.refusals)
        assert all(refusal.why.text(language) for refusal in found.refusals for language in ("en", "id"))


@given(wild_sops)
def test_without_changes_the_times_stay_as_they_are(sop):
    same = changed(sop, ())
    assert analyse(same, build_flow(same), runs=10) == analyse(sop, build_flow(sop), runs=10)
