"""The identity block on paper: a title page in miniature. Its words are those of `identity_fields`."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from sopkit.layout.form import Form
from sopkit.layout.identity_fields import Listing, fields, listings
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Box, Page, PageKind, Paper, Picture, Role, Rule, Text
from sopkit.model import Sop

BODY = Ruler(9)
BOLD = Ruler(9, bold=True)
AGENCY = Ruler(12, bold=True)
UNIT = Ruler(10, bold=True)
PAD = 2.0
LABELS = 34.0
"""Width in millimetres of the field names on the right."""
SIGNATURE = 20.0
"""Room in millimetres for signature and stamp under the position of the official who ratifies."""
LOGO = 20.0
"""Height in millimetres of the logo, unless it is too wide for that."""


class _Field(Struct, frozen=True):
    """A field of the right half, broken into lines."""

    name: str
    label: tuple[str, ...]
    ruler: Ruler
    lines: tuple[str, ...]
    room: float = 0.0
    """Empty height kept after the lines, for a signature."""
    after: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        value = self.ruler.height(len(self.lines)) + self.room + BODY.height(len(self.after))
        return max(BODY.height(len(self.label)), value) + PAD


class _Line(Struct, frozen=True):
    """A line of a list: number of its item, the mark before its first line, the text, and how far it is moved in."""

    item: int
    mark: str
    text: str
    indent: float


def identity_pages(sop: Sop, form: Form, paper: Paper, bottom: float) -> list[Page]:
    """The identity block on as many pages as it needs; page numbers from 1, footers not yet there.

    `bottom` is the lowest y in millimetres that the block may reach.
    """
    return _Identity(sop, form, paper, bottom).pages()


class _Identity:
    def __init__(self, sop: Sop, form: Form, paper: Paper, bottom: float) -> None:
        self.sop, self.form, self.bottom = sop, form, bottom
        self.left, self.right, self.top = form.margins.left, paper.width - form.margins.right, form.margins.top
        self.middle = (self.left + self.right) / 2

    def pages(self) -> list[Page]:
        self.done: list[Page] = []
        self._start()
        self._halves()
        for pair in listings(self.sop, self.form.language):
            self._pair(*pair)
        self._finish()
        return self.done

    # Pages as they fill.

    def _start(self) -> None:
        self.texts: list[Text] = []
        self.boxes: list[Box] = []
        self.rules: list[Rule] = []
        self.pictures: list[Picture] = []
        self.y = self.top

    def _finish(self) -> None:
        top, foot = self.top, self.y
        frame = [
            Rule(self.left, top, self.right, top, heavy=True),
            Rule(self.left, foot, self.right, foot, heavy=True),
            Rule(self.left, top, self.left, foot, heavy=True),
            Rule(self.right, top, self.right, foot, heavy=True),
            Rule(self.middle, top, self.middle, foot),
        ]
        rules = [rule for rule in self.rules if rule.y1 < foot - 1e-6]
        self.done.append(
            Page(
                number=len(self.done) + 1,
                kind=PageKind.IDENTITY,
                texts=tuple(self.texts),
                rules=(*rules, *frame),
                boxes=tuple(self.boxes),
                pictures=tuple(self.pictures),
            )
        )

    def _text(
        self,
        role: Role,
        name: str,
        ruler: Ruler,
        x: float,
        y: float,
        width: float,
        lines: tuple[str, ...],
        align: str = "left",
    ) -> None:
        if lines:
            height = ruler.height(len(lines))
            self.texts.append(
                Text(role, name, x, y, width, height, lines, ruler.size, ruler.leading, ruler.bold, align)
            )

    # The two halves at the top.

    def _halves(self) -> None:
        """Agency and unit on the left; number, dates, approval and title on the right.

        One page holds them as a rule; only names and titles of many lines go on over the next one.
        """
        right, left = list(self._fields()), self._agency()
        logo = self._logo_size()
        while right or left:
            self._band(right, left, logo)
            logo = (0.0, 0.0)
            if right or left:
                self._finish()
                self._start()

    def _band(self, right: list[_Field], left: list[tuple[Ruler, str, float]], logo: tuple[float, float]) -> None:
        """Draw as much of both halves as the page holds, and take it out of the lists."""
        here: list[_Field] = []
        deep = 0.0
        while right and self.y + deep + right[0].height <= self.bottom:
            here.append(right.pop(0))
            deep += here[-1].height
        lines: list[tuple[Ruler, str, float]] = []
        picture = logo[1] + PAD if logo[1] else 0.0
        high = picture
        while left and self.y + high + 3 * PAD + left[0][0].leading <= self.bottom:
            lines.append(left.pop(0))
            high += lines[-1][0].leading + lines[-1][2]
        top, height, width = self.y, max(deep, high + 2 * PAD), self.middle - self.left
        y = top + (height - high) / 2
        self.boxes.append(Box("agency", self.left, top, width, height))
        if self.form.logo and picture:
            x = self.left + (width - logo[0]) / 2
            self.pictures.append(Picture("logo", self.form.logo.media, self.form.logo.data, x, y, *logo))
            y += picture
        for ruler, part in groupby(lines, key=lambda line: line[0]):
            texts = tuple(line[1] for line in part)
            self._text(Role.VALUE, "agency", ruler, self.left + PAD, y, width - 2 * PAD, texts, "center")
            y += ruler.height(len(texts)) + PAD
        for field in here[:-1]:
            self._field(field, field.height)
        if here:
            # The last field takes what the left half needs more.
            self._field(here[-1], top + height - self.y)
        else:
            self.boxes.append(Box("title", self.middle, top, self.right - self.middle, height))
        self.y = top + height
        self.rules.append(Rule(self.left, self.y, self.right, self.y))

    def _logo_size(self) -> tuple[float, float]:
        """Width and height of the logo on paper; nothing without one."""
        logo = self.form.logo
        if logo is None:
            return 0.0, 0.0
        scale = min(LOGO / logo.height, (self.middle - self.left - 2 * PAD) / logo.width)
        return logo.width * scale, logo.height * scale

    def _agency(self) -> list[tuple[Ruler, str, float]]:
        """Lines of the left half: type, text, and the air after it."""
        width = self.middle - self.left - 2 * PAD
        found = []
        for ruler, text in ((AGENCY, self.sop.institution), (UNIT, self.sop.unit), (BODY, self.sop.location)):
            lines = ruler.wrap(text or "", width)
            found += [(ruler, line, PAD if index == len(lines) else 0.0) for index, line in enumerate(lines, start=1)]
        return found

    def _fields(self) -> Iterator[_Field]:
        """The fields of the right half, each cut where it has more lines than a page holds."""
        most = int((self.bottom - self.top - SIGNATURE - 8 * BODY.leading) / BODY.leading)
        width = self.right - self.middle - LABELS - PAD
        for field in fields(self.sop, self.form.language):
            ruler = BOLD if field.bold else BODY
            after = tuple(line for text in field.signer for line in BODY.wrap(text, width))
            room = SIGNATURE if field.name == "approved_by" else 0.0
            whole = _Field(
                field.name, BODY.wrap(field.label, LABELS - 2 * PAD), ruler, ruler.wrap(field.value, width), room, after
            )
            if len(after) > 4:
                whole = replace(whole, lines=(*whole.lines, *after), room=0.0, after=())
            for start in range(0, len(whole.lines), most):
                part = replace(whole, lines=whole.lines[start : start + most])
                yield part if start + most >= len(whole.lines) else replace(part, room=0.0, after=())

    def _field(self, field: _Field, height: float) -> None:
        self.boxes.append(Box(field.name, self.middle, self.y, self.right - self.middle, height))
        y, x = self.y + PAD / 2, self.middle + PAD
        self._text(Role.LABEL, field.name, BODY, x, y, LABELS - 2 * PAD, field.label)
        x, width = self.middle + LABELS, self.right - self.middle - LABELS - PAD
        self._text(Role.LABEL, "colon", BODY, x - PAD, y, PAD, (":",))
        self._text(Role.VALUE, field.name, field.ruler, x, y, width, field.lines)
        under = y + field.ruler.height(len(field.lines)) + field.room
        self._text(Role.VALUE, field.name, BODY, x, under, width, field.after)
        self.y += height
        self.rules.append(Rule(self.middle, self.y, self.right, self.y))

    # The pairs of lists.

    def _pair(self, *cells: Listing) -> None:
        """Two boxes side by side; what a page can't hold goes on in the same boxes on the next one."""
        sides = ((self.left, self.middle), (self.middle, self.right))
        blocks = [self._block(cell, right - left) for cell, (left, right) in zip(cells, sides, strict=True)]
        while any(blocks):
            fitting = int((self.bottom - self.y - 2 * PAD + 1e-6) / BODY.leading)
            longest = max(map(len, blocks))
            # A heading with nothing under it, or one line alone, had better begin on the next page.
            if fitting < min(longest, 3) and self.y > self.top:
                self._finish()
                self._start()
                continue
            count = min(longest, max(1, fitting))
            height = BODY.height(count) + 2 * PAD
            for cell, (left, right), block in zip(cells, sides, blocks, strict=True):
                self._list(cell.name, left, right, height, block[:count])
            blocks = [block[count:] for block in blocks]
            self.y += height
            self.rules.append(Rule(self.left, self.y, self.right, self.y))

    def _block(self, cell: Listing, width: float) -> list[_Line]:
        """Lines of a box: its title as item 0, then its items, numbered where they are several."""
        lines = [_Line(0, "", line, 0.0) for line in BOLD.wrap(cell.label, width - 2 * PAD)]
        indent = BODY.width(f"{len(cell.items)}. ") + 0.8 if len(cell.items) > 1 else 0.0
        for number, item in enumerate(cell.items or ("-",), start=1):
            broken = BODY.wrap(item, width - 2 * PAD - indent)
            marks = (f"{number}." if indent else "", *[""] * len(broken))
            lines += [_Line(number, mark, line, indent) for mark, line in zip(marks, broken, strict=False)]
        return lines

    def _list(self, name: str, left: float, right: float, height: float, block: list[_Line]) -> None:
        self.boxes.append(Box(name, left, self.y, right - left, height))
        y = self.y + PAD
        for item, lines in groupby(block, key=lambda line: line.item):
            part = list(lines)
            first = part[0]
            if first.mark:
                self._text(Role.VALUE, name, BODY, left + PAD, y, first.indent, (first.mark,))
            x = left + PAD + first.indent
            role, ruler = (Role.LABEL, BOLD) if item == 0 else (Role.VALUE, BODY)
            self._text(role, name, ruler, x, y, right - PAD - x, tuple(line.text for line in part))
            y += BODY.height(len(part))
