"""Where each value and key of a document stands; made of the builder's marks when a place is asked for."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sopkit.source.events import OPEN_END
from sopkit.source.spans import Path

Place = tuple[int, int]
"""Start and end, as character offsets."""

BLANKS = " \t\r\n\x85\u2028\u2029"
"""What YAML 1.1 takes for spaces and line breaks."""

_COLON = re.compile(r"(?:[ \t\r\n\x85\u2028\u2029]|#[^\r\n\x85\u2028\u2029]*+)*+:")


class Places:
    """The places of a text's values and keys by their paths.

    A place ends after the last character of its value: PyYAML's marks of a block scalar or collection run on to
    the next thing in the text, over blank lines and comments.
    """

    def __init__(self, text: str, data: Any, marks: Sequence[int]) -> None:
        self._text = text
        self._data = data
        self._marks = marks
        self._inside: dict[int, dict[str, int] | list[int]] = {}

    def nearest(self, path: Path) -> Place:
        """Where the value at a path stands; if there is none, its nearest ancestor that is there."""
        return self._place(self._seek(path)[-1]) if self._marks else (0, 0)

    def key(self, path: Path) -> Place | None:
        """Where the key of the value at a path stands; None for what is not there, or has no key."""
        found = self._seek(path) if self._marks else []
        return found[-1].key if len(found) > len(path) else None

    @property
    def values(self) -> dict[Path, Place]:
        """Where each value stands; a blank value has no width and stands right after its colon or dash."""
        return self._both[0]

    @property
    def keys(self) -> dict[Path, Place]:
        """Where the key of each value of a mapping stands."""
        return self._both[1]

    @cached_property
    def _both(self) -> tuple[dict[Path, Place], dict[Path, Place]]:
        walk = _Walk(self._text, self._marks)
        if self._marks:
            walk.value(self._data, ())
        return walk.values, walk.keys

    def _seek(self, path: Path) -> list["_Node"]:
        """Go down a path as far as there are values; the first node is the whole."""
        found = [_Node(self._data, 0, None)]
        for part in path:
            data = found[-1].data
            if part not in (data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()):
                break
            found.append(self._member(found[-1], part))
        return found

    def _member(self, node: "_Node", part: Any) -> "_Node":
        at = self._members(node)[part]
        if isinstance(node.data, list):
            return _Node(node.data[part], at, None)
        return _Node(node.data[part], at + 2, (self._marks[at], self._marks[at + 1]))

    def _members(self, node: "_Node") -> Any:
        """Say where the marks of each member of a collection begin; found once, for others stand beside it."""
        if node.at not in self._inside:
            marks, at = self._marks, node.at + 3
            of_key = 2 if isinstance(node.data, dict) else 0
            begins: list[int] = []
            for member in node.data.values() if of_key else node.data:
                begins.append(at)
                at += of_key
                at = marks[at + 2] if isinstance(member, _COLLECTIONS) else at + 2
            self._inside[node.at] = dict(zip(node.data, begins, strict=True)) if of_key else begins
        return self._inside[node.at]

    def _place(self, node: "_Node") -> Place:
        start, last = self._marks[node.at], node
        while self._marks[last.at + 1] == OPEN_END:
            last = self._member(last, next(reversed(last.data)) if isinstance(last.data, dict) else -1)
        own, end = _visible(self._text, self._marks[last.at], self._marks[last.at + 1], last.key)
        return (own if last is node else start), end


class _Node(NamedTuple):
    """A value, the index of its marks, and the place of its key."""

    data: Any
    at: int
    key: Place | None


_COLLECTIONS = (dict, list)


def _visible(text: str, start: int, end: int, key: Place | None) -> Place:
    """Give the place of a value that has an end of its own."""
    if start == end and key is not None:
        # Inside brackets libyaml puts a blank value where the next thing begins, the pure parser after the colon.
        colon = _COLON.match(text, key[1])
        start = end = colon.end() if colon else key[1]
    return start, start + len(text[start:end].rstrip(BLANKS))


class _Walk:
    """Goes over data and marks side by side: both are in the order of the text."""

    def __init__(self, text: str, marks: Sequence[int]) -> None:
        self.text = text
        self.marks = iter(marks)
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}

    def value(self, data: Any, path: Path, key: Place | None = None) -> int:
        """Place a value and all below it; give its end."""
        start, end = next(self.marks), next(self.marks)
        if not isinstance(data, _COLLECTIONS):
            self.values[path] = place = _visible(self.text, start, end, key)
            return place[1]
        next(self.marks)
        # A collection has its place before its members in the table, as in the text.
        self.values[path] = start, end
        last = start
        if isinstance(data, dict):
            for name, member in data.items():
                place = next(self.marks), next(self.marks)
                self.keys[*path, name] = place
                last = self.value(member, (*path, name), place)
        else:
            for number, member in enumerate(data):
                last = self.value(member, (*path, number))
        self.values[path] = (start, last) if end == OPEN_END else _visible(self.text, start, end, key)
        return self.values[path][1]
