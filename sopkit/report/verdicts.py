"""Which of the eight principles each SOP keeps, as the rules said it. Adds up findings; judges nothing itself.

A principle is met where its rules were asked, none of them failed, and none found an error or a warning.
"""

from collections.abc import Iterable
from enum import Enum

from msgspec import Struct

from sopkit.diagnostic import Finding, Level
from sopkit.report.principles import PRINCIPLES, Principle
from sopkit.report.report import Report, RuleRow, Subject, Waived


class Verdict(Enum):
    """What is known of a principle in one SOP."""

    MET = "met"
    UNMET = "unmet"
    INAPPLICABLE = "inapplicable"
    """The SOP need not keep it."""
    UNJUDGED = "unjudged"
    """No rule of it was asked, or one has failed."""


class Mark(Struct, frozen=True):
    """What the rules of one principle said of an SOP."""

    principle: Principle
    verdict: Verdict
    asked: tuple[RuleRow, ...]
    failed: tuple[RuleRow, ...]
    """Rules that could not say what they would have found."""
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


class Card(Struct, frozen=True):
    """What the rules said of one SOP."""

    subject: Subject
    marks: tuple[Mark, ...]
    """Of the eight principles, in their order."""
    others: tuple[Finding, ...]
    """Findings of text and shape, references and flow, which belong to no principle."""
    others_waived: tuple[Waived, ...]

    def count(self, verdict: Verdict) -> int:
        """Count the principles with a verdict."""
        return sum(mark.verdict is verdict for mark in self.marks)


class Group(Struct, frozen=True):
    """The findings of one rule at one level."""

    code: str
    name: str
    level: Level
    findings: tuple[Finding, ...]

    @property
    def steps(self) -> tuple[str, ...]:
        """Ids of the steps concerned, each once."""
        return tuple(dict.fromkeys(finding.step for finding in self.findings if finding.step is not None))


def cards(report: Report) -> list[Card]:
    """Make a card for each text of the report."""
    found: dict[tuple[str, int | None], list[Finding]] = {}
    for finding in report.findings:
        found.setdefault((finding.file, finding.principle), []).append(finding)
    waived: dict[tuple[str, int | None], list[Waived]] = {}
    for one in report.waived:
        waived.setdefault((one.finding.file, one.finding.principle), []).append(one)
    rules: dict[int | None, list[RuleRow]] = {}
    for row in report.rules:
        rules.setdefault(row.principle, []).append(row)

    def mark(subject: Subject, principle: Principle) -> Mark:
        key = subject.name, principle.number
        findings = tuple(found.get(key, ()))
        asked = [row for row in rules.get(principle.number, ()) if row.code not in subject.unanswered]
        failed = [row for row in rules.get(principle.number, ()) if row.code in subject.failed]
        return Mark(
            principle,
            _verdict(subject, principle, findings, asked=bool(asked) and not failed),
            tuple(asked) if subject.loaded else (),
            tuple(failed),
            findings,
            tuple(waived.get(key, ())),
        )

    return [
        Card(
            subject,
            tuple(mark(subject, principle) for principle in PRINCIPLES),
            tuple(found.get((subject.name, None), ())),
            tuple(waived.get((subject.name, None), ())),
        )
        for subject in report.subjects
    ]


def _verdict(subject: Subject, principle: Principle, findings: Iterable[Finding], *, asked: bool) -> Verdict:
    if any(finding.level is not Level.ADVICE for finding in findings):
        return Verdict.UNMET
    if not subject.loaded:
        return Verdict.UNJUDGED
    if principle.number in subject.inapplicable:
        return Verdict.INAPPLICABLE
    return Verdict.MET if asked else Verdict.UNJUDGED


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Put the findings of each rule and level together, the gravest first."""
    groups: dict[tuple[int, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((-finding.level.rank, finding.code, finding.name), []).append(finding)
    return [Group(code, name, found[0].level, tuple(found)) for (_rank, code, name), found in sorted(groups.items())]
