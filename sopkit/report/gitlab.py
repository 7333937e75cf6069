"""A report for GitLab's Code Quality: shown in a merge request, where only what is new counts."""

from typing import Any

from sopkit.diagnostic import Finding, Level
from sopkit.json_text import json_text
from sopkit.report.fingerprints import distinct
from sopkit.report.lines import one_line
from sopkit.report.paths import within
from sopkit.report.report import Report
from sopkit.source import Span

_SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "major", Level.ADVICE: "info"}


def write(report: Report) -> str:
    """Write the findings as a list; of two with one fingerprint GitLab would show only one."""
    marks = distinct(report.findings)
    issues = [_issue(finding, mark, report) for finding, mark in zip(report.findings, marks, strict=True)]
    return json_text(issues)


def _issue(finding: Finding, mark: str, report: Report) -> dict[str, Any]:
    hint = f" — {one_line(report.text(finding.hint))}" if finding.hint else ""
    issue: dict[str, Any] = {
        "description": f"{finding.code}: {one_line(report.text(finding.message))}{hint}",
        "check_name": finding.name,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.level],
        "location": _place(finding.file, finding.span),
    }
    if finding.related:
        issue["other_locations"] = [_place(finding.file, span) for span, _message in finding.related]
    return issue


def _place(file: str, span: Span) -> dict[str, Any]:
    return {"path": within(file), "lines": {"begin": span.line, "end": span.end_line}}
