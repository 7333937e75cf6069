"""A picture of a case: one bar for each step, where it begins and how long it takes. Gives places, paints nothing."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.report.times.drawing import LEADING, WIDTH, Axis, Mark, fitted
from sopkit.report.times.wording import Wording
from sopkit.times import Amount, StepTime, Time, Unit
from sopkit.times.scale import middle

_WORDS, _PLOT, _BEHIND = 290.0, 310.0, 160.0
"""Widths: of the words before the bars, where the bars begin, what is kept free behind them."""
_SIZE, _SMALL = 13.0, 11.5
_HIGHEST, _FIRST = 1_000.0, 720.0
"""Of a picture; more steps make more pictures, so that each goes on a page, and the first below what heads it."""
_HEAD = 26.0
"""Above the first row, for the words of the axis."""
LANES = 8
"""Colours of lanes; more lanes begin again."""


class Bar(Struct, frozen=True):
    """A step in the picture."""

    y: float
    height: float
    """Of the row."""
    words: tuple[str, ...]
    executor: str
    lane: int
    """Colour of its first executor, from 1."""
    x: float
    width: float
    time: str
    measured: bool


class Timeline(Struct, frozen=True):
    """One picture of steps that follow one another."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    first: int
    """Rows of the first and the last step."""
    last: int


def shown(words: Wording) -> tuple[Message, tuple[StepTime, ...]]:
    """Choose what is drawn: the expected case, else the longest way, else all rows; with a title for it."""
    analysis = words.analysis
    steps = analysis.times.steps
    if analysis.expected is not None:
        done = analysis.expected.visits
        return _("The expected case"), tuple(step for step in steps if done.get(step.step))
    if analysis.longest is not None:
        known: dict[str, StepTime] = {}
        for step in steps:
            known.setdefault(step.step, step)
        return _("The longest way"), tuple(known[step] for step in analysis.longest.steps)
    return _("All rows"), steps


def timelines(words: Wording, steps: Sequence[StepTime]) -> Iterator[Timeline]:
    """Draw steps one after another, each as long as its part of the work."""
    parts = [words.analysis.steps[step.number - 1] for step in steps]
    shares = [part.share or Fraction() for part in parts]
    whole = sum(shares, Fraction())
    axis = _axis([part.amounts for part in parts], words)
    scale = (axis.most / whole) if whole else Fraction()
    lanes = {load.executor: place % LANES + 1 for place, load in enumerate(words.analysis.times.executors)}
    marks = tuple(axis.marks(words.language))
    begun = Fraction()
    bars: list[Bar] = []
    y, first = _HEAD, 0
    for place, (step, share) in enumerate(zip(steps, shares, strict=True)):
        lines = fitted(f"{step.number}. {step.activity}", _SIZE, _WORDS, lines=2)
        height = (len(lines) + 1) * LEADING + 8
        if y + height > (_HIGHEST if first else _FIRST) and bars:
            yield Timeline(WIDTH, y + 4, marks, tuple(bars), steps[first].number, steps[place - 1].number)
            bars, y, first = [], _HEAD, place
        start, end = axis.x(begun * scale), axis.x((begun + share) * scale)
        bars.append(
            Bar(
                y=y,
                height=height,
                words=lines,
                executor=" ".join(fitted(words.executors_of(step), _SMALL, _WORDS)),
                lane=lanes.get(step.executors[0], 1),
                x=start,
                width=round(max(end - start, 2.0), 2),
                time=" ".join(fitted(_told(step, words), _SMALL, WIDTH - end - 12)),
                measured=isinstance(step.time, Time),
            )
        )
        begun += share
        y += height
    if bars:
        yield Timeline(WIDTH, y + 4, marks, tuple(bars), steps[first].number, steps[-1].number)


def _told(step: StepTime, words: Wording) -> str:
    """Write the time of a step, and how often it is done where that is not once."""
    expected = words.analysis.expected
    once = expected is None or expected.visits.get(step.step) == 1
    return words.time(step.time) if once else f"{words.time(step.time)} · {words.often(step.step)}"


def _axis(amounts: Sequence[Sequence[Amount]], words: Wording) -> Axis:
    """Find a unit in which all steps can be drawn; where there is none, the axis shows shares of the work."""
    calendar = words.analysis.calendar
    units = {amount.unit for each in amounts for amount in each}
    left, width = _PLOT, WIDTH - _PLOT - _BEHIND
    if len(units) == 1:
        total = sum((middle(amount) for each in amounts for amount in each), Fraction())
        return Axis(units.pop(), Fraction(), total, left, width)
    if calendar is not None and all(calendar.minutes(unit) is not None for unit in units):
        minutes = [calendar.convert(each).amount for each in amounts]
        total = sum((middle(amount) for amount in minutes if amount is not None), Fraction())
        return Axis(Unit.MINUTE, Fraction(), total, left, width)
    return Axis(None, Fraction(), Fraction(1), left, width)
