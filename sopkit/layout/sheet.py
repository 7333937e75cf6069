"""The table around the drawing: headings, cells, rules and footer of a flowchart page, in millimetres."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sopkit.i18n import _
from sopkit.layout.cells import HEADS
from sopkit.layout.columns import TEXT_COLUMNS, Columns
from sopkit.layout.paper import MARGIN, PAD
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Column, Heading, Lane, Paper, Role, Row, Rule, Text

CENTRED = {"number", "time"}
"""Columns whose text stands in the middle of the cell."""
FOOTER_SIZE = 7.0
FOOTER_GAP = 2.0
FOOTER_LINES = 3
"""Lines of the footer at most."""
UNDER = ("requires", "time", "output")
"""Columns that stand under the title of the quality standard."""
LANE_PAD = 0.8
UPRIGHT = 16.0
"""Millimetres from which the height of upright lane names is sought."""
PAGE_WORDS = 36.0
"""Millimetres kept for `halaman x dari y` at the right of the footer."""


@dataclass(frozen=True, slots=True)
class RowText:
    """A row before it is placed: its step's index and part, and the broken lines of each column."""

    step: int | None
    part: int
    lines: Mapping[str, tuple[str, ...]]


def cell_lines(columns: Columns, cells: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Break the paragraphs of one row's cells to the widths of their columns."""
    ruler = Ruler(columns.size)
    found = {}
    for name, parts in cells.items():
        width = columns.texts[name][1] - 2 * PAD
        found[name] = tuple(line for part in parts for line in ruler.wrap(part, width))
    return found


def text_height(columns: Columns, lines: Mapping[str, Sequence[str]]) -> float:
    """Height in millimetres that a row's text wants, with the air above and below."""
    return Ruler(columns.size).height(max(map(len, lines.values()), default=0)) + 2 * PAD


def split_row(columns: Columns, step: int, lines: Mapping[str, tuple[str, ...]], highest: float) -> list[RowText]:
    """Cut a row whose text is higher than `highest` millimetres into parts that are not."""
    count = max(1, int((highest - 2 * PAD) / Ruler(columns.size).leading))
    longest = max(map(len, lines.values()), default=0)
    return [
        RowText(step, part, {name: each[start : start + count] for name, each in lines.items() if each[start:]})
        for part, start in enumerate(range(0, max(longest, 1), count), start=1)
    ]


class Head:
    """The heading of the table, the same on every page of an SOP."""

    def __init__(self, columns: Columns, names: Sequence[str], language: str) -> None:
        self.columns, self.names = columns, names
        self.ruler = Ruler(columns.size, bold=True)
        self.words = {name: message.text(language) for name, message in HEADS.items()}
        self.upright = any(
            self.ruler.longest_word(name) > lane.width - 2 * LANE_PAD
            for name, lane in zip(names, columns.lanes, strict=True)
        )
        self.lane_lines = (
            self._upright()
            if self.upright
            else [
                self.ruler.wrap(name, lane.width - 2 * LANE_PAD)
                for name, lane in zip(names, columns.lanes, strict=True)
            ]
        )
        self.split = self.ruler.leading + 1.4 * PAD
        below = max(self._lane_height(), *(len(self._wrapped(name)) * self.ruler.leading for name in UNDER)) + 2 * PAD
        alone = max(self.ruler.height(len(self._wrapped(name))) for name in ("number", "activity", "note")) + 2 * PAD
        self.height = max(self.split + below, alone)

    def _upright(self) -> list[tuple[str, ...]]:
        """Break the names for lanes too narrow to hold their words: as short as lets all lines stand side by side."""
        length = max(UPRIGHT, *(self.ruler.longest_word(name) + 0.1 for name in self.names))
        while True:
            lines = [self.ruler.wrap(name, length) for name in self.names]
            fits = all(
                self.ruler.height(len(each)) <= lane.width - 2 * LANE_PAD
                for each, lane in zip(lines, self.columns.lanes, strict=True)
            )
            if fits:
                return lines
            length *= 1.1

    def _lane_height(self) -> float:
        if self.upright:
            return max(self.ruler.width(line) for lines in self.lane_lines for line in lines) + 0.1
        return self.ruler.height(max(map(len, self.lane_lines)))

    def _wrapped(self, name: str) -> tuple[str, ...]:
        return self.ruler.wrap(self.words[name], self.columns.texts[name][1] - 2 * PAD)

    def texts(self, y: float, executors: Sequence[str]) -> list[Text]:
        """The titles, for a table that begins at `y`."""
        columns, split, foot = self.columns, y + self.split, y + self.height
        found = [
            self._text(name, *columns.texts[name], y, foot, self._wrapped(name))
            for name in ("number", "activity", "note")
        ]
        found += [self._text(name, *columns.texts[name], split, foot, self._wrapped(name)) for name in UNDER]
        first, last = columns.lanes[0], columns.lanes[-1]
        for name, left, right in (
            ("executors", first.x, last.x + last.width),
            ("standard", columns.texts["requires"][0], columns.texts["note"][0]),
        ):
            lines = self.ruler.wrap(self.words[name], right - left - 2 * PAD)
            found.append(self._text(name, left, right - left, y, split, lines))
        for executor, lane, lines in zip(executors, columns.lanes, self.lane_lines, strict=True):
            found.append(self._text("lane", lane.x, lane.width, split, foot, lines, executor))
        return found

    def _text(
        self,
        name: str,
        x: float,
        width: float,
        top: float,
        bottom: float,
        lines: tuple[str, ...],
        executor: str | None = None,
    ) -> Text:
        ruler, upright = self.ruler, self.upright and executor is not None
        stack = ruler.height(len(lines))
        if upright:
            x, y, width, height = x + (width - stack) / 2, top + PAD, stack, bottom - top - 2 * PAD
        else:
            pad = LANE_PAD if executor is not None else PAD
            x, y, width, height = x + pad, (top + bottom - stack) / 2, width - 2 * pad, stack
        return Text(
            Role.HEADING, name, x, y, width, height, lines, ruler.size, ruler.leading, True, "center",
            executor=executor, upright=upright,
        )  # fmt: skip


def row_texts(columns: Columns, row: Row, lines: Mapping[str, tuple[str, ...]]) -> list[Text]:
    """The cells of one placed row; text stands in the middle of the row's height, as its symbol does."""
    ruler = Ruler(columns.size)
    found = []
    for name in TEXT_COLUMNS:
        if not lines.get(name):
            continue
        x, width = columns.texts[name]
        height = ruler.height(len(lines[name]))
        y = row.y + (row.height - height) / 2
        align = "center" if name in CENTRED else "left"
        found.append(
            Text(
                Role.CELL, name, x + PAD, y, width - 2 * PAD, height, lines[name], ruler.size, ruler.leading,
                align=align, step=row.step,
            )
        )  # fmt: skip
    return found


def table_columns(columns: Columns, executors: Sequence[str]) -> tuple[tuple[Column, ...], tuple[Lane, ...]]:
    """All columns in reading order, and the lanes among them."""
    lanes = tuple(Lane(executor, box.x, box.width) for executor, box in zip(executors, columns.lanes, strict=True))
    texts = [Column(name, *columns.texts[name]) for name in TEXT_COLUMNS]
    middle = [Column("lane", lane.x, lane.width, lane.executor) for lane in lanes]
    return (*texts[:2], *middle, *texts[2:]), lanes


def table_rules(columns: Columns, head: Heading, rows: Sequence[Row], places: Sequence[Column]) -> tuple[Rule, ...]:
    """The lines of the table: heavy round it and its heading, thin between rows and columns."""
    left, right = columns.left, columns.right
    top, under = head.y, head.y + head.height
    foot = rows[-1].y + rows[-1].height
    lanes = columns.lanes
    groups = [
        (lanes[0].x, lanes[-1].x + lanes[-1].width),
        (columns.texts["requires"][0], columns.texts["note"][0]),
    ]
    rules = [Rule(left, row.y, right, row.y) for row in rows[1:]]
    for column in places[1:]:
        inside = any(start < column.x < end for start, end in groups)
        rules.append(Rule(column.x, head.split if inside else top, column.x, foot))
    rules += [Rule(start, head.split, end, head.split) for start, end in groups]
    rules += [
        Rule(left, top, right, top, heavy=True),
        Rule(left, under, right, under, heavy=True),
        Rule(left, foot, right, foot, heavy=True),
        Rule(left, top, left, foot, heavy=True),
        Rule(right, top, right, foot, heavy=True),
    ]
    return tuple(rules)


class Footer:
    """The small lines at the foot of every page: number and title, and which page of how many."""

    def __init__(self, paper: Paper, number: str | None, title: str, language: str) -> None:
        self.paper, self.language = paper, language
        self.ruler = Ruler(FOOTER_SIZE)
        words = f"{_('SOP {number}', number=number).text(language)} · {title}" if number else title
        lines = self.ruler.wrap(words, paper.width - 2 * MARGIN - PAGE_WORDS - 2 * PAD)
        # A running title: the whole title stands in the identity block.
        self.lines = lines if len(lines) <= FOOTER_LINES else (*lines[: FOOTER_LINES - 1], "…")
        self.height = self.ruler.height(len(self.lines)) + FOOTER_GAP

    def texts(self, page: int, pages: int) -> tuple[Text, Text]:
        """The two texts of one page's footer."""
        words = _("page {page} of {pages}", page=page, pages=pages).text(self.language)
        size, leading = self.ruler.size, self.ruler.leading
        y = self.paper.height - MARGIN - self.ruler.height(len(self.lines))
        wide = self.paper.width - 2 * MARGIN
        left = Text(
            Role.FOOTER, "title", MARGIN, y, wide - PAGE_WORDS - 2 * PAD, self.ruler.height(len(self.lines)),
            self.lines, size, leading,
        )  # fmt: skip
        right = Text(
            Role.FOOTER, "page", MARGIN + wide - PAGE_WORDS, y, PAGE_WORDS, leading, (words,), size, leading,
            align="right",
        )  # fmt: skip
        return left, right
