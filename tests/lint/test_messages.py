"""What a person reads: the sentence, the hint and the place."""

import pytest
from reports import findings_in
from wild import sop_of

from sopkit.lint import check


def said(steps, **more):
    (diagnostic,) = check(sop_of(steps, **more))
    return diagnostic.message.text(), diagnostic.hint.text() if diagnostic.hint else None


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("perisa", "did you mean `periksa`?"),
        ("Periksa", "did you mean `periksa`?"),
        ("selesai", "write `end` to end the procedure"),
        ("End", "write `end` to end the procedure"),
        ("2", "row 2 is called `periksa`: write that"),
        ("03", "row 3 is called `3`: write that"),
        ("4", "name a step by its id, a step without id by the number of its row, or write `end`"),
        ("٢", "name a step by its id, a step without id by the number of its row, or write `end`"),
    ],
)
def test_a_target_that_is_no_step_gets_the_hint_that_fits(target, hint):
    assert said([{}, {"id": "periksa"}, {"next": target}]) == (f"there is no step `{target}`", hint)


def test_a_target_of_thousands_of_digits_is_cut_short_in_the_message():
    assert said([{"next": "9" * 5000}])[0] == f"there is no step `{'9' * 59}…`"


def test_a_waiver_that_names_no_step_is_told_so():
    assert said([{"id": "periksa"}], waivers=[{"rule": "P306", "step": "end", "reason": "x"}]) == (
        "there is no step `end`",
        "name a step by its id, or take `step` out to waive the rule for the whole document",
    )


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("petgas", "did you mean `petugas`?"),
        ("Kepala Seksi", "did you mean `kasi`?"),
        ("bupati", "the executors are `petugas`, `kasi`"),
    ],
)
def test_an_unknown_executor_is_compared_with_ids_and_names(name, hint):
    executors = {"petugas": "Petugas Loket", "kasi": "Kepala Seksi"}
    assert said([{"by": ["petugas", "kasi", name]}], executors=executors) == (
        f"`{name}` is not one of the executors",
        hint,
    )


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ([{"next": "3"}, {}, {}], "no step leads to step `2`, so it is a second start"),
        ([{"id": "a", "next": "a"}], "no step ends the procedure"),
        ([{"next": "end"}, {"next": "2"}], "step `2` is never reached from the start"),
        (
            [{"next": "end"}, {}, {"next": "2"}],
            "the steps `2`, `3` lead to one another but are never reached from the start",
        ),
        ([{"next": "2"}, {"next": "2"}, {}], "step `2` leads only back to itself"),
        ([{}, {"next": "1"}, {}], "the loop of the steps `1`, `2` can never be left"),
        ([{"decision": {}}], "the decision of step `1` has no exit"),
        ([{"decision": {"Ya": "end"}}], "the decision of step `1` has only the exit `Ya`"),
        ([{"decision": {"Ya": "end", "Y A": "end"}}], "the exits `Ya` and `Y A` read the same"),
    ],
)
def test_a_fault_of_the_flow_is_said_in_words(steps, message):
    assert said(steps)[0] == message


def test_an_endless_loop_is_pointed_at_where_it_goes_back():
    text = """\
sopkit: 1
title: Penyusunan Laporan
executors: {staf: Staf}
steps:
  - {activity: Menerima berkas, by: staf, decision: {Lengkap: susun, Tidak lengkap: end}}
  - id: susun
    activity: Menyusun laporan
    by: staf
  - {activity: Memeriksa laporan, by: staf, decision: {Sesuai: susun, Tidak sesuai: {to: susun, chance: 10%}}}
"""
    (finding,) = findings_in(text)
    assert text[finding.span.start : finding.span.end] == "susun"
    assert (finding.span.line, finding.step) == (9, "3")
    ((span, message),) = finding.related
    assert (span.line, message.text()) == (6, "the loop goes back to here")


def test_of_several_ways_back_in_an_endless_loop_the_lowest_is_named():
    sop = sop_of([{}, {"next": ["1", "3"]}, {"next": ["3", "1"]}, {}])
    assert [(diagnostic.code, diagnostic.path) for diagnostic in check(sop)] == [("S309", ("steps", 2, "next", 0))]


def test_a_procedure_without_end_is_pointed_at_where_its_last_row_goes_on():
    text = """\
sopkit: 1
title: Penyusunan Laporan
executors: {staf: Staf}
steps:
  - {activity: Menyusun laporan, by: staf}
  - {activity: Memeriksa laporan, by: staf, next: ["1", "2"]}
"""
    (finding,) = findings_in(text)
    assert text[finding.span.start : finding.span.end] == "next"
    assert finding.step == "2"


@pytest.mark.parametrize(
    ("time", "output", "swapped"),
    [
        ("Laporan", "2 hari", True),
        ("Laporan bulan Januari", "2 hari kerja", True),
        ("Laporan", ["1 jam", "30 menit"], True),
        ("Laporan", "Laporan 2 hari", False),
        ("Laporan", ["Laporan", "2 hari"], False),
        ("1 jam", "2 hari", False),
        ("Sesuai kebutuhan", "2 hari", False),
        ("Laporan", None, False),
        (None, "2 hari", False),
        ({"min": "Laporan"}, "2 hari", False),
    ],
)
def test_cells_are_swapped_when_the_time_is_none_and_the_output_is_one(time, output, swapped):
    codes = [diagnostic.code for diagnostic in check(sop_of([{"time": time, "output": output}]))]
    assert codes == (["S119"] if swapped else [])


@pytest.mark.parametrize(
    "step",
    [
        {"next": [f"tujuan {number}" for number in range(100)]},
        {"decision": {f"label {number}": "1" for number in range(100)}, "next": "1"},
        {"by": [f"orang {number}" for number in range(100)]},
        {"next": "end"},
        {"next": "1"},
    ],
    ids=["targets", "exits", "executors", "starts", "loops"],
)
def test_a_thousand_steps_of_nothing_but_faults_are_checked(step):
    assert check(sop_of([step] * 1000))
