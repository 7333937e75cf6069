"""The table around the drawing: cells, columns and rules of a flowchart page, in millimetres."""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from sopkit.layout.cells import Item
from sopkit.layout.columns import Columns
from sopkit.layout.form import LANES, TEXT_COLUMNS
from sopkit.layout.heading import groups
from sopkit.layout.paper import PAD
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Column, Heading, Lane, Role, Row, Rule, Text

CENTRED = {"number", "time"}
"""Columns whose text stands in the middle of the cell."""
HANGING = 22.0
"""Millimetres of column width from which the lines of a numbered item stand clear of its number."""


class Line(Struct, frozen=True):
    """A line of a cell: which paragraph it is of, its text, and the paragraph's mark if that stands apart."""

    item: int
    text: str
    mark: str = ""
    indent: float = 0.0


class RowText(Struct, frozen=True):
    """A row before it is placed: its step's index and part, and the broken lines of each column.

    A row without a step is one of connectors, or that of the total.
    """

    step: int | None
    part: int
    lines: Mapping[str, tuple[Line, ...]]
    total: bool = False


def cell_lines(columns: Columns, cells: Mapping[str, Sequence[Item]]) -> dict[str, tuple[Line, ...]]:
    """Break the paragraphs of one row's cells to the widths of their columns."""
    ruler = Ruler(columns.size)
    found: dict[str, tuple[Line, ...]] = {}
    for name, items in cells.items():
        width = columns.texts[name][1]
        hanging = width >= HANGING and any(item.mark for item in items)
        indent = max(ruler.width(item.mark) for item in items) + ruler.width("  ") if hanging else 0.0
        lines: list[Line] = []
        for number, item in enumerate(items):
            text = item.text if hanging or not item.mark else f"{item.mark} {item.text}"
            broken = ruler.wrap(text, width - 2 * PAD - indent)
            marks = (item.mark if hanging else "", *[""] * len(broken))
            lines += [Line(number, line, mark, indent) for line, mark in zip(broken, marks, strict=False)]
        found[name] = tuple(lines)
    return found


def text_height(columns: Columns, lines: Mapping[str, Sequence[Line]]) -> float:
    """Height in millimetres that a row's text wants, with the air above and below."""
    return Ruler(columns.size).height(max(map(len, lines.values()), default=0)) + 2 * PAD


def split_row(columns: Columns, step: int, lines: Mapping[str, tuple[Line, ...]], highest: float) -> list[RowText]:
    """Cut a row whose text is higher than `highest` millimetres into parts that are not."""
    count = max(1, int((highest - 2 * PAD) / Ruler(columns.size).leading))
    longest = max(map(len, lines.values()), default=0)
    return [
        RowText(step, part, {name: each[start : start + count] for name, each in lines.items() if each[start:]})
        for part, start in enumerate(range(0, max(longest, 1), count), start=1)
    ]


def row_texts(columns: Columns, row: Row, lines: Mapping[str, tuple[Line, ...]]) -> list[Text]:
    """The cells of one placed row; text stands in the middle of the row's height, as its symbol does."""
    ruler = Ruler(columns.size, bold=row.total)
    found: list[Text] = []

    def text(name: str, x: float, y: float, width: float, words: tuple[str, ...]) -> None:
        height, align = ruler.height(len(words)), "center" if name in CENTRED else "left"
        found.append(
            Text(
                Role.CELL, name, x, y, width, height, words, ruler.size, ruler.leading, row.total, align, step=row.step
            )
        )

    for name in TEXT_COLUMNS:
        if not lines.get(name):
            continue
        x, width = columns.texts[name]
        y = row.y + (row.height - ruler.height(len(lines[name]))) / 2
        # A hanging item is a text of its own beside its mark; other lines of a cell are one text.
        for _, group in groupby(lines[name], key=lambda line: line.item if line.indent else 0):
            part = list(group)
            indent = part[0].indent
            if part[0].mark:
                text(name, x + PAD, y, indent, (part[0].mark,))
            text(name, x + PAD + indent, y, width - 2 * PAD - indent, tuple(line.text for line in part))
            y += ruler.height(len(part))
    return found


def table_columns(
    columns: Columns, order: Sequence[str], executors: Sequence[str]
) -> tuple[tuple[Column, ...], tuple[Lane, ...]]:
    """All columns in reading order, and the lanes among them."""
    lanes = tuple(Lane(executor, box.x, box.width) for executor, box in zip(executors, columns.lanes, strict=True))
    found: list[Column] = []
    for name in order:
        if name == LANES:
            found += [Column("lane", lane.x, lane.width, lane.executor) for lane in lanes]
        else:
            found.append(Column(name, *columns.texts[name]))
    return tuple(found), lanes


def table_rules(
    columns: Columns, order: Sequence[str], head: Heading, rows: Sequence[Row], places: Sequence[Column]
) -> tuple[Rule, ...]:
    """The lines of the table: heavy round it and its heading, thin between rows and columns.

    The total stands under a heavy line, and in its row only the time has a cell of its own.
    """
    left, right = columns.left, columns.right
    top, under = head.y, head.y + head.height
    foot = rows[-1].y + rows[-1].height
    spans = [(start, end) for _, start, end in groups(columns, order)]
    rules = [Rule(left, row.y, right, row.y, heavy=row.total) for row in rows[1:]]
    for before, column in pairwise(places):
        inside = any(start < column.x < end for start, end in spans)
        whole = not rows[-1].total or "time" in (before.name, column.name)
        rules.append(Rule(column.x, head.split if inside else top, column.x, foot if whole else rows[-1].y))
    rules += [Rule(start, head.split, end, head.split) for start, end in spans]
    rules += [
        Rule(left, top, right, top, heavy=True),
        Rule(left, under, right, under, heavy=True),
        Rule(left, foot, right, foot, heavy=True),
        Rule(left, top, left, foot, heavy=True),
        Rule(right, top, right, foot, heavy=True),
    ]
    return tuple(rules)
