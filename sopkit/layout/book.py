"""Several SOPs bound into a book: cover, contents and guide to the symbols as pages of numbers, and page numbers.

What stands in a book is told in DOMAIN.md §1.2; the SOPs' own pages stay as they were laid out, with a number of the
book at the foot. Knows nothing of how an SOP is laid out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sopkit.i18n import Message, _, n_
from sopkit.layout.form import Form, Margins
from sopkit.layout.guide import NOTES, SIGNS, sign
from sopkit.layout.ruler import FAMILY, Ruler
from sopkit.layout.values import (
    Book,
    Chapter,
    Column,
    Connector,
    Heading,
    Layout,
    Page,
    PageKind,
    Picture,
    Role,
    Row,
    Rule,
    Symbol,
    Text,
)
from sopkit.model import Sop

FOOT = 8.0
"""Millimetres that the lower margin has at least, for the page number of the book."""
FOLIO = Ruler(9, bold=True)
FOLIO_WIDTH = 30.0
BODY = Ruler(9)
HEAD = Ruler(9, bold=True)
TITLE = Ruler(14, bold=True)
PAD = 2.0
AFTER_TITLE = 6.0
WIDEST = 230.0
"""Millimetres of a table's width at most: a line that is longer is hard to follow."""
LINES = 6
"""Lines of an entry at most; the whole title stands in the SOP itself."""
LOGO = 30.0
"""Height in millimetres of the logo on the cover, unless it is too wide for that."""
NAMED = 4
"""Agencies that the cover names at most."""


def book_form(form: Form) -> Form:
    """The form in which the SOPs of a book are laid out: as it is asked for, with room for the book's page numbers."""
    return replace(form, margins=replace(form.margins, bottom=max(form.margins.bottom, FOOT)))


def bind(sops: Sequence[Sop], layouts: Sequence[Layout], form: Form, title: str | None = None) -> Book:
    """Bind SOPs that were laid out in the form of `book_form`, in their order; without a title it has a usual one."""
    usual = _("Standard operating procedures").text(form.language)
    named = " ".join((title or "").split()) or usual
    front = _Front(sops, form)
    cover = front.cover(named, usual if named != usual else "")
    guide = front.guide(2 + front.count_contents())
    first = guide[-1].number + 1
    firsts = []
    for layout in layouts:
        firsts.append(first)
        first += len(layout.pages)
    contents = front.contents(2, firsts)
    numbered = [_numbered(page, page.number, form.paper.width, form.paper.height, form.margins.bottom)
                for page in (*contents, *guide)]  # fmt: skip
    return Book(
        title=named,
        institution=next(iter(front.agencies), None),
        language=form.language,
        paper=form.paper,
        font=FAMILY,
        front=(cover, *numbered),
        chapters=tuple(_chapter(layout, at, form.margins) for layout, at in zip(layouts, firsts, strict=True)),
    )


def _chapter(layout: Layout, first: int, margins: Margins) -> Chapter:
    paper = layout.paper
    pages = (
        _numbered(page, first + index, paper.width, paper.height, margins.bottom)
        for index, page in enumerate(layout.pages)
    )
    return Chapter(replace(layout, pages=tuple(pages)), first)


def _numbered(page: Page, number: int, width: float, height: float, margin: float) -> Page:
    """Put the book's number of a page into the middle of its lower margin."""
    x, y = (width - FOLIO_WIDTH) / 2, height - margin + min(1.5, (margin - FOLIO.leading) / 2)
    folio = _text(Role.FOOTER, "folio", FOLIO, (x, y, FOLIO_WIDTH), (str(number),), "center")
    return replace(page, texts=(*page.texts, folio))


def _text(
    role: Role,
    name: str,
    ruler: Ruler,
    place: tuple[float, float, float],
    lines: tuple[str, ...],
    align: str = "left",
    goal: int | None = None,
) -> Text:
    """Lines of text at x, y and width of a place, as high as they are."""
    x, y, width = place
    height = ruler.height(len(lines))
    return Text(role, name, x, y, width, height, lines, ruler.size, ruler.leading, ruler.bold, align, goal=goal)


def _cut(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    return lines if len(lines) <= most else (*lines[: most - 1], "…")


def _fitting(
    text: str, width: float, height: float, sizes: Iterable[float], *, bold: bool
) -> tuple[Ruler, tuple[str, ...]]:
    """The largest type in which a text fits into a box; where none does, the text is cut off."""
    for size in sizes:
        ruler = Ruler(size, bold=bold)
        lines = ruler.wrap(text, width)
        if ruler.height(len(lines)) <= height:
            return ruler, lines
    return ruler, _cut(lines, max(1, int(height / ruler.leading)))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of a table: lines of each column, the page that it leads to, and a symbol in its first cell."""

    cells: tuple[tuple[str, ...], ...]
    goal: int | None = None
    sign: int | None = None
    """Number of the symbol in the guide."""
    least: float = 0.0

    @property
    def height(self) -> float:
        return max(self.least, max(BODY.height(len(lines)) for lines in self.cells) + 2 * PAD)


@dataclass(frozen=True, slots=True)
class _Shape:
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


class _Front:
    """The pages before the SOPs."""

    def __init__(self, sops: Sequence[Sop], form: Form) -> None:
        self.sops, self.form, self.language = sops, form, form.language
        margins, paper = form.margins, form.paper
        self.left, self.right = margins.left, paper.width - margins.right
        self.top, self.bottom = margins.top, paper.height - max(margins.bottom, FOOT)
        self.agencies = tuple(dict.fromkeys(sop.institution for sop in sops if sop.institution))

    # The cover.

    def cover(self, title: str, kind: str) -> Page:
        """Emblem and agency above, the title in the middle, the years below, in a double frame."""
        inner = 8.0
        left, width = self.left + inner, self.right - self.left - 2 * inner
        third = (self.bottom - self.top - 2 * inner) / 3
        texts, pictures = self._agency(left, width, third, inner)
        big, lines = _fitting(title, 0.86 * width, 0.7 * third, (30, 26, 22, 18, 14, 11, 9), bold=True)
        small, above = _fitting(kind, 0.86 * width, 0.15 * third, (13, 11, 9), bold=False)
        place = left + 0.07 * width
        y = self.top + inner + third + (third - big.height(len(lines))) / 2
        if above:
            texts.append(
                _text(
                    Role.VALUE, "kind", small, (place, y - small.height(len(above)) - 2, 0.86 * width), above, "center"
                )
            )
        texts.append(_text(Role.VALUE, "title", big, (place, y, 0.86 * width), lines, "center"))
        under = y + big.height(len(lines)) + 4
        middle = (self.left + self.right) / 2
        below = [n_("{n} SOP", "{n} SOPs", n=len(self.sops)).text(self.language), self._years()]
        foot = self.bottom - inner
        for size, words in ((15.0, below[1]), (10.0, below[0])):
            ruler = Ruler(size, bold=size > 12)
            if words:
                foot -= ruler.leading + 1.5
                texts.append(_text(Role.VALUE, "years", ruler, (left, foot, width), (words,), "center"))
        rules = (
            *self._frame(0.0, heavy=True),
            *self._frame(1.6, heavy=False),
            Rule(middle - 30, under, middle + 30, under),
        )
        return Page(1, PageKind.COVER, tuple(texts), rules, pictures=tuple(pictures))

    def _agency(self, left: float, width: float, height: float, inner: float) -> tuple[list[Text], list[Picture]]:
        """Emblem, agencies and the unit that is common to all."""
        texts, pictures = [], []
        y = self.top + inner
        if logo := self.form.logo:
            scale = min(min(LOGO, height / 2) / logo.height, width / 2 / logo.width)
            wide, high = logo.width * scale, logo.height * scale
            pictures.append(Picture("logo", logo.media, logo.data, left + (width - wide) / 2, y, wide, high))
            y += high + 4
        named = list(self.agencies[:NAMED])
        if len(self.agencies) > NAMED:
            more = len(self.agencies) - NAMED
            named.append(n_("and {n} other agency", "and {n} other agencies", n=more).text(self.language))
        units = {sop.unit for sop in self.sops}
        unit = units.pop() if len(units) == 1 else None
        words = [(name, 16.0, True) for name in named] + [(unit, 12.0, False)] * bool(unit)
        end = self.top + inner + height
        for number, (name, size, bold) in enumerate(words):
            room = (end - y) / (len(words) - number)
            ruler, lines = _fitting(name or "", width, room, (size, 11, 9, 7), bold=bold)
            texts.append(_text(Role.VALUE, "agency", ruler, (left, y, width), lines, "center"))
            y += ruler.height(len(lines)) + min(1.0, max(0.0, room - ruler.height(len(lines))))
        return texts, pictures

    def _years(self) -> str:
        """The years in which the SOPs were made, such as 2009 or 2009–2012."""
        days = (sop.created or sop.revised or sop.effective for sop in self.sops)
        years = sorted({day.year for day in days if day})
        return "–".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else ""

    def _frame(self, inset: float, *, heavy: bool) -> Iterator[Rule]:
        left, right, top, bottom = self.left + inset, self.right - inset, self.top + inset, self.bottom - inset
        yield Rule(left, top, right, top, heavy)
        yield Rule(right, top, right, bottom, heavy)
        yield Rule(left, bottom, right, bottom, heavy)
        yield Rule(left, top, left, bottom, heavy)

    # The tables.

    def contents(self, number: int, firsts: Sequence[int]) -> list[Page]:
        """The SOPs with the pages of the book on which they begin."""
        return [page for page, _rest in self._pages(_CONTENTS, number, self._entries(firsts))]

    def count_contents(self) -> int:
        """How many pages the contents will have, whatever stands in them."""
        return len(self.contents(2, [0] * len(self.sops)))

    def _entries(self, firsts: Sequence[int]) -> Iterator[_Entry]:
        widths = self._widths(_CONTENTS)
        for index, (sop, first) in enumerate(zip(self.sops, firsts, strict=True), start=1):
            words = (str(index), sop.number or "-", sop.title, str(first))
            cells = tuple(
                _cut(BODY.wrap(text, width - 2 * PAD), LINES) for text, (_x, width) in zip(words, widths, strict=True)
            )
            yield _Entry(cells, goal=first)

    def guide(self, number: int) -> list[Page]:
        """The five symbols with their names and what they are for, and how the form is read."""
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
            if y + BODY.height(len(lines)) > self.bottom:
                pages.append(replace(last, texts=(*last.texts, *texts)))
                last = Page(last.number + 1, PageKind.GUIDE, (), ())
                texts, y = [], self.top
            texts.append(_text(Role.VALUE, "note", BODY, (x, y, indent), (mark,)))
            texts.append(_text(Role.VALUE, "note", BODY, (x + indent, y, width - indent), lines))
            y += BODY.height(len(lines)) + 1.2
        return [*pages, replace(last, texts=(*last.texts, *texts))]

    def _widths(self, shape: _Shape) -> list[tuple[float, float]]:
        """Left edge and width of each column of a table in the middle of the page."""
        whole = min(WIDEST, self.right - self.left)
        x = (self.left + self.right - whole) / 2
        found = []
        for _name, _title, share in shape.columns:
            found.append((x, whole * share))
            x += whole * share
        return found

    def _pages(self, shape: _Shape, number: int, entries: Iterable[_Entry]) -> Iterator[tuple[Page, float]]:
        """Spread rows over pages, each with title and heading; beside each page the y at which its table ends."""
        widths = self._widths(shape)
        title = TITLE.wrap(shape.title.text(self.language), self.right - self.left)
        heads = [
            HEAD.wrap(words.text(self.language), width - 2 * PAD)
            for (_name, words, _share), (_x, width) in zip(shape.columns, widths, strict=True)
        ]
        head = HEAD.height(max(map(len, heads))) + 2 * PAD
        top = self.top + TITLE.height(len(title)) + AFTER_TITLE
        first, room = top + head, self.bottom - top - head
        waiting, here, used = list(entries), [], 0.0
        while waiting:
            here.append(waiting.pop(0))
            used += here[-1].height
            if waiting and used + waiting[0].height <= room:
                continue
            above = _text(Role.VALUE, "heading", TITLE, (self.left, self.top, self.right - self.left), title, "center")
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
            texts.append(_text(Role.HEADING, name, HEAD, (x + PAD, y, width - 2 * PAD), lines, "center"))
        y = heading.y + heading.height
        for entry in entries:
            row = Row(None, None, y, entry.height)
            rows.append(row)
            for (name, _title, _share), (x, width), lines in zip(shape.columns, widths, entry.cells, strict=True):
                at = y + (row.height - BODY.height(len(lines))) / 2
                align = "center" if name in shape.centred else "left"
                if lines:
                    texts.append(
                        _text(Role.CELL, name, BODY, (x + PAD, at, width - 2 * PAD), lines, align, entry.goal)
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
