"""Statistics for people: three tables, of rules, of principles and of units."""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import Message, _
from sopkit.report.lines import Line, Piece, table, written
from sopkit.report.principles import PRINCIPLES
from sopkit.report.report import Report
from sopkit.report.scorecard import VERDICTS
from sopkit.report.tally import PrincipleCount, RuleCount, UnitCount, tally
from sopkit.report.verdicts import Verdict

_GAP = "–"


def lines(report: Report) -> Iterator[Line]:
    """Write the tables that have something to say."""
    made = tally(report)
    if made.rules:
        yield (Piece(report.text(_("Findings by rule")), "place"),)
        yield from _rules(made.rules, report)
        yield ()
    yield (Piece(report.text(_("SOPs by principle")), "place"),)
    yield from _principles(made.principles, report)
    if made.units:
        yield ()
        yield (Piece(report.text(_("SOPs that keep each principle, by unit")), "place"),)
        yield from _units(made.units, report)


def write(report: Report) -> str:
    """Write the tables without colours."""
    return written(lines(report))


def _rules(counts: tuple[RuleCount, ...], report: Report) -> Iterator[Line]:
    head = _heads(report, _("Count"), _("Fixable"), _("Rule"), _("Name"))
    rows = [
        (
            Piece(str(each.count), each.row.level.value),
            Piece(str(each.fixable) if each.fixable else _GAP),
            Piece(each.row.code),
            Piece(each.row.name),
        )
        for each in counts
    ]
    return table([head, *rows], right={0, 1})


def _principles(counts: tuple[PrincipleCount, ...], report: Report) -> Iterator[Line]:
    verdicts = tuple(_capital(report.text(VERDICTS[verdict])) for verdict in Verdict)
    levels = _heads(report, _("Errors"), _("Warnings"), _("Advice"))
    head = (Piece("", "code"), Piece(""), *(Piece(text, "code") for text in verdicts), *levels)
    rows = [
        (
            Piece(str(each.principle.number)),
            Piece(report.text(each.principle.name)),
            *(_number(each.verdicts.get(verdict, 0)) for verdict in Verdict),
            *(_number(each.levels.get(level, 0), level.value) for level in Level),
        )
        for each in counts
    ]
    return table([head, *rows], right=range(2, len(head)))


def _units(counts: tuple[UnitCount, ...], report: Report) -> Iterator[Line]:
    numbers = (Piece(str(principle.number), "code") for principle in PRINCIPLES)
    head = (*_heads(report, _("Unit"), _("SOPs")), *numbers)
    rows = [
        (
            Piece(each.unit or _GAP),
            Piece(str(each.sops)),
            *(Piece(f"{met}/{judged}" if judged else _GAP) for met, judged in zip(each.met, each.judged, strict=True)),
        )
        for each in counts
    ]
    return table([head, *rows], right=range(1, len(head)))


def _heads(report: Report, *titles: Message) -> tuple[Piece, ...]:
    return tuple(Piece(report.text(title), "code") for title in titles)


def _number(count: int, kind: str = "") -> Piece:
    return Piece(str(count), kind) if count else Piece(_GAP)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
