"""A report as JSON, version 1: what `findings.as_json` says, as text."""

from sopkit.json_text import json_text
from sopkit.report.findings import as_json
from sopkit.report.report import Report


def write(report: Report) -> str:
    """Write the findings as JSON."""
    data = as_json(report.findings, len(report.subjects), report.language)
    return json_text(data)
