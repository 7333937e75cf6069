from collections.abc import Callable
from fractions import Fraction

import pytest

from sopkit.diagnostic import Finding
from sopkit.model import Loaded, Related, ThreePoint, load
from sopkit.source import read

SMALLEST = """\
sopkit: 1
title: Pengelolaan Surat Masuk
executors:
  agendaris: Agendaris
steps:
  - activity: Menerima surat
    by: agendaris
"""

GREETING = SMALLEST.replace("    by: agendaris\n", "")


def loaded(text: str) -> Loaded:
    document = read(text).document
    assert document is not None
    return load(document)


def test_the_smallest_document_loads_with_blank_everything_else() -> None:
    sop = loaded(SMALLEST).sop
    assert sop is not None
    assert (sop.title, sop.number, sop.steps[0].by, sop.steps[0].next) == (
        "Pengelolaan Surat Masuk",
        None,
        ("agendaris",),
        None,
    )
    assert sop.executor_name("agendaris") == "Agendaris"


def test_each_way_of_writing_a_value_loads() -> None:
    sop = loaded(
        SMALLEST
        + """\
    requires: Surat
    output: [Lembar disposisi, , Agenda]
    time: {min: 5 menit, max: 1 jam}
    decision: {Ya: {to: end, chance: "12,5%"}, Tidak: 1}
  - activity: Mengarsipkan surat
    by: [agendaris, kepala]
    time: 30 menit
    next: [1, end]
number: 001
created: 2009-04-28
revised: "-"
status: effective
approved_by: Kepala Badan
related: [Petunjuk teknis, , {sop: "002"}]
service:
history:
type:
""".replace(", ,", ', "",')
    ).sop
    assert sop is not None
    first, second = sop.steps
    assert first.requires == ("Surat",)
    assert first.output == ("Lembar disposisi", "Agenda")
    assert first.time == ThreePoint(min="5 menit", max="1 jam")
    assert first.decision is not None
    assert (first.decision["Ya"].chance, first.decision["Tidak"].to) == (Fraction(1, 8), "1")
    assert (second.by, second.time, second.next) == (("agendaris", "kepala"), "30 menit", ("1", "end"))
    assert (sop.number, str(sop.created), sop.revised) == ("001", "2009-04-28", None)
    assert sop.approved_by.position == "Kepala Badan"
    assert sop.related == (Related(text="Petunjuk teknis"), Related(sop="002"))


def test_a_reference_that_leads_nowhere_still_loads() -> None:
    assert loaded(SMALLEST + "    next: tidak-ada\nresponsible: siapa").sop is not None


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", "S110", "the document is empty"),
        ("# a comment only\n", "S110", "the document is empty"),
        ("- sopkit\n", "S110", "an SOP is a block of `key: value` lines"),
        ("sopkit\n", "S110", "an SOP is a block of `key: value` lines"),
        ("version: '3'\nservices: {web: {image: nginx}}\n", "S111", "`sopkit` is missing from the document"),
        ("sopkit: 2\nsecret: x\n", "S117", "this document is format 2, this sopkit reads format 1"),
        ("sopkit: 1.10\nsecret: x\n", "S117", "this document is format 1.10, this sopkit reads format 1"),
    ],
)
def test_what_is_no_document_of_format_1_gets_one_finding(
    findings: Callable[[str], list[Finding]], text: str, code: str, message: str
) -> None:
    assert [(finding.code, finding.message.text()) for finding in findings(text)] == [(code, message)]


def test_a_misspelt_format_key_is_the_finding_not_the_missing_one(findings: Callable[[str], list[Finding]]) -> None:
    (finding,) = findings(SMALLEST.replace("sopkit:", "Sopkit:"))
    assert finding.hint is not None
    assert (finding.code, finding.hint.text()) == ("S112", "did you mean `sopkit`?")


def test_all_faults_are_told_at_once_each_at_its_own_place(findings: Callable[[str], list[Finding]]) -> None:
    text = """\
sopkit: 1
judul: Pengelolaan Surat Masuk
status: berlaku
created: 28 April 2009
executors:
  agendaris: {name: Agendaris, staff: dua}
legal_basis: [UU 30/2014, {Perbup: 5}]
steps:
  - id: terima
    activty: Menerima surat
    by: agendaris
    symbol: diamond
  - activity:
    by: agendaris
  - activity: Mengarsipkan surat
    note: rangkap dua
"""
    told = sorted(
        (finding.span.line, finding.span.column, finding.code, finding.step, finding.message.text())
        for finding in findings(text)
    )
    assert told == [
        (2, 1, "S112", None, "`judul` is not a key of the document"),
        (3, 9, "S114", None, "`berlaku` is not one of the values of `status`"),
        (4, 10, "S115", None, "`28 April 2009` is not a date that can be read"),
        (6, 39, "S115", None, "`dua` is not a whole number"),
        (7, 27, "S113", None, "item 2 of `legal_basis` must be text, not a block of keys"),
        (10, 5, "S112", "terima", "`activty` is not a key of a step"),
        (12, 5, "S118", "terima", "a step has no field `symbol`"),
        (13, 14, "S116", "2", "`activity` is blank"),
        (15, 5, "S111", "3", "`by` is missing from step 3"),
    ]


MANY = "".join(f"s{number}: end, " for number in range(20))
ENDS = "end, " * 20
STEP = "  - activity: Menerima surat\n    by: agendaris\n"


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (f"    decision: {{{MANY}}}\n", None),
        (f"    next: [{ENDS}]\n", None),
        (
            f"    decision: {{{MANY}lagi: end}}\n",
            (8, 5, "S122", "1", "step 1 has more than 20 exits"),
        ),
        (f"    id: a\n    next: [{ENDS}end]\n", (9, 5, "S122", "a", "more than 20 steps follow step a")),
        (f"    next: [{ENDS}]\n" + (STEP + f"    decision: {{{MANY}}}\n") * 99, None),
        (
            f"    next: [{ENDS}]\n" + (STEP + f"    decision: {{{MANY}}}\n") * 99 + STEP + "    next: end\n",
            (308, 5, "S122", "101", "there are more than 2,000 exits and targets of `next` in all"),
        ),
    ],
)
def test_ways_on_are_as_many_as_can_be_timed_and_drawn(
    steps: str, told: tuple[object, ...] | None, findings: Callable[[str], list[Finding]]
) -> None:
    found = [
        (one.span.line, one.span.column, one.code, one.step, one.message.text()) for one in findings(SMALLEST + steps)
    ]
    assert found == ([told] if told else [])
