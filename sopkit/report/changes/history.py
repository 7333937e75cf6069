"""The history of an SOP in changes: what it is made of, its formats, and the words that they share."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from typing import cast

from msgspec import Struct

from sopkit.diagnostic import Finding
from sopkit.diff import Change, Comparison, Weight
from sopkit.i18n import Message, _, n_
from sopkit.report.changes.reviews import written
from sopkit.repository import Revision
from sopkit.review import Delta


class Turn(StrEnum):
    """What a commit has made of the SOP; the values are the words of the JSON."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    UNREADABLE = "unreadable"
    """It has left a text that is no SOP."""
    CUT_OFF = "cut_off"
    """What stood there before is not in this clone."""


class Entry(Struct, frozen=True):
    """One commit."""

    revision: Revision
    turn: Turn
    comparison: Comparison | None = None
    """With the version before; None where there is none to compare with."""
    total: Delta | None = None
    """The total time before and after; None where there is no SOP."""
    faults: tuple[Finding, ...] = ()
    """What keeps an unreadable version from being an SOP."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes, in the order in which they are carried out."""
        return self.comparison.changes if self.comparison else ()

    @property
    def weight(self) -> Weight | None:
        """The greatest weight of the changes; None where none are known."""
        return self.comparison.weight if self.comparison else None

    @property
    def renamed_from(self) -> str | None:
        """What the file was called before, where this commit has given it another name."""
        old = self.revision.old_path
        return old if old is not None and old != self.revision.path else None


class History(Struct, frozen=True):
    """The commits that changed a file, the newest first."""

    path: str
    """What the file is called in the repository."""
    entries: tuple[Entry, ...]
    older: int = 0
    """How many commits before these are not shown."""


class Format(Struct, frozen=True):
    """A format by the module that writes it, which is imported when it writes."""

    module: str

    def __call__(self, history: History, language: str) -> str:
        """Write a history."""
        return cast("Callable[[History, str], str]", import_module(self.module).write)(history, language)


FORMATS: Mapping[str, Format] = {
    "text": Format("sopkit.report.changes.history_text"),
    "json": Format("sopkit.report.changes.history_json"),
    "markdown": Format("sopkit.report.changes.history_markdown"),
}
"""Histories, each format by its name."""


def remarks(entry: Entry) -> Sequence[Message]:
    """Say of a commit what is no change of the content."""
    said = []
    if entry.renamed_from is not None:
        said.append(_("the file was renamed: {old} → {new}", old=entry.renamed_from, new=entry.revision.path))
    match entry.turn:
        case Turn.ADDED:
            said.append(_("the SOP was added"))
        case Turn.REMOVED:
            said.append(_("the SOP was removed"))
        case Turn.CUT_OFF:
            said.append(_("the history is cut off here; `git fetch --unshallow` brings the rest"))
        case Turn.CHANGED if not entry.changes:
            said.append(_("nothing has changed in meaning"))
        case Turn.UNREADABLE:
            said.append(_("this version is no SOP that can be compared, so it is passed over"))
            said.extend(_first(entry.faults))
    return said


def _first(faults: Sequence[Finding]) -> list[Message]:
    return [
        _("line {line}: {message} [{code}]", line=fault.span.line, message=fault.message, code=fault.code)
        for fault in faults[:1]
    ]


def total_time(entry: Entry, language: str) -> Message | None:
    """Say what the total time was and is; None where it stays the same, or where no SOP is left."""
    total = entry.total
    if total is None or total.new is None or total.old == total.new:
        return None
    old, new, difference = written(total, language)
    times = new if total.old is None else f"{old} → {new} ({difference})"
    return _("total time: {times}", times=times)


def rest(history: History) -> Message:
    """Say how many commits are not shown."""
    return n_("… and {n} older commit", "… and {n} older commits", n=history.older)
