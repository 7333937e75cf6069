"""The blocks that a text is made of: each entry with its own lines, the comments and blank lines that are its.

Put together again, the blocks are the text, byte for byte. Comments are given out as `comments` does it: those on the
line of an entry and those above it are its own; below the last entry of a block, what is indented as the block is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from sopkit.source.document import Document
from sopkit.source.entries import Entries
from sopkit.source.spans import Path


class UnusualError(Exception):
    """A text is written in a way that has no blocks of lines, such as `? key`."""


class Kind(Enum):
    """How the value of a block is written."""

    MAPPING = auto()
    """Keys, one below the other."""
    SEQUENCE = auto()
    """Items with dashes."""
    FLOW = auto()
    """Brackets with something in them."""
    VALUE = auto()
    """Anything without members."""
    MARGIN = auto()
    """No entry, but comments and blank lines before the first one or after the last one."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """An entry of a mapping, or an item of a list."""

    kind: Kind
    name: str | int | None
    """The key, or the number of the item; None for a margin and for the whole."""
    data: Any
    column: int
    """How deep the key or dash is indented."""
    above: str
    """Whole lines of comments and blanks."""
    head: str
    """The key or dash, up to the value; up to the end of the line where members follow on lines of their own."""
    body: str
    """The value, as far as it has no members below it."""
    members: tuple["Block", ...]
    tail: str
    """What follows the value to the end of its lines: a comment, and lines that are indented deeper."""
    inline: bool = False
    """Whether it begins on the line of the dash to whose item it belongs."""
    start: int = 0
    """Between brackets: where it begins within the body of the outer one."""

    @property
    def text(self) -> str:
        """The block as it is written; whole lines, except where it stands in brackets or behind a dash."""
        inner = self.body if self.kind is Kind.FLOW else self.body + "".join(member.text for member in self.members)
        indent = "" if self.inline else " " * self.column
        return f"{self.above}{indent}{self.head}{inner}{self.tail}"


def blocks_of(document: Document) -> Block:
    """Take a text apart into the block of the whole, whose members are the top-level entries.

    Raises UnusualError where the text is no block of keys, or holds entries that begin on no line of their own.
    """
    return _Builder(document).whole()


class _Builder:
    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._data = document.data
        self._entries = Entries(document.text, document.data, document.places)
        self._values, self._keys = document.places.values, document.places.keys

    def whole(self) -> Block:
        if not isinstance(self._data, dict) or not self._data or self._entries.is_flow(()):
            raise UnusualError("the text is no block of keys")
        first = self._values[()][0]
        start = self._entries.line_start(first)
        members = tuple(self._members((), start, len(self._text)))
        margin = (_margin(self._text[:start], members[0].column),) if start else ()
        return Block(Kind.MAPPING, None, self._data, 0, "", "", "", (*margin, *members), "", inline=True)

    def _members(self, path: Path, start: int, end: int) -> Iterator[Block]:
        """Yield the entries of a mapping or list between two offsets, and the comments below the last one."""
        data = self._entries.at(path)
        names: list[str | int] = [*data] if isinstance(data, dict) else [*range(len(data))]
        column = self._column(self._own((*path, names[0])))
        for number, name in enumerate(names):
            inner = (*path, name)
            own = self._own(inner)
            inline = number == 0 and start == own and not self._entries.begins_line(own)
            if not inline and not self._entries.begins_line(own):
                raise UnusualError(f"{inner} begins on no line of its own")
            last = number + 1 == len(names)
            limit = end if last else self._entries.line_start(self._own((*path, names[number + 1])))
            stop = self._last_line(self._entries.end(inner), limit, column)
            yield self._block(inner, start, stop, own, inline=inline)
            start = stop
        if start < end:
            yield _margin(self._text[start:end], column)

    def _own(self, path: Path) -> int:
        """Say where the key or the dash of an entry stands."""
        start = self._entries.extent(path).start
        key = self._keys.get(path)
        if start != key[0] if key else self._text[start] != "-":
            raise UnusualError(f"{path} does not begin with its key or dash")
        return start

    def _column(self, at: int) -> int:
        return at - self._entries.line_start(at)

    def _last_line(self, ended: int, limit: int, column: int) -> int:
        """Say where the lines of an entry end: behind the last comment that is indented deeper than it is."""
        end = self._entries.beside(ended).end
        if not self._entries.ends_line(end):
            raise UnusualError("something follows on the line of an entry")
        at = stop = min(self._entries.next_line(end), limit)
        while at < limit:
            begin = self._entries.after_blanks(at)
            if not self._entries.ends_line(begin) and begin - at <= column:
                break
            after = self._entries.next_line(self._entries.beside(begin).end)
            if not self._entries.ends_line(begin):
                stop = after
            at = after
        return stop

    def _block(self, path: Path, start: int, stop: int, own: int, *, inline: bool) -> Block:
        line = own if inline else self._entries.line_start(own)
        above, column = self._text[start:line], self._column(own)
        data = self._entries.at(path)
        begin, end = self._values[path]
        if isinstance(data, dict | list) and data and self._entries.is_block(path):
            kind = Kind.MAPPING if isinstance(data, dict) else Kind.SEQUENCE
            try:
                below = self._below(path, own)
                members = tuple(self._members(path, below, stop))
                return Block(kind, path[-1], data, column, above, self._text[own:below], "", members, "", inline=inline)
            except UnusualError:
                # Such a value is taken or left as a whole.
                begin = self._after_sign(path, own)
        written, tail = self._text[begin:end], self._text[end:stop]
        flow = isinstance(data, dict | list) and data and self._entries.is_flow(path) and "#" not in written
        return Block(
            kind=Kind.FLOW if flow else Kind.VALUE,
            name=path[-1],
            data=data,
            column=column,
            above=above,
            head=self._text[own:begin],
            body=written,
            members=tuple(self._in_brackets(path)) if flow else (),
            tail=tail,
            inline=inline,
        )

    def _below(self, path: Path, own: int) -> int:
        """Say where the members of a block begin: on the line of its dash, or below the line of its key or dash."""
        begin = self._values[path][0]
        if self._entries.line_start(begin) == self._entries.line_start(own):
            return begin
        end = self._entries.beside(self._after_sign(path, own)).end
        if not self._entries.ends_line(end):
            raise UnusualError("something stands between a key and its members")
        return self._entries.next_line(end)

    def _after_sign(self, path: Path, own: int) -> int:
        """Say where the colon or dash of an entry ends."""
        key = self._keys.get(path)
        return self._text.index(":", key[1]) + 1 if key else own + 1

    def _in_brackets(self, path: Path) -> Iterator[Block]:
        data, offset = self._entries.at(path), self._values[path][0]
        names: list[str | int] = [*data] if isinstance(data, dict) else [*range(len(data))]
        for name in names:
            inner = (*path, name)
            start, end = self._entries.extent(inner)
            begin, value = self._values[inner][0], self._entries.at(inner)
            flow = isinstance(value, dict | list) and value and self._text[begin] in "[{"
            yield Block(
                kind=Kind.FLOW if flow else Kind.VALUE,
                name=name,
                data=value,
                column=0,
                above="",
                head=self._text[start:begin],
                body=self._text[begin:end],
                members=tuple(self._in_brackets(inner)) if flow else (),
                tail="",
                inline=True,
                start=start - offset,
            )


def _margin(text: str, column: int) -> Block:
    return Block(Kind.MARGIN, None, None, column, "", "", text, (), "", inline=True)
