"""When a principle is met, and what stands on a card."""

import pytest
from hypothesis import given
from made_reports import finding, plain_report, report_of, row, wild_reports

from sopkit.diagnostic import Level
from sopkit.report.principles import PRINCIPLES
from sopkit.report.report import Subject, Waived
from sopkit.report.verdicts import Verdict, cards, grouped

FILE = "sop/001.yaml"
WAIVED = Waived(finding("P101"), "so it is")


def test_the_eight_principles_are_those_of_the_paper():
    assert [principle.name.text("id") for principle in PRINCIPLES] == [
        "Kemudahan dan kejelasan",
        "Efisiensi dan efektivitas",
        "Keselarasan",
        "Keterukuran",
        "Dinamis",
        "Berorientasi pada pengguna",
        "Kepatuhan hukum",
        "Kepastian hukum",
    ]
    assert [principle.number for principle in PRINCIPLES] == list(range(1, 9))


FAILED = {"unanswered": frozenset({"P101"}), "failed": frozenset({"P101"})}


@pytest.mark.parametrize(
    ("found", "subject", "more", "verdict"),
    [
        ([], {}, {}, Verdict.MET),
        ([finding("P101", Level.ADVICE)], {}, {}, Verdict.MET),
        ([finding("P101", Level.WARNING)], {}, {}, Verdict.UNMET),
        ([finding("P101", Level.ERROR)], {}, {}, Verdict.UNMET),
        ([finding("P199", Level.ERROR)], {}, {}, Verdict.UNMET),
        ([finding("P801", Level.ERROR)], {}, {}, Verdict.MET),
        ([finding("S203", Level.ERROR)], {}, {}, Verdict.MET),
        ([finding("P101", file="sop/002.yaml")], {}, {}, Verdict.MET),
        ([], {}, {"waived": (WAIVED,)}, Verdict.MET),
        ([], {}, {"rules": (row("P201"),)}, Verdict.UNJUDGED),
        ([], {"unanswered": frozenset({"P101"})}, {}, Verdict.UNJUDGED),
        ([], {**FAILED}, {"rules": (row("P101"), row("P102"))}, Verdict.UNJUDGED),
        ([finding("P102")], {**FAILED}, {"rules": (row("P101"), row("P102"))}, Verdict.UNMET),
        ([], {"unanswered": frozenset({"P801"}), "failed": frozenset({"P801"})}, {}, Verdict.MET),
        ([], {"loaded": False}, {}, Verdict.UNJUDGED),
        ([], {"inapplicable": frozenset({1})}, {}, Verdict.INAPPLICABLE),
        ([finding("P101", Level.ADVICE)], {"inapplicable": frozenset({1})}, {}, Verdict.INAPPLICABLE),
        ([finding("P101")], {"inapplicable": frozenset({1})}, {}, Verdict.UNMET),
        ([], {"inapplicable": frozenset({2})}, {}, Verdict.MET),
    ],
)
def test_a_principle_is_met_where_its_rules_were_asked_and_found_no_error_or_warning(found, subject, more, verdict):
    report = report_of(*found, **{"rules": (row("P101"), row("P801")), "subjects": (Subject(FILE, **subject),), **more})
    (card,) = cards(report)
    assert card.marks[0].verdict is verdict


@given(report=wild_reports)
def test_cards_hold_every_finding_of_their_text_once(report):
    made = cards(report)
    assert [card.subject for card in made] == list(report.subjects)
    for card in made:
        held = [*card.others, *(each for mark in card.marks for each in mark.findings)]
        assert sorted(map(id, held)) == sorted(id(each) for each in report.findings if each.file == card.subject.name)
        assert sum(card.count(verdict) for verdict in Verdict) == 8


def test_findings_of_a_rule_stand_together_the_gravest_first():
    found = [
        finding("P102", Level.ADVICE, step="a"),
        finding("P103", step="b"),
        finding("P101", step="c"),
        finding("P103", step="a"),
        finding("P103", step="b"),
        finding("P104", Level.ERROR),
    ]
    groups = [(group.code, len(group.findings), group.steps) for group in grouped(found)]
    assert groups == [("P104", 1, ()), ("P101", 1, ("c",)), ("P103", 3, ("b", "a")), ("P102", 1, ("a",))]


def test_what_belongs_to_no_principle_stands_apart():
    one, _two, broken = cards(plain_report())
    assert [each.code for each in one.others] == ["S203"]
    assert [each.code for each in broken.others] == ["S102"]
