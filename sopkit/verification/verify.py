"""Asks what a history tells whether it holds, entry by entry."""

from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct

from sopkit.config.approving import Approving
from sopkit.diff import USUAL, Weight, Weights
from sopkit.i18n import Message, _
from sopkit.lifecycle.chain import chain_of, same_office
from sopkit.lifecycle.moving import called
from sopkit.lifecycle.signing import SignatureError, check
from sopkit.model import Event, Sop, Status
from sopkit.model.digest import binding_at, broken, fits
from sopkit.model.stages import (
    Stage,
    current_round,
    irregularities,
    is_recorded,
    same_level,
    stage_of,
    state_of,
    state_told,
)
from sopkit.repository import is_shallow
from sopkit.source import Path as Place
from sopkit.source.named import NamedFileError, file_below, read_at_most
from sopkit.verification.past import Past, Since, bound_changes, changed_since, past_of, place_in

_LARGEST: Final = 1 << 16
"""Bytes that are read of a signature; one has less than a thousand."""
_SIGNED: Final = {Stage.VALIDATED, Stage.APPROVED}


class Entry(Struct, frozen=True):
    """An entry of the history, and what proves it."""

    event: Event
    commit: str | None
    """The oldest commit that carries the entry with the content that it binds; None where there is none."""
    signed: bool
    """Whether it has a signature that holds."""


class Verified(Struct, frozen=True):
    """What was found."""

    sop: Sop
    state: Status
    in_repository: bool
    entries: tuple[Entry, ...]
    """Those of the life cycle."""
    faults: tuple[tuple[Place, Message], ...]
    """Where in the document something does not hold, and what."""
    since: Since | None
    """What was changed since the last agreement, where that can be told."""


def verify(
    sop: Sop,
    file: Path | None,
    approving: Approving,
    today: date | None = None,
    signers: Path | None = None,
    weights: Weights = USUAL,
) -> Verified:
    """Verify an SOP that stands in a file; None is one that stands nowhere, without signatures and repository.

    `signers` counts in place of those of the settings, and `weights` say how much changes matter. Raises OSError where
    a signature can't be read.
    """
    past = past_of(file) if file else None
    verifying = _Verifying(sop, file, approving, signers or approving.signers, past, weights)
    entries = verifying.run(today)
    since = changed_since(sop, past, weights) if past else None
    faults = sorted(verifying.faults, key=lambda fault: _rank(fault[0]))
    return Verified(sop, state_of(sop), past is not None, entries, tuple(faults), since)


def _rank(place: Place) -> int:
    return place[1] if len(place) > 1 and isinstance(place[1], int) else -1


def _beside(file: Path, name: str) -> Path | None:
    """Find the file of that name in the folder of another; None where the name or a link leads elsewhere."""
    try:
        return file_below(file.parent, name) if Path(name).name == name else None
    except NamedFileError:
        return None


class _Verifying:
    def __init__(
        self,
        sop: Sop,
        file: Path | None,
        approving: Approving,
        signers: Path | None,
        past: Past | None,
        weights: Weights,
    ) -> None:
        self.sop, self.file, self.approving, self.signers, self.past = sop, file, approving, signers, past
        self.weights = weights
        self.faults: list[tuple[Place, Message]] = []

    def run(self, today: date | None) -> tuple[Entry, ...]:
        """Ask everything; give the entries of the life cycle with what proves them."""
        chain = chain_of(self.approving)
        self.faults += [(("history", index), message) for index, message in irregularities(self.sop, chain, today)]
        self._state()
        self._content()
        self._officials()
        known = [index for index, event in enumerate(self.sop.history) if stage_of(event)]
        return tuple(Entry(self.sop.history[index], self._commit(index), self._signed(index)) for index in known)

    def _say(self, index: int, message: Message) -> None:
        self.faults.append((("history", index), message))

    def _state(self) -> None:
        state, told = state_of(self.sop), state_told(self.sop)
        if not is_recorded(self.sop) and state not in {Status.DRAFT, Status.REVOKED}:
            message = _(
                "the SOP is in the state `{state}`, but no entry of its history has a digest", state=state.value
            )
            self.faults.append((("status",), message))
        elif told is not None and told is not state:
            message = _("the status is `{status}`, by its history it is `{told}`", status=state.value, told=told.value)
            self.faults.append((("status",), message))

    def _content(self) -> None:
        if state_of(self.sop) is not Status.DRAFT:
            for index in broken(self.sop)[-1:]:
                event = called(self.sop.history[index])
                self._say(index, _("the content was changed after {entry}", entry=event))

    def _officials(self) -> None:
        """See that those who have agreed are those who are to, and that the SOP is in force from the day recorded."""
        chain = chain_of(self.approving)
        for index, stage in current_round(self.sop):
            event = self.sop.history[index]
            position = None
            if stage is Stage.VALIDATED:
                links = [link for link in chain if same_level(link.level, event.level)]
                named = [link.position for link in links if link.position]
                fitting = not named or any(same_office(event.by or "", name) for name in named)
                position = None if fitting else named[0]
            elif stage is Stage.APPROVED:
                position = self.sop.approved_by.position or self.approving.ratified_by
            if position and not same_office(event.by or "", position):
                self._say(
                    index, _("this is for `{position}` to do, not for `{by}`", position=position, by=event.by or "-")
                )
            if stage is Stage.EFFECTIVE and event.on != self.sop.effective:
                day = self.sop.effective or "-"
                self._say(
                    index, _("the entry is of {on}, but the SOP takes effect on {day}", on=event.on or "-", day=day)
                )

    def _commit(self, index: int) -> str | None:
        """Find the commit that carries an entry with the content that it binds."""
        if self.past is None:
            return None
        event, found = self.sop.history[index], None
        for commit, old in self.past:
            at = place_in(old, event)
            if at is not None and fits(old, at):
                found = commit
        if found is None:
            self._say(index, self._missing(index))
        elif stage_of(event) is Stage.AMENDED:
            self._amendment(index)
        self._unchanged(index)
        return found

    def _unchanged(self, index: int) -> None:
        """See that no commit has the same agreement of another official or day."""
        event = self.sop.history[index]
        for commit, old in self.past or () if event.digest else ():
            for other in old.history:
                same = (other.stage, other.level, other.digest) == (event.stage, event.level, event.digest)
                otherwise = (other.by, other.on) != (event.by, event.on)
                if same and otherwise and place_in(self.sop, other) is None:
                    then, by, name = other.on or "-", other.by or "-", commit[:10]
                    self._say(index, _("commit {name} has it of {day}, by `{by}`", name=name, day=then, by=by))
                    return

    def _missing(self, index: int) -> Message:
        entry = called(self.sop.history[index])
        if self.file and is_shallow(self.file):
            return _("no commit carries {entry}; the history of this clone was cut off", entry=entry)
        if fits(self.sop, index) and any(index == one for one, _stage in current_round(self.sop)):
            return _("no commit carries {entry} yet", entry=entry)
        return _("no commit carries {entry} with the content of its digest", entry=entry)

    def _amendment(self, index: int) -> None:
        """See that what was amended needed no approval."""
        new = next((old for _commit, old in self.past or () if self._carries(old, index)), None)
        for before in range(index - 1, -1, -1):
            if stage_of(self.sop.history[before]) is Stage.REVISED:
                return
            old = next((one for _commit, one in self.past or () if self._carries(one, before)), None)
            if old is not None and new is not None and self.sop.history[before].digest:
                changes = bound_changes(old, new, binding_at(self.sop, index), self.weights)
                if any(change.weight is Weight.APPROVAL for change in changes):
                    self._say(index, _("what was amended needs approval"))
                return

    def _carries(self, old: Sop, index: int) -> bool:
        at = place_in(old, self.sop.history[index])
        return at is not None and fits(old, at)

    def _signed(self, index: int) -> bool:
        event = self.sop.history[index]
        if event.signature is None or self.file is None:
            if self.approving.signed and stage_of(event) in _SIGNED:
                self._say(index, _("{entry} is not signed", entry=called(event)))
            return False
        beside = _beside(self.file, event.signature)
        if beside is None:
            self._say(index, _("`{file}` is no name of a file beside the SOP", file=event.signature))
            return False
        try:
            check(event, read_at_most(beside, _LARGEST), self.signers, self.approving.keyring)
        except FileNotFoundError:
            self._say(index, _("there is no signature file `{file}`", file=event.signature))
        except SignatureError as error:
            self._say(index, _("{entry}: {wrong}", entry=called(event), wrong=error.message))
        else:
            return True
        return False
