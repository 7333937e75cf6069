"""Where the entries of mappings and the items of lists begin and end, with the comments that are theirs."""

import re
from typing import Any, Final, NamedTuple

from sopkit.source.places import BLANKS, Places
from sopkit.source.spans import Path
from sopkit.source.splice import in_brackets

BREAKS: Final = "\r\n\x85\u2028\u2029"
"""What ends a comment, as YAML 1.1 has it."""

COMMENT: Final = f"#[^{BREAKS}]*+"

_BETWEEN: Final = re.compile(f"(?:[{BLANKS}]|{COMMENT})*+")
_BETWEEN_IN_FLOW: Final = re.compile(f"(?:[,{BLANKS}]|{COMMENT})*+")
_BESIDE: Final = re.compile(f"[ \t]*(?:{COMMENT})?")
_BREAK: Final = re.compile(f"\r\n|[{BREAKS}]")
_LINE: Final = re.compile(f"[^{BREAKS}]*+(?:\r\n|[{BREAKS}])?")
_COMMENT_LINE: Final = re.compile(f"([ \t]*){COMMENT}(?:\r\n|[{BREAKS}]|$)")


class Extent(NamedTuple):
    """From which offset to which one something stands."""

    start: int
    end: int


class Slot(NamedTuple):
    """An item of a list with what belongs to it; the comma that may stand after the item stays with the list."""

    above: Extent
    """Comment lines directly above, from the first sign to the item; without width where there are none."""
    item: Extent
    beside: Extent
    """The comment on the last line of the item, and lines below that are indented deeper than the item."""


class Entries:
    """Answers questions about the entries of one text."""

    def __init__(self, text: str, data: Any, places: Places) -> None:
        self.text, self._data, self.places = text, data, places

    def at(self, path: Path) -> Any:
        """Give the value at a path."""
        value = self._data
        for part in path:
            value = value[part]
        return value

    def is_flow(self, path: Path) -> bool:
        """Tell whether the mapping or list at `path` stands in brackets of its own."""
        return self.text[self.places.values[path][0]] in "[{"

    def is_block(self, path: Path) -> bool:
        """Tell whether the mapping or list at `path` is written by indentation."""
        return not self.is_flow(path) and not in_brackets(self.text, self.places, path)

    def neighbours(self, path: Path) -> tuple[Path | None, Path | None]:
        """Give the entries before and after the one at `path`."""
        outer, part = path[:-1], path[-1]
        siblings = self.at(outer)
        if isinstance(part, int):
            return (
                (*outer, part - 1) if part else None,
                (*outer, part + 1) if part + 1 < len(siblings) else None,
            )
        keys = [*siblings]
        at = keys.index(part)
        return (
            (*outer, keys[at - 1]) if at else None,
            (*outer, keys[at + 1]) if at + 1 < len(keys) else None,
        )

    def extent(self, path: Path) -> Extent:
        """Say where the entry or item at `path` stands: from its key, its dash or its `?` to the end of its value."""
        before, _after = self.neighbours(path)
        outer = path[:-1]
        if self.is_block(outer):
            start = self.places.values[outer][0] if before is None else self.skipped(self.end(before))
        else:
            start = self.places.values[outer][0] + self.is_flow(outer) if before is None else self.end(before)
            start = _end(_BETWEEN_IN_FLOW, self.text, start)
        return Extent(start, self.end(path))

    def end(self, path: Path) -> int:
        """Say where the entry or item at `path` ends."""
        key = self.places.keys.get(path)
        end = self.places.values[path][1]
        return end if key is None else max(end, key[1])

    def skipped(self, at: int) -> int:
        """Give the first offset from `at` on that is neither blank nor within a comment."""
        return _end(_BETWEEN, self.text, at)

    def line_start(self, at: int) -> int:
        """Give the offset at which the line of an offset begins."""
        while at > 0 and self.text[at - 1] not in BREAKS:
            at -= 1
        return at

    def column(self, at: int) -> int:
        """Give how many characters stand before an offset on its line."""
        return at - self.line_start(at)

    def begins_line(self, at: int) -> bool:
        """Tell whether nothing but blanks stands before an offset on its line."""
        return self.before_blanks(at) == self.line_start(at)

    def before_blanks(self, at: int) -> int:
        """Give the offset at which the blanks begin that stand before an offset on its line."""
        while at > 0 and self.text[at - 1] in " \t":
            at -= 1
        return at

    def after_blanks(self, at: int) -> int:
        """Give the offset at which the blanks end that stand from an offset on on its line."""
        while self.text[at : at + 1] in {" ", "\t"}:
            at += 1
        return at

    def beside(self, at: int) -> Extent:
        """Give the blanks and the comment that follow an offset on its line."""
        return Extent(at, _end(_BESIDE, self.text, at))

    def ends_line(self, at: int) -> bool:
        """Tell whether the line ends at an offset."""
        return at == len(self.text) or self.text[at] in BREAKS

    def next_line(self, at: int) -> int:
        """Give the offset after the line break at an offset; the same where there is none."""
        found = _BREAK.match(self.text, at)
        return found.end() if found else at

    def blank_lines(self, at: int) -> int:
        """Give the offset after the blank lines that begin at an offset."""
        while at < len(self.text):
            line = _end(_LINE, self.text, at)
            if self.text[at:line].strip(BLANKS):
                break
            at = line
        return at

    def comment_lines(self, at: int) -> tuple[tuple[int, int], ...]:
        """Give start and indentation of the comment lines that begin at the start of a line, one under the other."""
        found = []
        while at < len(self.text) and (line := _COMMENT_LINE.match(self.text, at)):
            found.append((at, len(line[1])))
            at = line.end()
        return tuple(found)

    def slots(self, path: Path) -> list[Slot]:
        """Give the items of a list in their order."""
        block = self.is_block(path)
        slots: list[Slot] = []
        at = 0 if block else self.places.values[path][0]
        for number in range(len(self.at(path))):
            slot = self._slot((*path, number), at, block=block)
            slots.append(slot)
            at = slot.beside.end
        return slots

    def _slot(self, path: Path, lowest: int, *, block: bool) -> Slot:
        """Gather what belongs to an item; what stands before `lowest` is another's."""
        item = self.extent(path)
        above = item.start
        after = item.end
        if not block and self.text[(comma := self.skipped(after)) : comma + 1] == ",":
            after = comma + 1
        beside = self.beside(after)
        if not self.ends_line(beside.end):
            beside = Extent(after, after)
        line = self.line_start(item.start)
        indent = item.start - line
        if self.begins_line(item.start):
            above = self._first_above(line, indent, lowest) or item.start
        if block:
            beside = Extent(beside.start, self.last_below(beside.end, indent))
        return Slot(Extent(above, item.start), item, beside)

    def _first_above(self, line: int, indent: int, lowest: int) -> int | None:
        """Find where the comment lines right above a line begin that are indented as it is."""
        first = None
        while line > 0:
            above = self.line_start(line - (2 if self.text[line - 2 : line] == "\r\n" else 1))
            found = _COMMENT_LINE.match(self.text, above)
            if above < lowest or not found or len(found[1]) != indent:
                break
            first, line = above + indent, above
        return first

    def last_below(self, end: int, indent: int) -> int:
        """Find where the comment lines right below the end of an item end that are indented deeper than it is."""
        for start, deep in self.comment_lines(self.next_line(end)) if end < len(self.text) else ():
            if deep <= indent:
                break
            end = self.beside(start).end
        return end


def _end(pattern: "re.Pattern[str]", text: str, at: int) -> int:
    found = pattern.match(text, at)
    assert found, "the pattern matches nothing as well"
    return found.end()
