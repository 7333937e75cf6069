"""What a workload is made of: SOPs, their steps, and the positions that carry them out. Values."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from operator import add

from msgspec import Struct

from sopkit.i18n import Message
from sopkit.model import Sop
from sopkit.times import StepTime, Times
from sopkit.workload.estimate import Estimate

NO_WORKDAY = "no_workday"
"""Why a step is left out whose time is in days: nobody says how long one is."""


class Kind(StrEnum):
    """Who an executor is to the organisation; the values are the words of the JSON."""

    STAFF = "staff"
    EXTERNAL = "external"
    CUSTOMER = "customer"


class Procedure(Struct, frozen=True):
    """An SOP, and what is known of its times."""

    name: str
    """What its text is called, for messages."""
    sop: Sop
    times: Times
    visits: Mapping[str, Fraction] | None
    """How often each step is done in a case in the mean, by id; None where that isn't known: then each row once."""
    once: Message | None = None
    """Why the visits are not known."""


def number_of(procedure: Procedure) -> str:
    """Call an SOP by its number, or by its title where it has none."""
    return procedure.sop.number or procedure.sop.title


class StepWork(Struct, frozen=True):
    """A step of an SOP in a year."""

    time: StepTime
    positions: tuple[int, ...]
    """Indexes of those who carry it out, in the workload's list; each of them spends the whole time."""
    once: Estimate | None
    """Minutes each time; None where they aren't known."""
    count: Fraction | None
    """How often its time is spent in a year; None for a time for each one whose number the table does not give."""
    by_table: bool
    """Whether the table itself says how often."""
    year: Estimate | None
    """Minutes in a year, of one executor; None where the step is left out."""
    reason: str | None = None
    """Why it is left out, as a word for the JSON."""
    why: Message | None = None
    """The same as a sentence whose subject is the time as it is written."""


class SopWork(Struct, frozen=True):
    """An SOP in a year."""

    procedure: Procedure
    cases: Fraction
    steps: tuple[StepWork, ...]

    @property
    def work(self) -> Estimate | None:
        """Minutes of all its executors in a year; None where no step has any."""
        known = [work.year for work in self.steps if work.year is not None for _each in work.positions]
        return reduce(add, known) if known else None


class PositionLoad(Struct, frozen=True):
    """What one position does in a year, over all SOPs."""

    id: str | None
    """Of the shared position in the settings; None where executors are the same by their name alone."""
    name: str
    also: tuple[str, ...]
    """Other names under which the SOPs counted here know it."""
    kind: Kind
    sops: tuple[str, ...]
    """Numbers of the SOPs in which it has steps."""
    steps: int
    left_out: int
    """How many of its steps have no minutes; what is needed is then more than the figure says."""
    work: Estimate | None
    """Minutes in a year; None where none of its steps has any."""
    needed: Estimate | None
    """People; None for who is no staff, too."""
    staff: int | None
    """People on hand; None where nobody says."""

    @property
    def gap(self) -> Fraction | None:
        """People on hand less those needed in the middle: below zero there are too few."""
        return None if self.staff is None or self.needed is None else self.staff - self.needed.middle
