"""A report of one line a finding: for editors, and for programs that read lines."""

from collections.abc import Iterator

from sopkit.report.findings import head
from sopkit.report.lines import Line, written
from sopkit.report.report import Report


def lines(report: Report) -> Iterator[Line]:
    """Write each finding as `file:line:column: level: message [CODE]`."""
    return (head(finding, report.language) for finding in report.findings)


def write(report: Report) -> str:
    """Write the report without colours."""
    return written(lines(report))
