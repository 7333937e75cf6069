"""A report as Markdown, for the summary of a job or a comment: a table for each file, the gravest files first."""

from collections.abc import Iterator

from sopkit.diagnostic import Finding
from sopkit.i18n import _, n_
from sopkit.report.findings import LEVELS, counted, summary
from sopkit.report.lines import plain
from sopkit.report.markup import escaped, markdown_text, shortened
from sopkit.report.report import Report

_MOST = 60_000
"""Bytes; GitHub takes comments of 65,536 characters."""


def write(report: Report) -> str:
    """Write the report, as much of it as a comment can hold; then how many findings are left out."""
    files = sorted(
        ((name, findings) for name, findings in report.by_file.items() if findings),
        key=lambda pair: -max(finding.level.rank for finding in pair[1]),
    )
    blocks = [f"## sopkit: {plain(summary(report.findings, len(report.subjects), report.language))}\n"]
    room = _MOST - _size(blocks[0])
    shown = 0
    for name, findings in files:
        block = _heading(name, findings, report)
        rows = list(_fitting((_row(finding, report) for finding in findings), room - _size(block)))
        if not rows:
            break
        block += "".join(rows)
        blocks.append(block)
        room -= _size(block)
        shown += len(rows)
        if len(rows) < len(findings):
            break
    left = len(report.findings) - shown
    if left:
        blocks.append(f"\n{report.text(n_('… and {n} more finding', '… and {n} more findings', n=left))}\n")
    return "".join(blocks)


def _fitting(rows: Iterator[str], room: int) -> Iterator[str]:
    for row in rows:
        room -= _size(row)
        if room < 0:
            return
        yield row


def _size(text: str) -> int:
    return len(text.encode())


def _heading(name: str, findings: list[Finding], report: Report) -> str:
    titles = [report.text(title) for title in (_("Level"), _("Place"), _("Rule"), _("Finding"))]
    counts = plain(counted(findings, report.language))
    return f"\n### <code>{markdown_text(name)}</code>: {counts}\n\n| {' | '.join(titles)} |\n|---|---|---|---|\n"


def _row(finding: Finding, report: Report) -> str:
    said = _message(report.text(finding.message))
    if finding.hint:
        said += f"<br>{_message(report.text(finding.hint))}"
    for span, message in finding.related:
        said += f"<br>{span.line}:{span.column}: {_message(report.text(message))}"
    level = report.text(LEVELS[finding.level])
    span = finding.span
    rule = f"{markdown_text(finding.code)} {markdown_text(finding.name)}"
    return f"| {level} | {span.line}:{span.column} | {rule} | {said} |\n"


def _message(text: str) -> str:
    """Write a message, with what stands between backticks as code."""
    parts = shortened(text).split("`")
    if len(parts) % 2 == 0:
        return markdown_text(text)
    return "".join(
        f"<code>{escaped(part)}</code>" if number % 2 else escaped(part) for number, part in enumerate(parts)
    )
