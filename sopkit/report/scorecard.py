"""A score card for each SOP: which of the eight principles it keeps, by what evidence, and what is missing."""

from collections.abc import Iterator, Mapping

from sopkit.diagnostic import Finding, Level
from sopkit.i18n import Message, _, n_
from sopkit.report.findings import LEVELS, counted
from sopkit.report.lines import Line, Piece, one_line, plain, table, written
from sopkit.report.report import Report, Subject, Waived
from sopkit.report.verdicts import Card, Group, Mark, Verdict, cards, grouped

VERDICTS: Mapping[Verdict, Message] = {
    Verdict.MET: _("met"),
    Verdict.UNMET: _("not met"),
    Verdict.INAPPLICABLE: _("not applicable"),
    Verdict.UNJUDGED: _("not judged"),
}
_KINDS = {Verdict.MET: "good", Verdict.UNMET: "error"}
_STEPS = 8
"""Steps that are named one by one."""


def lines(report: Report) -> Iterator[Line]:
    """Write one card after the other."""
    for number, card in enumerate(cards(report)):
        if number:
            yield ()
        yield from _card(card, report)


def write(report: Report) -> str:
    """Write the cards without colours."""
    return written(lines(report))


def _card(card: Card, report: Report) -> Iterator[Line]:
    yield (Piece(heading(card.subject), "place"),)
    if beside := _beside(card.subject):
        yield Piece("  "), Piece(", ".join(beside))
    rows = [
        (
            Piece(str(mark.principle.number)),
            Piece(report.text(mark.principle.name)),
            Piece(report.text(VERDICTS[mark.verdict]), _KINDS.get(mark.verdict, "")),
            Piece(evidence(mark, report)),
        )
        for mark in card.marks
    ]
    for line, mark in zip(table(rows), card.marks, strict=True):
        yield line
        yield from _details(mark.findings, mark.waived, report)
    if card.others or card.others_waived:
        yield Piece("  "), Piece(report.text(BESIDES)), Piece(": "), *counted(card.others, report.language)
        yield from _details(card.others, card.others_waived, report)
    yield Piece("  "), Piece(result(card, report))


BESIDES = _("Text, references and flow")


def _details(findings: tuple[Finding, ...], waived: tuple[Waived, ...], report: Report) -> Iterator[Line]:
    for group in grouped(findings):
        level = Piece(report.text(LEVELS[group.level]), group.level.value)
        yield Piece("       "), Piece(group.code, "code"), Piece(" "), level, Piece(f": {missing(group, report)}")
    for said in accepted(waived, report):
        yield Piece("       "), Piece(said)


def _beside(subject: Subject) -> list[str]:
    """What else is known of a text than its heading."""
    file = subject.name if subject.number or subject.title else None
    return [one_line(text) for text in (subject.unit, subject.institution, file) if text]


def heading(subject: Subject) -> str:
    """Name an SOP by number and title; what is no SOP by its file."""
    known = [one_line(text) for text in (subject.number, subject.title) if text]
    return " ".join(["SOP", *known]) if known else one_line(subject.name)


def evidence(mark: Mark, report: Report) -> str:
    """Say how many rules were asked, what they found, and which of them failed."""
    if mark.verdict is Verdict.UNJUDGED and not mark.asked and not mark.findings and not mark.failed:
        return report.text(_("no rule was asked"))
    if mark.verdict is Verdict.INAPPLICABLE and not mark.findings:
        return ""
    asked = report.text(n_("{n} rule asked", "{n} rules asked", n=len(mark.asked)))
    said = f"{asked}, {plain(counted(mark.findings, report.language))}"
    if not mark.failed:
        return said
    codes = ", ".join(one_line(row.code) for row in mark.failed)
    failed = n_("{n} rule has failed: {codes}", "{n} rules have failed: {codes}", n=len(mark.failed), codes=codes)
    return f"{said}; {report.text(failed)}"


def missing(group: Group, report: Report, longest: int | None = None) -> str:
    """Say what a rule found: its first message, of at most `longest` characters, how many more, and in which steps."""
    said = one_line(report.text(group.findings[0].message))
    if longest is not None and len(said) > longest:
        said = f"{said[:longest].rpartition(' ')[0] or said[: longest - 1]}…"
    more = len(group.findings) - 1
    if more:
        said += f" {report.text(n_('(and {n} more)', '(and {n} more)', n=more))}"
    if not group.steps:
        return said
    return f"{said}; {report.text(_steps(group.steps))}"


def _steps(ids: tuple[str, ...]) -> Message:
    names: str | Message = ", ".join(one_line(step) for step in ids[:_STEPS])
    if len(ids) > _STEPS:
        names = _("{names} and {n} more", names=names, n=len(ids) - _STEPS)
    return n_("step {steps}", "steps {steps}", n=len(ids), steps=names)


def accepted(waived: tuple[Waived, ...], report: Report) -> list[str]:
    """Say which findings are waived, and why; those of one rule with one reason together."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for one in waived:
        groups.setdefault((one.finding.code, one.reason), []).append(one.finding)
    said = []
    for (code, reason), findings in groups.items():
        steps = tuple(dict.fromkeys(finding.step for finding in findings if finding.step is not None))
        place = f" ({report.text(_steps(steps))})" if steps else ""
        why = one_line(reason) or report.text(_("no reason given"))
        said.append(f"{report.text(_('waived'))}: {code}{place}: {why}")
    return said


def result(card: Card, report: Report) -> str:
    """Count the principles by what is known of them, and the errors that belong to none."""
    met, unmet, inapplicable, unjudged = (card.count(verdict) for verdict in Verdict)
    parts = [n_("{n} principle met", "{n} principles met", n=met)]
    if unmet:
        parts.append(n_("{n} not met", "{n} not met", n=unmet))
    if inapplicable:
        parts.append(n_("{n} not applicable", "{n} not applicable", n=inapplicable))
    if unjudged:
        parts.append(n_("{n} not judged", "{n} not judged", n=unjudged))
    errors = sum(finding.level is Level.ERROR for finding in card.others)
    if errors:
        # An SOP that can't be followed keeps no principle, however many are met by what is written in it.
        parts.append(n_("{n} error in text, references or flow", "{n} errors in text, references or flow", n=errors))
    return ", ".join(report.text(part) for part in parts)
