"""GitLab's Code Quality: fields, and fingerprints that are all different and stay so when lines move."""

import json

import pytest
from hypothesis import given
from made_reports import finding, report_of, said, span, wild_reports

from sopkit.diagnostic import Level
from sopkit.report.gitlab import write


def issues(*findings):
    return json.loads(write(report_of(*findings)))


@pytest.mark.parametrize(
    ("level", "severity"), [(Level.ERROR, "critical"), (Level.WARNING, "major"), (Level.ADVICE, "info")]
)
def test_an_issue_has_what_gitlab_needs(level, severity):
    one = finding(
        "P403", level, "open", span(2, 1, 4, 5), hint="write it", fingerprint="abc", related=((span(9), said("x")),)
    )
    assert issues(one) == [
        {
            "description": "P403: open — write it",
            "check_name": "rule-p403",
            "fingerprint": "abc",
            "severity": severity,
            "location": {"path": "sop/001.yaml", "lines": {"begin": 2, "end": 5}},
            "other_locations": [{"path": "sop/001.yaml", "lines": {"begin": 9, "end": 9}}],
        }
    ]


@given(report=wild_reports)
def test_no_two_issues_have_one_fingerprint(report):
    marks = [issue["fingerprint"] for issue in json.loads(write(report))]
    assert len(set(marks)) == len(marks) == len(report.findings)
    assert all(marks)


def test_of_equal_fingerprints_the_later_get_a_number():
    marks = ["a", "a-2", "a", "a", "b"]
    found = [finding(at=span(line), fingerprint=mark) for line, mark in enumerate(marks, 1)]
    assert [issue["fingerprint"] for issue in issues(*found)] == ["a", "a-2", "a-3", "a-4", "b"]
