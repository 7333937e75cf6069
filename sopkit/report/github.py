"""A report as workflow commands of GitHub Actions: an annotation beside the line for each finding."""

from sopkit.diagnostic import Finding, Level
from sopkit.report.findings import place
from sopkit.report.lines import one_line
from sopkit.report.paths import within
from sopkit.report.report import Report

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}


def write(report: Report) -> str:
    """Write one command a finding, the gravest first: GitHub shows only ten of a kind for a step."""
    findings = sorted(report.findings, key=lambda finding: -finding.level.rank)
    return "".join(f"{_command(finding, report)}\n" for finding in findings)


def _command(finding: Finding, report: Report) -> str:
    span = finding.span
    properties: dict[str, str | int] = {"file": within(finding.file), "line": span.line, "endLine": span.end_line}
    # GitHub takes columns only of what stands on one line.
    if span.end_line == span.line:
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{finding.code} {finding.name}"
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    lines = [one_line(report.text(finding.message))]
    if finding.hint:
        lines.append(one_line(report.text(finding.hint)))
    lines += [f"{place(finding.file, span)}: {one_line(report.text(message))}" for span, message in finding.related]
    text = _data("\n".join(lines))
    return f"::{_COMMANDS[finding.level]} {listed}::{text}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
