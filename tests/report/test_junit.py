"""JUnit as the schema has it by which Jenkins checks, and what is a failure."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from made_reports import finding, plain_report, report_of, row, said, span, wild_reports

from sopkit.diagnostic import Level
from sopkit.report.junit import write
from sopkit.report.report import Subject

# Of junit-10.xsd of Jenkins: what may stand in an element, the attributes that it needs, and those that it may have.
SCHEMA = {
    "testsuites": ({"testsuite"}, set(), {"name", "time", "tests", "failures", "errors"}),
    "testsuite": ({"testcase"}, {"name", "tests", "failures", "errors"}, {"skipped", "time", "file"}),
    "testcase": ({"failure", "skipped", "system-out"}, {"name"}, {"time", "classname"}),
    "skipped": (set(), set(), {"type", "message"}),
    "failure": (set(), set(), {"type", "message"}),
    "system-out": (set(), set(), set()),
}


def faults(element):
    inside, needed, allowed = SCHEMA[element.tag]
    have = set(element.attrib)
    if not needed <= have <= needed | allowed or not {child.tag for child in element} <= inside:
        yield element.tag
    for child in element:
        yield from faults(child)


def suites_of(report):
    return ET.fromstring(write(report).encode("utf-8"))


@given(report=wild_reports)
def test_any_report_keeps_the_schema_and_counts_right(report):
    root = suites_of(report)
    assert list(faults(root)) == []
    for suite in root:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
        assert all(test.find("failure") is None or test.find("skipped") is None for test in suite)
    assert int(root.get("tests")) == sum(len(suite) for suite in root)
    assert int(root.get("failures")) == len(root.findall(".//failure"))
    told = "".join(root.itertext())
    assert all(told.count(f"[{code}]") >= 1 for code in {each.code for each in report.findings})


@given(report=wild_reports)
def test_no_two_tests_of_a_suite_have_one_name(report):
    for suite in suites_of(report):
        names = [test.get("name") for test in suite]
        assert len(set(names)) == len(names)


def test_a_suite_is_a_file_and_a_test_is_a_rule():
    report = plain_report()
    one, two, broken = suites_of(report)
    assert [suite.get("name") for suite in (one, two, broken)] == ["sop/001.yaml", "sop/002.yaml", "sop/rusak.yaml"]
    assert [test.get("name") for test in two] == [f"{each.code} {each.name}" for each in report.rules]
    assert [test.get("name") for test in broken] == ["S102 rule-s102"]
    assert [test.get("name") for test in one if test.find("failure") is not None] == [
        *("P101 rule-p101", "P403 rule-p403", "S203 rule-s203"),
    ]
    assert (two.get("tests"), two.get("failures")) == ("9", "0")


def test_a_failure_says_where_and_what():
    (test,) = suites_of(
        report_of(
            finding("P101", text="one", at=span(2, 3)),
            finding(
                "P101", Level.ERROR, "two & <three>", span(4, 5), hint="do ]]> that", related=((span(9), said("x")),)
            ),
            finding("P101", Level.ADVICE, "and this", span(6, 7)),
        )
    )[0]
    failure, output = test
    assert failure.attrib == {"type": "error", "message": "two & <three> (and 1 more)"}
    assert failure.text.strip().splitlines() == [
        "sop/001.yaml:2:3: warning: one [P101]",
        "sop/001.yaml:4:5: error: two & <three> [P101]",
        "    do ]]> that",
        "    sop/001.yaml:9:1: x",
    ]
    assert output.text.strip() == "sop/001.yaml:6:7: advice: and this [P101]"


def test_advice_alone_is_neither_a_failure_nor_passed():
    found = [finding("P207", Level.ADVICE, "30 steps", span(number), hint="split it") for number in (1, 2)]
    (suite,) = suites_of(report_of(*found, rules=(row("P101"), row("P207"))))
    assert [suite.get(count) for count in ("tests", "failures", "skipped")] == ["2", "0", "1"]
    passed, (skipped,) = suite
    assert (len(passed), skipped.tag, skipped.attrib) == (0, "skipped", {})
    assert skipped.text.strip().splitlines() == [
        "sop/001.yaml:1:1: advice: 30 steps [P207]",
        "    split it",
        "sop/001.yaml:2:1: advice: 30 steps [P207]",
        "    split it",
    ]


def test_a_rule_that_was_not_asked_of_a_file_has_no_test_there():
    subject = Subject("a.yaml", unanswered=frozenset({"P101"}))
    (suite,) = suites_of(report_of(subjects=(subject,), rules=(row("P101"), row("P401"))))
    assert [test.get("name") for test in suite] == ["P401 rule-p401"]


def test_a_rule_that_failed_is_a_test_in_error():
    subject = Subject("a.yaml", unanswered=frozenset({"P101"}), failed=frozenset({"P101"}))
    (suite,) = suites_of(report_of(subjects=(subject,), rules=(row("P101"), row("P401"))))
    assert [suite.get(count) for count in ("tests", "failures", "errors")] == ["2", "0", "1"]
    assert [[part.tag for part in test] for test in suite] == [["error"], []]
    assert "not known" in suite[0][0].get("message")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("examples/musi-rawas/001.yaml", "examples/musi-rawas.001"),
        ("./001.v2.yaml", "001_v2"),
        ("/srv/sop/001.yaml", "/srv/sop.001"),
        ("<stdin>", "<stdin>"),
    ],
)
def test_the_class_of_a_test_is_the_file_in_the_package_of_its_folder(file, name):
    assert suites_of(report_of(finding(file=file), files=(file,)))[0][0].get("classname") == name
