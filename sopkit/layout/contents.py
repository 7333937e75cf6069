"""Contents and guide of a book: tables over as many pages as they need, each with title and heading.

What stands in a book is told in DOMAIN.md §1.2.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sopkit.i18n import Message, _
from sopkit.layout.form import Form
from sopkit.layout.front import BODY, area_of, placed
from sopkit.layout.guide import NOTES, SIGNS, sign
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Column, Connector, Heading, Page, PageKind, Role, Row, Rule, Symbol, Text
from sopkit.model import Sop

HEAD = Ruler(9, bold=True)
TITLE = Ruler(14, bold=True)
PAD = 2.0
AFTER_TITLE = 6.0
WIDEST = 230.0
"""Millimetres of a table's width at most: a line that is longer is hard to follow."""


class _Entry(Struct, frozen=True):
    """A row of a table: lines of each column, the page that it leads to, and a symbol in its first cell."""

    cells: tuple[tuple[str, ...], ...]
    goal: int | None = None
    sign: int | None = None
    """Number of the symbol in the guide."""
    least: float = 0.0

    @property
    def height(self) -> float:
        return max(self.least, max(BODY.height(len(lines)) for lines in self.cells) + 2 * PAD)

    def parts(self, room: float) -> Iterator["_Entry"]:
        """Cut a row that is higher than a page's room, in millimetres, into rows that are not."""
        if self.height <= room:
            yield self
            return
        count = max(1, int((room - 2 * PAD) / BODY.leading))
        for start in range(0, max(map(len, self.cells)), count):
            yield _Entry(tuple(lines[start : start + count] for lines in self.cells), self.goal)


class _Shape(Struct, frozen=True):
    """The columns of such a table: name, title and share of the width."""

    kind: PageKind
    title: Message
    columns: tuple[tuple[str, Message, float], ...]
    centred: tuple[str, ...]


_CONTENTS = _Shape(
    PageKind.CONTENTS,
    _("Contents"),
    (
        ("entry", _("No."), 0.07),
        ("sop", _("SOP number"), 0.23),
        ("title", _("SOP name"), 0.58),
        ("begins", _("Page"), 0.12),
    ),
    ("entry", "begins"),
)
_GUIDE = _Shape(
    PageKind.GUIDE,
    _("How to read the flowcharts"),
    (("shape", _("Symbol"), 0.2), ("name", _("Name"), 0.25), ("use", _("Use"), 0.55)),
    (),
)


class Tables:
    """The tables before the SOPs of a book."""

    def __init__(self, sops: Sequence[Sop], form: Form) -> None:
        self.sops, self.language, self.area = sops, form.language, area_of(form)

    def contents(self, number: int, firsts: Sequence[int]) -> list[Page]:
        """List the SOPs with the pages of the book on which they begin, from the page of this number on."""
        return [page for page, _rest in self._pages(_CONTENTS, number, self._entries(firsts))]

    def count_contents(self) -> int:
        """Count the pages that the contents will have, whatever numbers stand in them."""
        return len(self.contents(2, [0] * len(self.sops)))

    def _entries(self, firsts: Sequence[int]) -> Iterator[_Entry]:
        widths = self._widths(_CONTENTS)
        for index, (sop, first) in enumerate(zip(self.sops, firsts, strict=True), start=1):
            words = (str(index), sop.number or "-", sop.title, str(first))
            cells = tuple(BODY.wrap(text, width - 2 * PAD) for text, (_x, width) in zip(words, widths, strict=True))
            yield _Entry(cells, goal=first)

    def guide(self, number: int) -> list[Page]:
        """Show the five symbols with their names and what they are for, and how the form is read."""
        widths = self._widths(_GUIDE)
        entries = []
        for index, named in enumerate(SIGNS):
            words = ("", named.name.text(self.language), named.use.text(self.language))
            cells = tuple(BODY.wrap(text, width - 2 * PAD) for text, (_x, width) in zip(words, widths, strict=True))
            entries.append(_Entry(cells, sign=index, least=named.height + 2 * PAD + 2))
        *before, (last, y) = self._pages(_GUIDE, number, entries)
        pages = [page for page, _y in before]
        x, width = widths[0][0], widths[-1][0] + widths[-1][1] - widths[0][0]
        texts: list[Text] = []
        y += AFTER_TITLE
        for index, note in enumerate(NOTES, start=1):
            mark, indent = f"{index}.", BODY.width("0. ") + 1
            lines = BODY.wrap(note.text(self.language), width - indent)
            if y + BODY.height(len(lines)) > self.area.bottom:
                pages.append(replace(last, texts=(*last.texts, *texts)))
                last = Page(last.number + 1, PageKind.GUIDE, (), ())
                texts, y = [], self.area.top
            texts.append(placed(Role.VALUE, "note", BODY, (x, y, indent), (mark,)))
            texts.append(placed(Role.VALUE, "note", BODY, (x + indent, y, width - indent), lines))
            y += BODY.height(len(lines)) + 1.2
        return [*pages, replace(last, texts=(*last.texts, *texts))]

    def _widths(self, shape: _Shape) -> list[tuple[float, float]]:
        """Left edge and width of each column of a table in the middle of the page."""
        whole = min(WIDEST, self.area.width)
        x = (self.area.left + self.area.right - whole) / 2
        found = []
        for _name, _title, share in shape.columns:
            found.append((x, whole * share))
            x += whole * share
        return found

    def _pages(self, shape: _Shape, number: int, entries: Iterable[_Entry]) -> Iterator[tuple[Page, float]]:
        """Spread rows over pages, each with title and heading; beside each page the y at which its table ends."""
        widths = self._widths(shape)
        title = TITLE.wrap(shape.title.text(self.language), self.area.width)
        heads = [
            HEAD.wrap(words.text(self.language), width - 2 * PAD)
            for (_name, words, _share), (_x, width) in zip(shape.columns, widths, strict=True)
        ]
        head = HEAD.height(max(map(len, heads))) + 2 * PAD
        top = self.area.top + TITLE.height(len(title)) + AFTER_TITLE
        first, room = top + head, self.area.bottom - top - head
        waiting, here, used = [part for entry in entries for part in entry.parts(room)], [], 0.0
        while waiting:
            here.append(waiting.pop(0))
            used += here[-1].height
            if waiting and used + waiting[0].height <= room:
                continue
            above = placed(
                Role.VALUE, "heading", TITLE, (self.area.left, self.area.top, self.area.width), title, "center"
            )
            page = Page(number, shape.kind, (above,), (), heading=Heading(top, head, top))
            yield self._table(page, shape, heads, here), first + used
            number, here, used = number + 1, [], 0.0

    def _table(self, page: Page, shape: _Shape, heads: Sequence[tuple[str, ...]], entries: Sequence[_Entry]) -> Page:
        """Put heading, rows and rules on a page."""
        widths, heading = self._widths(shape), page.heading
        assert heading is not None
        texts, rows = list(page.texts), []
        symbols: list[Symbol] = []
        connectors: list[Connector] = []
        for (name, _title, _share), (x, width), lines in zip(shape.columns, widths, heads, strict=True):
            y = heading.y + (heading.height - HEAD.height(len(lines))) / 2
            texts.append(placed(Role.HEADING, name, HEAD, (x + PAD, y, width - 2 * PAD), lines, "center"))
        y = heading.y + heading.height
        for entry in entries:
            row = Row(None, None, y, entry.height)
            rows.append(row)
            for (name, _title, _share), (x, width), lines in zip(shape.columns, widths, entry.cells, strict=True):
                at = y + (row.height - BODY.height(len(lines))) / 2
                align = "center" if name in shape.centred else "left"
                if lines:
                    texts.append(
                        placed(Role.CELL, name, BODY, (x + PAD, at, width - 2 * PAD), lines, align, entry.goal)
                    )  # fmt: skip
            if entry.sign is not None:
                drawn = sign(entry.sign, widths[0][0] + widths[0][1] / 2, y + row.height / 2, self.language)
                (symbols if isinstance(drawn, Symbol) else connectors).append(drawn)  # type: ignore[arg-type]
            y += row.height
        left, right, top = widths[0][0], widths[-1][0] + widths[-1][1], heading.y
        rules = [Rule(left, row.y, right, row.y) for row in rows[1:]]
        rules += [Rule(x, top, x, y) for x, _width in widths[1:]]
        rules += [Rule(left, level, right, level, heavy=True) for level in (top, top + heading.height, y)]
        rules += [Rule(side, top, side, y, heavy=True) for side in (left, right)]
        columns = (Column(name, *place) for (name, *_more), place in zip(shape.columns, widths, strict=True))
        return replace(
            page,
            texts=tuple(texts),
            rules=tuple(rules),
            columns=tuple(columns),
            rows=tuple(rows),
            symbols=tuple(symbols),
            connectors=tuple(connectors),
        )
