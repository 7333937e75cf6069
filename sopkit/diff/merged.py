"""Both versions of an SOP as drawings want them: what each row, way and lane is, and one SOP that holds both."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from sopkit.diff.values import Comparison, Kind
from sopkit.flow import Edge, build_flow
from sopkit.model import END, Sop, plain

NOWHERE = "? "
"""What a step is followed by whose references all lead to nothing: no step bears that name."""


class Sign(StrEnum):
    """What has become of something; the values are read without colour."""

    ADDED = "+"
    REMOVED = "−"
    MOVED = "↕"
    CHANGED = "~"


class Mark(Struct, frozen=True):
    """What has become of a step."""

    number: int
    """Its row in the version that it stands in, the new one where it stands in both."""
    before: int | None = None
    """Its row in the old version, of a step that has moved."""
    sign: Sign | None = None
    cells: frozenset[str] = frozenset()
    """Columns of text that have changed, as the layout names them."""
    lanes: Mapping[str, Sign] = field(default_factory=dict)
    """Executors that have come to the step or left it."""


Way = tuple[int, int | None, str | None]
"""From which row to which, by index, under which outcome; to None at the end."""


class Marked(Struct, frozen=True):
    """An SOP and what stands out in its drawing."""

    sop: Sop
    steps: tuple[Mark, ...]
    """By row."""
    ways: Mapping[Way, Sign] = field(default_factory=dict)
    lanes: Mapping[str, Sign] = field(default_factory=dict)
    """By executor."""

    @property
    def stands_out(self) -> bool:
        """Whether anything does."""
        return bool(self.ways or self.lanes or any(mark.sign for mark in self.steps))


def unmarked(sop: Sop) -> Marked:
    """Give an SOP in which nothing stands out."""
    return Marked(sop, tuple(Mark(number) for number in range(1, len(sop.steps) + 1)))


def sides(old: Sop, new: Sop, comparison: Comparison) -> tuple[Marked, Marked]:
    """Mark each version: in the old one what is gone, in the new one what has come, in both what is not the same."""
    both = _Both(old, new, comparison)
    return both.side(both.old, both.new, Sign.REMOVED), both.side(both.new, both.old, Sign.ADDED)


def merged(old: Sop, new: Sop, comparison: Comparison) -> Marked:
    """Make one SOP of both versions: the new one, in which what is gone stands where it stood.

    A step that is gone stands before the next one that has stayed in its place. Of a step in both versions the new
    content stands there, and the ways of both; exits that are gone carry the sign before their name.
    """
    return _Both(old, new, comparison).merged()


class _Version(Struct, frozen=True):
    """A version under the names that both share."""

    sop: Sop
    steps: tuple[str, ...]
    lanes: Mapping[str, str]
    edges: tuple[Edge, ...]

    def ends(self, edge: Edge) -> tuple[str, str | None]:
        """Name the ends of a way."""
        return self.steps[edge.source], None if edge.target is None else self.steps[edge.target]

    def ways_of(self, name: str) -> list[tuple[str | None, str | None]]:
        """Give target and outcome of each way out of a step."""
        return [(self.ends(edge)[1], edge.outcome) for edge in self.edges if self.steps[edge.source] == name]

    def by(self, name: str) -> list[str]:
        """Name the executors of a step."""
        return [self.lanes.get(one, one) for one in self.sop.steps[self.steps.index(name)].by]


_CELLS = {
    Kind.TIME_CHANGED: "time",
    Kind.REQUIREMENT_CHANGED: "requires",
    Kind.OUTPUT_CHANGED: "output",
    Kind.NOTE_CHANGED: "note",
    Kind.DETAIL_CHANGED: "activity",
}


class _Both:
    def __init__(self, old: Sop, new: Sop, comparison: Comparison) -> None:
        self.old = _Version(old, comparison.old_steps, dict(comparison.old_lanes), build_flow(old).edges)
        self.new = _Version(new, comparison.new_steps, dict(comparison.new_lanes), build_flow(new).edges)
        self.changes = comparison.changes
        self.moved = {change.edit.step for change in self.changes if change.kind is Kind.STEP_MOVED}
        self.touched = {change.edit.step for change in self.changes if change.step and change.edit.field != "id"}

    # What has become of it.

    def mark(self, name: str) -> Mark:
        """Tell what has become of a step."""
        if name not in self.new.steps:
            return Mark(self.old.steps.index(name) + 1, sign=Sign.REMOVED)
        number = self.new.steps.index(name) + 1
        if name not in self.old.steps:
            return Mark(number, sign=Sign.ADDED)
        sign = Sign.MOVED if name in self.moved else Sign.CHANGED if name in self.touched else None
        before, after = self.old.by(name), self.new.by(name)
        lanes = {lane: Sign.ADDED for lane in after if lane not in before}
        lanes |= {lane: Sign.REMOVED for lane in before if lane not in after}
        was = self.old.steps.index(name) + 1 if name in self.moved else None
        return Mark(number, was, sign, frozenset(self._cells(name)), lanes)

    def _cells(self, name: str) -> Iterator[str]:
        for change in self.changes:
            if change.edit.step == name and change.kind in _CELLS:
                yield _CELLS[change.kind]
            elif change.edit.step == name and change.kind is Kind.STEP_REWORDED and change.edit.field == "activity":
                yield "activity"

    def lane_signs(self) -> dict[str, Sign]:
        """Tell of each executor that is not the same what has become of it."""
        kinds = {Kind.LANE_ADDED: Sign.ADDED, Kind.LANE_REMOVED: Sign.REMOVED}
        return {
            change.edit.step: kinds.get(change.kind, Sign.CHANGED)
            for change in self.changes
            if change.kind.startswith("lane_") and change.edit.step and change.edit.field != "id"
        }

    def sign_of(self, name: str, target: str | None, outcome: str | None, other: _Version, alone: Sign) -> Sign | None:
        """Tell whether the other version has a way as well, or one with another outcome."""
        outcomes = [label for to, label in other.ways_of(name) if to == target] if name in other.steps else []
        if not outcomes:
            return alone
        return None if outcome in outcomes else Sign.CHANGED

    # Each by itself.

    def side(self, one: _Version, other: _Version, alone: Sign) -> Marked:
        """Mark a version, which keeps its own rows and ids."""
        ids = {name: id_ for id_, name in one.lanes.items()}
        marks = []
        for number, name in enumerate(one.steps, start=1):
            mark = self.mark(name)
            lanes = {ids.get(lane, lane): sign for lane, sign in mark.lanes.items() if sign is alone}
            before = mark.before if one is self.new else None
            marks.append(Mark(number, before, mark.sign, mark.cells, lanes))
        ways = {
            (edge.source, edge.target, edge.outcome): sign
            for edge in one.edges
            if (sign := self.sign_of(*one.ends(edge), edge.outcome, other, alone))
        }
        signs = {ids[name]: sign for name, sign in self.lane_signs().items() if name in ids}
        return Marked(one.sop, tuple(marks), ways, signs)

    # Both in one.

    def merged(self) -> Marked:
        """Put both versions together."""
        stay = [name for name in self.old.steps if name in self.new.steps and name not in self.moved]
        names = _woven(self.old.steps, self.new.steps, stay)
        lanes = _woven([*self.old.lanes.values()], [*self.new.lanes.values()], None)
        rows = {name: row for row, name in enumerate(names)}
        ways: dict[Way, Sign] = {}
        steps = []
        for name in names:
            step, signs = self._step(name)
            steps.append(step)
            for target, outcome, sign in signs:
                ways[rows[name], None if target is None else rows[target], outcome] = sign
        data = plain(self.new.sop)
        executors: dict[str, Any] = {}
        for version in (self.old, self.new):
            own = plain(version.sop)["executors"]
            executors |= {name: own[id_] for id_, name in version.lanes.items()}
        sop = Sop.model_validate({**data, "executors": {name: executors[name] for name in lanes}, "steps": steps})
        return Marked(sop, tuple(self.mark(name) for name in names), ways, self.lane_signs())

    def _step(self, name: str) -> tuple[dict[str, Any], list[tuple[str | None, str | None, Sign]]]:
        """Write a step with the ways of both versions, and tell which of them are not in both."""
        version = self.new if name in self.new.steps else self.old
        other, alone = (self.old, Sign.ADDED) if version is self.new else (self.new, Sign.REMOVED)
        step = plain(version.sop.steps[version.steps.index(name)])
        step = {key: value for key, value in step.items() if key not in ("next", "decision")}
        step |= {"id": name, "by": version.by(name)}
        ways = [
            (target, outcome, self.sign_of(name, target, outcome, other, alone))
            for target, outcome in version.ways_of(name)
        ]
        if version is self.new and name in self.old.steps:
            stays = {target for target, _outcome, _sign in ways}
            labels = {outcome for _target, outcome, _sign in ways}
            for target, outcome in self.old.ways_of(name):
                if target not in stays:
                    label = _free(f"{Sign.REMOVED}{outcome or ''}", labels) if labels - {None} else None
                    labels.add(label)
                    ways.append((target, label, Sign.REMOVED))
        if any(outcome is not None for _target, outcome, _sign in ways):
            step["decision"] = {outcome: {"to": END if target is None else target} for target, outcome, _sign in ways}
        else:
            step["next"] = [END if target is None else target for target, _outcome, _sign in ways] or [NOWHERE]
        return step, [(target, outcome, sign) for target, outcome, sign in ways if sign]


def _free(label: str, taken: set[str | None]) -> str:
    while label in taken:
        label += "'"
    return label


def _woven(old: Sequence[str], new: Sequence[str], stay: Sequence[str] | None) -> list[str]:
    """Put what is gone before the next one that stays, else at the end; None for `stay` is all that are in both."""
    kept = set(new) if stay is None else set(stay)
    before: dict[str | None, list[str]] = {}
    waiting: list[str] = []
    for name in old:
        if name in kept:
            before[name], waiting = waiting, []
        elif name not in new:
            waiting.append(name)
    woven = [one for name in new for one in (*before.get(name, ()), name)]
    return [*woven, *waiting]
