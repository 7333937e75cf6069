"""Shows on a terminal all that is known of one SOP's times: tables with bars, and a few sentences."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from sopkit.i18n import Message, _
from sopkit.report.screen import GAP, Column, Screen, cells
from sopkit.report.times.library import Timed, look
from sopkit.report.times.wording import COLOURS, NOTHING, Wording
from sopkit.times import REASONS

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_NARROW, _WIDE = 64, 96
"""Columns from which a console has room for bars, and for long ones."""
_LEAST = 12
"""Cells of an activity, an executor or a time at least."""


def one(timed: Timed, language: str, console: "Console") -> None:
    """Print all that is known of one SOP. What there is no room for on a narrow console is left out, never broken."""
    report = _Report(Wording(timed.analysis, language), Screen(console))
    report.print()


class _Report:
    """Prints one SOP."""

    def __init__(self, words: Wording, screen: Screen) -> None:
        self._words, self._screen, self._analysis = words, screen, words.analysis
        self._narrow = screen.width < _NARROW
        self._bar = 0 if self._narrow else 10 if screen.width < _WIDE else 16

    def print(self) -> None:
        self._screen.line(self._words.heading, "bold")
        for table in (self._steps(), self._ways(), self._facts(), self._executors(), self._left_out()):
            self._screen.show(table, apart=True)
        self._assumptions()

    def _column(self, title: Message, *, right: bool = False, limit: int | None = None) -> Column:
        return Column(self._words.text(title), right=right, limit=limit)

    def _share(self, part: Fraction | None, most: Fraction | None) -> "Text":
        """Write a share; the bar of the largest is full."""
        return self._screen.share(self._words.percent(part), part / most if part and most else None, self._bar)

    def _steps(self) -> "Table":
        words, screen = self._words, self._screen
        most = max((part.share for part in self._analysis.steps if part.share), default=None)
        often = self._analysis.expected is not None and not self._narrow
        rows = [
            (str(step.number), words.time(step.time), words.often(step.step) if often else "", words.executors_of(step))
            for step in self._analysis.times.steps
        ]
        activity, executor, time = self._widths(rows, often=often)
        table = screen.table(
            self._column(_("No"), right=True),
            self._column(_("Activity"), limit=activity),
            *(() if self._narrow else (self._column(_("Executor"), limit=executor),)),
            self._column(_("Time"), limit=time),
            *((self._column(_("Done"), right=True),) if often else ()),
            *(() if self._narrow else (self._column(_("Share")),)),
        )
        for step, (number, written, count, done_by) in zip(self._analysis.times.steps, rows, strict=True):
            middle = () if self._narrow else (done_by,)
            counted = (count,) if often else ()
            share = () if self._narrow else (self._share(words.share(step), most),)
            screen.row(table, number, step.activity, *middle, written, *counted, *share)
        return table

    def _widths(self, rows: list[tuple[str, str, str, str]], *, often: bool) -> tuple[int, int, int]:
        """Divide the width among activity, executor and time: the activity gets what the others leave."""
        titles = tuple(self._words.text(title) for title in (_("No"), _("Time"), _("Done"), _("Executor")))
        shown = [[self._screen.safe(text) for text in row] for row in (titles, *rows)]
        number, time, count, executor = (max(map(cells, column)) for column in zip(*shown, strict=True))
        time = min(time, max(self._screen.width // 4, _LEAST))
        left = self._screen.width - number - GAP - time - GAP
        if often:
            left -= count + GAP
        if not self._narrow:
            left -= self._bar + cells("100% ") + GAP
            executor = min(executor, max(left * 2 // 5, _LEAST))
            left -= executor + GAP
        return max(left, _LEAST), executor, time

    def _ways(self) -> "Table":
        rows = list(self._words.ways())
        # Where all is in minutes, the figure says nothing new.
        figures = any(row.figure not in {"", row.amounts} for row in rows)
        left_out = any(row.left_out for row in rows)
        table = self._screen.table(
            self._column(_("Way")),
            self._column(_("Time")),
            *((self._column(_("As one figure")),) if figures else ()),
            *((self._column(_("Without time"), right=True),) if left_out else ()),
            *(() if self._narrow else (self._column(_("Steps"), right=True), self._column(_("Handovers"), right=True))),
        )
        for row in rows:
            cells = [row.name, row.amounts, *([row.figure] if figures else [])]
            cells += [str(row.left_out or "")] if left_out else []
            self._screen.row(table, *cells, *(() if self._narrow else (row.steps, row.handovers)))
        return table

    def _facts(self) -> "Table":
        """List what is told in sentences."""
        grid = self._screen.grid()
        last = None
        for title, text, style in self._sentences():
            head = "" if title == last else self._words.text(title)
            self._screen.row(grid, head, self._screen.styled(text, style))
            last = title
        return grid

    def _sentences(self) -> Iterator[tuple[Message, str, str]]:
        words, analysis = self._words, self._analysis
        if analysis.times.converted:
            yield _("Calendar"), words.text(analysis.times.converted.calendar), ""
        for promise in analysis.promises:
            yield _("Service promise"), f"{words.promised(promise)}: {words.verdict(promise)}", COLOURS[look(promise)]
        if found := analysis.distribution:
            yield _("Cases"), words.quantiles(found), ""
            if found.least < found.most:
                outline = self._screen.outline([many for _least, _most, many in found.bars])
                least, most = words.length(found.unit, found.least), words.length(found.unit, found.most)
                yield _("Cases"), f"{least} {outline} {most} ({words.simulated(found)})", ""
        for loop in analysis.loops:
            yield _("Loops"), words.loop(loop), ""
        if analysis.critical:
            yield _("Critical steps"), words.critical(), ""
        for gap in words.gaps():
            yield _("Not computed"), gap, "yellow"

    def _executors(self) -> "Table":
        words = self._words
        rows = list(words.executors())
        most = max((row.share for row in rows if row.share), default=None)
        table = self._screen.table(
            self._column(_("Executor")),
            *(() if self._narrow else (self._column(_("Steps"), right=True),)),
            self._column(_("Expected time") if self._analysis.expected else _("Time")),
            self._column(_("Share")),
        )
        for row in rows:
            steps = () if self._narrow else (str(row.steps),)
            self._screen.row(table, row.name, *steps, row.amounts, self._share(row.share, most))
        return table

    def _left_out(self) -> "Table":
        table = self._screen.table(
            self._column(_("No"), right=True),
            self._column(_("Written")),
            self._column(_("Why it is left out of the total")),
        )
        for step, why in self._analysis.times.unmeasured:
            reason = self._words.text(REASONS[why.reason])
            self._screen.row(table, str(step.number), why.text or NOTHING, reason)
        return table

    def _assumptions(self) -> None:
        found = self._words.assumptions()
        if not found:
            return
        grid = self._screen.grid()
        for text in found:
            self._screen.row(grid, "•", text)
        self._screen.line()
        self._screen.line(self._words.text(_("This rests on:")))
        self._screen.show(grid)
