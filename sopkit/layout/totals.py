"""The last row of the table: what the standard times add up to. Knows what is written in it, not where it stands."""

import re
from collections.abc import Mapping

from sopkit.flow import Flow
from sopkit.i18n import _, n_
from sopkit.layout.columns import Columns
from sopkit.layout.paper import PAD
from sopkit.layout.ruler import Ruler
from sopkit.layout.sheet import Line, RowText
from sopkit.model import Sop

_BEFORE_NUMBERS = re.compile(r"(?<!\+) (?=[0-9])")
"""Where a line may break, so that a number stands with its unit and its sign."""


def total_cells(sop: Sop, flow: Flow, language: str) -> dict[str, tuple[str, ...]]:
    """Write the paragraphs of the row's cells: the total of each family of units, and how many steps it leaves out.

    The families stay apart, whatever calendar an office may have set: a form is signed as it is printed, and a figure
    that rests on a calendar would have to print that beside it. One that does belongs here, below the total.
    """
    from sopkit.times import format_amounts, measure  # noqa: PLC0415 - few forms want to know times

    times = measure(sop, flow)
    first, *others = [format_amounts([amount], language) for amount in reversed(times.total)] or ["–"]
    written = [first, *(f"+ {amount}" for amount in others)]
    if left_out := len(times.unmeasured):
        written.append(n_("(without {n} step)", "(without {n} steps)", n=left_out).text(language))
    return {"activity": (_("Total").text(language),), "time": tuple(written)}


def total_row(columns: Columns, cells: Mapping[str, tuple[str, ...]]) -> RowText:
    """Break the paragraphs to the widths of their columns."""
    lines = {
        name: tuple(
            Line(number, line)
            for number, text in enumerate(texts)
            for line in _wrap(Ruler(columns.size, bold=True), text, columns.texts[name][1] - 2 * PAD)
        )
        for name, texts in cells.items()
    }
    return RowText(None, 1, lines, total=True)


def _wrap(ruler: Ruler, text: str, width: float) -> list[str]:
    """Break a text before its numbers if that is enough, else where it must."""
    lines: list[str] = []
    for part in _BEFORE_NUMBERS.split(text):
        longer = f"{lines[-1]} {part}" if lines else part
        if lines and len(ruler.wrap(longer, width)) == 1:
            lines[-1] = longer
        else:
            lines += ruler.wrap(part, width)
    return lines
