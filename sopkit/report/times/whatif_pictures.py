"""The timelines of a case before and after changes, on one scale. Gives places, paints nothing."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from sopkit.report.times.drawing import Mark
from sopkit.report.times.timeline import Bar, Timeline, shown, timelines
from sopkit.report.times.wording import Wording
from sopkit.times import Analysis, StepTime
from sopkit.times.scale import amounts_of, scale_of

_THINNEST = 2.0
"""Of a bar, so that a short step is seen."""


class Picture(Struct, frozen=True):
    """The timelines of one case."""

    title: str
    """What is drawn: the expected case, the longest way or all rows."""
    timelines: tuple[Timeline, ...]


def pictures(before: Wording, after: Wording) -> tuple[Picture, ...]:
    """Draw both cases; nothing where their times can't be drawn on one scale, since units are not the same."""
    chosen = [shown(words) for words in (before, after)]
    units = [{amount.unit for step in steps for amount in amounts_of(step)} for _title, steps in chosen]
    if units[0] != units[1] or (len(units[0]) > 1 and not _convertible(before.analysis)):
        return ()
    lengths = [_length(words.analysis, steps) for words, (_title, steps) in zip((before, after), chosen, strict=True)]
    longest = max(lengths)
    if not longest:
        return ()
    drawn = [tuple(timelines(words, steps)) for words, (_title, steps) in zip((before, after), chosen, strict=True)]
    marks = drawn[lengths.index(longest)][0].marks
    return tuple(
        Picture(before.text(title), tuple(_scaled(part, length / longest, marks) for part in parts))
        for (title, _steps), parts, length in zip(chosen, drawn, lengths, strict=True)
    )


def _convertible(analysis: Analysis) -> bool:
    converted = analysis.times.converted
    return converted is not None and not converted.apart


def _length(analysis: Analysis, steps: Sequence[StepTime]) -> Fraction:
    parts = {part.id: part.amounts for part in analysis.steps}
    scale = scale_of(analysis.calendar)
    return sum((scale.middle(parts[step.step]) for step in steps), Fraction())


def _scaled(timeline: Timeline, ratio: Fraction, marks: tuple[Mark, ...]) -> Timeline:
    """Shrink bars to the axis of the longer case; they begin where its axis does."""
    return replace(timeline, marks=marks, bars=tuple(_moved(timeline.bars, float(ratio), marks[0].x)))


def _moved(bars: Sequence[Bar], ratio: float, left: float) -> Iterator[Bar]:
    for bar in bars:
        start = left + (bar.x - left) * ratio
        yield replace(bar, x=round(start, 2), width=round(max(bar.width * ratio, _THINNEST), 2))
