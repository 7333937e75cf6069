"""A report as Markdown, for the summary of a job or a comment: a table for each file, the gravest files first.

No word of a document can become markup, a link, or a call to a person: what means something to Markdown is written
as a character reference, and what GitHub would look for in the text is parted by a space of no width.
"""

import re
from collections.abc import Iterator

from sopkit.diagnostic import Finding
from sopkit.i18n import _, n_
from sopkit.report.findings import LEVELS, counted, summary
from sopkit.report.lines import one_line, plain
from sopkit.report.report import Report

_MOST = 60_000
"""Bytes; GitHub takes comments of 65,536 characters."""
_LONGEST = 2_000
"""Characters of a text that are shown."""
_SIGNS = re.compile(r"[\\`*_\[\]<>&|~$#\u200b]")
"""What means something to Markdown in the middle of a line, and the space of no width, which is invisible."""
_CALLS = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
"""Inside of what GitHub would make a link of: a person, an issue, an address."""
_NO_WIDTH = "\u200b"


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
    return f"\n### <code>{_safe(name)}</code>: {counts}\n\n| {' | '.join(titles)} |\n|---|---|---|---|\n"


def _row(finding: Finding, report: Report) -> str:
    said = _message(report.text(finding.message))
    if finding.hint:
        said += f"<br>{_message(report.text(finding.hint))}"
    for span, message in finding.related:
        said += f"<br>{span.line}:{span.column}: {_message(report.text(message))}"
    level = report.text(LEVELS[finding.level])
    span = finding.span
    return f"| {level} | {span.line}:{span.column} | {_safe(finding.code)} {_safe(finding.name)} | {said} |\n"


def _message(text: str) -> str:
    """Write a message, with what stands between backticks as code."""
    parts = _cut(text).split("`")
    if len(parts) % 2 == 0:
        return _safe(text)
    return "".join(
        f"<code>{_escaped(part)}</code>" if number % 2 else _escaped(part) for number, part in enumerate(parts)
    )


def _safe(text: str) -> str:
    return _escaped(_cut(text))


def _cut(text: str) -> str:
    shown = one_line(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _escaped(text: str) -> str:
    parted = _CALLS.sub(_NO_WIDTH, text)
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", parted)
