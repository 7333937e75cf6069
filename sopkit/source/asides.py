"""What stands in a text outside all keys and values, such as comments: found only where a sign is looked for."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from sopkit.source.places import Places
from sopkit.source.quoting import BLOCK_HEADER

_MOST: Final = 1000
"""Parts of lines that are told: whoever has more has no SOP that a person wrote."""
_LINE_END: Final = re.compile(r"[\r\n]|$")


class Aside(NamedTuple):
    """The part of a line, as editors show it, that lies outside keys and values."""

    text: str
    start: int
    """Where the first sign that was looked for stands; a character offset."""
    end: int
    """After the last."""


def asides(text: str, places: Places, sought: re.Pattern[str]) -> list[Aside]:
    """Give the parts of lines outside keys and values that hold a sign, in their order: the first thousand."""
    return list(islice(_asides(text, places, sought), _MOST))


def _asides(text: str, places: Places, sought: re.Pattern[str]) -> Iterator[Aside]:
    # Most texts hold none: then nobody need know where values stand.
    found = sought.search(text)
    if found is None:
        return
    taken = _taken(text, places)
    starts = [start for start, _end in taken]
    while found:
        at = found.start()
        number = bisect_right(starts, at)
        before = taken[number - 1][1] if number else 0
        if at < before:
            found = sought.search(text, before)
            continue
        begin = max(before, text.rfind("\n", 0, at) + 1, text.rfind("\r", 0, at) + 1)
        line_end = _LINE_END.search(text, at)
        assert line_end is not None
        stop = min(line_end.start(), starts[number] if number < len(starts) else len(text))
        signs = list(sought.finditer(text, at, stop))
        yield Aside(text[begin:stop], at, signs[-1].end())
        found = sought.search(text, stop)


def _taken(text: str, places: Places) -> Sequence[tuple[int, int]]:
    """Say where keys stand, and values that hold no others; of a block of lines what follows its first one."""
    inner = {path[:-1] for path in places.values if path}
    found = [*places.keys.values(), *(place for path, place in places.values.items() if path not in inner)]
    return sorted(_without_header(text, *place) for place in found if place[0] < place[1])


def _without_header(text: str, start: int, end: int) -> tuple[int, int]:
    header = BLOCK_HEADER.match(text, start, end) if text[start] in "|>" else None
    return (header.end(), end) if header else (start, end)
