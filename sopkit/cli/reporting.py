"""What a run of `sopkit lint` tells: a report of what was found, beside what a baseline knows already."""

import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from sopkit.cli.inputs import why
from sopkit.cli.keeping import Output
from sopkit.cli.output import say_shown, shown
from sopkit.cli.session import FAILED, EndedError, Session
from sopkit.cli.streams import columns_of
from sopkit.diagnostic import order
from sopkit.i18n import n_
from sopkit.inspection.values import Inspected
from sopkit.lint import baseline
from sopkit.lint.plan import Asked
from sopkit.report.formats import FORMATS
from sopkit.report.report import Report, RuleRow, Subject, Waived

USER_FOCUS = 6
"""The principle that only public services have to keep."""


def report_of(
    inspected: Sequence[Inspected],
    known: baseline.Baseline | None,
    failed: Mapping[str, Collection[str]],
    session: Session,
) -> Report:
    """Put together what a report shows; `failed` are the rules that failed at a text, by its name."""
    findings = sorted((finding for one in inspected for finding in one.findings), key=order)
    if known:
        sifted = known.sift(findings)
        findings = list(sifted.new)
        _tell_of_known(sifted.known, sifted.gone, session)
    # Texts have few plans, most runs one.
    plans = {id(text.plan): text.plan for text in inspected}
    asked = {one.rule.code: one for plan in plans.values() for one in plan.asked}
    codes = frozenset(asked)
    return Report(
        findings=tuple(findings),
        subjects=tuple(_subject(one, codes, failed.get(one.name, ())) for one in inspected),
        rules=tuple(_row(asked[code]) for code in sorted(asked)),
        waived=tuple(Waived(finding, finding.waiver or "") for one in inspected for finding in one.waived),
        language=session.language,
    )


def _subject(one: Inspected, asked: frozenset[str], failed: Collection[str]) -> Subject:
    """Say what a report has to know of a text."""
    about = one.about
    if about is None:
        return Subject(one.name, loaded=False)
    answered = one.plan.codes.difference(failed, [rule.code for rule, _error in one.failed])
    return Subject(
        one.name,
        number=about.number,
        title=about.title,
        institution=about.institution,
        unit=about.unit,
        inapplicable=frozenset() if about.service else frozenset({USER_FOCUS}),
        unanswered=asked - answered,
    )


def _tell_of_known(known: int, gone: int, session: Session) -> None:
    if known:
        told = n_("{n} finding of the baseline is not told of", "{n} findings of the baseline are not told of", n=known)
        session.say(told)
    if gone:
        session.say(
            n_(
                "{n} finding of the baseline is gone: write it anew with `--write-baseline`",
                "{n} findings of the baseline are gone: write it anew with `--write-baseline`",
                n=gone,
            )
        )


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
    if file is None and form_.for_people:
        text = shown(form_.lines(replace(report, columns=columns_of(sys.stdout))))
        say_shown(text)
        return Output(text, for_people=True)
    text = form_(report)
    return Output(text) if session.deliver(text, file, aside=aside) and file is None else None


def read_baseline(file: str, session: Session) -> baseline.Baseline:
    """Read a baseline; where that can't be done the run ends."""
    try:
        return baseline.read(Path(file).read_bytes().decode("utf-8-sig", "replace"))
    except OSError as error:
        session.fail(file, why(error))
    except baseline.BaselineError as error:
        session.fail(file, error.message)
    raise EndedError(FAILED)


def write_baseline_of(inspected: Sequence[Inspected], file: str, session: Session) -> None:
    """Write all findings to a baseline."""
    session.deliver(baseline.as_text(finding for one in inspected for finding in one.findings), file)
