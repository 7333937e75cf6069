"""Where each value and key of a document stands; made of the builder's marks when the first place is asked for."""

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

    @cached_property
    def _both(self) -> tuple[dict[Path, Place], dict[Path, Place]]:
        walk = _Walk(self._text, self._marks)
        if self._marks:
            walk.value(self._data, ())
        return walk.values, walk.keys

    @property
    def values(self) -> dict[Path, Place]:
        """Where each value stands; a blank value has no width and stands right after its colon or dash."""
        return self._both[0]

    @property
    def keys(self) -> dict[Path, Place]:
        """Where the key of each value of a mapping stands."""
        return self._both[1]


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
        if start == end and key is not None:
            # Inside brackets libyaml puts a blank value where the next thing begins, the pure parser after the colon.
            colon = _COLON.match(self.text, key[1])
            start = end = colon.end() if colon else key[1]
        # A collection has its place before its members in the table, as in the text.
        self.values[path] = start, end
        last = start
        if isinstance(data, dict):
            for name, member in data.items():
                place = next(self.marks), next(self.marks)
                self.keys[*path, name] = place
                last = self.value(member, (*path, name), place)
        elif isinstance(data, list):
            for number, member in enumerate(data):
                last = self.value(member, (*path, number))
        if end == OPEN_END:
            end = last
        elif end > start:
            end = start + len(self.text[start:end].rstrip(BLANKS))
        self.values[path] = start, end
        return end
