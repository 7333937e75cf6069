"""The versions of an SOP in its repository, and what has changed since one that was agreed to."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from sopkit import source
from sopkit.diff import USUAL, Change, Kind, Weight, Weights, compare
from sopkit.model import Event, Sop, load
from sopkit.model.digest import BOUND, Binding, binding_at, broken, fits
from sopkit.repository import versions

Past = Sequence[tuple[str, Sop]]
"""Commits with what they make of an SOP, the newest first."""

_UNBOUND: Final = {Kind.STATUS_CHANGED, Kind.HISTORY_CHANGED, Kind.WAIVERS_CHANGED}


class Since(Struct, frozen=True):
    """What was changed since an agreement."""

    event: Event
    commit: str
    """Of the version that was agreed to."""
    changes: tuple[Change, ...]
    """Those that the agreement binds."""

    @property
    def weight(self) -> Weight | None:
        """The greatest weight of the changes."""
        return max((change.weight for change in self.changes), key=[*Weight].index, default=None)


def past_of(file: Path) -> Past | None:
    """Read the versions of an SOP in its repository, without those that do not load; None where there is none."""
    found = versions(file)
    if found is None:
        return None
    loaded = ((version.commit, source.read(version.raw, file.name).document) for version in found)
    sops = ((commit, load(document).sop) for commit, document in loaded if document is not None)
    return tuple((commit, sop) for commit, sop in sops if sop is not None)


def changed_since(sop: Sop, past: Past, weights: Weights = USUAL) -> Since | None:
    """Find what was changed since the last agreement that the SOP no longer keeps; None where no version is found."""
    entries = broken(sop)
    if not entries:
        return None
    index = entries[-1]
    for commit, old in past:
        at = place_in(old, sop.history[index])
        if at is not None and fits(old, at):
            return Since(sop.history[index], commit, bound_changes(old, sop, binding_at(sop, index), weights))
    return None


def place_in(sop: Sop, event: Event) -> int | None:
    """Find the place of an entry in the history of a version."""
    return next((index for index, one in enumerate(sop.history) if one == event), None)


def bound_changes(old: Sop, new: Sop, binding: Binding, weights: Weights = USUAL) -> tuple[Change, ...]:
    """Give the changes between two versions that an agreement binds."""
    return tuple(change for change in compare(old, new, weights).changes if _binds(change, binding))


def _binds(change: Change, binding: Binding) -> bool:
    """Tell whether what has changed is bound: by the table of fields, and ids never are."""
    field = (change.edit.field or "").partition(".")[0]
    if change.kind in _UNBOUND or (field == "id" and change.kind in {Kind.STEP_REWORDED, Kind.LANE_RENAMED}):
        return False
    if field in BOUND and change.edit.step is None:
        bound = BOUND[field]
        return bound is not None and bound <= binding
    return True
