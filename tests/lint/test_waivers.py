"""Waivers: what they cover, what they must say, and what becomes of those that waive nothing."""

import pytest
from wild import sop_of

from sopkit.lint import Asked, Plan, check, preset, well_formed
from sopkit.lint.registry import rules

STRANGER = [{"by": "x"}, {"id": "b", "by": "y"}]


def said(waivers, plan=None):
    sop = sop_of(STRANGER, executors={"petugas": "Petugas"}, waivers=waivers)
    return [(one.code, one.step, one.waiver) for one in check(sop, plan) if one.code != "S205"]


def test_a_finding_that_is_waived_carries_the_reason():
    assert said([{"rule": "S203", "step": "b", "reason": "belum ditunjuk"}]) == [
        ("S203", "1", None),
        ("S203", "b", "belum ditunjuk"),
    ]


@pytest.mark.parametrize("rule", ["S203", "s203", "unknown-executor", "unknown_executor", "Unknown executor"])
def test_a_rule_is_named_by_code_or_name(rule):
    assert [waiver for _code, _step, waiver in said([{"rule": rule, "reason": "x"}])] == ["x", "x"]


@pytest.mark.parametrize("rule", ["S2", "references", "S204"])
def test_a_waiver_names_one_rule_only(rule):
    sop = sop_of(STRANGER, waivers=[{"rule": rule, "reason": "x"}])
    assert [one.waiver for one in check(sop) if one.code == "S203"] == [None, None]


def test_a_waiver_without_a_reason_waives_nothing_and_is_a_finding():
    assert said([{"rule": "S203"}]) == [("S203", "1", None), ("S203", "b", None), ("S208", None, None)]


def test_an_unused_waiver_is_a_finding_whose_fix_takes_it_out():
    sop = sop_of([{}], waivers=[{"rule": "S203", "reason": "x"}, {"rule": "S301", "step": "1", "reason": "y"}])
    first, second = check(sop)
    assert [first.code, second.code] == ["S207", "S207"]
    assert [edit.path for one in (first, second) for edit in one.fix.edits] == [("waivers", 0), ("waivers", 1)]
    assert "at step `1`" in second.message.text()


def test_a_waiver_whose_step_does_not_exist_is_told_of_once_and_not_taken_out():
    sop = sop_of([{"id": "periksa"}], waivers=[{"rule": "S203", "step": "periska", "reason": "disetujui"}])
    (one,) = check(sop)
    assert (one.code, one.path) == ("S204", ("waivers", 0, "step"))
    assert one.fix is None or not one.fix.safe


@pytest.mark.parametrize(
    ("waiver", "safe"),
    [
        ({"step": "1"}, False),
        ({"step": "b"}, None),
        ({"step": "c"}, False),
        ({"rule": "S301"}, True),
        ({"rule": "S301", "step": "c"}, True),
    ],
)
def test_a_waiver_may_mean_another_step_where_its_rule_still_speaks(waiver, safe):
    steps = [{}, {"id": "b", "by": "x"}, {"id": "c"}, {"by": "y"}]
    sop = sop_of(steps, executors={"petugas": "P"}, waivers=[{"rule": "unknown-executor", "reason": "x", **waiver}])
    assert [one.fix.safe for one in check(sop) if one.code == "S207"] == ([] if safe is None else [safe])


def test_a_waiver_of_a_rule_that_is_not_asked_is_not_called_unused():
    sop = sop_of([{}], waivers=[{"rule": "P414", "reason": "x"}])
    assert check(sop) == []
    assert [one.code for one in check(sop, preset())].count("S207") == 0
    without = Plan(tuple(one for one in preset().asked if one.rule.code != "P414"))
    assert [one.code for one in check(sop, without)].count("S207") == 0


def test_the_first_of_two_waivers_for_one_finding_waives_it():
    done = said([{"rule": "S203", "step": "b", "reason": "satu"}, {"rule": "S203", "reason": "dua"}])
    assert done == [("S203", "1", "dua"), ("S203", "b", "satu")]


@pytest.mark.parametrize(
    ("rule", "message", "hint"),
    [
        ("P999", "there is no rule, code or principle `P999`", "`sopkit explain` lists all rules"),
        (
            "unknown-executer",
            "there is no rule, code or principle `unknown-executer`",
            "did you mean `unknown-executor`?",
        ),
        *(
            (
                group,
                f"a waiver names one rule, and `{group}` stands for a group of rules",
                "write the code or the name of one rule, and a waiver for each that is meant",
            )
            for group in ("clarity", "P1", "references", "P81")
        ),
        (None, "a waiver names no rule", "write `rule:` with the code of the finding that is accepted, such as `P414`"),
    ],
)
def test_a_waiver_of_no_known_rule_is_told_so(rule, message, hint):
    sop = sop_of([{}], waivers=[{"rule": rule, "reason": "x"}])
    (one,) = check(sop)
    assert (one.code, one.message.text(), one.hint.text()) == ("S209", message, hint)


def test_findings_about_waivers_can_not_be_waived_away_by_accident():
    sop = sop_of([{}], waivers=[{"rule": "S203", "reason": "x"}, {"rule": "S207", "reason": "y"}])
    assert [one.code for one in check(sop)] == ["S207"]


def test_last_rules_are_asked_last():
    last = [rule.code for rule in rules() if rule.last]
    assert last == ["S207"]
    plan = Plan((Asked(next(rule for rule in rules() if rule.code == "S207"), well_formed().asked[0].level),))
    assert check(sop_of([{}], waivers=[{"rule": "S203", "reason": "x"}]), plan) == []
