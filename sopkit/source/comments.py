"""Which comments and blank lines of a text belong to which entry: they go where their entry goes.

The entry of a comment is that on whose line it stands, else the next one below; but a comment that is indented deeper
than the next entry is the foot of the block above it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sopkit.source.entries import BREAKS, COMMENT, Entries
from sopkit.source.quoting import BLOCK_HEADER
from sopkit.source.spans import Path

BLANK: Final = ""
"""Stands among comments for blank lines, however many."""

_COMMENT: Final = re.compile(COMMENT)
_LINE: Final = re.compile(f"([^{BREAKS}]*+)(?:\r\n|[{BREAKS}])")


class Beside(NamedTuple):
    """A comment on the line of an entry, and how many blanks stand before it."""

    gap: int
    text: str


@dataclass(frozen=True)
class Comments:
    """The comments of a text by the entry that they belong to."""

    header: list[str] = field(default_factory=list)
    """Lines before the first entry, such as `# yaml-language-server: …` and `---`."""
    above: dict[Path, list[str]] = field(default_factory=dict)
    """Lines above an entry."""
    beside: dict[Path, list[Beside]] = field(default_factory=dict)
    """On the line of an entry; more than one where it stands on several lines."""
    foot: dict[Path, list[str]] = field(default_factory=dict)
    """Lines after the last entry of a block, indented as its entries are."""
    inside: set[Path] = field(default_factory=set)
    """Every mapping and list that holds a comment."""

    def add_above(self, path: Path, *lines: str) -> None:
        """Put lines above an entry, below those that are there."""
        self.above.setdefault(path, []).extend(lines)
        if any(lines):
            self.inside.update(path[:length] for length in range(len(path)))

    def add_beside(self, path: Path, beside: Beside) -> None:
        """Put a comment on the line of an entry, behind those that are there."""
        self.beside.setdefault(path, []).append(beside)
        self.inside.update(path[:length] for length in range(len(path)))

    def add_foot(self, path: Path, *lines: str) -> None:
        """Put lines at the end of a mapping or list, below those that are there."""
        self.foot.setdefault(path, []).extend(lines)
        self.inside.update(path[:length] for length in range(len(path) + 1))

    def texts(self) -> list[str]:
        """Give all comments, sorted."""
        lines = [line for group in (self.above, self.foot) for lines in group.values() for line in lines]
        lines += [beside.text for group in self.beside.values() for beside in group]
        header = [found[0] for line in self.header if (found := _COMMENT.search(line))]
        return sorted(line for line in (*lines, *header) if line)


class _Token(NamedTuple):
    """A key, or a value without members."""

    start: int
    end: int
    path: Path


def comments_of(entries: Entries) -> Comments:
    """Find the comments of a text whose data is a mapping or a list that is not empty."""
    text = entries.text
    tokens = _tokens(entries)
    comments = Comments(header=_lines(text[: entries.places.values[()][0]]))
    ended = _Ended(entries)
    at = entries.places.values[()][0]
    for before, after in zip([None, *tokens], [*tokens, None], strict=True):
        gap = _Gap(entries, comments, ended, before, after)
        gap.run(at, after.start if after else len(text))
        if after:
            _inside(entries, comments, after)
            at = after.end
    return comments


def _tokens(entries: Entries) -> list[_Token]:
    """Give keys and values without members in the order of the text."""
    places = entries.places
    tokens = []
    for path, place in places.values.items():
        if path in places.keys:
            tokens.append(_Token(*places.keys[path], path))
        value = entries.at(path)
        if not (isinstance(value, dict | list) and value):
            tokens.append(_Token(*place, path))
    return tokens


def _lines(text: str) -> list[str]:
    """Give the lines of a text that is no more than comments, without blanks behind."""
    *whole, last = [line.rstrip() for line in re.split(f"\r\n|[{BREAKS}]", text)]
    return [*whole, last] if last else whole


def _inside(entries: Entries, comments: Comments, token: _Token) -> None:
    """Find the comments within a value without members: beside the header of a block of lines, or in empty brackets."""
    if (token.start, token.end) != entries.places.values[token.path]:
        return  # a key, which may hold a number sign in its quotes
    written = entries.text[token.start : token.end]
    if header := BLOCK_HEADER.match(written):
        if header[1]:
            comment = header[1].lstrip(" \t")
            comments.add_beside(token.path, Beside(len(header[1]) - len(comment), comment.rstrip()))
    elif isinstance(entries.at(token.path), dict | list):
        comments.add_above(token.path, *(found[0].rstrip() for found in _COMMENT.finditer(written)))


class _Ended:
    """Tells which key or value has ended last before an offset: of several the smallest."""

    def __init__(self, entries: Entries) -> None:
        places = (*entries.places.values.items(), *entries.places.keys.items())
        self._ends = sorted(((place[1], len(path), path) for path, place in places), key=lambda end: end[:2])

    def last(self, at: int) -> tuple[int, Path] | None:
        """Give its end and its path."""
        number = bisect_right(self._ends, at, key=lambda end: end[0])
        if not number:
            return None
        end, _length, path = self._ends[number - 1]
        return end, path


class _Gap:
    """What stands between two tokens: signs, blanks and comments."""

    def __init__(
        self, entries: Entries, comments: Comments, ended: _Ended, before: _Token | None, after: _Token | None
    ) -> None:
        self.entries, self.text, self.values = entries, entries.text, entries.places.values
        self.comments, self.ended = comments, ended
        self.before, self.after = before, after
        self.deepest = len(before.path) if before else 0
        """How deep the next foot may be: what has been found before stays before it."""

    def run(self, start: int, end: int) -> None:
        """Find the comments and blank lines between two offsets."""
        blank = False
        at = start
        while at < end:
            found = _LINE.match(self.text, at, end)
            stop = found.end() if found else end
            comment = _COMMENT.search(self.text, at, found.end(1) if found else end)
            if comment:
                self._add(comment.start(), comment[0].rstrip(), blank=blank)
                blank = False
            elif found and not found[1].strip() and at == self.entries.line_start(at):
                blank = True
            at = stop
        if blank and self.after:
            self.comments.add_above(self._next(end - 1), BLANK)

    def _add(self, at: int, comment: str, *, blank: bool) -> None:
        line = self.entries.line_start(at)
        own = self.entries.begins_line(at)
        ended = self.ended.last(at)
        if not own and ended and ended[0] >= line and ended[1]:
            self._add_beside(ended[1], Beside(at - self.entries.before_blanks(at), comment), line)
            return
        lines = (BLANK, comment) if blank else (comment,)
        foot = self._foot(at, at - line if own else None)
        if foot is None:
            self.deepest = -1
            self.comments.add_above(self._next(at), *lines)
        else:
            self.deepest = len(foot)
            self.comments.add_foot(foot, *lines)

    def _add_beside(self, path: Path, beside: Beside, line: int) -> None:
        """Add what stands behind an entry; behind the brackets of others with comments it is one of those."""
        if path not in self.comments.inside:
            self.comments.add_beside(path, beside)
        elif self.before and self.before.end >= line:
            self.comments.add_beside(self.before.path, beside)
        else:
            self.comments.add_foot(path, beside.text)

    def _next(self, at: int) -> Path:
        """Give the entry that begins next after an offset, with all that begins with it."""
        assert self.after, "asked only where something follows"
        path = self.after.path
        for length in range(1, len(path) + 1):
            start = self._start(path[:length])
            if start > at:
                # Brackets that open only now belong to an entry themselves.
                outer = path[: length - 1]
                opens = outer and self.entries.is_flow(outer) and self.values[outer][0] > at
                return outer if opens else path[:length]
        return path

    def _start(self, path: Path) -> int:
        key = self.entries.places.keys.get(path)
        return self.values[path][0] if key is None else key[0]

    def _foot(self, at: int, column: int | None) -> Path | None:
        """Find the mapping or list at whose end a comment stands; None where it belongs to what follows."""
        brackets = self._brackets(at)
        after = self.after.path if self.after else None
        if brackets is not None:
            return None if after and after[: len(brackets)] == brackets else brackets
        if after is None and (self.deepest < 0 or column is None):
            return ()
        if column is None:
            return None
        following = self._next(at) if after else None
        if following and self._column(following[:-1]) >= column:
            return None
        lowest = len(following) if following else 0
        path = self.before.path if self.before else ()
        columns = {
            self._column(path[:length]): path[:length]
            for length in range(min(self.deepest, len(path) - 1), lowest - 1, -1)
            if self.entries.is_block(path[:length])
        }  # where a list stands right below its key, the outer one counts
        fitting = [left for left in columns if left <= column]
        return columns[max(fitting)] if fitting else None if following else ()

    def _brackets(self, at: int) -> Path | None:
        """Find the innermost brackets in which an offset lies."""
        for token in (self.before, self.after):
            path = token.path if token else ()
            for length in range(len(path) - 1, -1, -1):
                start, end = self.values[path[:length]]
                if start < at < end and self.entries.is_flow(path[:length]):
                    return path[:length]
        return None

    def _column(self, path: Path) -> int:
        start = self.values[path][0]
        return start - self.entries.line_start(start)
