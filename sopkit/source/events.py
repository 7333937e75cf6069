"""From text to plain data and marks in one pass over the parser's events; knows no faults, only that there is one.

The usual road (`compose`, then `construct`) builds a tree of nodes with two marks each and is five times slower.
Here only two or three numbers are kept of each node, in the order of the text; `places.py` makes places of them when
somebody asks. Speed decides the shape of this file: a scalar is read where its parent reads it, without a call, and
interned, for the phrases of an archive come back in many SOPs, and what was kept of one is then found by identity. What
is refused is only noticed; `refusals.py` then reads the text once more, slowly and exactly.
"""

from array import array
from collections.abc import Callable
from sys import intern
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from sopkit.source.scalars import STARTS, plain

MAX_DEPTH: Final = 32
"""How deep collections may stand in each other; the whole document is the first."""
MAX_STEPS: Final = 1000
"""How many items the list `steps` of the document may have."""
MAX_ENTRIES: Final = 10_000
"""How many keys or items any other mapping or list may have: whoever goes over them must come to an end."""
OPEN_END: Final = -1
"""In place of the end of a collection that ends with its last child: it has no bracket of its own."""

ParserError = (yaml.YAMLError, ValueError, OverflowError)
"""What the parsers raise. The pure one lets `int()` and `chr()` fail on absurd numbers."""


class Built(NamedTuple):
    """What a text holds: plain data, and start and end of each key and value in the order of the text.

    Behind those of a collection stands the index at which the marks of its members end.
    """

    data: Any
    marks: "array[int]"
    """Kept for every document of a run: four bytes a number, where a list would take thirty-six."""


class Refused(Exception):  # noqa: N818 - it is a way out of the recursion, and no error yet
    """The text holds something that is refused."""


def parser(text: str, *, pure: bool = False) -> Any:
    """Make a parser whose `get_event()` gives the events of `text`: libyaml's if this PyYAML has it."""
    fast = None if pure else getattr(yaml, "CSafeLoader", None)
    return (fast or yaml.SafeLoader)(text)


def build(text: str, *, pure: bool = False) -> Built:
    """Read a text that holds nothing that is refused.

    Raises Refused when it does, and one of `ParserError` when it is not YAML.
    """
    # A tag needs `!`, an anchor `&` right before a letter: most texts have neither, and need no look at each event.
    # "Umum & Kepegawaian" is everyday text.
    properties = "!" in text or text.count("&") != text.count("& ")
    source = parser(text, pure=pure)
    take = source.get_event
    builder = _Builder(take, properties=properties)
    data = None
    try:
        take()  # the start of the stream
        if take().__class__ is not StreamEndEvent:
            data = builder.value(take(), MAX_DEPTH)
            take()  # the end of the document
            if take().__class__ is not StreamEndEvent:
                raise Refused
    finally:
        source.dispose()
    if isinstance(data, dict) and isinstance(steps := data.get("steps"), list) and len(steps) > MAX_STEPS:
        raise Refused
    return Built(data, array("i", builder.marks))


class _Builder:
    """Takes events and leaves data and marks; `depth` is how many collections may still be opened."""

    __slots__ = ("marks", "properties", "take")

    def __init__(self, take: Callable[[], Any], *, properties: bool) -> None:
        self.take = take
        self.properties = properties
        self.marks: list[int] = []

    def value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor or event.tag:
                raise Refused
            self.marks += (event.start_mark.index, event.end_mark.index)
            return event.value if event.style else plain(event.value)
        # What is left is an alias, or a collection.
        if kind not in _COLLECTIONS or event.anchor or event.tag or not depth:
            raise Refused
        marks = self.marks
        at = len(marks) + 1
        marks += (event.start_mark.index, OPEN_END, 0)
        read = self._mapping if kind is MappingStartEvent else self._sequence
        data, end = read(depth - 1)
        # A mapping in a flow sequence may do without brackets: `[a: 1]`.
        if event.flow_style and end.end_mark.index > end.start_mark.index:
            marks[at] = end.end_mark.index
        marks[at + 1] = len(marks)
        return data

    def _mapping(self, depth: int) -> tuple[dict[str, Any], Any]:
        take, mark, properties, scalar, starts = self.take, self.marks.append, self.properties, _SCALAR, STARTS
        mapping: dict[str, Any] = {}
        while True:
            event = take()
            if type(event) is not scalar:
                if type(event) is MappingEndEvent and len(mapping) <= MAX_ENTRIES:
                    return mapping, event
                raise Refused
            key = intern(event.value)
            if key in mapping or (properties and (event.anchor or event.tag)):
                raise Refused
            mark(event.start_mark.index)
            mark(event.end_mark.index)
            event = take()
            if type(event) is not scalar or properties:
                mapping[key] = self.value(event, depth)
                continue
            mark(event.start_mark.index)
            mark(event.end_mark.index)
            value = intern(event.value)
            mapping[key] = plain(value) if (not value or value[0] in starts) and not event.style else value

    def _sequence(self, depth: int) -> tuple[list[Any], Any]:
        take, mark, properties, scalar, starts = self.take, self.marks.append, self.properties, _SCALAR, STARTS
        sequence: list[Any] = []
        while True:
            event = take()
            if type(event) is SequenceEndEvent:
                if len(sequence) > MAX_ENTRIES:
                    raise Refused
                return sequence, event
            if type(event) is not scalar or properties:
                sequence.append(self.value(event, depth))
                continue
            mark(event.start_mark.index)
            mark(event.end_mark.index)
            value = intern(event.value)
            sequence.append(plain(value) if (not value or value[0] in starts) and not event.style else value)


# Untyped: the type stubs would have each mark checked for None, which only events made by hand have.
_SCALAR: Final[Any] = ScalarEvent
_COLLECTIONS: Final = frozenset({MappingStartEvent, SequenceStartEvent})
