"""Where an SOP stands: its state, what comes next and by whom, and whether its review is overdue."""

from datetime import date

from msgspec import Struct

from sopkit.config.approving import Approving
from sopkit.lifecycle.chain import chain_of, ratifier
from sopkit.model import Sop, Status
from sopkit.model.digest import broken
from sopkit.model.stages import passed, state_of, state_told
from sopkit.model.upkeep import looks


class Next(Struct, frozen=True):
    """What comes next."""

    command: str
    level: str | None = None
    by: str | None = None
    """Position, where it is known."""


class Standing(Struct, frozen=True):
    """Where an SOP stands on a day."""

    state: Status
    since: date | None
    """Day of the last entry of its history."""
    next: Next | None
    review: date | None
    overdue: bool
    """Its review was due before the day, and nothing says that it was done."""
    changed: bool
    """Its content is no longer what was agreed to."""
    contradicted: bool
    """Its history tells of another state."""


def stand(sop: Sop, approving: Approving, today: date) -> Standing:
    """Find where an SOP stands."""
    state, told = state_of(sop), state_told(sop)
    return Standing(
        state=state,
        since=max((event.on for event in sop.history if event.on), default=None),
        next=_next(sop, state, approving),
        review=sop.review,
        overdue=state is Status.EFFECTIVE and _overdue(sop, today),
        changed=state is not Status.DRAFT and bool(broken(sop)),
        contradicted=told is not None and told is not state,
    )


def _next(sop: Sop, state: Status, approving: Approving) -> Next | None:
    match state:
        case Status.DRAFT:
            return Next("submit", by=sop.executor_name(sop.responsible) if sop.responsible else None)
        case Status.REVIEW:
            chain = chain_of(approving)
            done = passed(sop, chain)
            if done < len(chain):
                return Next("endorse", chain[done].level, chain[done].position)
            return Next("approve", by=ratifier(sop, approving))
        case Status.APPROVED:
            return Next("publish", by=ratifier(sop, approving))
    return None


def _overdue(sop: Sop, today: date) -> bool:
    """Tell whether the planned review is past; a later revision or evaluation counts as the review."""
    if sop.review is None or sop.review >= today:
        return False
    done = [look.on for look in looks(sop) if look.evaluation] + ([sop.revised] if sop.revised else [])
    return not any(sop.review <= day <= today for day in done)
