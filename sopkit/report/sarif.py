"""A report as SARIF 2.1.0, which code hosts and editors read. Columns count characters, as everywhere in sopkit.

Waived findings are left out: GitHub would open an alert for each. The fingerprint stands under a name of its own,
since under `primaryLocationLineHash` GitHub's upload expects one that it makes itself.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sopkit.diagnostic import Finding, Level
from sopkit.i18n import Message, _
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
    failed = [(subject.name, code) for subject in report.subjects for code in sorted(subject.failed)]
    place = {code: index for index, code in enumerate(rows)}
    run = {
        "tool": {
            "driver": {
                "name": "sopkit",
                "version": report.version,
                "rules": [_rule(row, report.language) for row in rows.values()],
            }
        },
        **({"invocations": [_failing(failed, place, report)]} if failed else {}),
        "columnKind": "unicodeCodePoints",
        "language": report.language,
        "artifacts": [{"location": _artifact(name)} for name in report.by_file],
        "results": [_result(finding, place[finding.code], report) for finding in report.findings],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _failing(failed: Sequence[tuple[str, str]], place: Mapping[str, int], report: Report) -> dict[str, Any]:
    """Say of a run in which rules have failed that it did not do all that it should."""
    notifications = [
        {
            "level": "error",
            "message": {"text": report.text(_failure(code))},
            "associatedRule": {"id": code, "index": place[code]},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(name)}}],
        }
        for name, code in failed
    ]
    return {"executionSuccessful": False, "toolExecutionNotifications": notifications}


def _failure(code: str) -> Message:
    return _("{code} has failed by a fault of sopkit; what it would have found is not known", code=code)


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
    # GitHub wants both of every rule, of what has no page as well.
    page = page_in(row.page, language) if row.page else f"{rule['shortDescription']['text']}."
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
    """Keep words from being read as places to fill in (SARIF 2.1.0, 3.11.5) or as links (3.11.6).

    Viewers make a link of brackets behind a backslash, too, so that a space of no width parts them.
    """
    return text.replace("{", "{{").replace("}", "}}").replace("](", "]\N{ZERO WIDTH SPACE}(")


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
