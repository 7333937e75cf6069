"""Places in a text and what is wrong there: offsets, lines, columns. Knows neither YAML nor SOPs."""

import re
from bisect import bisect_right
from functools import cached_property

from msgspec import Struct

from sopkit.i18n import Message

Path = tuple[str | int, ...]
"""Where a value stands in the data: keys of mappings and numbers of list items, from the root down."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_NEWLINE = re.compile("\n")


class Span(Struct, frozen=True):
    """A stretch of a text.

    `start` and `end` are character offsets into the text (`end` just after the last character). Lines and columns
    count characters from 1; `end_column` is the column just after the last character.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class Fault(Struct, frozen=True):
    """What is wrong with a text, as a value; every fault is a reason not to read the text as a document."""

    code: str
    """Such as `S103`; never means something else once released."""
    name: str
    """The code in words, such as `duplicate-key`."""
    message: Message
    span: Span
    hint: Message | None = None
    related: tuple[tuple[Span, Message], ...] = ()


class Lines:
    r"""The lines of a text, as editors count them.

    A line ends with `\n`, `\r\n` or `\r`. YAML 1.1, and so PyYAML, also breaks lines at U+0085, U+2028 and U+2029,
    which no editor shows: PyYAML's own line numbers are of no use, its character offsets are.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._last = 0, ""

    @cached_property
    def _starts(self) -> list[int]:
        end = _LINE_END if "\r" in self.text else _NEWLINE
        return [0, *[found.end() for found in end.finditer(self.text)]]

    def line(self, number: int) -> str:
        """Give a line (counted from 1) without its line end; empty when there is no such line."""
        if not 1 <= number <= len(self._starts):
            return ""
        if number != self._last[0]:
            start = self._starts[number - 1]
            # All findings on one line share it: it may be as long as the text.
            self._last = number, self.text[start : self._end(start)]
        return self._last[1]

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column, both from 1, of a character offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Make a span of two offsets; those beyond the text are brought back to its end."""
        length, starts = len(self.text), self._starts
        start = min(start, length)
        end = max(start, min(end, length))
        line = bisect_right(starts, start)
        column = start - starts[line - 1] + 1
        if line == len(starts) or end < starts[line]:
            return Span(start, end, line, column, line, column + end - start)
        return Span(start, end, line, column, *self.place(end))

    def rest(self, start: int) -> Span:
        """Make a span from an offset to the last visible character of its line."""
        return self.span(start, start + len(self.text[start : self._end(start)].rstrip()))

    def _end(self, start: int) -> int:
        """Find where the line ends on which an offset lies."""
        end = _LINE_END.search(self.text, start)
        return end.start() if end else len(self.text)
