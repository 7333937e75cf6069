"""What a report is made of: findings, and what is known of the texts and of the rules asked. Knows no format."""

from msgspec import Struct

from sopkit import __version__
from sopkit.diagnostic import Finding, Level
from sopkit.i18n import Message
from sopkit.report.codes import SHAPE


class RuleRow(Struct, frozen=True):
    """A rule that was asked."""

    code: str
    name: str
    title: str
    """What is wrong, in one line without a full stop."""
    level: Level
    """The level at which it was asked."""
    page: str = ""
    """Markdown that explains the rule; blank: there is none."""

    @property
    def principle(self) -> int | None:
        """Which of the eight principles (1–8) the rule belongs to, if one."""
        return int(self.code[1]) if self.code.startswith("P") else None


class Subject(Struct, frozen=True):
    """A text that was looked at, and what is known of its SOP."""

    name: str
    """As findings name the file."""
    loaded: bool = True
    """Whether it is an SOP: of what is none, no rule was asked."""
    number: str | None = None
    title: str | None = None
    institution: str | None = None
    unit: str | None = None
    inapplicable: frozenset[int] = frozenset()
    """Principles that this SOP need not keep, such as 6 where it is no public service."""
    unanswered: frozenset[str] = frozenset()
    """Codes of the report's rules that were not asked of this text, or that failed at it."""
    failed: frozenset[str] = frozenset()
    """Those of them that failed, by a fault of sopkit's own: what they would have found nobody knows."""


class Waived(Struct, frozen=True):
    """A finding that the organisation accepts, and why."""

    finding: Finding
    reason: str = ""


class Report(Struct, frozen=True):
    """What a run has found."""

    findings: tuple[Finding, ...]
    """Those that count, in the order of a report."""
    subjects: tuple[Subject, ...]
    """Every text that was looked at, those without findings as well."""
    rules: tuple[RuleRow, ...] = ()
    """The rules asked, sorted by code."""
    waived: tuple[Waived, ...] = ()
    known: tuple[Finding, ...] = ()
    """Those that a baseline holds: nobody is told of them again, but an SOP is judged by them as well."""
    language: str = "en"
    version: str = __version__
    """Of the tool."""
    columns: int = 100
    """What a line of an excerpt keeps to."""

    def text(self, message: Message) -> str:
        """Write a message in the report's language."""
        return message.text(self.language)

    @property
    def by_file(self) -> dict[str, list[Finding]]:
        """The findings of each text, also of those without any, in the order of the texts."""
        groups: dict[str, list[Finding]] = {subject.name: [] for subject in self.subjects}
        for finding in self.findings:
            groups.setdefault(finding.file, []).append(finding)
        return groups

    @property
    def rows(self) -> dict[str, RuleRow]:
        """The rules by code: those asked, and what else is found, such as the faults of text and shape."""
        rows = {row.code: row for row in self.rules}
        for finding in self.findings:
            if finding.code not in rows:
                rows[finding.code] = self._row(finding)
        return dict(sorted(rows.items()))

    def _row(self, finding: Finding) -> RuleRow:
        sentence = SHAPE.get((finding.code, finding.name))
        title = self.text(sentence).removesuffix(".") if sentence else finding.name
        return RuleRow(finding.code, finding.name, title, finding.level)
