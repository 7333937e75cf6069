"""A picture of how long simulated cases take, with the promise beside it. Gives places, paints nothing."""

from fractions import Fraction

from msgspec import Struct

from sopkit.i18n import _
from sopkit.report.times.drawing import WIDTH, Axis, Mark
from sopkit.report.times.library import decisive
from sopkit.report.times.wording import Wording
from sopkit.times import Distribution, Promise, Unit

_LEFT, _RIGHT = 20.0, 190.0
"""Kept free beside the bars; on the right for words at the last line."""
_LEVEL = 20.0
"""Height of a line of words above the bars."""
_BARS = 150.0
"""Height of the highest bar."""
_FARTHEST = 2
"""A promise more than so many times the longest case is told, not drawn."""
_TOLD = 0.01
"""Share of the cases from which a bar says its own."""


class Column(Struct, frozen=True):
    """The cases of a stretch of lengths."""

    x: float
    y: float
    width: float
    height: float
    text: str
    late: bool
    """Whether the promise is broken in them."""


class Line(Struct, frozen=True):
    """A length that is pointed at, with words at its upper end."""

    x: float
    y: float
    text: str
    promise: bool


class Histogram(Struct, frozen=True):
    """The picture."""

    width: float
    height: float
    base: float
    """Where the bars stand."""
    left: float
    right: float
    marks: tuple[Mark, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    late: bool
    """Whether any case is late."""


def histogram(words: Wording) -> Histogram | None:
    """Draw the simulated cases; None where there are none, or all of them are alike."""
    found = words.analysis.distribution
    if found is None or found.least == found.most:
        return None
    promise = decisive(words.analysis.promises)
    limit = None if promise is None else _limit(promise, found, words)
    ends = [Fraction(found.least), Fraction(found.most), *([] if limit is None else [limit])]
    axis = Axis(found.unit, min(ends), max(ends), _LEFT, WIDTH - _LEFT - _RIGHT)
    told = [(found.p50, "50%"), (found.p80, "80%"), (found.p95, "95%")]
    named = [(value, f"{name}: {words.length(found.unit, value)}", False) for value, name in told]
    if limit is not None:
        name = words.text(_("Service promise"))
        named.append((float(limit), f"{name}: {words.length(found.unit, float(limit))}", True))
    # The leftmost line is the highest, so that no line runs through the words of another.
    named.sort(key=lambda each: each[0])
    top = len(named) * _LEVEL + 14
    base = top + _BARS
    highest = max(cases for _from, _to, cases in found.bars)
    columns = tuple(_column(bar, axis, (base, highest), found, words, limit) for bar in found.bars if bar[2])
    return Histogram(
        width=WIDTH,
        height=base + 26,
        base=base,
        left=_LEFT,
        right=WIDTH - _RIGHT,
        marks=tuple(axis.marks(words.language)),
        columns=columns,
        lines=tuple(
            Line(axis.x(value), _LEVEL * (place + 1) - 6, text, is_promise)
            for place, (value, text, is_promise) in enumerate(named)
        ),
        late=any(column.late for column in columns),
    )


def _column(
    bar: tuple[float, float, int],
    axis: Axis,
    heights: tuple[float, int],
    found: Distribution,
    words: Wording,
    limit: Fraction | None,
) -> Column:
    start, end, cases = bar
    base, highest = heights
    x, height = axis.x(start), max(round(_BARS * cases / highest, 2), 1.0)
    share = Fraction(cases, found.runs)
    return Column(
        x=round(x + 0.75, 2),
        y=round(base - height, 2),
        width=round(max(axis.x(end) - x - 1.5, 1.0), 2),
        height=height,
        text=words.percent(share) if share >= _TOLD else "",
        late=limit is not None and start >= limit,
    )


def _limit(promise: Promise, found: Distribution, words: Wording) -> Fraction | None:
    """Bring a promise to the unit of the cases; None where that can't be, or it lies far outside."""
    if promise.limit is None:
        return None
    limit: Fraction | None = promise.limit.max
    if promise.limit.unit is not found.unit:
        calendar = words.analysis.calendar
        size = None if calendar is None or found.unit is not Unit.MINUTE else calendar.minutes(promise.limit.unit)
        limit = None if size is None else promise.limit.max * size
    return limit if limit is not None and limit <= found.most * _FARTHEST else None
