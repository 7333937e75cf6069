"""Makes a move in the life of an SOP: refused with a reason, or written into its text and nothing else changed.

`MOVES` in `sopkit.model.stages` is the table of what may be done when.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sopkit.config.approving import Approving
from sopkit.i18n import Message, _
from sopkit.lifecycle.chain import chain_of, ratifier, same_office
from sopkit.lifecycle.writing import Fields, with_entry, with_fields
from sopkit.model import Event, Sop, Status, load
from sopkit.model.digest import binding_at, broken, digest
from sopkit.model.stages import MOVES, Link, Stage, current_round, irregularities, passed, same_level, state_of
from sopkit.source import Document


class RefusedError(Exception):
    """A move that can't be made; holds in words why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


class Asked(Struct, frozen=True):
    """What a move is to record. None leaves it to the SOP and the settings."""

    today: date
    on: date | None = None
    by: str | None = None
    level: str | None = None
    remark: str | None = None
    number: str | None = None
    effective: date | None = None
    review: date | None = None
    signature: str | None = None
    """Name of the file that will hold the signature."""


class Moved(Struct, frozen=True):
    """An SOP after a move."""

    document: Document
    sop: Sop
    event: Event
    """The new entry of its history."""


def move(document: Document, stage: Stage, asked: Asked, approving: Approving) -> Moved:
    """Make a move and write it into the document. Raises RefusedError."""
    sop = _loaded(document)
    _check_state(sop, stage)
    if stage in {Stage.VALIDATED, Stage.APPROVED, Stage.EFFECTIVE}:
        _check_round(sop, chain_of(approving))
    entry, fields = _PREPARED[stage](sop, asked, approving)
    day = entry.on or asked.on or asked.today
    _check_day(sop, day, asked.today)
    entry = replace(entry, stage=stage.value, on=day, remark=asked.remark, signature=asked.signature)
    after = MOVES[stage].after
    return _written(document, entry, {**({"status": after.value} if after else {}), **fields})


def refusal(sop: Sop, stage: Stage) -> Message | None:
    """Say why a move can't be made in the state of the SOP."""
    state = state_of(sop)
    possible = [move.command for move in MOVES.values() if state in move.before]
    if state in MOVES[stage].before:
        return None
    if not possible:
        return _("the SOP is in the state `{state}`, which is its last", state=state.value)
    return _(
        "the SOP is in the state `{state}`, from which `{command}` leads nowhere; what may follow is {possible}",
        state=state.value,
        command=MOVES[stage].command,
        possible=", ".join(f"`{one}`" for one in possible),
    )


class _Entry(Struct, frozen=True):
    """The new entry, as far as it is known."""

    by: str | None = None
    level: str | None = None
    on: date | None = None
    stage: str = ""
    remark: str | None = None
    signature: str | None = None

    def written(self, written_digest: str | None) -> dict[str, str]:
        """Give the entry in the order of the format, without what is blank."""
        known = {
            "stage": self.stage,
            "by": self.by,
            "level": self.level,
            "on": self.on.isoformat() if self.on else None,
            "remark": self.remark,
            "digest": written_digest,
            "signature": self.signature,
        }
        return {key: value for key, value in known.items() if value}


def _written(document: Document, entry: _Entry, fields: Fields) -> Moved:
    """Write fields first, for the digest is made of the SOP that has them."""
    try:
        document = with_fields(document, fields)
        sealed = None
        if entry.stage not in {Stage.REVISED, Stage.REVOKED}:
            sop = _loaded(with_entry(document, entry.written(None)))
            sealed = digest(sop, binding_at(sop, len(sop.history) - 1))
        document = with_entry(document, entry.written(sealed))
    except ValueError as error:
        raise RefusedError(
            _("the entry can't be written into this text; end its last line with a line break")
        ) from error
    sop = _loaded(document)
    return Moved(document, sop, sop.history[-1])


def _loaded(document: Document) -> Sop:
    sop = load(document).sop
    if sop is None:
        raise RefusedError(_("this is no SOP that can be loaded"))
    return sop


def _check_state(sop: Sop, stage: Stage) -> None:
    if reason := refusal(sop, stage):
        raise RefusedError(reason)


def _check_round(sop: Sop, chain: Sequence[Link]) -> None:
    """See that what was done until now stands in its order, and was done to this very content."""
    for index, wrong in irregularities(sop, chain):
        raise RefusedError(_("entry {n} of the history is out of order: {wrong}", n=index + 1, wrong=wrong))
    for index in broken(sop)[-1:]:
        raise RefusedError(
            _("the content was changed after {entry}; `sopkit revise` begins anew", entry=called(sop.history[index]))
        )


def _check_day(sop: Sop, day: date, today: date) -> None:
    latest = max((event.on for event in sop.history if event.on), default=None)
    if day > today:
        raise RefusedError(_("{day} is still to come", day=day))
    if latest and day < latest:
        raise RefusedError(
            _("{day} is before {latest}, the day of the last entry of the history", day=day, latest=latest)
        )
    if sop.created and day < sop.created:
        raise RefusedError(_("{day} is before the SOP was made on {created}", day=day, created=sop.created))


def called(event: Event) -> Message:
    """Call an entry of the history by its stage, level and day."""
    stage = event.stage or "-"
    if event.level:
        return _("`{stage}` ({level}) of {day}", stage=stage, level=event.level, day=event.on or "-")
    return _("`{stage}` of {day}", stage=stage, day=event.on or "-")


_Prepared = tuple[_Entry, Fields]


def _submit(sop: Sop, asked: Asked, _approving: Approving) -> _Prepared:
    fields = {} if sop.created else {"created": (asked.on or asked.today).isoformat()}
    return _Entry(by=asked.by or _responsible(sop)), fields


def _responsible(sop: Sop) -> str | None:
    return sop.executor_name(sop.responsible) if sop.responsible else None


def _endorse(sop: Sop, asked: Asked, approving: Approving) -> _Prepared:
    chain = chain_of(approving)
    done = passed(sop, chain)
    at = next((number for number, link in enumerate(chain) if same_level(link.level, asked.level)), None)
    if asked.level and at is None:
        levels = ", ".join(link.level for link in chain) or "-"
        raise RefusedError(_("level {level} is not in the approval chain: {levels}", level=asked.level, levels=levels))
    if done == len(chain):
        raise RefusedError(_("all levels of the chain have validated; `sopkit approve` comes next"))
    link = chain[done]
    if asked.level and not same_level(link.level, asked.level):
        if at is not None and at < done:
            raise RefusedError(
                _("level {level} has validated already; level {next} comes next", level=asked.level, next=link.level)
            )
        raise RefusedError(_("level {next} comes before level {level}", level=asked.level, next=link.level))
    by = asked.by or link.position
    if by is None:
        raise RefusedError(_("nobody is named who validates for level {level}: add `--by`", level=link.level))
    _check_office(by, link.position)
    return _Entry(by=by, level=link.level), {}


def _approve(sop: Sop, asked: Asked, approving: Approving) -> _Prepared:
    chain = chain_of(approving)
    done = passed(sop, chain)
    if done < len(chain):
        raise RefusedError(_("level {level} has not validated yet", level=chain[done].level))
    position = ratifier(sop, approving)
    by = asked.by or position
    if by is None:
        raise RefusedError(_("nobody is named who ratifies: fill in `approved_by`, or add `--by`"))
    _check_office(by, position)
    fields: dict[str, str | None] = {}
    if not sop.approved_by.position:
        fields["approved_by"] = by
    if asked.number:
        if sop.number and sop.number != asked.number:
            raise RefusedError(_("the SOP has the number `{number}` already", number=sop.number))
        fields["number"] = asked.number
    if asked.effective:
        day = asked.on or asked.today
        if asked.effective < day:
            raise RefusedError(_("the SOP can't take effect on {day}, before it is ratified", day=asked.effective))
        fields["effective"] = asked.effective.isoformat()
    return _Entry(by=by), fields


def _publish(sop: Sop, asked: Asked, approving: Approving) -> _Prepared:
    day = asked.on or sop.effective or asked.today
    review = asked.review or sop.review
    if review and review <= day:
        raise RefusedError(
            _("the review of {review} is not after {day}: name another day with `--review`", review=review, day=day)
        )
    fields: dict[str, str | None] = {"effective": day.isoformat()}
    if asked.review:
        fields["review"] = asked.review.isoformat()
    return _Entry(by=asked.by or ratifier(sop, approving), on=day), fields


def _amend(sop: Sop, asked: Asked, _approving: Approving) -> _Prepared:
    if not any(stage is Stage.APPROVED for _index, stage in current_round(sop)):
        raise RefusedError(_("the history holds no approval that could be amended"))
    if not broken(sop):
        raise RefusedError(_("nothing has changed that the approval binds"))
    return _Entry(by=asked.by or _responsible(sop)), {"revised": (asked.on or asked.today).isoformat()}


def _revise(sop: Sop, asked: Asked, _approving: Approving) -> _Prepared:
    fields: dict[str, str | None] = {}
    if state_of(sop) is not Status.REVIEW:
        fields["revised"] = (asked.on or asked.today).isoformat()
        if sop.effective:
            # Of a draft nobody knows yet from when it will be in force.
            fields["effective"] = None
    return _Entry(by=asked.by or _responsible(sop)), fields


def _revoke(sop: Sop, asked: Asked, approving: Approving) -> _Prepared:
    return _Entry(by=asked.by or ratifier(sop, approving)), {}


def _check_office(by: str, position: str | None) -> None:
    if position and not same_office(by, position):
        raise RefusedError(_("this is for `{position}` to do, not for `{by}`", position=position, by=by))


_PREPARED: Final[Mapping[Stage, Callable[[Sop, Asked, Approving], _Prepared]]] = {
    Stage.SUBMITTED: _submit,
    Stage.VALIDATED: _endorse,
    Stage.APPROVED: _approve,
    Stage.EFFECTIVE: _publish,
    Stage.AMENDED: _amend,
    Stage.REVISED: _revise,
    Stage.REVOKED: _revoke,
}
