"""A report in the Reviewdog Diagnostic Format, for reviewdog, which brings it to many code hosts."""

from typing import Any

from sopkit.diagnostic import Finding, Level
from sopkit.json_text import json_text
from sopkit.report.lines import one_line
from sopkit.report.paths import within
from sopkit.report.report import Report
from sopkit.source import Span

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.ADVICE: "INFO"}


def write(report: Report) -> str:
    """Write the report as one result of one tool."""
    diagnostics = [_diagnostic(finding, report) for finding in report.findings]
    return json_text({"source": {"name": "sopkit"}, "diagnostics": diagnostics})


def _diagnostic(finding: Finding, report: Report) -> dict[str, Any]:
    text = one_line(report.text(finding.message))
    if finding.hint:
        text = f"{text}\n{one_line(report.text(finding.hint))}"
    diagnostic: dict[str, Any] = {
        "message": text,
        "location": {"path": within(finding.file), "range": _range(finding.span, finding.source)},
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.code},
    }
    if finding.related:
        diagnostic["related_locations"] = [
            {
                "message": one_line(report.text(message)),
                "location": {"path": within(finding.file), "range": {"start": {"line": span.line}}},
            }
            for span, message in finding.related
        ]
    return diagnostic


def _range(span: Span, source: str) -> dict[str, Any]:
    """Write a place with columns in bytes of UTF-8, as the format counts them.

    Of the lines of a text only that is at hand on which the place begins: without it, and for what ends on another
    line, the range is one of whole lines.
    """
    if not source or span.end_line != span.line:
        return {"start": {"line": span.line}, "end": {"line": span.end_line}}
    start, end = (_bytes(source, column) for column in (span.column, span.end_column))
    return {"start": {"line": span.line, "column": start}, "end": {"line": span.line, "column": end}}


def _bytes(source: str, column: int) -> int:
    return len(source[: column - 1].encode("utf-8", "surrogatepass")) + 1
