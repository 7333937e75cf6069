"""Lints texts, one or many together: loads SOPs, asks the rules that settings choose, sets aside what is waived.

Knows no terminal and no format of a report. The day comes in; so do the settings.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sopkit.config.settings import Configured
from sopkit.diagnostic import Finding, order, place
from sopkit.lifecycle import chain_of
from sopkit.lint import Library, Member, Plan, Rule, Superseded, World, check
from sopkit.lint.selection import faults, plan
from sopkit.lint.texts import Text, text_of
from sopkit.lint.words import normal
from sopkit.lint.world import PROVEN
from sopkit.lint.written import placed
from sopkit.model import Sop
from sopkit.source import Reading

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Inspected:
    """What became of a text."""

    name: str
    sop: Sop | None
    """None for what is no SOP."""
    findings: tuple[Finding, ...]
    """Those that count, in the order of a report."""
    waived: tuple[Finding, ...] = ()
    """Those that the SOP waives, each with its reason."""
    plan: Plan = field(default_factory=Plan)
    """The rules that were asked."""
    failed: tuple[tuple[Rule, Exception], ...] = ()
    """Rules that raised: faults of sopkit's own."""


class Inspector:
    """Lints texts under the settings of one folder.

    `select`, `ignore` and `preset` are those of a command line, as `sopkit.lint.selection` has them.
    """

    def __init__(
        self,
        configured: Configured,
        today: date | None = None,
        *,
        select: Sequence[str] | None = None,
        ignore: Sequence[str] = (),
        preset: str | None = None,
    ) -> None:
        self._linting = configured.settings.lint
        self._folder = configured.file.parent.resolve() if configured.file else None
        self._select, self._ignore, self._preset = select, ignore, preset
        self._specs: list[GitIgnoreSpec] | None = None
        self._plans: dict[tuple[int, ...], Plan] = {}
        own = (Superseded(normal(one.old), one.new, one.source) for one in configured.settings.superseded)
        self.world = World(today, (*PROVEN, *own), chain_of(configured.settings.approval))
        self.faults: tuple[Finding, ...] = ()
        """What is wrong with the settings: rules and options that there are not. Nothing should be linted then."""
        if configured.document is not None:
            self.faults = tuple(sorted(place(faults(self._linting), configured.document), key=order))

    def judge(self, text: Text, library: Library | None = None) -> Inspected:
        """Ask the rules of an SOP; those over a library only where one is given, of which it is a member."""
        if text.sop is None or text.document is None:
            return Inspected(text.name, None, text.findings)
        chosen = self.plan_for(text.name)
        failed: list[tuple[Rule, Exception]] = []
        said = check(
            text.sop, chosen, self.world, library, on_fault=lambda rule, error: failed.append((rule, error))
        )  # fmt: skip
        found = sorted(placed(said, text.document), key=order)
        if library is None:
            chosen = Plan(tuple(one for one in chosen.asked if not one.rule.library))
        return Inspected(
            text.name,
            text.sop,
            tuple(one for one in found if one.waiver is None),
            tuple(one for one in found if one.waiver is not None),
            chosen,
            tuple(failed),
        )

    def judge_all(self, texts: Sequence[Text]) -> Iterator[Inspected]:
        """Ask the rules of texts that belong together: they are a library."""
        library = library_of(texts)
        for text in texts:
            yield self.judge(text, library)

    def plan_for(self, name: str) -> Plan:
        """Choose the rules for a text by its path."""
        holding = tuple(self._holding(name))
        if holding not in self._plans:
            overrides = [self._linting.overrides[index] for index in holding]
            self._plans[holding] = plan(
                self._linting, overrides, select=self._select, ignore=self._ignore, preset=self._preset
            )
        return self._plans[holding]

    def _holding(self, name: str) -> Iterator[int]:
        """Find the overrides whose files hold a text."""
        if not self._linting.overrides or self._folder is None:
            return
        if self._specs is None:
            from pathspec import GitIgnoreSpec  # noqa: PLC0415 - few settings have overrides

            self._specs = [GitIgnoreSpec.from_lines(one.files) for one in self._linting.overrides]
        path = Path(name).resolve()
        if path.is_relative_to(self._folder):
            inside = path.relative_to(self._folder).as_posix()
            yield from (index for index, spec in enumerate(self._specs) if spec.match_file(inside))


def library_of(texts: Iterable[Text]) -> Library:
    """Make a library of the texts that are SOPs."""
    return Library(tuple(Member(text.name, text.sop) for text in texts if text.sop is not None))


def inspect(
    reading: Reading, configured: Configured | None = None, today: date | None = None
) -> list[Finding]:  # fmt: skip
    """Find all that lint says of one text by itself, in the order of a report; waived findings are left out.

    Without `today` the rules that need the day, such as that of an overdue review, say nothing. A rule that fails
    raises its exception.
    """
    inspector = Inspector(configured or Configured(), today)
    done = inspector.judge(text_of(reading))
    if done.failed:
        raise done.failed[0][1]
    return list(done.findings)


def with_member(library: Library, changed: Text) -> Library:
    """Give the library in which one text has become another; for a repair that is judged among its neighbours."""
    if changed.sop is None:
        return library
    return Library(
        tuple(replace(member, sop=changed.sop) if member.name == changed.name else member for member in library.members)
    )
