"""What rules over a library ask of one SOP: a few plain values, which a library holds in place of its SOPs.

A thousand SOPs with their texts are more than a small machine has room for, and a cache keeps plain values only.
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.flow import build_flow
from sopkit.lint.words import normal
from sopkit.model import Sop, Status
from sopkit.times import Amount, Time, measure, read_steps


class Detail(Struct, frozen=True):
    """A step that another SOP details."""

    step: int
    """Index of the step."""
    id: str
    number: str
    """Of the other SOP."""
    time: str
    """The step's standard time, as written."""
    amounts: tuple[Amount, ...] | None
    """The same as it reads; None where it can't be read as one."""


class Facts(Struct, frozen=True):
    """What rules over a library look at."""

    number: str | None
    title: str
    institution: str | None
    revoked: bool
    related: tuple[str | None, ...]
    """Numbers of other SOPs, in the place of a text None."""
    says_related: bool
    """Whether the key `related` is written."""
    warnings: tuple[str, ...]
    records: tuple[str, ...]
    executors: tuple[tuple[str, str], ...]
    """Id and name of each."""
    definitions: tuple[tuple[str, str], ...]
    """Terms and their meaning, where one of the two is the name of an executor."""
    details: tuple[Detail, ...]

    def step_id(self, index: int) -> str:
        """Give the id of a step that another SOP details."""
        return next(detail.id for detail in self.details if detail.step == index)


def facts_of(sop: Sop) -> Facts:
    """Take out of an SOP what rules over a library look at."""
    return Facts(
        sop.number,
        sop.title,
        sop.institution,
        sop.status is Status.REVOKED,
        tuple(related.sop for related in sop.related),
        "related" in sop.model_fields_set,
        sop.warnings,
        sop.records,
        tuple((id_, executor.name) for id_, executor in sop.executors.items()),
        tuple(_definitions(sop)),
        tuple(_details(sop)),
    )


def _definitions(sop: Sop) -> Iterator[tuple[str, str]]:
    if sop.definitions:
        names = {normal(executor.name) for executor in sop.executors.values()}
        yield from (pair for pair in sop.definitions.items() if not names.isdisjoint(map(normal, pair)))


def _details(sop: Sop) -> Iterator[Detail]:
    if any(step.sop is not None for step in sop.steps):
        for index, (step, timed) in enumerate(zip(sop.steps, read_steps(sop), strict=True)):
            if step.sop is not None:
                amounts = timed.time.amounts if isinstance(timed.time, Time) else None
                yield Detail(index, sop.step_ids[index], step.sop, timed.time.text, amounts)


def total_of(sop: Sop) -> tuple[Amount, ...] | None:
    """Add up the times of an SOP's steps; None where not all are known."""
    times = measure(sop, build_flow(sop))
    return None if times.unmeasured else times.total
