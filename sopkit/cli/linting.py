"""One run of `sopkit lint`: texts are loaded, judged together, mended if asked, and put into a report.

What the rules say is `sopkit.inspection`'s, how it is shown `sopkit.report`'s.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sopkit.cli.inputs import Input, why
from sopkit.cli.output import UnwritableError, emit, say, write_file
from sopkit.cli.progress import watched
from sopkit.cli.session import FAILED, Session, tell_unwritable
from sopkit.diagnostic import order
from sopkit.i18n import _, n_
from sopkit.inspection import Inspected, Inspector, library_of, with_member
from sopkit.lint import Library, baseline
from sopkit.lint.plan import Asked
from sopkit.lint.services import is_service
from sopkit.lint.texts import Text, text_of
from sopkit.report.formats import FORMATS
from sopkit.report.report import Report, RuleRow, Subject, Waived

if TYPE_CHECKING:
    from sopkit.repair import Repaired
    from sopkit.source import Reading

USER_FOCUS = 6
"""The principle that only public services have to keep."""


class Run:
    """The texts of one run on their way to a report."""

    def __init__(self, session: Session, inspector: Inspector, *, together: bool) -> None:
        self.session, self.inspector, self.together = session, inspector, together
        self.shown = False
        """Whether standard output already has its product."""

    def judged(self, inputs: Sequence[Input]) -> list[Inspected]:
        """Judge the texts as they are."""
        return [done for *_text, done in self._each(inputs)]

    def mended(self, inputs: Sequence[Input], *, unsafe: bool, write: bool) -> list[Inspected]:
        """Mend the texts that can be mended, then say what is left."""
        from sopkit.repair import repair

        found = self._each(inputs)
        library = library_of(text for _source, _reading, text, _done in found) if self.together else None
        left: list[Inspected] = []
        for source, reading, _text, done in found:
            repaired = repair(reading, lambda text: self._judge(text, library).findings, unsafe=unsafe)
            self._take(source, repaired, write=write)
            left.append(self._judge(repaired.reading, library) if repaired.changed and write else done)
        return left

    def _judge(self, reading: "Reading", library: Library | None) -> Inspected:
        """Judge a text that has changed, among its neighbours."""
        text = text_of(reading)
        return self.inspector.judge(text, with_member(library, text) if library else None)

    def _each(self, inputs: Sequence[Input]) -> "list[tuple[Input, Reading, Text, Inspected]]":
        read: list[tuple[Input, Reading]] = []
        texts: list[Text] = []
        for source in watched(inputs, self.session.language, len(inputs)):
            try:
                reading = source.read()
            except OSError as error:
                self.session.fail(source.name, why(error))
                continue
            try:
                text = text_of(reading)
            except Exception as error:  # noqa: BLE001 - whatever it is, the other texts are judged
                self.session.fault(error, source.name)
                continue
            read.append((source, reading))
            texts.append(text)
        judged = self.inspector.judge_all(texts) if self.together else map(self.inspector.judge, texts)
        done = list(watched(judged, self.session.language, len(texts)))
        for one in done:
            for rule, problem in one.failed:
                self.session.fault(problem, f"{one.name}: {rule.code} {rule.name}")
        return [(*each, text, one) for each, text, one in zip(read, texts, done, strict=True)]

    def _take(self, source: Input, repaired: "Repaired", *, write: bool) -> None:
        """Write a mended text, or show how it differs from what it was."""
        raw = repaired.raw
        if not write:
            self.shown = True
            emit(repaired.diff)
            if repaired.changed:
                self.session.found()
        elif source.path is None:
            self.shown = True
            emit(b"" if raw is None else raw)
        elif repaired.changed and raw is not None:
            try:
                write_file(source.path, raw)
            except UnwritableError as error:
                tell_unwritable(error, self.session.language)
                self.session.status = FAILED
                return
            count = n_("{n} finding mended", "{n} findings mended", n=len(repaired.applied))
            self.session.say(_("{file}: {count}", file=source.name, count=count))

    def report(self, inspected: Sequence[Inspected], known: baseline.Baseline | None) -> Report:
        """Put together what a report shows."""
        findings = sorted((finding for one in inspected for finding in one.findings), key=order)
        if known:
            sifted = known.sift(findings)
            findings = list(sifted.new)
            self._tell_of_known(sifted.known, sifted.gone)
        asked = {one.rule.code: one for text in inspected for one in text.plan.asked}
        return Report(
            findings=tuple(findings),
            subjects=tuple(_subject(one, frozenset(asked)) for one in inspected),
            rules=tuple(_row(asked[code]) for code in sorted(asked)),
            waived=tuple(Waived(finding, finding.waiver or "") for one in inspected for finding in one.waived),
            language=self.session.language,
        )

    def _tell_of_known(self, known: int, gone: int) -> None:
        if known:
            told = n_(
                "{n} finding of the baseline is not told of", "{n} findings of the baseline are not told of", n=known
            )
            self.session.say(told)
        if gone:
            self.session.say(
                n_(
                    "{n} finding of the baseline is gone: write it anew with `--write-baseline`",
                    "{n} findings of the baseline are gone: write it anew with `--write-baseline`",
                    n=gone,
                )
            )


def _subject(one: Inspected, asked: frozenset[str]) -> Subject:
    """Say what a report has to know of a text."""
    sop = one.sop
    if sop is None:
        return Subject(one.name, loaded=False)
    answered = {each.rule.code for each in one.plan.asked} - {rule.code for rule, _error in one.failed}
    return Subject(
        one.name,
        number=sop.number,
        title=sop.title,
        institution=sop.institution,
        unit=sop.unit,
        inapplicable=frozenset() if is_service(sop) else frozenset({USER_FOCUS}),
        unanswered=asked - answered,
    )


def _row(asked: Asked) -> RuleRow:
    rule = asked.rule
    return RuleRow(rule.code, rule.name, rule.title, asked.level, rule.page)


def write_report(report: Report, form: str, file: str | None, session: Session) -> None:
    """Write a report in a format to a file, or to standard output."""
    form_ = FORMATS[form]
    if file is None and form_.for_people:
        say(*form_.lines(report))
    else:
        session.deliver(form_(report), file)


def read_baseline(file: str, session: Session) -> baseline.Baseline:
    """Read a baseline; where that can't be done the run ends."""
    try:
        return baseline.read(Path(file).read_bytes().decode("utf-8-sig", "replace"))
    except OSError as error:
        session.fail(file, why(error))
    except baseline.BaselineError as error:
        session.fail(file, error.message)
    raise typer.Exit(FAILED)


def write_baseline_of(inspected: Sequence[Inspected], file: str, session: Session) -> None:
    """Write all findings to a baseline."""
    session.deliver(baseline.as_text(finding for one in inspected for finding in one.findings), file)
