"""How a value or key of a text can be written anew; offers, best first, and leaves the judging to who reads them back.

YAML's rules for text without quotes depend on what stands around it. They are not written down here a second time:
each offer is read back by the parser itself.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sopkit.source.places import BLANKS, Places
from sopkit.source.quoting import BLOCK_HEADER, spellings
from sopkit.source.spans import Path
from sopkit.source.styles import in_its_style

_SPACE: Final = re.compile(r" (?:[,\]}]|[ \t]*(?:[\r\n]|$))")

Splice = tuple[int, int, str]
"""From which offset to which one a text is to be replaced, and by what."""


def spliced(text: str, splices: Iterable[Splice]) -> str | None:
    """Carry out splices that do not overlap, in any order; None where they do."""
    pieces: list[str] = []
    at = 0
    for start, end, written in sorted(splices):
        if start < at:
            return None
        pieces += (text[at:start], written)
        at = end
    return "".join((*pieces, text[at:]))


def replacements(text: str, data: Any, places: Places, path: Path, value: str) -> Iterator[Splice]:
    """Give ways in which the value at `path` may be made to read as `value`; a text keeps its style where that can be.

    What is no text yet, such as a number or a list, has no style to keep.
    """
    place, brackets, old = places.values[path], in_brackets(text, places, path), _at(data, path)
    if isinstance(old, str):
        yield from in_its_style(text, place, old, value, brackets=brackets)
    for written in spellings(value, brackets=brackets):
        yield from placements(text, data, places, path, written)


def renamings(text: str, places: Places, path: Path, key: str) -> Iterator[Splice]:
    """Give ways in which the key at `path` may be made to read as `key`, in the quotes that it has."""
    place, brackets = places.keys[path], in_brackets(text, places, path)
    yield from in_its_style(text, place, str(path[-1]), key, brackets=brackets)
    for written in spellings(key, brackets=brackets):
        yield *place, written


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def in_brackets(text: str, places: Places, path: Path) -> bool:
    """Tell whether the value at `path` stands in square or curly brackets."""
    return any(text[places.values[path[:length]][0]] in "[{" for length in range(len(path)))


def placements(text: str, data: Any, places: Places, path: Path, written: str) -> Iterator[Splice]:
    """Give ways in which something that is written on one line may stand in place of the value at `path`."""
    start, end = places.values[path]
    if start == end:
        # A space that is already there serves, unless it keeps a comment from the value: `name: , id: }`.
        if _SPACE.match(text, end):
            yield start, end + 1, f" {written}"
        yield start, end, f" {written}"
        yield start, end, f": {written}"  # `{name}`: a key without a colon
        return
    old = _at(data, path)
    if isinstance(old, dict | list) and path in places.keys:
        # A block of keys or items begins below its key; a value of one line stands beside it.
        after = text.find(":", places.keys[path][1]) + 1
        gap = text[after:start]
        if gap.strip(BLANKS) != gap:
            yield after, end, f" {written}{gap.rstrip(BLANKS)}"
    header = BLOCK_HEADER.match(text, start) if isinstance(old, str) else None
    comment = header[1] if header and header[1] else ""
    yield start, end, written + comment
    yield start, end, written
