"""A report as JSON, version 1: what `findings.as_json` says, as text."""

import json

from sopkit.report.findings import as_json
from sopkit.report.report import Report


def write(report: Report) -> str:
    """Write the findings as JSON."""
    data = as_json(report.findings, len(report.subjects), report.language)
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n"
