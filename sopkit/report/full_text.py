"""A report for people: findings file by file, each with its line of the text, and a summary."""

from collections.abc import Iterator

from sopkit.i18n import n_
from sopkit.report.findings import as_text, summary
from sopkit.report.lines import Line, Piece, written
from sopkit.report.report import Report


def lines(report: Report) -> Iterator[Line]:
    """Write the findings with an empty line after those of a file."""
    for findings in report.by_file.values():
        if findings:
            yield from as_text(findings, report.language, report.columns)
            yield ()
    if report.subjects:
        yield *summary(report.findings, len(report.subjects), report.language), *_waived(report)


def _waived(report: Report) -> Line:
    if not report.waived:
        return ()
    return Piece(", "), Piece(report.text(n_("{n} waived", "{n} waived", n=len(report.waived))))


def write(report: Report) -> str:
    """Write the report without colours."""
    return written(lines(report))
