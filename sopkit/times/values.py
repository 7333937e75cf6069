"""What an analysis of an SOP's times says: frozen values that reports show. They compute nothing."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from sopkit.i18n import Message
from sopkit.source import Path
from sopkit.times.calendar import Calendar, Converted
from sopkit.times.totals import Times
from sopkit.times.units import Amount, Unit


class Gap(Struct, frozen=True):
    """Something that can't be computed, and why."""

    what: str
    """`shortest`, `longest`, `expected`, `distribution` or `loop`."""
    why: Message
    steps: tuple[str, ...] = ()
    """Ids of the steps that stand in the way."""


class Way(Struct, frozen=True):
    """One way from the first row to the end that goes through no step twice.

    Of branches that run in parallel it follows the one that takes longest.
    """

    steps: tuple[str, ...]
    """Ids, in the order of the work."""
    amounts: tuple[Amount, ...]
    """In the order of `Unit`."""
    converted: Converted | None
    """The same as one figure; None without a calendar."""
    unmeasured: tuple[str, ...]
    """Steps on the way whose time is not known: the amounts leave them out."""
    handovers: int
    """How often the work changes hands: nobody carries out both of two steps in a row."""


class Expected(Struct, frozen=True):
    """What a case takes in the mean, when each exit is taken as often as its chance says."""

    amounts: tuple[Amount, ...]
    """From the least to the most that the steps take, weighted by how often each is done."""
    converted: Converted | None
    visits: Mapping[str, Fraction]
    """How often each step is done in the mean, by id; 0 for a step that no case reaches."""
    handovers: Fraction
    unmeasured: tuple[str, ...]


class Repeat(Struct, frozen=True):
    """A way back: what it costs to go round once more, and how often that happens."""

    step: str
    """Id of the step where the way back starts."""
    exit: str | None
    """Label of the exit; None for a plain way on."""
    target: str
    """Id of the step where the work starts again."""
    adds: tuple[Amount, ...]
    """What one round takes: from the least of the shortest to the most of the longest way round."""
    converted: Converted | None
    unmeasured: tuple[str, ...]
    expected: Fraction | None
    """How often the way back is taken in a case, in the mean; None where chances are missing."""


class Part(Struct, frozen=True):
    """The part of a step or an executor in the work of a case."""

    id: str
    amounts: tuple[Amount, ...]
    """Each step as often as it is done in the mean, else once."""
    share: Fraction | None
    """Of the work of all steps (of all executors), on one scale; None where nothing is measured."""


class Distribution(Struct, frozen=True):
    """How long cases take: the outcome of many simulated ones."""

    unit: Unit
    runs: int
    seed: int
    mean: float
    p50: float
    """So long or shorter for half of the cases."""
    p80: float
    p95: float
    least: float
    most: float
    bars: tuple[tuple[float, float, int], ...]
    """The cases by length: from, to, how many; all bars are equally wide."""


class Promise(Struct, frozen=True):
    """A limit that the SOP names, beside what it takes."""

    path: Path
    """Where it stands in the document."""
    text: str
    """As it is written there."""
    limit: Amount | None
    """None where no time, or more than one, can be read."""
    longest: Amount | None
    """The longest way in the limit's unit; None where it can't be brought to that unit alone."""
    margin: Amount | None
    """The limit less the longest way; below zero the promise is not kept."""
    within: Fraction | None
    """Share of the simulated cases that keep the limit; None without a simulation in its unit."""
    why: Message | None
    """Why there is no margin."""

    @property
    def kept(self) -> bool | None:
        """Whether even the longest way keeps the limit; None when that can't be said."""
        return None if self.margin is None else self.margin.min >= 0


class Analysis(Struct, frozen=True):
    """All that is known of how long an SOP takes."""

    times: Times
    calendar: Calendar | None
    shortest: Way | None
    longest: Way | None
    expected: Expected | None
    critical: tuple[str, ...]
    """Ids of the steps by which a delay makes the longest way longer, in the order of rows."""
    loops: tuple[Repeat, ...]
    """In the order of the steps where they start."""
    handovers: int
    """Ways between two steps on which the work changes hands, in the whole flow."""
    executors: tuple[Part, ...]
    """In the order of the lanes. A joint step counts in full for each, so shares may add up to more than 1."""
    steps: tuple[Part, ...]
    """In the order of rows."""
    distribution: Distribution | None
    promises: tuple[Promise, ...]
    gaps: tuple[Gap, ...]
    assumptions: tuple[Message, ...]
    """Beside those of `times`: what ways, chances and simulation rest on."""
