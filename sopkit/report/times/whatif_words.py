"""Puts a what-if into words, for people: the terminal and the page say the same. Knows no format."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct, field
from msgspec.structs import replace

from sopkit.i18n import Message, _
from sopkit.model import ThreePoint
from sopkit.report.lines import one_line
from sopkit.report.times.whatif import Figure, Loop, WhatIf
from sopkit.report.times.wording import NOTHING, Wording, rounded
from sopkit.times import Amount, format_difference, read_time
from sopkit.times.settable import Field
from sopkit.times.whatif import Change, Value

_EXACT = {"total", "shortest", "longest"}
"""Figures that are sums of written times; the others are means, or come of a simulation."""

_NAMES: Mapping[str, Message] = {
    "total": _("Total"),
    "shortest": _("Shortest way"),
    "longest": _("Longest way"),
    "expected": _("Expected"),
    "p50": _("50 of 100 cases (P50)"),
    "p80": _("80 of 100 cases (P80)"),
    "p95": _("95 of 100 cases (P95)"),
}


class Row(Struct, frozen=True):
    """A figure in words."""

    name: str
    before: str
    after: str
    difference: str
    better: bool | None
    """Whether the changes are a gain: less time, more left of a promise. None where nobody can tell."""
    figure: Figure
    of: str = ""
    """Id of the executor, or the place of the promise."""


class Count(Struct, frozen=True):
    """A number before and after, which is no time."""

    name: str
    kind: str
    """`handovers` or `rounds`."""
    before: Fraction | None
    after: Fraction | None
    of: str = ""


class Section(Struct, frozen=True):
    """Rows that belong together."""

    title: str
    rows: tuple[Row, ...]
    counts: tuple[Count, ...] = field(default=())


class WhatIfWording:
    """Says what changes come to, in one language. All texts stand on one line."""

    def __init__(self, whatif: WhatIf, language: str) -> None:
        self.whatif = whatif
        self.before, self.after = Wording(whatif.before, language), Wording(whatif.after, language)
        self.language = language

    def text(self, message: Message) -> str:
        """Write a message."""
        return self.before.text(message)

    @property
    def heading(self) -> str:
        """Name the SOP."""
        return self.before.heading

    def changes(self) -> Iterator[tuple[str, str, str]]:
        """Name what is changed, and give its value before and after."""
        for change in self.whatif.changes:
            yield self._named(change), self._value(change.before), self._value(change.after)

    def _named(self, change: Change) -> str:
        step = change.target.step + 1
        match change.target.field:
            case Field.TIME:
                return self.text(_("time of step {step}", step=step))
            case Field.BY:
                return self.text(_("executor of step {step}", step=step))
            case Field.CHANCE:
                return self.text(_("chance of “{exit}” at step {step}", exit=change.target.exit, step=step))

    def _value(self, value: Value) -> str:
        if isinstance(value, tuple):
            names = {load.executor: load.name for load in self.whatif.before.times.executors}
            return one_line(", ".join(names.get(executor, executor) for executor in value))
        if isinstance(value, str | ThreePoint):
            return one_line(read_time(value).text) or NOTHING
        return NOTHING if value is None else self._percent(value)

    def _percent(self, chance: Fraction) -> str:
        """Write a chance as exactly as it was asked for: 99.99% is not 100%."""
        text = f"{float(chance * 100):.10g}%"
        return text.replace(".", ",") if self.language == "id" else text

    def sections(self, *, brief: bool = True) -> Iterator[Section]:
        """Tell the figures: the whole and its promises, then executors, then loops.

        `brief` leaves out what a way takes unit by unit where a calendar makes one figure of it.
        """
        handovers = Count(
            self.text(_("Handovers")),
            "handovers",
            Fraction(self.whatif.before.handovers),
            Fraction(self.whatif.after.handovers),
        )
        figures = list(self.whatif.figures())
        again = {figure.kind for figure in figures if figure.converted and brief} - {"total"}
        told = (self._figure(figure) for figure in figures if figure.converted or figure.kind not in again)
        main = (*told, *self._promises())
        yield Section(self.text(_("Figure")), main, (handovers,))
        basis = _("Executor (expected time)") if self.whatif.both_expected else _("Executor (each row once)")
        yield Section(self.text(basis), tuple(self._executors()))
        loops = list(self.whatif.loops())
        if loops:
            rows = tuple(self._row(self._loop(loop), loop.adds, of=_of(loop)) for loop in loops)
            yield Section(self.text(_("Loops")), rows, tuple(self._rounds(loop) for loop in loops))

    def _figure(self, figure: Figure) -> Row:
        name = _NAMES[figure.kind]
        return self._row(self.text(_("{figure}, as one figure", figure=name) if figure.converted else name), figure)

    def _row(self, name: str, figure: Figure, *, of: str = "") -> Row:
        shown = figure if figure.kind in _EXACT else _rounded(figure)
        return Row(
            name,
            self._amounts(shown.before),
            self._amounts(shown.after),
            self._difference(shown),
            _better(shown),
            figure,
            of,
        )

    def _amounts(self, amounts: Sequence[Amount] | None) -> str:
        return NOTHING if amounts is None else self.before.amounts(amounts)

    def _difference(self, figure: Figure) -> str:
        if figure.added is None:
            return NOTHING
        return format_difference(figure.added, self.language) or self.text(_SAME)

    def _promises(self) -> Iterator[Row]:
        for old, new, figure in self.whatif.promises():
            name = f"{self.text(_('Service promise'))} {self.before.promised(old)}"
            row = self._row(name, figure, of=self.before.place(old))
            yield replace(row, before=self.before.verdict(old), after=self.after.verdict(new))

    def _executors(self) -> Iterator[Row]:
        names = {load.executor: load.name for load in self.whatif.before.times.executors}
        for executor, figure in self.whatif.executors():
            yield self._row(one_line(names.get(executor, executor)), figure, of=executor)

    def _loop(self, loop: Loop) -> str:
        places = {"step": self.before.steps([loop.step]), "target": self.before.steps([loop.target])}
        if loop.exit and loop.exit.strip():
            return self.text(_("each “{exit}” at step {step}", exit=loop.exit, **places))
        return self.text(_("each way back from step {step} to step {target}", **places))

    def _rounds(self, loop: Loop) -> Count:
        name = self.text(_("{loop}: times a case", loop=self._loop(loop)))
        return Count(name, "rounds", loop.before, loop.after, _of(loop))

    def numbers(self, count: Count) -> tuple[str, str, str]:
        """Write a number before and after, and the difference."""
        before, after = (
            NOTHING if value is None else self.before.number(value) for value in (count.before, count.after)
        )
        if count.before is None or count.after is None:
            return before, after, NOTHING
        added = count.after - count.before
        sign = "+" if added > 0 else "−"
        return before, after, f"{sign}{self.before.number(abs(added))}" if added else self.text(_SAME)

    def facts(self) -> Iterator[tuple[Message, str]]:
        """Say under which calendar figures stand, where simulated cases come from, and what can't be computed."""
        converted = self.whatif.after.times.converted
        if converted is not None:
            yield _("Calendar"), self.text(converted.calendar)
        found = self.whatif.after.distribution or self.whatif.before.distribution
        if found is not None and found.least < found.most:
            yield _("Cases"), self.after.simulated(found)
        before, after = list(self.before.gaps()), list(self.after.gaps())
        yield from ((_("Not computed"), gap) for gap in before if gap in after)
        yield from ((_("Not computed before"), gap) for gap in before if gap not in after)
        yield from ((_("Not computed after"), gap) for gap in after if gap not in before)

    def assumptions(self) -> list[str]:
        """Say what the figures after the changes rest on."""
        return self.after.assumptions()


_SAME = _("the same")


def _of(loop: Loop) -> str:
    return f"{loop.step}>{loop.target}" if loop.exit is None else f"{loop.step}>{loop.target} ({loop.exit})"


def _rounded(figure: Figure) -> Figure:
    """Round both sides, so that the difference is that of the numbers that are shown."""
    before, after = (
        None if amounts is None else tuple(rounded(amount) for amount in amounts)
        for amounts in (figure.before, figure.after)
    )
    return replace(figure, before=before, after=after)


def _better(figure: Figure) -> bool | None:
    added = figure.added
    if not added:
        return None
    more_is_better = figure.kind == "margin"
    if all(amount.min >= 0 for amount in added):
        return more_is_better
    return not more_is_better if all(amount.max <= 0 for amount in added) else None
