"""How the width of the sheet is shared: lanes take what their symbols and lines need, the texts share the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from sopkit.layout.paper import AIR, BOX_WIDTHS, EDGE, MARGIN, PAD, SIZES, STUB, TRACK
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Paper

TEXT_COLUMNS = ("number", "activity", "requires", "time", "output", "note")

COMFORT = {"activity": 46.0, "requires": 24.0, "time": 16.0, "output": 24.0, "note": 20.0}
"""Widths in millimetres below which symbols are made smaller first."""
FLOOR = {"activity": 28.0, "requires": 15.0, "time": 12.0, "output": 15.0, "note": 13.0}
"""Widths below which the paper is too small for so many lanes."""
WORD = 24
"""A word up to so many millimetres keeps its column from breaking it, if there is room at all."""
WIDEST_LANE = 25.0
SAMPLE = 80
"""Rows looked at when the texts share the room; more would change the shares by little."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a gutter must hold: a number of tracks, and room beside the symbols on both sides of it."""

    tracks: int = 1
    left: float = AIR
    """Room for the symbol on its left: an arrowhead, or an exit's label."""
    right: float = AIR
    span: float = 0.0
    """Distance of the symbols on both sides of it, for a label that crosses the tracks where no line runs."""

    def both(self, other: "Need") -> "Need":
        """The least that serves two pages."""
        return Need(
            max(self.tracks, other.tracks),
            max(self.left, other.left),
            max(self.right, other.right),
            max(self.span, other.span),
        )


@dataclass(frozen=True, slots=True)
class Gutter:
    """Where the tracks of a gutter may lie, left to right; none of them on the rule between the lanes."""

    slots: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane between its rules, and the centre of its symbols."""

    x: float
    width: float
    centre: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The shared width: sizes chosen, lanes and gutters, and (x, width) of each text column."""

    paper: Paper
    size: float
    symbol: float
    """Width of a box in one lane."""
    lanes: tuple[LaneBox, ...]
    gutters: tuple[Gutter, ...]
    texts: Mapping[str, tuple[float, float]]

    @property
    def left(self) -> float:
        """Left edge of the table."""
        return self.texts["number"][0]

    @property
    def right(self) -> float:
        """Right edge of the table."""
        x, width = self.texts["note"]
        return x + width


@dataclass(frozen=True, slots=True)
class _Width:
    """A gutter's share of the two lanes beside it, and its tracks as offsets from the rule."""

    left: float
    right: float
    offsets: tuple[float, ...]


def _inner(need: Need) -> _Width:
    """Half of the tracks on each side of the rule, none on it."""
    offsets = tuple(TRACK * (index - need.tracks // 2 + 0.5) for index in range(need.tracks))
    left, right = need.left, need.right
    if offsets:
        left, right = max(AIR, left - offsets[0]), max(AIR, right + offsets[-1])
    more = max(0.0, need.span - left - right) / 2
    return _Width(left + more, right + more, offsets)


def _outer(need: Need, *, first: bool) -> _Width:
    """All tracks on the lanes' side of the table's edge."""
    room = need.right if first else need.left
    width = room + (EDGE + TRACK * (need.tracks - 1) if need.tracks else 0)
    if first:
        return _Width(0, width, tuple(EDGE + TRACK * index for index in range(need.tracks)))
    return _Width(width, 0, tuple(-EDGE - TRACK * index for index in reversed(range(need.tracks))))


def first_needs(lanes: int) -> tuple[Need, ...]:
    """What gutters hold before anything is routed: one track between lanes with room for arrowheads."""
    return (Need(0), *(Need(1, STUB, STUB) for _ in range(lanes - 1)), Need(0))


def solve(
    paper: Paper,
    texts: Mapping[str, Sequence[str]],
    heads: Mapping[str, str],
    lanes: Sequence[str],
    needs: Sequence[Need],
) -> Columns:
    """Share the width of `paper` among text columns and lanes.

    `texts` holds each text column's cells, `heads` its title, `lanes` the executors' names. Symbols and type grow
    smaller, down to 10 mm and 7 pt, before a text column falls below its floor; when even that is not enough the
    sheet is made as wide as it must be, and `Columns.paper` says so.
    """
    gutters = [
        _outer(need, first=index == 0) if index in (0, len(lanes)) else _inner(need) for index, need in enumerate(needs)
    ]
    room = paper.width - 2 * MARGIN
    lane_room = sum(gutter.left + gutter.right for gutter in gutters)
    words = {size: _words(texts, heads, size) for size in SIZES}
    # Comfort first; then the longest words that can stay whole, which matter more than large symbols.
    for floor, word in ((COMFORT, WORD), *((FLOOR, word) for word in range(WORD, -1, -1))):
        for size, symbol in _sizes():
            least = _least(words[size], floor, word)
            if lane_room + symbol * len(lanes) + sum(least.values()) <= room:
                return _share(paper, texts, lanes, gutters, size, symbol, least, airy=floor is COMFORT)
    size, symbol = SIZES[-1], BOX_WIDTHS[-1]
    wide = lane_room + symbol * len(lanes) + sum(least.values()) + 2 * MARGIN
    return _share(
        replace(paper, name="custom", width=float(ceil(wide))), texts, lanes, gutters, size, symbol, least, airy=False
    )


def _sizes() -> list[tuple[float, float]]:
    """Type and symbol sizes from the most pleasant to the smallest, shrinking both in turn."""
    pairs = [(size, symbol) for size in SIZES for symbol in BOX_WIDTHS]
    return sorted(pairs, key=lambda pair: (SIZES.index(pair[0]) + BOX_WIDTHS.index(pair[1]), -pair[0]))


def _words(texts: Mapping[str, Sequence[str]], heads: Mapping[str, str], size: float) -> dict[str, tuple[float, float]]:
    """Widest word of each text column's cells and of its title; of the numbers the whole text."""
    body, head = Ruler(size), Ruler(size, bold=True)
    found = {
        name: (max((body.longest_word(text) for text in texts[name]), default=0), head.longest_word(heads[name]))
        for name in TEXT_COLUMNS
    }
    found["number"] = (found["number"][0], head.width(heads["number"]))
    return found


def _least(words: Mapping[str, tuple[float, float]], floor: Mapping[str, float], word: float) -> dict[str, float]:
    """The least widths of the text columns, with room for their words up to `word` millimetres."""
    least = {"number": max(words["number"]) + 2 * PAD + 0.1}
    for name in TEXT_COLUMNS[1:]:
        cells, title = words[name]
        least[name] = max(floor[name], max(min(cells, word), title) + 2 * PAD + 0.1)
    return least


def _share(
    paper: Paper,
    texts: Mapping[str, Sequence[str]],
    names: Sequence[str],
    gutters: Sequence[_Width],
    size: float,
    symbol: float,
    least: dict[str, float],
    *,
    airy: bool,
) -> Columns:
    """Spread what is left: where it is `airy`, lanes up to a pleasant width; then the texts."""
    head = Ruler(size, bold=True)
    tight = [gutters[index].right + symbol + gutters[index + 1].left for index in range(len(names))]
    spare = paper.width - 2 * MARGIN - sum(tight) - sum(least.values())
    wanted = [
        max(0.0, min(WIDEST_LANE, max(22.0, head.longest_word(name) + 2 * PAD + 0.1)) - width)
        for name, width in zip(names, tight, strict=True)
    ]
    total = sum(wanted)
    given = min(1.0, 0.5 * spare / total) if total and airy else 0.0
    extra = [want * given for want in wanted]
    widths = _fill(texts, size, least, spare - sum(extra))

    x = MARGIN
    places: dict[str, tuple[float, float]] = {}
    for name in ("number", "activity"):
        places[name] = (x, widths[name])
        x += widths[name]
    lanes, rules = [], [x]
    for index, width in enumerate(tight):
        lanes.append(LaneBox(x, width + extra[index], x + gutters[index].right + (symbol + extra[index]) / 2))
        x += width + extra[index]
        rules.append(x)
    for name in TEXT_COLUMNS[2:]:
        places[name] = (x, widths[name])
        x += widths[name]
    slots = tuple(
        Gutter(tuple(rule + offset for offset in gutter.offsets)) for rule, gutter in zip(rules, gutters, strict=True)
    )
    return Columns(paper, size, symbol, tuple(lanes), slots, places)


def _fill(texts: Mapping[str, Sequence[str]], size: float, least: dict[str, float], spare: float) -> dict[str, float]:
    """Give the texts the spare width, 2 mm at a time, each time where the rows lose most of their height."""
    ruler = Ruler(size)
    step = max(1, len(texts["activity"]) // SAMPLE)
    lengths = {name: [ruler.width(text) for text in texts[name][::step]] for name in TEXT_COLUMNS[1:]}
    widths = dict(least)

    def heights(name: str, width: float) -> list[float]:
        # A wrapped line is filled to about nine tenths; the square lets one long cell count more than two short ones.
        return [max(1.0, length / (0.9 * (width - 2 * PAD))) ** 2 for length in lengths[name]]

    lines = {name: sum(heights(name, widths[name])) for name in lengths}
    while spare > 1e-9:
        share = min(2.0, spare)
        after = {name: sum(heights(name, widths[name] + share)) for name in lengths}
        name = max(lengths, key=lambda name: (lines[name] - after[name], name == "activity"))
        widths[name] += share
        lines[name] = after[name]
        spare -= share
    return widths
