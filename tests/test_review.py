"""What a change has for consequences: for times, for findings, for the approval."""

import pytest

from sopkit.diff import Weight
from sopkit.inspection.inspector import inspect
from sopkit.model import load
from sopkit.review import Version, review
from sopkit.source import read
from sopkit.times import format_amounts, format_difference

OLD = """\
sopkit: 1
number: '7'
title: Peminjaman Arsip
status: effective
revised: 2026-01-02
effective: 2026-01-05
executors:
  pemohon: Pemohon
  arsiparis: Arsiparis
steps:
  - id: ajukan
    activity: Mengajukan permohonan
    by: pemohon
    time: 5 menit
  - id: periksa
    activity: Memeriksa permohonan
    by: arsiparis
    time: 10 menit
    decision:
      question: Lengkap?
      "Ya": serahkan
      "Tidak": ajukan
  - id: serahkan
    activity: Menyerahkan arsip
    by: arsiparis
    time: 1 jam
"""


def version(text, name="a.yaml"):
    reading = read(text.encode(), name)
    sop = load(reading.document).sop
    assert sop is not None, load(reading.document).diagnostics
    return Version(name, sop, tuple(inspect(reading)))


def changed(*pairs, old=OLD):
    """Review what it means to put some words in place of others."""
    new = old
    for before, after in pairs:
        assert before in new
        new = new.replace(before, after)
    return review(version(old), version(new))


def written(delta):
    return [format_amounts(side, "id") if side else None for side in (delta.old, delta.new)]


def test_a_longer_step_makes_the_whole_and_its_executor_longer():
    times = changed(("1 jam", "2 jam")).times
    assert written(times.total) == ["1 jam 15 menit", "2 jam 15 menit"]
    assert written(times.longest)[0] != written(times.longest)[1]
    assert [(delta.name, *written(delta)) for delta in times.executors] == [
        ("Arsiparis", "1 jam 10 menit", "2 jam 10 menit")
    ]


def test_the_expected_way_is_told_where_it_can_be_reckoned():
    decision = OLD[OLD.index("    decision:") : OLD.index("  - id: serahkan")]
    assert changed(TIMED).times.expected.old is None, "nobody has said how often the answer is no"
    assert format_difference(changed(TIMED, old=OLD.replace(decision, "")).times.expected.added, "id") == "+1 jam"


def test_a_shorter_step_saves_time():
    assert format_difference(changed(("1 jam", "20 menit")).times.total.added, "id") == "−40 menit"


def test_work_that_is_handed_over_changes_what_each_executor_does_and_not_the_whole():
    times = changed(("by: pemohon", "by: arsiparis")).times
    assert times.total.old == times.total.new
    assert [delta.name for delta in times.executors] == ["Pemohon", "Arsiparis"]


def test_an_executor_that_comes_or_goes_has_one_time_only():
    add = ("  arsiparis: Arsiparis\n", "  arsiparis: Arsiparis\n  kepala: Kepala\n")
    (delta,) = changed(add).times.executors
    assert (delta.name, delta.old, delta.new) == ("Kepala", None, ())


def test_what_keeps_its_times_has_none_to_tell():
    times = changed(("Menyerahkan arsip", "Menyerahkan arsip itu")).times
    assert times.executors == ()
    assert times.total.old == times.total.new


def codes(findings):
    return [finding.code for finding in findings]


def test_only_findings_that_the_change_has_caused_are_told():
    assert inspect(read(OLD.encode(), "a.yaml")), "there is something to find in both"
    done = changed(("Menyerahkan arsip", "Arsip diserahkan"), ("    time: 1 jam\n", ""))
    assert {finding.step for finding in done.found} == {"serahkan"}
    back = changed(("Arsip diserahkan", "Menyerahkan arsip"), old=OLD.replace("Menyerahkan arsip", "Arsip diserahkan"))
    assert codes(back.mended)
    assert back.found == ()


BAD = OLD.replace("Menyerahkan arsip", "Arsip diserahkan")


@pytest.mark.parametrize(
    "pair",
    [
        ("number: '7'", "number: '8'"),
        ("title: Peminjaman Arsip", "title: Peminjaman Berkas Arsip"),
        ("10 menit", "11 menit"),
        ("Arsip diserahkan", "Arsip lama diserahkan"),
        ("id: serahkan", "id: serah"),
    ],
    ids=lambda pair: pair[1],
)
def test_findings_that_were_there_before_are_neither_new_nor_mended(pair):
    new = BAD.replace(*pair).replace('Ya": serahkan', f'Ya": {"serah" if pair[1] == "id: serah" else "serahkan"}')
    old, new = version(BAD), version(new)
    assert set(codes(old.findings)) == set(codes(new.findings)) != set()
    done = review(old, new)
    assert (done.found, done.mended) == ((), ())


def test_the_same_fault_at_another_step_is_a_new_finding():
    done = changed(("Arsip diserahkan", "Menyerahkan arsip"), ("Mengajukan permohonan", "Permohonan diajukan"), old=BAD)
    assert {finding.step for finding in done.found} == {"ajukan"}
    assert {finding.step for finding in done.mended} == {"serahkan"}


HANDED = ("by: pemohon", "by: arsiparis")
TIMED = ("1 jam", "2 jam")
NOTED = ("    time: 1 jam\n", "    time: 1 jam\n    note: Lewat loket\n")
DATED = ("revised: 2026-01-02", "revised: 2026-03-02")
LAPSED = "1 change binds whoever approves, so the approval no longer holds"
UNAPPROVED = "the status says approved, but no approval has come since the change"
OLD_DATE = "the date of the revision is still the old one"
BACK = "the effective date now lies before the old one"


@pytest.mark.parametrize(
    ("status", "pairs", "needs", "reasons"),
    [
        ("effective", [HANDED], True, [LAPSED, UNAPPROVED, OLD_DATE]),
        ("approved", [HANDED], True, [LAPSED, UNAPPROVED, OLD_DATE]),
        ("effective", [HANDED, DATED], True, [LAPSED, UNAPPROVED]),
        ("effective", [HANDED, DATED, ("status: effective", "status: draft")], True, [LAPSED]),
        ("effective", [TIMED], False, [OLD_DATE]),
        ("effective", [TIMED, DATED], False, []),
        ("effective", [NOTED], False, []),
        ("effective", [("effective: 2026-01-05", "effective: 2026-01-04"), DATED], False, [BACK]),
        ("effective", [("effective: 2026-01-05", "effective: 2026-01-06"), DATED], False, []),
        ("draft", [HANDED], False, []),
        ("review", [HANDED], False, []),
        ("revoked", [HANDED], False, []),
    ],
)
def test_the_verdict(status, pairs, needs, reasons):
    old = OLD.replace("status: effective", f"status: {status}")
    done = changed(*pairs, old=old)
    assert done.needs_approval is needs
    assert [reason.text("en") for reason in done.reasons] == reasons


@pytest.mark.parametrize(("effective", "needs"), [("effective: 2026-01-05\n", True), ("", False)])
def test_without_a_status_an_sop_is_in_force_when_it_names_the_day(effective, needs):
    old = OLD.replace("status: effective\n", "").replace("effective: 2026-01-05\n", effective)
    assert changed(HANDED, old=old).needs_approval is needs


def test_the_weights_that_are_given_decide():
    old, new = version(OLD), version(OLD.replace(*TIMED))
    assert not review(old, new).needs_approval
    assert review(old, new, {"time_changed": Weight.APPROVAL}).needs_approval


def test_an_sop_beside_itself_needs_nothing():
    done = changed()
    assert (done.comparison.changes, done.found, done.mended, done.reasons, done.needs_approval) == (
        (),
        (),
        (),
        (),
        False,
    )
