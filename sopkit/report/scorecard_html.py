"""The score card as sheets of A4, one for each SOP, with room for the evaluator's own mark and signature."""

from msgspec import Struct

from sopkit.i18n import Message, _, n_
from sopkit.report.findings import LEVELS, counted
from sopkit.report.lines import one_line, plain, printed
from sopkit.report.report import Report, Subject, Waived
from sopkit.report.scorecard import BESIDES, VERDICTS, accepted, evidence, heading, missing, result
from sopkit.report.templating import environment
from sopkit.report.verdicts import Card, Group, Mark, cards, grouped

_GROUPS = 4
"""Rules of a principle whose findings are told: more would not go on one sheet, and stand in the list of findings."""
_LONGEST = 300
"""Characters of a message: enough for one that names all fields of the identity block."""


class _Item(Struct, frozen=True):
    code: str
    level: str
    level_name: str
    text: str


class _Row(Struct, frozen=True):
    number: str
    name: str
    verdict: str
    """For the look."""
    verdict_name: str
    evidence: str
    items: tuple[_Item, ...]
    more: str
    waived: tuple[str, ...]


class _Sheet(Struct, frozen=True):
    heading: str
    identity: tuple[tuple[str, str], ...]
    rows: tuple[_Row, ...]
    result: str


def write(report: Report) -> str:
    """Write all sheets as one page of HTML."""
    template = environment().get_template("scorecard.html.jinja")
    return template.render(
        language=report.language,
        title=report.text(_WORDS["title"]),
        sheets=[_sheet(card, report) for card in cards(report)],
        version=one_line(report.version),
        words={key: report.text(message) for key, message in _WORDS.items()},
    )


_WORDS = {
    "title": _("Score card of the eight principles of an SOP"),
    "principle": _("Principle"),
    "verdict": _("Verdict"),
    "evidence": _("Evidence, and what is missing"),
    "evaluator_mark": _("Evaluator"),
    "agrees": _("agrees"),
    "differs": _("differs"),
    "basis": _(
        "A principle is met where none of its rules found an error or a warning. Rules see the document only; how the "
        "SOP works in practice is for the evaluator to judge."
    ),
    "notes": _("Notes of the evaluator"),
    "place_and_date": _("Place and date"),
    "name": _("Name"),
    "nip": _("NIP"),
    "signature": _("Signature"),
}


def _sheet(card: Card, report: Report) -> _Sheet:
    rows = [_of_mark(mark, report) for mark in card.marks]
    if card.others or card.others_waived:
        found = plain(counted(card.others, report.language))
        items, more = _items(grouped(card.others), report)
        waived = _accepted(card.others_waived, report)
        rows.append(_Row("", report.text(BESIDES), "others", "", found, items, more, waived))
    return _Sheet(heading(card.subject), _identity(card.subject, report), tuple(rows), result(card, report))


def _identity(subject: Subject, report: Report) -> tuple[tuple[str, str], ...]:
    fields: tuple[tuple[Message, str | None], ...] = (
        (_("SOP number"), subject.number),
        (_("Title"), subject.title),
        (_("Unit"), subject.unit),
        (_("Institution"), subject.institution),
        (_("File"), subject.name),
    )
    return tuple((report.text(label), one_line(text or "–")) for label, text in fields)


def _of_mark(mark: Mark, report: Report) -> _Row:
    items, more = _items(grouped(mark.findings), report)
    return _Row(
        str(mark.principle.number),
        report.text(mark.principle.name),
        mark.verdict.value,
        report.text(VERDICTS[mark.verdict]),
        evidence(mark, report),
        items,
        more,
        _accepted(mark.waived, report),
    )


def _items(groups: list[Group], report: Report) -> tuple[tuple[_Item, ...], str]:
    items = tuple(
        _Item(
            one_line(group.code),
            group.level.value,
            report.text(LEVELS[group.level]),
            printed(missing(group, report, _LONGEST)),
        )
        for group in groups[:_GROUPS]
    )
    left = len(groups) - len(items)
    more = report.text(n_("and findings of {n} more rule", "and findings of {n} more rules", n=left)) if left else ""
    return items, more


def _accepted(waived: tuple[Waived, ...], report: Report) -> tuple[str, ...]:
    return tuple(printed(said) for said in accepted(waived, report))
