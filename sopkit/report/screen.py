"""The parts of a report on a terminal: tables, bars and lines for what one console can show. Knows no report."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from rich import box
from rich.cells import cell_len, chop_cells
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

GAP = 3
"""Cells between two columns of a table."""
_PLAIN = str.maketrans(
    dict(zip("–−•×“”‘’", "--*x\"\"''", strict=True)) | {"±": "+/-", "½": "1/2", "¼": "1/4", "¾": "3/4", "…": "..."}
)
_EIGHTHS = "▏▎▍▌▋▊▉"
_HEIGHTS = (("·", "▁▂▃▄▅▆▇█"), (".", "_-:=+*#"))
"""The sign of nothing, then those from low to high; the second for consoles without Unicode."""


class Column(Struct, frozen=True):
    """A column of a table."""

    title: str
    right: bool = False
    """Whether its words end at its right edge."""
    limit: int | None = None
    """Cells at most; what is longer is cut. Without a limit, words go on in the next line."""
    width: int | None = None
    """Cells, if they are settled; words go on in the next line."""


def cells(text: str) -> int:
    """Count the cells that a text takes."""
    return cell_len(text)


class Screen:
    """Writes to one console. A console that can't show all of Unicode gets signs of its own encoding."""

    def __init__(self, console: "Console") -> None:
        self._console = console
        # None: all characters can be shown.
        self._encoding = console.encoding if console.options.ascii_only else None
        self.width = console.width

    def safe(self, text: str) -> str:
        """Keep to what the console can show: no control characters, no signs that it would fail on."""
        shown = "".join(sign if sign.isprintable() else " " for sign in " ".join(text.split()))
        if self._encoding is None:
            return shown
        return shown.translate(_PLAIN).encode(self._encoding, "replace").decode(self._encoding)

    def shortened(self, text: str, cells: int) -> str:
        """Cut a text to so many cells."""
        shown = self.safe(text)
        if cell_len(shown) <= cells:
            return shown
        more = self.safe("…")
        kept = chop_cells(shown, max(cells - cell_len(more), 1))[0].rstrip()
        return f"{kept}{more}"

    def bar(self, part: Fraction | None, cells: int) -> str:
        """Draw a part of a whole that fills so many cells; what is more than nothing is seen."""
        if not part or part < 0:
            return ""
        eighths = max(round(min(part, Fraction(1)) * cells * 8), 1)
        if self._encoding:
            return "#" * max(round(eighths / 8), 1)
        whole, rest = divmod(eighths, 8)
        return "█" * whole + (_EIGHTHS[rest - 1] if rest else "")

    def outline(self, heights: Sequence[int]) -> str:
        """Draw numbers as a row of columns."""
        nothing, signs = _HEIGHTS[self._encoding is not None]
        most = max(heights, default=0)
        return "".join(signs[(height * len(signs) - 1) // most] if height else nothing for height in heights)

    def table(self, *columns: Column) -> Table:
        """Begin a table with these columns."""
        frame = box.ASCII if self._encoding else box.SIMPLE_HEAD
        table = Table(box=frame, header_style="bold", show_edge=False, pad_edge=False)
        for column in columns:
            table.add_column(
                self.safe(column.title),
                justify="right" if column.right else "left",
                overflow="fold",
                max_width=column.limit,
                width=column.width,
            )
        return table

    def grid(self) -> Table:
        """Begin a list of lines, each with a word or a sign at its head."""
        grid = Table.grid(padding=(0, 1), pad_edge=False)
        grid.add_column(overflow="fold", style="bold")
        grid.add_column(overflow="fold", ratio=1)
        return grid

    def share(self, percent: str, part: Fraction | None, cells: int) -> Text:
        """Make a cell of a share: the percentage, and a bar where there is room."""
        return Text.assemble(f"{percent:>4}", " ", (self.bar(part, cells), "cyan")) if cells else Text(percent)

    def styled(self, text: str, style: str) -> Text:
        """Give a text with a colour. It is no markup: an activity may hold square brackets."""
        return Text(self.safe(text), style)

    def row(self, table: Table, *cells: str | Text, style: str = "") -> None:
        """Add a row; texts are cut to the limits of their columns."""
        limits = (column.max_width for column in table.columns)
        table.add_row(
            *(
                cell if isinstance(cell, Text) else Text(self._within(cell, limit))
                for cell, limit in zip(cells, limits, strict=True)
            ),
            style=style,
        )

    def _within(self, text: str, limit: int | None) -> str:
        return self.safe(text) if limit is None else self.shortened(text, limit)

    def line(self, text: str = "", style: str = "") -> None:
        """Print a line of text."""
        self._console.print(self.styled(text, style))

    def show(self, table: Table, *, apart: bool = False) -> None:
        """Print a table, if it has rows; at once, or below a blank line."""
        if table.row_count:
            if apart:
                self.line()
            self._console.print(table)
