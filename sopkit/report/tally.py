"""How often each rule speaks, and how many SOPs keep each principle: over all, and in each unit. Knows no format."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from sopkit.diagnostic import Finding, Level
from sopkit.report.lines import one_line
from sopkit.report.principles import PRINCIPLES, Principle
from sopkit.report.report import Report, RuleRow
from sopkit.report.verdicts import Card, Verdict, cards


class RuleCount(Struct, frozen=True):
    """How often a rule has found something."""

    row: RuleRow
    count: int
    fixable: int
    """Of these, what can be mended by the machine."""
    safe: int
    """Of these, what can be mended beyond doubt."""


class PrincipleCount(Struct, frozen=True):
    """What the rules of a principle have found, and in how many SOPs it is met."""

    principle: Principle
    levels: Mapping[Level, int]
    verdicts: Mapping[Verdict, int]


class UnitCount(Struct, frozen=True):
    """How many SOPs of a unit keep each principle."""

    unit: str | None
    """The unit, else the institution; None: the SOPs name neither."""
    sops: int
    met: tuple[int, ...]
    """SOPs that keep the principle, for each of the eight."""
    judged: tuple[int, ...]
    """SOPs that keep it or don't, for each of the eight."""


class Tally(Struct, frozen=True):
    """The statistics of a report."""

    files: int
    sops: int
    """Files that can be loaded."""
    rules: tuple[RuleCount, ...]
    """Those that found something, the most frequent first."""
    principles: tuple[PrincipleCount, ...]
    units: tuple[UnitCount, ...]
    """Sorted by name; those without a name last."""


def tally(report: Report) -> Tally:
    """Count."""
    made = cards(report)
    loaded = [card for card in made if card.subject.loaded]
    return Tally(
        files=len(report.subjects),
        sops=len(loaded),
        rules=tuple(_rules(report)),
        principles=tuple(_principle(principle, report.findings, made) for principle in PRINCIPLES),
        units=tuple(_units(loaded)),
    )


def _rules(report: Report) -> list[RuleCount]:
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.code, []).append(finding)
    rows = report.rows
    counts = [
        RuleCount(
            rows[code],
            len(findings),
            sum(finding.fix is not None for finding in findings),
            sum(finding.fix is not None and finding.fix.safe for finding in findings),
        )
        for code, findings in found.items()
    ]
    return sorted(counts, key=lambda each: (-each.count, each.row.code))


def _principle(principle: Principle, findings: Iterable[Finding], made: Iterable[Card]) -> PrincipleCount:
    return PrincipleCount(
        principle,
        Counter(finding.level for finding in findings if finding.principle == principle.number),
        Counter(card.marks[principle.number - 1].verdict for card in made),
    )


def _units(loaded: Iterable[Card]) -> list[UnitCount]:
    groups: dict[str, list[Card]] = {}
    for card in loaded:
        groups.setdefault(one_line(card.subject.unit or card.subject.institution or ""), []).append(card)
    return [
        UnitCount(unit or None, len(group), *_kept(group))
        for unit, group in sorted(groups.items(), key=lambda pair: (not pair[0], pair[0]))
    ]


def _kept(group: list[Card]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    verdicts = [Counter(card.marks[index].verdict for card in group) for index in range(len(PRINCIPLES))]
    met = tuple(count[Verdict.MET] for count in verdicts)
    return met, tuple(kept + count[Verdict.UNMET] for kept, count in zip(met, verdicts, strict=True))
