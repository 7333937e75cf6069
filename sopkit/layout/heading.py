"""The two heading rows of the table: column titles, lane names, and the group titles over them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sopkit.layout.cells import HEADS
from sopkit.layout.columns import LANE_PAD, Columns
from sopkit.layout.form import TEXT_COLUMNS, Form
from sopkit.layout.paper import PAD
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Role, Text

UNDER = ("requires", "time", "output")
"""Columns that stand under the title of the quality standard."""
UPRIGHT = 16.0
"""Millimetres from which the height of upright lane names is sought."""


def titles(form: Form) -> dict[str, str]:
    """The titles of the columns as the office words them, else as the official form does."""
    return {name: form.titles.get(name) or message.text(form.language) for name, message in HEADS.items()}


def groups(columns: Columns, order: Sequence[str]) -> Iterator[tuple[str, float, float]]:
    """The group titles with left and right edge: over the lanes, and over each run of quality standard columns."""
    first, last = columns.lanes[0], columns.lanes[-1]
    yield "executors", first.x, last.x + last.width
    for standard, run in groupby((name for name in order), key=lambda name: name in UNDER):
        names = list(run)
        if standard:
            x, width = columns.texts[names[-1]]
            yield "standard", columns.texts[names[0]][0], x + width


class Head:
    """The heading of the table, the same on every page of an SOP."""

    def __init__(self, columns: Columns, names: Sequence[str], form: Form) -> None:
        self.columns, self.names, self.order = columns, names, form.order
        self.ruler = Ruler(columns.size, bold=True)
        self.words = titles(form)
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
        over = max(
            len(self.ruler.wrap(self.words[name], right - left - 2 * PAD))
            for name, left, right in groups(columns, form.order)
        )
        self.split = self.ruler.height(over) + 1.4 * PAD
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
        found = []
        for name in TEXT_COLUMNS:
            top = split if name in UNDER else y
            found.append(self._text(name, *columns.texts[name], top, foot, self._wrapped(name)))
        for name, left, right in groups(columns, self.order):
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
