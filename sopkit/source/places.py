"""Where each value and key of a document stands; made of the builder's marks when a place is asked for."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

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
        self._inside: dict[int, dict[str | int, int]] = {}

    def nearest(self, path: Path) -> Place:
        """Where the value at a path stands; if there is none, its nearest ancestor that is there."""
        return self._place(*self._seek(path)[:-1]) if self._marks else (0, 0)

    def key(self, path: Path) -> Place | None:
        """Where the key of the value at a path stands; None for what is not there, or has no key."""
        if not self._marks:
            return None
        _data, at, has_key, depth = self._seek(path)
        return (self._marks[at - 2], self._marks[at - 1]) if has_key and depth == len(path) else None

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

    def _seek(self, path: tuple[Any, ...]) -> tuple[Any, int, bool, int]:
        """Go down a path as far as there are values.

        Gives the last value, the index of its marks, whether it has a key, and how many parts of the path lead there.
        """
        data: Any = self._data
        at, has_key, depth = 0, False, 0
        for part in path:
            if not isinstance(data, _COLLECTIONS) or part not in (members := self._members(data, at)):
                break
            has_key = isinstance(data, dict)
            data, at = data[part], members[part]
            depth += 1
        return data, at, has_key, depth

    def _members(self, collection: Any, at: int) -> dict[str | int, int]:
        """Say where the marks of each member begin; found once, for others stand beside it."""
        if at not in self._inside:
            marks, members = self._marks, {}
            of_key = 2 if isinstance(collection, dict) else 0
            at_member = at + 3
            for part, member in collection.items() if of_key else enumerate(collection):
                at_member += of_key
                members[part] = at_member
                at_member = marks[at_member + 2] if isinstance(member, _COLLECTIONS) else at_member + 2
            self._inside[at] = members
        return self._inside[at]

    def _place(self, data: Any, at: int, has_key: bool) -> Place:
        marks, first = self._marks, at
        while marks[at + 1] == OPEN_END:
            last, at = next(reversed(self._members(data, at).items()))
            has_key = isinstance(data, dict)
            data = data[last]
        own, end = _visible(self._text, marks[at], marks[at + 1], marks[at - 1] if has_key else None)
        return (own if at == first else marks[first]), end


_COLLECTIONS = (dict, list)


def _visible(text: str, start: int, end: int, key_end: int | None) -> Place:
    """Give the place of a value that has an end of its own."""
    if start == end and key_end is not None:
        # Inside brackets libyaml puts a blank value where the next thing begins, the pure parser after the colon.
        colon = _COLON.match(text, key_end)
        start = end = colon.end() if colon else key_end
    return start, start + len(text[start:end].rstrip(BLANKS))


class _Walk:
    """Goes over data and marks side by side: both are in the order of the text."""

    def __init__(self, text: str, marks: Sequence[int]) -> None:
        self.text = text
        self.marks = iter(marks)
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}

    def value(self, data: Any, path: Path, key_end: int | None = None) -> int:
        """Place a value and all below it; give its end."""
        start, end = next(self.marks), next(self.marks)
        if not isinstance(data, _COLLECTIONS):
            self.values[path] = place = _visible(self.text, start, end, key_end)
            return place[1]
        next(self.marks)
        # A collection has its place before its members in the table, as in the text.
        self.values[path] = start, end
        last = start
        if isinstance(data, dict):
            for name, member in data.items():
                place = next(self.marks), next(self.marks)
                self.keys[*path, name] = place
                last = self.value(member, (*path, name), place[1])
        else:
            for number, member in enumerate(data):
                last = self.value(member, (*path, number))
        self.values[path] = (start, last) if end == OPEN_END else _visible(self.text, start, end, key_end)
        return self.values[path][1]
