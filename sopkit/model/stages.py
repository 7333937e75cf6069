"""How an SOP comes into force: stages of its life, moves between its states, and what its history tells of them.

The course is that of the paper (Musi Rawas): a draft is discussed and revised, validated step by step from Eselon IV to
III to II, and ratified by the head of the unit. No regulation draws up the table of moves; it is sopkit's own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.model.identity import Event, Status
from sopkit.model.sop import Sop
from sopkit.spelling import folded


class Stage(StrEnum):
    """What a history entry may record; other words in `stage` are remarks of the unit, such as `Evaluasi tahunan`."""

    SUBMITTED = "submitted"
    VALIDATED = "validated"
    """By an official of the chain."""
    APPROVED = "approved"
    """Ratified by the head of the unit."""
    EFFECTIVE = "effective"
    AMENDED = "amended"
    """Changed by the unit itself, in what needs no new approval."""
    REVISED = "revised"
    """Taken back to be worked on: a new round begins."""
    REVOKED = "revoked"


class Move(Struct, frozen=True):
    """A step in the life of an SOP: how it is made, from where, and where it leads."""

    command: str
    stage: Stage
    """What the new history entry says."""
    before: tuple[Status, ...]
    """States from which the move may be made."""
    after: Status | None
    """State that it leads to; None leaves the SOP in its state."""


_DRAFT, _REVIEW, _APPROVED, _EFFECTIVE, _REVOKED = Status

MOVES: Final[Mapping[Stage, Move]] = MappingProxyType(
    {
        move.stage: move
        for move in (
            Move("submit", Stage.SUBMITTED, (_DRAFT,), _REVIEW),
            Move("endorse", Stage.VALIDATED, (_REVIEW,), None),
            Move("approve", Stage.APPROVED, (_REVIEW,), _APPROVED),
            Move("publish", Stage.EFFECTIVE, (_APPROVED,), _EFFECTIVE),
            Move("amend", Stage.AMENDED, (_APPROVED, _EFFECTIVE), None),
            Move("revise", Stage.REVISED, (_REVIEW, _APPROVED, _EFFECTIVE), _DRAFT),
            Move("revoke", Stage.REVOKED, (_APPROVED, _EFFECTIVE), _REVOKED),
        )
    }
)
"""All moves that there are, by the stage that they record."""


class Link(Struct, frozen=True):
    """An official of the approval chain."""

    level: str
    position: str | None = None
    """Name of the office; None where the level says enough."""


USUAL_CHAIN: Final = (Link("IV"), Link("III"), Link("II"))
"""The paper's: Eselon IV, then III, then II. The head of the unit ratifies afterwards."""

_ECHELON = re.compile(r"^(?:eselon|esl)\.?\s*")


def same_level(one: str | None, other: str | None) -> bool:
    """Tell whether two texts name the same level, as `III`, `iii` and `Eselon III` do."""
    return _level(one) == _level(other)


def _level(text: str | None) -> str:
    return _ECHELON.sub("", folded(text or ""))


def stage_of(event: Event) -> Stage | None:
    """Read the stage of an entry; None where it is none of the life cycle."""
    word = (event.stage or "").strip().casefold()
    return Stage(word) if word in set(Stage) else None


def state_of(sop: Sop) -> Status:
    """Say in which state an SOP is; one that states none is in force from its effective date on, else a draft."""
    return sop.status or (Status.EFFECTIVE if sop.effective else Status.DRAFT)


def is_recorded(sop: Sop) -> bool:
    """Whether the history is kept stage by stage, with digests; a history that people keep by hand proves nothing."""
    return any(event.digest and stage_of(event) for event in sop.history)


def current_round(sop: Sop) -> tuple[tuple[int, Stage], ...]:
    """Give index and stage of the entries since the SOP was last taken back to be worked on."""
    known = [(index, stage) for index, event in enumerate(sop.history) if (stage := stage_of(event))]
    begins = max((at for at, (_index, stage) in enumerate(known, start=1) if stage is Stage.REVISED), default=0)
    return tuple(known[begins:])


def state_told(sop: Sop) -> Status | None:
    """Say in which state the SOP is by its history; None where the history does not tell."""
    state = None
    for event in sop.history if is_recorded(sop) else ():
        stage = stage_of(event)
        if stage is not None:
            state = MOVES[stage].after or state or MOVES[stage].before[0]
    return state


def passed(sop: Sop, chain: Sequence[Link]) -> int:
    """Count the links of the chain that the current round has passed, in their order."""
    done = 0
    for index, stage in current_round(sop):
        if stage is Stage.VALIDATED and done < len(chain) and same_level(sop.history[index].level, chain[done].level):
            done += 1
    return done


Irregular = tuple[int, Message]
"""Index of a history entry, and what is wrong with its place."""


def irregularities(sop: Sop, chain: Sequence[Link] = USUAL_CHAIN, today: date | None = None) -> Iterator[Irregular]:
    """Find entries that stand where they can't: on a day before that of an earlier one, or out of the order of stages.

    Days are those of all entries; the order of stages is that of the current round, where the history is kept stage by
    stage. Without `today` no day is still to come.
    """
    found = [*_days(sop, today), *(_order(sop, chain) if is_recorded(sop) else ())]
    yield from sorted(found, key=lambda one: one[0])


def _days(sop: Sop, today: date | None) -> Iterator[Irregular]:
    latest = None
    for index, event in enumerate(sop.history):
        if event.on is None:
            continue
        if latest and event.on < latest:
            yield index, _("the entry of {day} stands below one of {later}", day=event.on, later=latest)
        if today and event.on > today:
            yield index, _("the entry is of {day}, which is still to come", day=event.on)
        latest = max(latest or event.on, event.on)


def _order(sop: Sop, chain: Sequence[Link]) -> Iterator[Irregular]:
    state, done = Status.DRAFT, 0
    for index, stage in current_round(sop):
        move, event = MOVES[stage], sop.history[index]
        if state not in move.before:
            yield index, _("`{stage}` can't follow in the state `{state}`", stage=stage.value, state=state.value)
        elif stage is Stage.VALIDATED:
            at = next((number for number, link in enumerate(chain) if same_level(link.level, event.level)), None)
            here = done < len(chain) and same_level(chain[done].level, event.level)
            if not here:
                yield index, _misplaced(event, at, done, chain)
            done = done + 1 if here else max(done, (at or 0) + (at is not None))
        elif stage is Stage.APPROVED and done < len(chain):
            yield index, _("it was approved before level {level} had validated it", level=chain[done].level)
        state = move.after or state


def _misplaced(event: Event, at: int | None, done: int, chain: Sequence[Link]) -> Message:
    level = event.level or "-"
    if at is None:
        return _("level {level} is not in the approval chain", level=level)
    if at < done:
        return _("level {level} had its turn before", level=level)
    return _("level {level} validated before level {missing} had", level=level, missing=chain[done].level)
