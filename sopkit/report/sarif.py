"""A report as SARIF 2.1.0, which code hosts and editors read. Columns count characters, as everywhere in sopkit.

Waived findings are left out: GitHub would open an alert for each. The fingerprint stands under a name of its own,
since under `primaryLocationLineHash` GitHub's upload expects one that it makes itself.
"""

from typing import Any

from sopkit.diagnostic import Finding, Level
from sopkit.json_text import json_text
from sopkit.report.fingerprints import fingerprint
from sopkit.report.lines import one_line
from sopkit.report.paragraphs import page_in, title_in
from sopkit.report.paths import uri
from sopkit.report.principles import PRINCIPLES
from sopkit.report.report import Report, RuleRow
from sopkit.source import Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}
_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "recommendation"}
"""What GitHub shows beside a rule."""


def write(report: Report) -> str:
    """Write the report as one run of one tool."""
    rows = report.rows
    place = {code: index for index, code in enumerate(rows)}
    run = {
        "tool": {
            "driver": {
                "name": "sopkit",
                "version": report.version,
                "rules": [_rule(row, report.language) for row in rows.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "language": report.language,
        "artifacts": [{"location": _artifact(name)} for name in report.by_file],
        "results": [_result(finding, place[finding.code], report) for finding in report.findings],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(row: RuleRow, language: str) -> dict[str, Any]:
    properties: dict[str, Any] = {"problem.severity": _SEVERITIES[row.level]}
    if row.principle is not None:
        properties |= {"principle": row.principle, "tags": [PRINCIPLES[row.principle - 1].key]}
    rule: dict[str, Any] = {
        "id": row.code,
        "name": row.name,
        "shortDescription": {"text": title_in(row.title, language)},
        "defaultConfiguration": {"level": _LEVELS[row.level]},
        "properties": properties,
    }
    if row.page:
        page = page_in(row.page, language)
        rule["fullDescription"] = {"text": page}
        rule["help"] = {"text": page, "markdown": page}
    return rule


def _result(finding: Finding, rule: int, report: Report) -> dict[str, Any]:
    text = one_line(report.text(finding.message))
    if finding.hint:
        text = f"{text}\n{one_line(report.text(finding.hint))}"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.level],
        "message": {"text": _literal(text)},
        "locations": [{"physicalLocation": _place(finding.file, finding.span)}],
        "partialFingerprints": {"sopkit/v1": fingerprint(finding)},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(finding.file, span),
                "message": {"text": _literal(one_line(report.text(message)))},
            }
            for number, (span, message) in enumerate(finding.related, 1)
        ]
    if finding.step is not None:
        result["properties"] = {"step": one_line(finding.step)}
    return result


def _literal(text: str) -> str:
    """Keep braces from being read as places to fill in (SARIF 2.1.0, 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")


def _place(file: str, span: Span) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"artifactLocation": _artifact(file), "region": region}


def _artifact(file: str) -> dict[str, str]:
    written = uri(file)
    return {"uri": written} if written.startswith("file:") else {"uri": written, "uriBaseId": "%SRCROOT%"}
