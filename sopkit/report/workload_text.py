"""Shows a workload on a terminal: who is needed, what the SOPs take, and what is left out. Adds up nothing."""

from typing import TYPE_CHECKING

from sopkit.i18n import Message, _
from sopkit.report.screen import Column, Screen
from sopkit.report.workload_words import KINDS, NOTHING, Wording
from sopkit.workload import Workload
from sopkit.workload.loads import number_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_WIDE = 80
"""Columns from which a console has room for more than the figures."""


def show(workload: Workload, language: str, console: "Console") -> None:
    """Print a workload. A narrow console is spared what can be had from other formats."""
    report = _Report(Wording(workload, language), Screen(console))
    report.print()


class _Report:
    """Prints one workload."""

    def __init__(self, words: Wording, screen: Screen) -> None:
        self._words, self._screen, self._workload = words, screen, words.workload
        self._narrow = screen.width < _WIDE

    def print(self) -> None:
        self._screen.line(self._words.heading, "bold")
        for table in (self._staff(), self._outside(), self._sops(), self._left_out()):
            if table.row_count:
                self._screen.line()
                self._screen.show(table)
        self._screen.line()
        if missing := self._words.without_volume():
            self._screen.line(missing, "yellow")
        self._screen.line(self._words.text(_("This rests on:")))
        grid = self._screen.grid()
        for message in self._workload.assumptions:
            self._screen.row(grid, "•", self._words.text(message))
        self._screen.show(grid)

    def _table(self, *columns: tuple[Message, bool]) -> "Table":
        return self._screen.table(*(Column(self._words.text(title), right=right) for title, right in columns))

    def _staff(self) -> "Table":
        words = self._words
        table = self._table(
            (_("Position"), False),
            *(() if self._narrow else ((_("Steps"), True),)),
            (_("Minutes a year"), True),
            (_("People needed"), True),
            (_("On hand"), True),
            (_("Gap"), True),
        )
        for load in self._workload.staff:
            short = load.gap is not None and load.gap < 0
            self._screen.row(
                table,
                load.name,
                *(() if self._narrow else (words.steps(load),)),
                words.minutes(load.work),
                words.people(load.needed),
                words.staff(load),
                self._screen.styled(words.gap(load), "bold red" if short else ""),
            )
        if table.row_count:
            table.add_section()
            blank = () if self._narrow else ("",)
            total = words.text(_("Total"))
            self._screen.row(
                table, total, *blank, words.minutes(words.work), words.people(words.needed), "", "", style="bold"
            )
        return table

    def _outside(self) -> "Table":
        words = self._words
        table = self._table((_("No staff"), False), (_("Who that is"), False), (_("Minutes a year"), True))
        for load in self._workload.outside:
            self._screen.row(table, load.name, words.text(KINDS[load.kind]), words.minutes(load.work))
        return table

    def _sops(self) -> "Table":
        words = self._words
        table = self._table(
            (_("SOP"), False),
            *(() if self._narrow else ((_("Title"), False),)),
            (_("Cases a year"), True),
            (_("Minutes of all executors"), True),
        )
        for sop in self._workload.sops:
            title = () if self._narrow else (sop.procedure.sop.title,)
            number = sop.procedure.sop.number or NOTHING
            self._screen.row(table, number, *title, words.volume(sop.cases), words.minutes(sop.work))
        return table

    def _left_out(self) -> "Table":
        table = self._table((_("SOP"), False), (_("No"), True), (_("Written"), False), (_("Why it is left out"), False))
        for step in self._workload.left_out:
            time = step.work.time
            self._screen.row(
                table,
                number_of(step.procedure),
                str(time.number),
                time.time.text or NOTHING,
                self._words.reason(step),
            )
        return table
