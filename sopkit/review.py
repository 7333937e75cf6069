"""What a change to an SOP has for consequences: for its times, for what is found wrong with it, for its approval.

Knows no git and no format: two versions come in, a review goes out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from sopkit.diagnostic import Finding
from sopkit.diff import USUAL, Comparison, Weight, Weights, compare
from sopkit.flow import build_flow
from sopkit.i18n import Message, _, n_
from sopkit.model import Sop, Status
from sopkit.model.stages import state_of
from sopkit.times import Amount, Analysis, Calendar, Expected, Way, analyse, difference

IN_FORCE = (Status.APPROVED, Status.EFFECTIVE)


class Version(Struct, frozen=True):
    """One version of an SOP."""

    name: str
    """As shown to people: a file, or a file at a revision."""
    sop: Sop
    findings: tuple[Finding, ...] = ()
    """What lint says of it; each with its fingerprint."""


class Delta(Struct, frozen=True):
    """A time before and after."""

    name: str
    """Of an executor; empty for the whole."""
    old: tuple[Amount, ...] | None
    """None where it can't be computed, or where there is no such executor."""
    new: tuple[Amount, ...] | None

    @property
    def added(self) -> tuple[Amount, ...]:
        """What has been added, below zero what has been saved."""
        return difference(self.old or (), self.new or ())


class Consequences(Struct, frozen=True):
    """What becomes of the times."""

    total: Delta
    longest: Delta
    expected: Delta
    executors: tuple[Delta, ...]
    """By name, those of the new version first; only whose time has changed."""


class Review(Struct, frozen=True):
    """All that a change to one SOP means."""

    old: Version
    new: Version
    comparison: Comparison
    times: Consequences
    found: tuple[Finding, ...]
    """What is wrong now and was not before."""
    mended: tuple[Finding, ...]
    """What was wrong and is no longer."""
    needs_approval: bool
    reasons: tuple[Message, ...]
    """Why it must be approved anew, or what else does not fit the change."""


def review(old: Version, new: Version, weights: Weights = USUAL, calendar: Calendar | None = None) -> Review:
    """Find out what it means that one version becomes the other."""
    comparison = compare(old.sop, new.sop, weights)
    approving = sum(change.weight is Weight.APPROVAL for change in comparison.changes)
    needs_approval = bool(approving) and is_in_force(old.sop)
    found, mended = _differing(old, new, comparison)
    return Review(
        old=old,
        new=new,
        comparison=comparison,
        times=_consequences(_analysed(old.sop, calendar), _analysed(new.sop, calendar)),
        found=found,
        mended=mended,
        needs_approval=needs_approval,
        reasons=tuple(_reasons(old.sop, new.sop, comparison, approving if needs_approval else 0)),
    )


def is_in_force(sop: Sop) -> bool:
    """Tell whether an SOP has been approved; one without a status is taken to be, when it names the day of effect."""
    return state_of(sop) in IN_FORCE


def _analysed(sop: Sop, calendar: Calendar | None) -> Analysis:
    # The distribution is not shown, and one case costs nothing.
    return analyse(sop, build_flow(sop), calendar, runs=1)


def _consequences(old: Analysis, new: Analysis) -> Consequences:
    before = {load.name: load.total for load in old.times.executors}
    after = {load.name: load.total for load in new.times.executors}
    loads = (Delta(name, before.get(name), after.get(name)) for name in dict.fromkeys((*after, *before)))
    return Consequences(
        total=Delta("", old.times.total, new.times.total),
        longest=Delta("", _taken(old.longest), _taken(new.longest)),
        expected=Delta("", _taken(old.expected), _taken(new.expected)),
        executors=tuple(load for load in loads if load.added or load.old is None or load.new is None),
    )


def _taken(way: Way | Expected | None) -> tuple[Amount, ...] | None:
    return None if way is None else way.amounts


def _differing(old: Version, new: Version, comparison: Comparison) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Find the findings of the new version only, and those of the old one only.

    What is said of a step or of the SOP before and after is the same finding, though the words that it is about, or
    the number of the SOP, are others and with them its fingerprint.
    """
    found, mended = _beyond(new.findings, old.findings), _beyond(old.findings, new.findings)
    after = dict(zip(new.sop.step_ids, comparison.new_steps, strict=True))
    before = dict(zip(old.sop.step_ids, comparison.old_steps, strict=True))
    return _unmatched(found, after, mended, before), _unmatched(mended, before, found, after)


def _unmatched(
    some: Sequence[Finding], names: Mapping[str, str], others: Iterable[Finding], their_names: Mapping[str, str]
) -> tuple[Finding, ...]:
    left = Counter((other.code, their_names.get(other.step or "")) for other in others)
    unmatched: list[Finding] = []
    for finding in some:
        subject = finding.code, names.get(finding.step or "")
        left[subject] -= 1
        if left[subject] < 0:
            unmatched.append(finding)
    return tuple(unmatched)


def _beyond(some: Sequence[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings that the others don't hold; of equal ones those that are too many."""
    left = Counter(_mark(finding) for finding in others)
    beyond: list[Finding] = []
    for finding in some:
        mark = _mark(finding)
        left[mark] -= 1
        if left[mark] < 0:
            beyond.append(finding)
    return tuple(beyond)


def _mark(finding: Finding) -> str:
    return finding.fingerprint or f"{finding.code} {finding.step} {finding.message.text('en')}"


def _reasons(old: Sop, new: Sop, comparison: Comparison, approving: int) -> Iterator[Message]:
    if approving:
        yield n_(
            "{n} change binds whoever approves, so the approval no longer holds",
            "{n} changes bind whoever approves, so the approval no longer holds",
            n=approving,
        )
    binding = comparison.weight in (Weight.SUBSTANTIVE, Weight.APPROVAL)
    if binding and is_in_force(old):
        if new.status in IN_FORCE and approving and new.history == old.history:
            yield _("the status says approved, but no approval has come since the change")
        if new.revised == old.revised:
            yield _("the date of the revision is still the old one")
    if old.effective and new.effective and new.effective < old.effective:
        yield _("the effective date now lies before the old one")
