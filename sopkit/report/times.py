"""Shows how long an SOP takes: as JSON for machines, as tables for the terminal. Decides nothing, adds up nothing."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from sopkit.i18n import Message, _, n_
from sopkit.times import REASONS, Amount, Converted, StepTime, Time, Times, Unmeasured, format_amounts, share

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

VERSION = 1
"""Of the JSON."""


def as_json(times: Times, language: str = "en") -> dict[str, Any]:
    """Give the times as plain data, version 1; `language` is that of the assumptions, which are for people.

    Amounts are numbers of their unit: a whole number where it is whole, else rounded to six decimals. A step's
    `time` is null when the step has none, and then `unmeasured` says why. A time of several units, such as
    "2 hari 3 jam", has no single amount either: its `time` is null, and the step has a list `amounts` instead.
    Under a calendar there is a `converted` figure beside the total, with the minutes of a working day that it
    rests on and the amounts that it leaves `apart`. The paths through the flow are not computed.
    """
    data: dict[str, Any] = {
        "version": VERSION,
        "sop": {"number": times.sop_number, "title": times.sop_title},
        "steps": [_step(step) for step in times.steps],
        "total": [_amount(amount) for amount in times.total],
        "paths": {"shortest": None, "longest": None, "expected": None},
        "executors": [
            {"executor": load.executor, "total": [_amount(part) for part in load.total], "steps": list(load.steps)}
            for load in times.executors
        ],
        "unmeasured": [{"step": step.step, "reason": why.reason.value} for step, why in times.unmeasured],
        "assumptions": [message.text(language) for message in times.assumptions],
    }
    if times.converted:
        data["converted"] = {
            **(_amount(times.converted.amount) if times.converted.amount else {"unit": None, "min": None, "max": None}),
            "workday": _number(times.converted.workday),
            "apart": [_amount(amount) for amount in times.converted.apart],
        }
    return data


def _step(step: StepTime) -> dict[str, Any]:
    data: dict[str, Any] = {
        "step": step.step,
        "number": step.number,
        "executors": list(step.executors),
        "time": None,
    }
    if isinstance(step.time, Time):
        amounts = [{**_amount(amount), "text": step.time.text} for amount in step.time.amounts]
        data |= {"time": amounts[0]} if len(amounts) == 1 else {"amounts": amounts}
    return data


def _amount(amount: Amount) -> dict[str, Any]:
    return {"unit": amount.unit.value, "min": _number(amount.min), "max": _number(amount.max)}


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else round(float(value), 6)


def as_table(times: Times, language: str, console: "Console") -> None:
    """Print the times to a terminal: the steps, the total and each executor's part of it, and what is left out.

    A console that can't show all of Unicode gets signs of its own encoding, and boxes of plain characters.
    """
    from rich.text import Text  # noqa: PLC0415 - whoever prints JSON doesn't pay for rich

    writer = _Writer(language, console)
    number = f"{times.sop_number} " if times.sop_number else ""
    console.print(Text(writer.safe(f"SOP {number}{times.sop_title}"), style="bold"))
    console.print(writer.steps(times))
    console.print(writer.executors(times))
    if times.unmeasured:
        console.print(writer.left_out(times))
    if times.converted:
        console.print(Text(writer.figure(times.converted), style="bold"))
    console.print(writer.assumptions(times))


_Justify = Literal["left", "right"]

_PLAIN = str.maketrans({"–": "-", "±": "+/-", "½": "1/2", "¼": "1/4", "¾": "3/4", "•": "*"})


class _Writer:
    """Makes the tables, in one language and for one console."""

    def __init__(self, language: str, console: "Console") -> None:
        self._language = language
        # None: all characters can be shown.
        self._encoding = console.encoding if console.options.ascii_only else None

    def safe(self, text: str) -> str:
        """Keep to what the console can show: no control characters, no signs that it would fail on."""
        shown = "".join(sign if sign.isprintable() else " " for sign in " ".join(text.split()))
        if self._encoding is None:
            return shown
        return shown.translate(_PLAIN).encode(self._encoding, "replace").decode(self._encoding)

    def steps(self, times: Times) -> "Table":
        names = {load.executor: load.name for load in times.executors}
        table = self._table((_("No"), "right"), (_("Activity"), "left"), (_("Executor"), "left"), (_("Time"), "left"))
        for step in times.steps:
            done_by = ", ".join(names[executor] for executor in step.executors)
            self._row(table, str(step.number), step.activity, done_by, self._time(step.time))
        return table

    def executors(self, times: Times) -> "Table":
        table = self._table((_("Executor"), "left"), (_("Steps"), "right"), (_("Time"), "left"), (_("Share"), "right"))
        for load in times.executors:
            self._amounts(table, (load.name, str(len(load.steps))), load.total, times.total)
        table.add_section()
        left_out = len(times.unmeasured)
        label = n_("Total, without {n} step", "Total, without {n} steps", n=left_out) if left_out else _("Total")
        self._amounts(table, (label.text(self._language), str(len(times.steps))), times.total, (), style="bold")
        return table

    def _amounts(
        self,
        table: "Table",
        first: tuple[str, str],
        amounts: tuple[Amount, ...],
        whole: tuple[Amount, ...],
        *,
        style: str = "",
    ) -> None:
        """Add a row for each amount, the coarsest first, with its share of the whole; the first cells stand once."""
        if not amounts:
            self._row(table, *first, "–", "", style=style)
        for amount in reversed(amounts):
            part = share(amount, whole)
            percent = "" if part is None else f"{round(part * 100)}%"
            self._row(table, *first, format_amounts([amount], self._language), percent, style=style)
            first = ("", "")

    def left_out(self, times: Times) -> "Table":
        table = self._table((_("No"), "right"), (_("Written"), "left"), (_("Why it is left out of the total"), "left"))
        for step, why in times.unmeasured:
            self._row(table, str(step.number), why.text or "–", REASONS[why.reason].text(self._language))
        return table

    def figure(self, converted: Converted) -> str:
        """Write the figure under the calendar, the calendar beside it, and what the calendar can't convert."""
        total = format_amounts([converted.amount], self._language) if converted.amount else "–"
        apart = format_amounts(converted.apart, self._language)
        calendar = converted.calendar
        if apart:
            line = _(
                "As one figure: {total}, and {apart} besides ({calendar})", total=total, apart=apart, calendar=calendar
            )
        else:
            line = _("As one figure: {total} ({calendar})", total=total, calendar=calendar)
        return self.safe(line.text(self._language))

    def assumptions(self, times: Times) -> "Table":
        from rich.table import Table  # noqa: PLC0415

        table = Table.grid(padding=(0, 1), pad_edge=False)
        table.title = self.safe(_("This rests on:").text(self._language))
        table.title_justify, table.title_style = "left", ""
        for message in times.assumptions:
            self._row(table, "•", message.text(self._language))
        return table

    def _time(self, time: Time | Unmeasured) -> str:
        """Write how the time was read; what was not read stands between brackets, as the author wrote it."""
        if isinstance(time, Time):
            return format_amounts(time.amounts, self._language)
        return f"({time.text})" if time.text.strip("-") else "–"

    def _table(self, *columns: tuple[Message, _Justify]) -> "Table":
        from rich import box  # noqa: PLC0415
        from rich.table import Table  # noqa: PLC0415

        table = Table(box=box.ASCII if self._encoding else box.SIMPLE_HEAD, header_style="bold")
        for title, justify in columns:
            table.add_column(self.safe(title.text(self._language)), justify=justify, overflow="fold")
        return table

    def _row(self, table: "Table", *cells: str, style: str = "") -> None:
        from rich.text import Text  # noqa: PLC0415

        # Text, not markup: an activity may hold square brackets.
        table.add_row(*(Text(self.safe(cell)) for cell in cells), style=style)
