"""Puts changes into words: for people, who know steps by their activity and neighbours, not by numbers."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sopkit.diff.splits import split_off
from sopkit.diff.values import Change, Edit, Kind
from sopkit.diff.weights import Weights, weight_of
from sopkit.i18n import Message, _
from sopkit.model import END, Sop
from sopkit.spelling import shortened

LONGEST = 80
"""Characters of a text that a message quotes."""


class Wording:
    """Words for the changes between two versions."""

    def __init__(
        self,
        old: Sop,
        new: Sop,
        old_steps: Sequence[str],
        new_steps: Sequence[str],
        old_lanes: Mapping[str, str],
        new_lanes: Mapping[str, str],
    ) -> None:
        self._number = new.number or old.number
        self._old_rows = {name: row for row, name in enumerate(old_steps, start=1)}
        self._new_rows = {name: row for row, name in enumerate(new_steps, start=1)}
        self._ids = {name: old.step_ids[row - 1] for name, row in self._old_rows.items()}
        self._ids |= {name: new.step_ids[row - 1] for name, row in self._new_rows.items()}
        self._activities = {name: old.steps[row - 1].activity for name, row in self._old_rows.items()}
        self._activities |= {name: new.steps[row - 1].activity for name, row in self._new_rows.items()}
        self._split = split_off(old, new, old_steps, new_steps)
        self._merged = split_off(new, old, new_steps, old_steps)
        self._lanes = {name: old.executor_name(id_) for id_, name in old_lanes.items()}
        self._lanes |= {name: new.executor_name(id_) for id_, name in new_lanes.items()}

    def dress(self, edit: Edit, weights: Weights) -> Change:
        """Give an edit its words, its weight and its fingerprint."""
        is_step = edit.step in self._ids and not edit.kind.startswith("lane")
        name = edit.step if is_step and edit.step is not None else ""
        return Change(
            edit=edit,
            step=self._ids[name] if is_step else None,
            rows=(self._old_rows.get(name), self._new_rows.get(name)),
            weight=weight_of(edit, weights),
            message=_SAID[edit.kind](self, edit),
            subject=self._subject(edit),
            before=self._side(edit, edit.old),
            after=self._side(edit, edit.new),
            fingerprint=self._fingerprint(edit),
        )

    def _subject(self, edit: Edit) -> str:
        if edit.step is None:
            return edit.field or ""
        return self.lane(edit.step) if edit.kind.startswith("lane") else self.activity(edit.step)

    def _side(self, edit: Edit, side: Any) -> Message | str:
        """Write the one or the other side of an edit."""
        if edit.kind is Kind.STEP_MOVED:
            return _("first") if side is None else _("after `{other}`", other=self.activity(side))
        return "" if side is None else _SIDES.get(edit.kind, _plain_side)(self, side)

    def _fingerprint(self, edit: Edit) -> str:
        """Twelve hexadecimal digits of what has changed; where a step stands in the list is not a part of it."""
        values = [
            {key: inner for key, inner in value.items() if key not in ("after", "at")}
            if isinstance(value, dict)
            else value
            for value in ((None, edit.new) if edit.kind is Kind.STEP_MOVED else (edit.old, edit.new))
        ]
        content = [self._number, edit.kind, edit.step, edit.field, *values]
        written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()[:12]

    def step(self, edit: Edit) -> str:
        """Call a step by its activity."""
        return self.activity(edit.step)

    def activity(self, name: str | None) -> str:
        """Call a step by its activity; a reference that leads to no step by what is written."""
        return shortened(self._activities.get(name or "", (name or "").removeprefix("? ")), LONGEST)

    def origin(self, edit: Edit) -> str | None:
        """Call the step that an added step was a part of."""
        whole = self._split.get(edit.step or "")
        return None if whole is None else self.activity(whole)

    def heir(self, edit: Edit) -> str | None:
        """Call the step that a removed step is now a part of."""
        whole = self._merged.get(edit.step or "")
        return None if whole is None else self.activity(whole)

    def executors(self, names: Sequence[str] | None) -> str:
        """Name executors as their lanes are headed."""
        return ", ".join(self.lane(name) for name in names or ()) or "-"

    def lane(self, name: str | None) -> str:
        """Name an executor as its lane is headed; a stranger by what is written."""
        return self._lanes.get(name or "", (name or "").removeprefix("? "))

    def target(self, name: str) -> str:
        """Call the step that a way leads to."""
        return END if name == END else self.activity(name)


def value(given: Any) -> str:
    """Write a value on one line."""
    if given is None:
        return "-"
    if isinstance(given, list):
        return shortened(", ".join(map(value, given)), LONGEST)
    if isinstance(given, dict):
        return shortened(", ".join(f"{key}: {value(inner)}" for key, inner in given.items()), LONGEST)
    return shortened(str(given), LONGEST)


def _added(wording: Wording, edit: Edit) -> Message:
    after = edit.new["after"]
    if origin := wording.origin(edit):
        return _("step `{step}` is split off from `{other}`", step=wording.step(edit), other=origin)
    if after is None:
        return _("step `{step}` is added as the first one", step=wording.step(edit))
    return _("step `{step}` is added after `{other}`", step=wording.step(edit), other=wording.activity(after))


def _removed(wording: Wording, edit: Edit) -> Message:
    if heir := wording.heir(edit):
        return _("step `{step}` is merged into `{other}`", step=wording.step(edit), other=heir)
    return _("step `{step}` is removed", step=wording.step(edit))


def _moved(wording: Wording, edit: Edit) -> Message:
    if edit.new is None:
        return _("step `{step}` now stands first", step=wording.step(edit))
    return _("step `{step}` now stands after `{other}`", step=wording.step(edit), other=wording.activity(edit.new))


def _reworded(wording: Wording, edit: Edit) -> Message:
    if edit.field == "id":
        return _("step `{step}` has the id `{new}` in place of `{old}`", step=wording.step(edit), **_both(edit))
    return _("`{old}` now reads `{new}`", **_both(edit))


def _both(edit: Edit) -> dict[str, str]:
    return {"old": value(edit.old), "new": value(edit.new)}


def _executor(wording: Wording, edit: Edit) -> Message:
    return _(
        "step `{step}` goes from {old} to {new}",
        step=wording.step(edit),
        old=wording.executors(edit.old),
        new=wording.executors(edit.new),
    )


def _of_step(what: Message) -> Callable[[Wording, Edit], Message]:
    def said(wording: Wording, edit: Edit) -> Message:
        return _("{what} of step `{step}`: {old} → {new}", what=what, step=wording.step(edit), **_both(edit))

    return said


def _ways(wording: Wording, edit: Edit) -> Message:
    return _(
        "step `{step}` leads elsewhere: {old} → {new}",
        step=wording.step(edit),
        old=_written_ways(wording, edit.old),
        new=_written_ways(wording, edit.new),
    )


def _written_ways(wording: Wording, ways: Mapping[str, Any]) -> str | Message:
    if "decision" in ways:
        exits = [
            f"{label}{_in_brackets(way.get('chance'))}: {wording.target(way['to'])}"
            for label, way in ways["decision"].items()
        ]
        return "; ".join(exits)
    if "next" in ways:
        return ", ".join(map(wording.target, ways["next"])) or "-"
    return _("to the next row")


def _in_brackets(chance: str | None) -> str:
    return f" ({chance})" if chance else ""


def _labels(wording: Wording, edit: Edit) -> Message:
    pairs = zip(edit.old["decision"], edit.new["decision"], strict=True)
    changed = ", ".join(f"{old} → {new}" for old, new in pairs if old != new)
    return _("exits of step `{step}` have new names: {exits}", step=wording.step(edit), exits=changed)


def _chances(wording: Wording, edit: Edit) -> Message:
    old, new = edit.old.get("decision", {}), edit.new.get("decision", {})
    changed = [
        f"{label} {value(old.get(label, {}).get('chance'))} → {value(way.get('chance'))}"
        for label, way in new.items()
        if old.get(label, {}).get("chance") != way.get("chance")
    ]
    if not changed:
        return _("the exits of step `{step}` stand in another order", step=wording.step(edit))
    return _("chances of step `{step}`: {chances}", step=wording.step(edit), chances=", ".join(changed))


def _lane_renamed(wording: Wording, edit: Edit) -> Message:
    if edit.field == "id":
        return _(
            "executor `{lane}` has the id `{new}` in place of `{old}`", lane=wording.lane(edit.step), **_both(edit)
        )
    return _("executor `{old}` is now called `{new}`", **_both(edit))


def _lane_changed(wording: Wording, edit: Edit) -> Message:
    return _("`{key}` of executor `{lane}`: {old} → {new}", key=edit.field, lane=wording.lane(edit.step), **_both(edit))


def _lanes_order(wording: Wording, edit: Edit) -> Message:
    return _("the lanes now stand in this order: {lanes}", lanes=wording.executors(edit.new))


def _field(_wording: Wording, edit: Edit) -> Message:
    if isinstance(edit.old or edit.new, list) and isinstance(edit.new or edit.old, list):
        old, new = edit.old or [], edit.new or []
        gone = [one for one in old if one not in new]
        come = [one for one in new if one not in old]
        if gone and come:
            return _("`{key}`: {gone} → {come}", key=edit.field, gone=value(gone), come=value(come))
        if gone:
            return _("`{key}` loses {gone}", key=edit.field, gone=value(gone))
        if come:
            return _("`{key}` gains {come}", key=edit.field, come=value(come))
        return _("`{key}` stands in another order", key=edit.field)
    return _("`{key}`: {old} → {new}", key=edit.field, **_both(edit))


_SAID: Mapping[Kind, Callable[[Wording, Edit], Message]] = {
    Kind.STEP_ADDED: _added,
    Kind.STEP_REMOVED: _removed,
    Kind.STEP_MOVED: _moved,
    Kind.STEP_REWORDED: _reworded,
    Kind.EXECUTOR_CHANGED: _executor,
    Kind.TIME_CHANGED: _of_step(_("the time")),
    Kind.REQUIREMENT_CHANGED: _of_step(_("what is needed")),
    Kind.OUTPUT_CHANGED: _of_step(_("the output")),
    Kind.NOTE_CHANGED: _of_step(_("the note")),
    Kind.DETAIL_CHANGED: _of_step(_("the detailing SOP")),
    Kind.FLOW_REWIRED: _ways,
    Kind.EXIT_RELABELLED: _labels,
    Kind.CHANCE_CHANGED: _chances,
    Kind.LANE_ADDED: lambda wording, edit: _("executor `{lane}` is added", lane=wording.lane(edit.step)),
    Kind.LANE_REMOVED: lambda wording, edit: _("executor `{lane}` is removed", lane=wording.lane(edit.step)),
    Kind.LANE_RENAMED: _lane_renamed,
    Kind.LANE_CHANGED: _lane_changed,
    Kind.LANES_REORDERED: _lanes_order,
    Kind.LEGAL_BASIS_ADDED: lambda _w, edit: _("the legal basis gains `{law}`", law=value(edit.new["text"])),
    Kind.LEGAL_BASIS_REMOVED: lambda _w, edit: _("the legal basis loses `{law}`", law=value(edit.old["text"])),
    Kind.LEGAL_BASIS_REPLACED: lambda _w, edit: _(
        "in the legal basis `{new}` replaces `{old}`", old=value(edit.old["text"]), new=value(edit.new["text"])
    ),
    **dict.fromkeys(
        (
            Kind.IDENTITY_CHANGED,
            Kind.LIST_CHANGED,
            Kind.SERVICE_CHANGED,
            Kind.APPROVAL_CHANGED,
            Kind.STATUS_CHANGED,
            Kind.HISTORY_CHANGED,
            Kind.WAIVERS_CHANGED,
        ),
        _field,
    ),
}


def _plain_side(_wording: Wording, side: Any) -> str:
    return value(side)


_SIDES: Mapping[Kind, Callable[[Wording, Any], Message | str]] = {
    **dict.fromkeys((Kind.STEP_ADDED, Kind.STEP_REMOVED), lambda wording, side: wording.executors(side["value"]["by"])),
    **dict.fromkeys((Kind.LANE_ADDED, Kind.LANE_REMOVED), lambda _wording, side: value(side["value"]["name"])),
    **dict.fromkeys((Kind.EXECUTOR_CHANGED, Kind.LANES_REORDERED), lambda wording, side: wording.executors(side)),
    **dict.fromkeys((Kind.FLOW_REWIRED, Kind.EXIT_RELABELLED, Kind.CHANCE_CHANGED), _written_ways),
    **dict.fromkeys(
        (Kind.LEGAL_BASIS_ADDED, Kind.LEGAL_BASIS_REMOVED, Kind.LEGAL_BASIS_REPLACED),
        lambda _wording, side: value(side["text"]),
    ),
}
"""How the sides of an edit are written, where they are more than one value."""
