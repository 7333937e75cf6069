"""Writes a document anew in one form: two blanks a level, no quotes that nobody needs, brackets where they fit a line.

Knows YAML and where comments belong, not which keys there are: whoever asks gives their order.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile
from typing import Final

from sopkit.source.comments import BLANK, Comments
from sopkit.source.entries import Entries
from sopkit.source.quoting import folded, literal, needs_no_quotes, quoted
from sopkit.source.spans import Path

WIDTH: Final = 120
"""Columns that brackets may fill; what is longer gets a line for each entry."""

_STEP: Final = 2

Order = Callable[[Path, Sequence[str]], Sequence[str]]
"""Puts the keys of the mapping at a path into their order."""
Opened = Callable[[Path], bool]
"""Tells whether the mapping or list at a path is to have a line for each entry, however short it is."""

_Line = str | None
"""None is a blank line, which is no part of a text."""


def rewritten(entries: Entries, comments: Comments, order: Order, opened: Opened) -> str:
    """Write a document whose data is a mapping or a list that is not empty, with line feeds."""
    writer = _Writer(entries, comments, order, opened)
    header = [line or None for line in comments.header]
    lines = [*header, *writer.block((), 0)]
    kept = [line for line, before in zip(lines, [None, *lines], strict=False) if line is not None or before is not None]
    while kept and kept[-1] is None:
        kept.pop()
    return "".join(f"{line or ''}\n" for line in kept)


class _Writer:
    def __init__(self, entries: Entries, comments: Comments, order: Order, opened: Opened) -> None:
        self.entries, self.places, self.comments = entries, entries.places, comments
        self.order, self.opened = order, opened

    def block(self, path: Path, indent: int) -> list[_Line]:
        """Write the entries of a mapping or the items of a list, a line or more for each."""
        value = self.entries.at(path)
        lines: list[_Line] = []
        members = self.order(path, [*value]) if isinstance(value, dict) else range(len(value))
        for member in members:
            inner = (*path, member)
            lines += self._entry(inner, indent) if isinstance(value, dict) else self._item(inner, indent)
        return [*lines, *_indented(self.comments.foot.get(path, ()), indent)]

    def _entry(self, path: Path, indent: int) -> Iterator[_Line]:
        head = f"{self._key(path, brackets=False)}:"
        before, beside = self._comments(path, indent)
        yield from before
        if self._is_open(path, indent + len(head)):
            yield " " * indent + head + beside
            # A blank line parts entries; under its key the first one needs none.
            yield from dropwhile(lambda line: line is None, self.block(path, indent + _STEP))
        else:
            yield from self._closed(path, head, beside, indent)

    def _item(self, path: Path, indent: int) -> Iterator[_Line]:
        before, beside = self._comments(path, indent)
        yield from before
        if not self._is_open(path, indent + 1):
            yield from self._closed(path, "-", beside, indent)
            return
        if beside:
            yield " " * indent + beside.lstrip(" ")
        lines = self.block(path, indent + _STEP)
        while (first := lines[0]) is None or first.startswith("#", indent + _STEP):
            # What stands above the first entry stands above its dash.
            yield first and first[_STEP:]
            lines = lines[1:]
        yield " " * indent + "- " + first[indent + _STEP :]
        yield from lines[1:]

    def _comments(self, path: Path, indent: int) -> tuple[list[_Line], str]:
        """Give the lines above an entry, and the comment on its line with the blanks before it."""
        beside = self.comments.beside.get(path, ())
        lines = [*self.comments.above.get(path, ()), *(comment.text for comment in beside[:-1])]
        if not self.entries.at(path):
            lines += self.comments.foot.get(path, ())  # of brackets that hold nothing else
        last = f"{' ' * max(1, beside[-1].gap)}{beside[-1].text}" if beside else ""
        return _indented(lines, indent), last

    def _is_open(self, path: Path, column: int) -> bool:
        """Tell whether a value is written with a line for each of its entries."""
        if not self._has_members(path):
            return False
        if self.entries.is_block(path) or path in self.comments.inside or self.opened(path):
            return True
        return column + 1 + len(self._inline(path)) > WIDTH

    def _has_members(self, path: Path) -> bool:
        value = self.entries.at(path)
        return isinstance(value, dict | list) and bool(value)

    def _closed(self, path: Path, head: str, beside: str, indent: int) -> Iterator[_Line]:
        """Write a value beside its key or dash; a text of several lines goes on below."""
        value = self.entries.at(path)
        written = self._block_of_text(path, value) if isinstance(value, str) else None
        first, *below = written or [self._inline(path)]
        yield " " * indent + f"{head} {first}".rstrip(" ") + beside
        yield from (" " * (indent + _STEP) + line if line else "" for line in below)

    def _block_of_text(self, path: Path, value: str) -> list[str] | None:
        written = self._written(path)
        return (folded(value, written) if written.startswith(">") else None) or literal(value)

    def _inline(self, path: Path) -> str:
        """Write a value on one line, as it may stand in brackets."""
        value = self.entries.at(path)
        if isinstance(value, dict):
            keys = self.order(path, [*value])
            members = (f"{self._key((*path, key), brackets=True)}: {self._inline((*path, key))}" for key in keys)
            return "{" + ", ".join(members) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self._inline((*path, number)) for number in range(len(value))) + "]"
        written = self._written(path)
        if value is None:
            return written if isinstance(path[-1], int) else ""
        brackets = not self.entries.is_block(path[:-1])
        return _spelt(value, written, brackets=brackets) if isinstance(value, str) else written

    def _key(self, path: Path, *, brackets: bool) -> str:
        start, end = self.places.keys[path]
        return _spelt(str(path[-1]), self.entries.text[start:end], brackets=brackets)

    def _written(self, path: Path) -> str:
        start, end = self.places.values[path]
        return self.entries.text[start:end]


def _indented(lines: Sequence[str], indent: int) -> list[_Line]:
    return [" " * indent + line if line != BLANK else None for line in lines]


def _spelt(value: str, written: str, *, brackets: bool) -> str:
    """Write a text on one line: as its author did where that was without quotes, else with as few as may be."""
    if written == value or needs_no_quotes(value, brackets=brackets):
        return value
    return quoted(value)
