"""How many ways on an SOP may have: with more it could neither be timed nor drawn in a bearable time (S122).

What bounds lists and texts is in `sopkit.source`; ways on are bounded more narrowly, for each is an arrow.
"""

from sopkit.diagnostic import Diagnostic, Level
from sopkit.i18n import Message, _
from sopkit.model.sop import Sop
from sopkit.model.steps import MAX_WAYS

MAX_ALL_WAYS = 2_000
"""Exits and targets of `next` in an SOP: twice as many as steps."""


def too_many_ways(sop: Sop) -> Diagnostic | None:
    """Find the first step whose ways on are too many, by itself or with those of the steps before it."""
    ways = 0
    for index, step in enumerate(sop.steps):
        if step.decision is None and step.next is None:
            continue
        for key, found in (("decision", step.decision), ("next", step.next)):
            ways += len(found or ())
            if len(found or ()) > MAX_WAYS:
                return _fault(sop, index, key, *_of_step(sop.step_ids[index], key))
            if ways > MAX_ALL_WAYS:
                return _fault(sop, index, key, *_of_all())
    return None


def _of_step(step: str, key: str) -> tuple[Message, Message]:
    message = (
        _("step {step} has more than {limit} exits", step=step, limit=MAX_WAYS)
        if key == "decision"
        else _("more than {limit} steps follow step {step}", step=step, limit=MAX_WAYS)
    )
    return message, _("ask in several steps, or name an SOP of its own by `sop:`")


def _of_all() -> tuple[Message, Message]:
    message = _("there are more than {limit} exits and targets of `next` in all", limit=f"{MAX_ALL_WAYS:,}")
    return message, _("divide the SOP, and name the parts by `sop:` in a larger one")


def _fault(sop: Sop, index: int, key: str, message: Message, hint: Message) -> Diagnostic:
    path = ("steps", index, key)
    return Diagnostic("S122", "too-many-ways", Level.ERROR, path, message, hint, at_key=True, step=sop.step_ids[index])
