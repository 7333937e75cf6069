"""rdjson counts columns in bytes, where it can."""

import json

import pytest
from hypothesis import given
from made_reports import finding, report_of, said, span, wild_reports

from sopkit.diagnostic import Level
from sopkit.report.rdjson import write


def diagnostics(*findings):
    data = json.loads(write(report_of(*findings)))
    assert data["source"] == {"name": "sopkit"}
    return data["diagnostics"]


@pytest.mark.parametrize(
    ("source", "at", "found"),
    [
        ("time: sesuai", span(7, 7, 13), ((7, 7), (7, 13))),
        ("a𐐀b: x", span(7, 3, 4), ((7, 6), (7, 7))),
        ("ä: é", span(7, 4, 5), ((7, 5), (7, 7))),
        ("é", span(7, 9, 12), ((7, 3), (7, 3))),
        ("", span(7, 9, 12), ((7, None), (7, None))),
        ("steps:", span(7, 1, 5, 12), ((7, None), (12, None))),
    ],
)
def test_columns_are_bytes_and_only_told_where_they_are_known(source, at, found):
    (one,) = diagnostics(finding(at=at, source=source))
    place = one["location"]["range"]
    assert tuple((place[end]["line"], place[end].get("column")) for end in ("start", "end")) == found


def test_a_diagnostic_says_what_and_where_else():
    (one,) = diagnostics(
        finding("P403", Level.ADVICE, "open", span(2), hint="write {it}", related=((span(9), said("x")),))
    )
    assert one == {
        "message": "open\nwrite {it}",
        "location": {"path": "sop/001.yaml", "range": {"start": {"line": 2}, "end": {"line": 2}}},
        "severity": "INFO",
        "code": {"value": "P403"},
        "related_locations": [
            {"message": "x", "location": {"path": "sop/001.yaml", "range": {"start": {"line": 9}}}},
        ],
    }


@given(report=wild_reports)
def test_any_report_has_a_diagnostic_for_each_finding(report):
    found = json.loads(write(report))["diagnostics"]
    assert [each["code"]["value"] for each in found] == [one.code for one in report.findings]
    assert all(isinstance(each["message"], str) and each["location"]["path"] for each in found)
    assert {each["severity"] for each in found} <= {"ERROR", "WARNING", "INFO"}
