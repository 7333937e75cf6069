"""Asks the rules that settings choose of texts, one by itself or many together."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sopkit.config.linting import Linting
from sopkit.diagnostic import Finding, order, place
from sopkit.inspection.values import About, Alone, Inspected
from sopkit.lint import Among, Plan, Rule, Superseded, World, check, check_among, in_two_parts
from sopkit.lint.facts import facts_of
from sopkit.lint.selection import faults, plan
from sopkit.lint.texts import Text, beside, text_of
from sopkit.lint.words import normal
from sopkit.lint.world import PROVEN
from sopkit.lint.written import placed
from sopkit.source import Reading

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from sopkit.config.settings import Configured, Settings


class Inspector:
    """Lints texts under the settings of one folder; None where there are none.

    `select`, `ignore` and `preset` are those of a command line, as `sopkit.lint.selection` has them.
    """

    def __init__(
        self,
        configured: "Configured | None",
        today: date | None = None,
        *,
        select: Sequence[str] | None = None,
        ignore: Sequence[str] = (),
        preset: str | None = None,
    ) -> None:
        self._linting = configured.settings.lint if configured else Linting()
        self._folder = configured.file.parent.resolve() if configured and configured.file else None
        self._select, self._ignore, self._preset = select, ignore, preset
        self._specs: list[GitIgnoreSpec] | None = None
        self._plans: dict[tuple[int, ...], Plan] = {}
        self.world = World(today, PROVEN) if configured is None else _world_of(configured.settings, today)
        self.faults: tuple[Finding, ...] = ()
        """What is wrong with the settings: rules and options that there are not. Nothing should be linted then."""
        if configured is not None and configured.document is not None:
            self.faults = tuple(sorted(place(faults(self._linting), configured.document), key=order))

    def judge(self, text: Text, among: Among | None = None) -> Inspected:
        """Ask the rules of an SOP; those over a library only where it is given among others."""
        if text.sop is None or text.document is None:
            return Inspected(text.name, None, text.findings)
        findings, waived, failed = self._asked(text, among)
        chosen = self.plan_for(text.name)
        chosen = chosen if among else chosen.alone
        return Inspected(text.name, About.of(text.sop), findings, waived, chosen, failed)

    def alone(self, text: Text) -> Alone:
        """Ask the rules of an SOP by itself, so that `seen` can go on without the text."""
        if text.sop is None or text.document is None:
            return Alone(None, text.findings)
        facts = facts_of(text.sop)
        findings, waived, failed = self._asked(text)
        divided = in_two_parts(text.sop, self.plan_for(text.name))
        return Alone(About.of(text.sop), findings, waived, facts, divided, failed)

    def seen(
        self, name: str, alone: Alone, among: Among | None = None, again: Callable[[], Reading] | None = None
    ) -> Inspected:
        """Finish what was begun of a text by itself; among others it has to be `in_two_parts`.

        `again` reads the text once more, to find the places of what is said of it among others; of most nothing is.
        """
        if alone.about is None:
            return Inspected(name, None, alone.findings)
        chosen = self.plan_for(name)
        if among is None:
            return Inspected(name, alone.about, alone.findings, alone.waived, chosen.alone, alone.failed)
        failed = list(alone.failed)
        said = check_among(among, chosen, on_fault=lambda rule, error: failed.append((rule, error)))
        findings = alone.findings
        document = again().document if said and again is not None else None
        if document is not None:
            findings = tuple(sorted((*findings, *placed(said, document)), key=order))
        return Inspected(name, alone.about, findings, alone.waived, chosen, tuple(failed))

    def _asked(
        self, text: Text, among: Among | None = None
    ) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[tuple[Rule, Exception], ...]]:
        """Give the findings that count, those that are waived, and the rules that failed."""
        assert text.sop is not None
        assert text.document is not None
        failed: list[tuple[Rule, Exception]] = []
        said = check(
            text.sop,
            self.plan_for(text.name),
            beside(self.world, text.document),
            among,
            on_fault=lambda rule, error: failed.append((rule, error)),
        )
        found = sorted(placed(said, text.document), key=order)
        counting = tuple(one for one in found if one.waiver is None)
        return counting, tuple(one for one in found if one.waiver is not None), tuple(failed)

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
        path = Path(os.path.realpath(name))
        if path.is_relative_to(self._folder):
            inside = path.relative_to(self._folder).as_posix()
            yield from (index for index, spec in enumerate(self._specs) if spec.match_file(inside))


def _world_of(settings: "Settings", today: date | None) -> World:
    """Say what rules may know beside the SOP, from settings."""
    from sopkit.lifecycle import chain_of  # noqa: PLC0415 - without settings the chain is the usual one

    own = (Superseded(normal(one.old), one.new, one.source) for one in settings.superseded)
    return World(today, (*PROVEN, *own), chain_of(settings.approval))


def inspect(
    reading: Reading, configured: "Configured | None" = None, today: date | None = None
) -> list[Finding]:  # fmt: skip
    """Find all that lint says of one text by itself, in the order of a report; waived findings are left out.

    Without `today` the rules that need the day, such as that of an overdue review, say nothing. A rule that fails
    raises its exception.
    """
    inspector = Inspector(configured, today)
    done = inspector.judge(text_of(reading))
    if done.failed:
        raise done.failed[0][1]
    return list(done.findings)
