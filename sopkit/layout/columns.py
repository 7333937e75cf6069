"""How the width of the sheet is shared: lanes take what their symbols and lines need, the texts share the rest."""

from collections.abc import Mapping, Sequence
from math import ceil

from msgspec import Struct

from sopkit.layout.form import LANES, TEXT_COLUMNS, Form
from sopkit.layout.paper import MEASURES, PAD, PAPERS, ROOMY, SIZES, USUAL, Measures
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Paper

COMFORT = {"activity": 46.0, "requires": 24.0, "time": 16.0, "output": 24.0, "note": 20.0}
"""Widths in millimetres below which symbols are made smaller first."""
FLOOR = {"activity": 28.0, "requires": 15.0, "time": 12.0, "output": 15.0, "note": 13.0}
"""Widths below which the smallest symbols are taken."""
TIGHT = {"activity": 22.0, "requires": 13.0, "time": 10.5, "output": 13.0, "note": 12.0}
"""Widths below which the paper is too small for so many lanes."""
WORD = 24
"""A word up to so many millimetres keeps its column from breaking it, if there is room at all."""
PLEASANT_LANE, WIDEST_LANE = 22.0, 25.0
"""Widths up to which lanes share what is left: any lane, and one whose name has a long word."""
LANE_PAD = 0.8
"""Air between the edge of a lane and its name."""
LEVEL_NAMES = 20.0
"""Millimetres that may go to lanes so that their names need not stand upright."""
SMALLER = 0.03
"""Share of the rows' height that a step to smaller type or symbols must save."""
SAMPLE = 80
"""Rows looked at when the texts share the room; more would change the shares by little."""


class Room(Struct, frozen=True):
    """What must be free between a symbol and the first track of the gutter beside it."""

    arrow: bool = False
    """An arrowhead ends there, or a label stands out a little over the symbol's edge."""
    label: float = 0.0
    """Width in millimetres from the symbol's edge, for an exit's label."""
    reach: float = 0.0
    """Width in millimetres from the symbol's middle, for the label of an exit at its top or bottom."""

    def both(self, other: "Room") -> "Room":
        """The least that serves two pages."""
        return Room(self.arrow or other.arrow, max(self.label, other.label), max(self.reach, other.reach))

    def width(self, measures: Measures) -> float:
        """Width in millimetres for symbols of a size."""
        return max(measures.stub if self.arrow else measures.air, self.label, self.reach - measures.box / 2)


class Need(Struct, frozen=True):
    """What a gutter must hold: a number of tracks, and room for the symbols on both sides of it."""

    tracks: int = 1
    left: Room = Room()
    """Beside the symbol on its left."""
    right: Room = Room()
    span: float = 0.0
    """Distance of the symbols on both sides of it, for a label that crosses the tracks where no line runs."""

    def both(self, other: "Need") -> "Need":
        """The least that serves two pages."""
        return Need(
            max(self.tracks, other.tracks),
            self.left.both(other.left),
            self.right.both(other.right),
            max(self.span, other.span),
        )


class Gutter(Struct, frozen=True):
    """Where the tracks of a gutter may lie, left to right; none of them on the rule between the lanes."""

    slots: tuple[float, ...]


class LaneBox(Struct, frozen=True):
    """A lane between its rules, and the centre of its symbols."""

    x: float
    width: float
    centre: float


class Columns(Struct, frozen=True):
    """The shared width: sizes chosen, lanes and gutters, and (x, width) of each text column."""

    paper: Paper
    size: float
    """Points of the text in cells."""
    measures: Measures
    left: float
    right: float
    lanes: tuple[LaneBox, ...]
    gutters: tuple[Gutter, ...]
    texts: Mapping[str, tuple[float, float]]


class _Width(Struct, frozen=True):
    """A gutter's share of the two lanes beside it, and its tracks as offsets from the rule."""

    left: float
    right: float
    offsets: tuple[float, ...]


def _gutters(needs: Sequence[Need], measures: Measures) -> list[_Width]:
    last = len(needs) - 1
    return [
        _outer(need, measures, first=index == 0) if index in (0, last) else _inner(need, measures)
        for index, need in enumerate(needs)
    ]


def _inner(need: Need, measures: Measures) -> _Width:
    """Half of the tracks on each side of the rule, none on it."""
    offsets = tuple(measures.track * (index - need.tracks // 2 + 0.5) for index in range(need.tracks))
    left, right = need.left.width(measures), need.right.width(measures)
    if offsets:
        left, right = max(measures.air, left - offsets[0]), max(measures.air, right + offsets[-1])
    more = max(0.0, need.span - left - right) / 2
    return _Width(left + more, right + more, offsets)


def _outer(need: Need, measures: Measures, *, first: bool) -> _Width:
    """All tracks on the lanes' side of the table's edge."""
    room = (need.right if first else need.left).width(measures)
    tracks = tuple(measures.edge + measures.track * index for index in range(need.tracks))
    width = room + (tracks[-1] if tracks else 0)
    return _Width(0, width, tracks) if first else _Width(width, 0, tuple(-track for track in reversed(tracks)))


def first_needs(lanes: int) -> tuple[Need, ...]:
    """What gutters hold before anything is routed: one track between lanes with room for arrowheads."""
    inner = Need(1, Room(arrow=True), Room(arrow=True))
    return (Need(0), *(inner for _ in range(lanes - 1)), Need(0))


def solve(
    form: Form,
    texts: Mapping[str, Sequence[str]],
    heads: Mapping[str, str],
    names: Sequence[str],
    needs: Sequence[Need],
    total: Mapping[str, str] | None = None,
) -> Columns:
    """Share the width of the form's paper among text columns and lanes.

    `texts` holds each text column's cells, `heads` its title, `names` the executors' names, `total` the cells of the
    row of the total, which is bold like the titles. Symbols and type grow
    smaller, down to 8 mm and 7 pt, before a text column falls below its floor. Where even that is not enough the
    sheet is a larger one, A3 or as wide as it must be ("custom"), and `Columns.paper` says so.
    """
    words = {size: _words(texts, heads, total or {}, size) for size in SIZES}
    least: dict[str, float] = {}
    for paper in _papers(form.paper):
        room = paper.width - form.margins.left - form.margins.right
        # Comfort first; then the longest words that can stay whole, which matter more than large symbols.
        tiers = (
            (floor, symbols, word)
            for word in range(WORD, -1, -1)
            for floor, symbols in ((FLOOR, USUAL), (TIGHT, MEASURES))
        )
        for floor, symbols, word in ((COMFORT, ROOMY, WORD), *tiers):
            fitting: list[Columns] = []
            for size, measures in _sizes(symbols):
                gutters = _gutters(needs, measures)
                least = _least(words[size], floor, word)
                if _lanes_width(gutters, measures) + sum(least.values()) <= room:
                    share = _Share(form, paper, size, measures, gutters, least)
                    fitting.append(share.columns(texts, names, airy=floor is COMFORT))
                    if floor is COMFORT:
                        break
            if fitting:
                return min(fitting, key=lambda columns: _tall(columns, texts))
    wide = _lanes_width(gutters, measures) + sum(least.values()) + form.margins.left + form.margins.right
    paper = Paper("custom", float(ceil(wide)), form.paper.height)
    return _Share(form, paper, size, measures, gutters, least).columns(texts, names, airy=False)


def _papers(asked: Paper) -> list[Paper]:
    """The paper that is asked for, then A3 the same way up if that is larger."""
    large = PAPERS["A3"]
    if asked.height > asked.width:
        large = Paper(large.name, large.height, large.width)
    return [asked, large] if large.width > asked.width and large.height >= asked.height else [asked]


def _lanes_width(gutters: Sequence[_Width], measures: Measures) -> float:
    return sum(gutter.left + gutter.right for gutter in gutters) + measures.box * (len(gutters) - 1)


def _sizes(symbols: Sequence[Measures]) -> list[tuple[float, Measures]]:
    """Type and symbol sizes from the most pleasant to the smallest, shrinking both in turn."""
    pairs = [(size, one, rank + other) for rank, size in enumerate(SIZES) for other, one in enumerate(symbols)]
    return [(size, one) for size, one, _ in sorted(pairs, key=lambda pair: (pair[2], -pair[0]))]


def _words(
    texts: Mapping[str, Sequence[str]], heads: Mapping[str, str], total: Mapping[str, str], size: float
) -> dict[str, tuple[float, float]]:
    """Widest word of each text column's cells and of its title; of the numbers the whole text."""
    body, head = Ruler(size), Ruler(size, bold=True)
    found = {
        name: (max((body.longest_word(text) for text in texts[name]), default=0), head.longest_word(heads[name]))
        for name in TEXT_COLUMNS
    }
    for name, text in total.items():
        cells, title = found[name]
        found[name] = max(cells, head.longest_word(text)), title
    found["number"] = (found["number"][0], head.width(heads["number"]))
    return found


def _least(words: Mapping[str, tuple[float, float]], floor: Mapping[str, float], word: float) -> dict[str, float]:
    """The least widths of the text columns, with room for their words up to `word` millimetres."""
    least = {"number": max(words["number"]) + 2 * PAD + 0.1}
    for name in TEXT_COLUMNS[1:]:
        cells, title = words[name]
        # A column without any text keeps its title, and room for a word by hand.
        bare = TIGHT if not cells else floor
        least[name] = max(bare[name], max(min(cells, word), title) + 2 * PAD + 0.1)
    return least


class _Share(Struct, frozen=True):
    """A way of sharing that fits, before what is left has been spread."""

    form: Form
    paper: Paper
    size: float
    measures: Measures
    gutters: Sequence[_Width]
    least: dict[str, float]

    def columns(self, texts: Mapping[str, Sequence[str]], names: Sequence[str], *, airy: bool) -> Columns:
        """Spread what is left: where it is `airy`, lanes up to a pleasant width; then the texts."""
        margins, gutters, box = self.form.margins, self.gutters, self.measures.box
        left, right = margins.left, self.paper.width - margins.right
        tight = [gutters[index].right + box + gutters[index + 1].left for index in range(len(names))]
        spare = right - left - sum(tight) - sum(self.least.values())
        extra = self._extra(names, tight, spare, airy=airy)
        widths = _fill(texts, self.size, self.least, spare - sum(extra))

        x = left
        places: dict[str, tuple[float, float]] = {}
        lanes: list[LaneBox] = []
        rules: list[float] = []
        for name in self.form.order:
            if name != LANES:
                places[name] = (x, widths[name])
                x += widths[name]
                continue
            rules.append(x)
            for index, width in enumerate(tight):
                lanes.append(LaneBox(x, width + extra[index], x + gutters[index].right + (box + extra[index]) / 2))
                x += width + extra[index]
                rules.append(x)
        slots = tuple(
            Gutter(tuple(rule + offset for offset in gutter.offsets))
            for rule, gutter in zip(rules, gutters, strict=True)
        )
        return Columns(self.paper, self.size, self.measures, left, right, tuple(lanes), slots, places)

    def _extra(self, names: Sequence[str], tight: Sequence[float], spare: float, *, airy: bool) -> list[float]:
        """What each lane gets of the spare width.

        First they get what lets all names stand level, if that is little: upright ones cost every page some rows.
        Where it is `airy` the lanes share half of the spare width, that included, up to a pleasant width or one that
        their names need.
        """
        head = Ruler(self.size, bold=True)
        named = [head.longest_word(name) + 2 * LANE_PAD + 0.1 for name in names]
        level = [max(0.0, want - width) for want, width in zip(named, tight, strict=True)]
        if sum(level) > min(spare, LEVEL_NAMES):
            level = [0.0] * len(names)
        if not airy:
            return level
        wanted = [
            max(0.0, min(WIDEST_LANE, max(PLEASANT_LANE, want)) - width - more)
            for want, width, more in zip(named, tight, level, strict=True)
        ]
        half = max(0.0, 0.5 * spare - sum(level))
        given = min(1.0, half / sum(wanted)) if sum(wanted) else 0.0
        return [more + want * given for more, want in zip(level, wanted, strict=True)]


def _tall(columns: Columns, texts: Mapping[str, Sequence[str]]) -> float:
    """How tall the rows would be; smaller type and symbols count as if they were taller, so that they must pay."""
    ruler, measures = Ruler(columns.size), columns.measures
    step = max(1, len(texts["activity"]) // SAMPLE)
    least = measures.height + 2 * measures.air
    total = 0.0
    for row in range(0, len(texts["activity"]), step):
        lines = max(
            ceil(ruler.width(texts[name][row]) / (0.92 * (columns.texts[name][1] - 2 * PAD)))
            for name in TEXT_COLUMNS[1:]
        )
        total += max(least, ruler.height(lines) + 2 * PAD)
    smaller = SIZES.index(columns.size) + MEASURES.index(measures)
    return total * (1 + SMALLER * smaller)


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
