"""Joins the blocks of three texts: what only one side has changed is taken from it; what both have, one level down.

Everything that both sides have changed differently, and that has no level below, is in conflict.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sopkit.i18n import Message, _
from sopkit.merge.identity import Key, Marks, keys_of_items, reworded
from sopkit.merge.lines import common, joined_lines, picked
from sopkit.merge.pieces import Hunk, Part, behind_dash, shifted
from sopkit.merge.places import said, shown
from sopkit.merge.weaving import Place, Woven, united, woven
from sopkit.source import Path
from sopkit.source.blocks import Block, Kind

STEPS: Path = ("steps",)
EXECUTORS: Path = ("executors",)

_BLOCKS = (Kind.MAPPING, Kind.SEQUENCE)
_Members = Mapping[Key, Block]


class Joining:
    """Joins the blocks of one document; notes gather on the way."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._step = ""
        """The step that is being joined."""
        self.rows: list[tuple[Key, Any]] = []
        """The steps of the joined text, in order: the mark of each and its data."""
        self.notes: list[Message] = []

    def whole(self, base: Block | None, ours: Block, theirs: Block) -> Part:
        """Join the top-level entries."""
        part = self._members((), base, ours, theirs, 0)
        assert part is not None, "only an item behind a dash is a conflict as a whole"
        return part

    def _entry(self, path: Path, base: Block | None, ours: Block, theirs: Block, column: int) -> Part:
        """Join an entry that both sides have, at a column; without a base both have added it."""
        chosen = _changed_by_one(base, ours, theirs)
        if chosen is not None:
            if path == STEPS:
                self._see_rows(chosen, ours)
            return _whole(chosen, column)
        if path[:-1] == STEPS:
            self._step = shown(ours)
        above = joined_lines(base.above if base else "", ours.above, theirs.above)
        above = shifted(above, column - ours.column)
        part = self._value(path, base, ours, theirs, column)
        if part is not None:
            return Part((above, *part.pieces), part.data)
        message = _(
            "both sides change {place}: {ours}, {theirs}", place=self._said(path, ours), **_values(ours, theirs)
        )
        mine, old, yours = (_bare(block, column) if block else "" for block in (ours, base, theirs))
        return Part((above, Hunk(mine, old, yours, message)), None)

    def _value(self, path: Path, base: Block | None, ours: Block, theirs: Block, column: int) -> Part | None:
        """Join an entry without the lines above it; None where that is a conflict."""
        if ours.kind in _BLOCKS and ours.kind is theirs.kind:
            below = ours.members[0].column - ours.column + column
            inner = self._members(path, base, ours, theirs, below)
            if inner is None:
                return None
            head = common(base.head if base and base.kind is ours.kind else None, ours.head, theirs.head)
            if not ours.members[0].inline:
                return Part((" " * column + head, *inner.pieces), inner.data)
            pieces = behind_dash(inner.pieces, " " * column + "-".ljust(below - column))
            return None if pieces is None else Part(pieces, inner.data)
        value = self._chosen(path, base, ours, theirs)
        if value is None:
            return None
        body, data, source = value
        if path == STEPS:
            self._see_rows(source, ours)
        head = _headed(picked(base.head if base else None, ours.head, theirs.head) or ours.head, body)
        body = shifted(body, column - source.column, first=False)
        tail = common(base.tail if base else None, ours.tail, theirs.tail)
        return Part((" " * column + head + body + tail,), data)

    def _members(self, path: Path, base: Block | None, ours: Block, theirs: Block, column: int) -> Part | None:
        """Join the entries of a mapping or the items of a list; None where that can't be written."""
        versions = self._keyed(path, base if base and base.kind is ours.kind else None, ours, theirs)
        parts: list[tuple[Key, Part]] = []
        weave = woven(*[list(members) for members in versions])
        for key, place in weave.order:
            three = versions[0].get(key), versions[1].get(key), versions[2].get(key)
            part = self._member(path, place, three, column, restless=_restless(path, weave, key))
            if part is not None:
                parts.append((key, part))
        if ours.kind is Kind.SEQUENCE or path == EXECUTORS:
            self._note_meeting(path, weave.meeting, versions)
        if path == STEPS:
            self.rows = [(key, part.data) for key, part in dict(reversed(parts)).items()][::-1]
        before, after = (self._margin(at, base, ours, theirs) for at in (0, -1))
        return Part(
            (*before, *(piece for _key, part in parts for piece in part.pieces), *after), _data(ours.kind, parts)
        )

    def _member(
        self,
        path: Path,
        place: Place,
        versions: tuple[Block | None, Block | None, Block | None],
        column: int,
        *,
        restless: bool,
    ) -> Part | None:
        """Say what becomes of one entry; None where it goes."""
        base, ours, theirs = versions
        one = ours or theirs
        if one is None:
            return None
        inner = (*path, one.name if one.name is not None else "")
        if ours and theirs:
            if place is Place.AGREED or path != STEPS:
                return None if place is Place.THEIRS else self._entry(inner, base, ours, theirs, column)
            return self._moved_apart(inner, place, base, ours, theirs, column)
        if base is None:
            return _whole(one, column)
        if _same(base, one) and not restless:
            return None
        message = (
            _("ours changes {place}, theirs removes it", place=self._said(inner, one))
            if ours
            else _("theirs changes {place}, ours removes it", place=self._said(inner, one))
        )
        mine, old, yours = (_text(block, column) if block else "" for block in (ours, base, theirs))
        return Part((Hunk(mine, old, yours, message),), None)

    def _see_rows(self, chosen: Block, ours: Block) -> None:
        """Note which steps there are where all are taken from one side."""
        marks = self._marks.ours if chosen is ours else self._marks.theirs
        self.rows = list(zip(marks, chosen.data, strict=True))

    def _said(self, path: Path, block: Block) -> Message | str:
        return said(path, block, self._step)

    def _moved_apart(
        self, path: Path, place: Place, base: Block | None, ours: Block, theirs: Block, column: int
    ) -> Part:
        """Leave a step that both sides have moved at both places, each in a conflict."""
        notes = len(self.notes)
        part = self._entry(path, base, ours, theirs, column)
        del self.notes[notes:]
        settled = all(isinstance(piece, str) for piece in part.pieces)
        text = "".join(map(str, part.pieces)) if settled else None
        message = _("both sides move {place}, to different places", place=self._said(path, ours))
        left = (text or _text(ours, column)) if place is Place.OURS else ""
        right = (text or _text(theirs, column)) if place is Place.THEIRS else ""
        return Part((Hunk(left, "", right, message),), None)

    def _keyed(self, path: Path, base: Block | None, ours: Block, theirs: Block) -> tuple[_Members, _Members, _Members]:
        """Give the entries of three versions by what they have in common."""
        blocks = [
            [one for one in block.members if one.kind is not Kind.MARGIN] if block else []
            for block in (base, ours, theirs)
        ]
        keys: list[Sequence[Key]]
        if path == STEPS:
            keys = [self._marks.base if base else (), self._marks.ours, self._marks.theirs]
        elif isinstance(ours.data, dict):
            keys = [[str(one.name) for one in members] for members in blocks]
        else:
            keys = [keys_of_items([one.data for one in members]) for members in blocks]
            for side in (1, 2):
                pairs = {new: old for old, new in reworded(keys[0], keys[side]).items()}
                keys[side] = [pairs.get(key, key) for key in keys[side]]
        first, second, third = (
            dict(zip(names, members, strict=True)) for names, members in zip(keys, blocks, strict=True)
        )
        return first, second, third

    def _note_meeting(
        self, path: Path, meeting: Sequence[tuple[Key, Key]], versions: tuple[_Members, _Members, _Members]
    ) -> None:
        for one, other in meeting:
            mine, yours = versions[1][one], versions[2][other]
            self.notes.append(
                _(
                    "both sides put something at one place of `{key}`: first {ours}, then {theirs}",
                    key=".".join(map(str, path)),
                    ours=shown(mine),
                    theirs=shown(yours),
                )
            )

    @staticmethod
    def _margin(at: int, base: Block | None, ours: Block, theirs: Block) -> tuple[str, ...]:
        """Join the comments before the first entry, or below the last one."""
        written = [
            block.members[at].body if block and block.members and block.members[at].kind is Kind.MARGIN else ""
            for block in (base, ours, theirs)
        ]
        text = joined_lines(*written)
        return (text,) if text else ()

    def _chosen(self, path: Path, base: Block | None, ours: Block, theirs: Block) -> tuple[str, Any, Block] | None:
        """Join two values that have no lines of their own: their text, their data, and whose indentation it has."""
        if {ours.kind, theirs.kind} & {*_BLOCKS}:
            return None
        if _equal(ours.data, theirs.data) and (not base or ours.body != base.body):
            return ours.body, ours.data, ours
        for one, other in ((ours, theirs), (theirs, ours)):
            if base and one.body == base.body and one.kind is base.kind:
                return other.body, other.data, other
        if ours.kind is theirs.kind is Kind.FLOW and type(ours.data) is type(theirs.data) and path != STEPS:
            inner = self._in_brackets(path, base, ours, theirs)
            if inner is not None:
                return *inner, ours
        for one, other in ((ours, theirs), (theirs, ours)):
            if base and _equal(one.data, base.data):
                return other.body, other.data, other
        return None

    def _in_brackets(self, path: Path, base: Block | None, ours: Block, theirs: Block) -> tuple[str, Any] | None:
        alike = base if base and base.members and type(base.data) is type(ours.data) else None
        versions = self._keyed(path, alike, ours, theirs)
        items: list[tuple[Key, str, Part]] = []
        for key in united(*[list(members) for members in versions]):
            before, mine, yours = (members.get(key) for members in versions)
            one = mine or yours
            assert one is not None, "what is left stands on one side at least"
            if mine and yours:
                value = self._chosen((*path, str(one.name)), before, mine, yours)
                if value is None:
                    return None
                items.append((key, _headed(mine.head, value[0]) + value[0], Part((), value[1])))
            else:
                items.append((key, one.head + one.body, Part((), one.data)))
        for key, block in versions[0].items():
            # What one side has changed and the other removed.
            sides = [side[key] for side in versions[1:] if key in side]
            if len(sides) == 1 and not _equal(sides[0].data, block.data):
                return None
        data = _data(Kind.MAPPING if isinstance(ours.data, dict) else Kind.SEQUENCE, [(k, p) for k, _t, p in items])
        return _bracketed(ours, [text for _key, text, _part in items]), data


def _changed_by_one(base: Block | None, ours: Block, theirs: Block) -> Block | None:
    """Choose the version to take as it is: both say the same, or one has changed nothing; None where both have."""
    if base is not None and ours.text == base.text:
        return theirs
    if base is not None and theirs.text == base.text:
        return ours
    if _same(ours, theirs):
        return ours
    if base is not None and _same(base, ours):
        return theirs
    return ours if base is not None and _same(base, theirs) else None


def _same(one: Block, other: Block) -> bool:
    """Tell whether two blocks are written alike, however deep they are indented, and blank lines before them aside."""
    return _normal(one) == _normal(other)


def _normal(block: Block) -> str:
    text = shifted(block.text, -block.column, first=not block.inline)
    return text.lstrip("\n")


def _whole(block: Block, column: int) -> Part:
    return Part((_text(block, column),), block.data)


def _text(block: Block, column: int) -> str:
    """Write a block at a column, with the lines above it."""
    text = block.text if not block.inline else " " * block.column + block.text
    return shifted(text, column - block.column)


def _bare(block: Block, column: int) -> str:
    """Write a block at a column, without the lines above it."""
    return _text(block, column)[len(shifted(block.above, column - block.column)) :]


def _headed(head: str, body: str) -> str:
    """Let one blank stand between a colon and a value, and none where there is no value."""
    if not body or head.endswith((" ", "\n", "-")) or head == "":
        return head if body else head.rstrip(" ")
    return f"{head} "


def _values(ours: Block, theirs: Block) -> dict[str, str]:
    return {"ours": shown(ours), "theirs": shown(theirs)}


def _restless(path: Path, weave: Woven[Key], key: Key) -> bool:
    """Tell whether a step has been moved: that counts as a change where the other side removes it."""
    return path == STEPS and key in weave.moved_by_ours | weave.moved_by_theirs


def _equal(one: Any, other: Any) -> bool:
    """Compare data; the order of keys counts, for lanes and exits are drawn in it."""
    return json.dumps(one) == json.dumps(other)


def _data(kind: Kind, parts: Sequence[tuple[Key, Part]]) -> Any:
    if not parts:
        return None
    return {key: part.data for key, part in parts} if kind is Kind.MAPPING else [part.data for _key, part in parts]


def _bracketed(ours: Block, items: Sequence[str]) -> str:
    """Write items as our side writes them."""
    first, last = ours.members[0], ours.members[-1]
    opening, closing = ours.body[: first.start], ours.body[last.start + len(last.head) + len(last.body) :]
    between = ", "
    if len(ours.members) > 1:
        between = ours.body[first.start + len(first.head) + len(first.body) : ours.members[1].start]
    # A blank value has its blank behind it: `{name: , id: }`.
    written = between.lstrip(" ").join(f"{item} " if item.endswith(":") else item for item in items)
    return f"{opening}{written}{closing.lstrip(' ') if not last.body else closing}"
