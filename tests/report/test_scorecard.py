"""The score card for the terminal: verdicts, evidence, what is missing, what is waived."""

import pytest
from made_reports import finding, plain_report, report_of, row

from sopkit.diagnostic import Level
from sopkit.report.report import Subject, Waived
from sopkit.report.scorecard import evidence, heading, lines, missing, result, write
from sopkit.report.verdicts import cards, grouped


def test_the_plain_report_has_the_cards_that_it_had(golden):
    golden("scorecard.txt", write(plain_report()))
    golden("scorecard.id.txt", write(plain_report("id")))


def test_verdicts_have_colours():
    kinds = {piece.text: piece.kind for line in lines(plain_report()) for piece in line}
    assert (kinds["met"], kinds["not met"], kinds["not applicable"]) == ("good", "error", "")


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        ([None], "it is wrong"),
        ([None, None, None], "it is wrong (and 2 more)"),
        (["susun"], "it is wrong; step susun"),
        (["b", "a", "b"], "it is wrong (and 2 more); steps b, a"),
        ([str(number) for number in range(10)], "it is wrong (and 9 more); steps 0, 1, 2, 3, 4, 5, 6, 7 and 2 more"),
    ],
)
def test_what_a_rule_found_is_one_line(steps, text):
    (group,) = grouped(finding(step=step) for step in steps)
    assert missing(group, report_of()) == text


def test_a_long_message_is_cut_where_there_is_little_room():
    words, word = (grouped([finding(text=text)])[0] for text in ("word " * 50, "w" * 50))
    assert missing(words, report_of(), 12) == "word word…"
    assert missing(word, report_of(), 12) == "wwwwwwwwwww…"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (Subject("a.yaml", number="001", title="Surat\n Masuk"), "SOP 001 Surat Masuk"),
        (Subject("a.yaml", title="Surat"), "SOP Surat"),
        (Subject("a.yaml"), "a.yaml"),
    ],
)
def test_an_sop_is_named_by_number_and_title(subject, text):
    assert heading(subject) == text


def test_a_card_does_not_hide_that_an_sop_can_not_be_followed():
    (card,) = cards(report_of(finding("S302", Level.ERROR), finding("S307"), rules=(row("P101"),)))
    assert result(card, report_of()).endswith("7 not judged, 1 error in text, references or flow")


def test_a_card_names_the_rules_that_failed():
    subject = Subject("sop/001.yaml", unanswered=frozenset({"P101"}), failed=frozenset({"P101"}))
    report = report_of(rules=(row("P101"), row("P102")), subjects=(subject,))
    (card,) = cards(report)
    assert evidence(card.marks[0], report) == "1 rule asked, nothing wrong; 1 rule has failed: P101"


def test_waived_findings_of_one_reason_stand_together():
    waived = [
        Waived(finding("P101", step="a"), "one"),
        Waived(finding("P101", step="b"), "two"),
        Waived(finding("P101", step="c"), "one"),
        Waived(finding("P101")),
        Waived(finding("S203", step="x"), "draft"),
    ]
    text = write(report_of(waived=tuple(waived), rules=(row("P101"),)))
    assert [line.strip() for line in text.splitlines() if "waived" in line] == [
        "waived: P101 (steps a, c): one",
        "waived: P101 (step b): two",
        "waived: P101: no reason given",
        "waived: S203 (step x): draft",
    ]
