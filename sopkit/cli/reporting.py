"""What a run of `sopkit lint` tells: a report of what was found, beside what a baseline knows already."""

import sys
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sopkit.cli.keeping import Output
from sopkit.cli.output import say_shown, shown
from sopkit.cli.session import Session
from sopkit.cli.streams import columns_of
from sopkit.diagnostic import order
from sopkit.inspection.values import Inspected
from sopkit.lint.plan import Asked
from sopkit.report.formats import FORMATS
from sopkit.report.report import Report, RuleRow, Subject, Waived

if TYPE_CHECKING:
    from sopkit.cli.held import Known

USER_FOCUS = 6
"""The principle that only public services have to keep."""
_JUDGING = frozenset({"statistics", "statistics-json", "scorecard", "scorecard-html"})
"""Formats that judge SOPs as they are, whatever was known before."""


def report_of(
    inspected: Sequence[Inspected],
    known: "Known | None",
    failed: Mapping[str, Collection[str]],
    session: Session,
) -> Report:
    """Put together what a report shows; `failed` are the rules that failed at a text, by its name."""
    findings = sorted((finding for one in inspected for finding in one.findings), key=order)
    new, held = (findings, ()) if known is None else known.part(findings, inspected, failed, session)
    # Texts have few plans, most runs one.
    plans = {id(text.plan): text.plan for text in inspected}
    asked = {one.rule.code: one for plan in plans.values() for one in plan.asked}
    codes = frozenset(asked)
    return Report(
        findings=tuple(new),
        subjects=tuple(_subject(one, codes, failed.get(one.name, ())) for one in inspected),
        rules=tuple(_row(asked[code]) for code in sorted(asked)),
        waived=tuple(Waived(finding, finding.waiver or "") for one in inspected for finding in one.waived),
        known=tuple(held),
        language=session.language,
    )


def _subject(one: Inspected, asked: frozenset[str], failed: Collection[str]) -> Subject:
    """Say what a report has to know of a text."""
    about = one.about
    if about is None:
        return Subject(one.name, loaded=False)
    broken = broken_at(one, failed)
    answered = one.plan.codes - broken
    return Subject(
        one.name,
        number=about.number,
        title=about.title,
        institution=about.institution,
        unit=about.unit,
        inapplicable=frozenset() if about.service else frozenset({USER_FOCUS}),
        unanswered=asked - answered,
        failed=asked & broken,
    )


def broken_at(one: Inspected, failed: Collection[str]) -> frozenset[str]:
    """Give the codes of the rules that failed at a text: by itself, which `failed` says, or among others."""
    return frozenset(failed).union(rule.code for rule, _error in one.failed)


def _row(asked: Asked) -> RuleRow:
    rule = asked.rule
    return RuleRow(rule.code, rule.name, rule.title, asked.level, rule.page)


def write_report(
    report: Report, form: str, file: str | None, session: Session, *, aside: bool = False
) -> Output | None:
    """Write a report in a format to a file, or to standard output; give what went there.

    `aside` tells that standard output has another product.
    """
    form_ = FORMATS[form]
    if form in _JUDGING and report.known:
        report = replace(report, findings=tuple(sorted((*report.findings, *report.known), key=order)), known=())
    if file is None and form_.for_people:
        text = shown(form_.lines(replace(report, columns=columns_of(sys.stdout))))
        say_shown(text)
        return Output(text, for_people=True)
    text = form_(report)
    return Output(text) if session.deliver(text, file, aside=aside) and file is None else None
