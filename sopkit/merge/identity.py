"""Which thing of one version is which of the others: steps as a comparison matches them, list items by what they say.

Steps are called by marks that all versions share, and so are references to them: a branch to "8" changes when it leads
to another step, and not when a row before it is inserted. When all is joined, each mark becomes the id or the row that
its step then has.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct

from sopkit.diff.likeness import likeness, words
from sopkit.diff.matching import ALIKE, matched_steps
from sopkit.model import END, Sop
from sopkit.source import Document, Path

Key = str | tuple[str, int]
"""What the versions of an entry share: a key, the mark of a step, what an item says and for the how manieth time."""

_QUOTES = "'\""


class Marks(Struct, frozen=True):
    """The marks of the steps of three versions."""

    stem: str
    """What no text holds."""
    base: tuple[str, ...]
    """The mark of each step, in the order of the rows."""
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    last_names: dict[str, str]
    """What a step was called in the version that had it first, by its mark."""

    @property
    def pattern(self) -> "re.Pattern[str]":
        """What finds a mark in a text."""
        return re.compile(rf"{self.stem}\d+x")


def marks_of(base: Sop | None, ours: Sop, theirs: Sop, texts: Sequence[str]) -> Marks:
    """Give all steps their marks."""
    stem = "sopstep"
    while any(stem in text for text in texts):
        stem += "q"
    names: dict[str, str] = {}

    def new_mark(sop: Sop, index: int) -> str:
        mark = f"{stem}{len(names)}x"
        names[mark] = sop.step_ids[index]
        return mark

    if base is None:
        of_ours = tuple(new_mark(ours, index) for index in range(len(ours.steps)))
        return Marks(stem, (), of_ours, _like(ours, theirs, of_ours, new_mark), names)
    of_base = tuple(new_mark(base, index) for index in range(len(base.steps)))
    of_ours = _like(base, ours, of_base, new_mark)
    of_theirs = list(_like(base, theirs, of_base, lambda _sop, _index: ""))
    added = [index for index, mark in enumerate(of_ours) if mark not in of_base]
    for index, mark in enumerate(of_theirs):
        if not mark:
            same = next((other for other in added if _is_same(ours, other, theirs, index)), None)
            of_theirs[index] = new_mark(theirs, index) if same is None else of_ours[same]
            added = [other for other in added if other != same]
    return Marks(stem, of_base, of_ours, tuple(of_theirs), names)


def _like(old: Sop, new: Sop, marks: Sequence[str], new_mark: Callable[[Sop, int], str]) -> tuple[str, ...]:
    matched = {other: marks[one] for one, other in matched_steps(old, new).items()}
    return tuple(matched.get(index) or new_mark(new, index) for index in range(len(new.steps)))


def _is_same(ours: Sop, one: int, theirs: Sop, other: int) -> bool:
    """Tell whether both sides have added the same step: by its id, or word for word."""
    mine, yours = ours.steps[one], theirs.steps[other]
    return mine.id == yours.id if mine.id or yours.id else mine.activity == yours.activity and mine.by == yours.by


def with_marks(document: Document, sop: Sop, marks: Sequence[str]) -> str:
    """Write marks in place of the ids and rows by which a text refers to steps."""
    known: dict[str, str] = {}
    written = [index for index, step in enumerate(sop.steps) if step.id]
    for index in (*written, *range(len(sop.steps))):  # as the flow finds who answers to an id
        known.setdefault(sop.step_ids[index], marks[index])
    known.pop(END, None)
    pieces, at = [], 0
    for span in sorted(map(document.span, _references(document.data)), key=lambda span: span.start):
        quoted = document.text[span.start : span.end]
        name = quoted.strip(_QUOTES)
        if name in known:
            start = span.start + quoted.index(name)
            pieces += [document.text[at:start], known[name]]
            at = start + len(name)
    return "".join((*pieces, document.text[at:]))


def _references(data: dict[str, Any]) -> Iterator[Path]:
    """Give the places at which a step may be named."""
    for index, waiver in _numbered(data.get("waivers")):
        if "step" in waiver:
            yield "waivers", index, "step"
    for index, step in _numbered(data.get("steps")):
        for key in ("next", "decision"):
            value, path = step.get(key), ("steps", index, key)
            if isinstance(value, dict):
                for label, way in value.items():
                    yield (*path, label, "to") if isinstance(way, dict) else (*path, label)
            elif isinstance(value, list):
                yield from ((*path, number) for number in range(len(value)))
            elif value is not None:
                yield path


def _numbered(items: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    if isinstance(items, list):
        yield from ((index, item) for index, item in enumerate(items) if isinstance(item, dict))


def keys_of_items(items: Sequence[Any]) -> list[Key]:
    """Call the items of a list by what they say; what stands twice by its count."""
    counts: Counter[str] = Counter()
    keys: list[Key] = []
    for item in items:
        said = json.dumps(item, ensure_ascii=False)
        counts[said] += 1
        keys.append((said, counts[said]))
    return keys


def reworded(base: Sequence[Key], side: Sequence[Key]) -> dict[Key, Key]:
    """Find the items that a side has put in place of others which say much the same: the new one by the old one."""
    replaced = (
        pair
        for kind, start, end, begin, stop in SequenceMatcher(None, base, side, autojunk=False).get_opcodes()
        if kind == "replace" and end - start == stop - begin
        for pair in zip(base[start:end], side[begin:stop], strict=True)
    )
    return {
        old: new
        for old, new in replaced
        if old not in side and new not in base and likeness(words(str(old)), words(str(new))) >= ALIKE
    }
