"""The identity block (Bagian Identitas): a title page in miniature, with the fields of the official form.

The order of the fields and their two halves are those of the form as ministries print it (DOMAIN.md §1.3).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from sopkit.i18n import Message, _
from sopkit.layout.paper import MARGIN
from sopkit.layout.ruler import Ruler
from sopkit.layout.sheet import Footer
from sopkit.layout.values import Box, Page, PageKind, Paper, Role, Rule, Text
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

MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    label: Message
    lines: tuple[str, ...]
    bold: bool = False
    room: float = 0.0
    """Empty height kept after the first paragraph, for a signature."""
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a list: number of its item, the mark before its first line, the text, and how far it is moved in."""

    item: int
    mark: str
    text: str
    indent: float


def day_in_words(day: date | None, language: str) -> str:
    """A date as the form prints it, such as `28 April 2009`; a dash where there is none."""
    return f"{day.day} {MONTHS[day.month - 1].text(language)} {day.year}" if day else "-"


def identity_pages(sop: Sop, paper: Paper, language: str) -> list[Page]:
    """The identity block on as many pages as it needs; page numbers from 1, footers not yet there."""
    return _Identity(sop, paper, language).pages()


class _Identity:
    def __init__(self, sop: Sop, paper: Paper, language: str) -> None:
        self.sop, self.paper, self.language = sop, paper, language
        footer = Footer(paper, sop.number, sop.title, language)
        self.left, self.right = MARGIN, paper.width - MARGIN
        self.middle = paper.width / 2
        self.bottom = paper.height - MARGIN - footer.height

    def pages(self) -> list[Page]:
        self.done: list[Page] = []
        self._start()
        self._top()
        for pair in self._pairs():
            self._pair(*pair)
        self._finish()
        return self.done

    # Pages as they fill.

    def _start(self) -> None:
        self.texts: list[Text] = []
        self.boxes: list[Box] = []
        self.rules: list[Rule] = []
        self.y = MARGIN

    def _finish(self) -> None:
        foot = self.y
        frame = [
            Rule(self.left, MARGIN, self.right, MARGIN, heavy=True),
            Rule(self.left, foot, self.right, foot, heavy=True),
            Rule(self.left, MARGIN, self.left, foot, heavy=True),
            Rule(self.right, MARGIN, self.right, foot, heavy=True),
            Rule(self.middle, MARGIN, self.middle, foot),
        ]
        rules = [rule for rule in self.rules if rule.y1 < foot - 1e-6 or rule.x1 == rule.x2]
        self.done.append(
            Page(
                number=len(self.done) + 1,
                kind=PageKind.IDENTITY,
                texts=tuple(self.texts),
                rules=(*rules, *frame),
                boxes=tuple(self.boxes),
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

    # The block itself.

    def _top(self) -> None:
        """Agency and unit on the left; number, dates, approval and title on the right.

        One page holds them as a rule; only names and titles of many lines go on over the next one.
        """
        fields, agency = [part for field in self._fields() for part in self._parts(field)], self._agency()
        while fields or agency:
            self._band(fields, agency)
            if fields or agency:
                self._finish()
                self._start()

    def _band(self, fields: list[_Field], agency: list[tuple[Ruler, str, float]]) -> None:
        """Draw as much of both halves as the page holds, and take it out of the lists."""
        here: list[_Field] = []
        right = left = 0.0
        while fields and self.y + right + self._field_height(fields[0]) <= self.bottom:
            here.append(fields.pop(0))
            right += self._field_height(here[-1])
        lines: list[tuple[Ruler, str, float]] = []
        while agency and self.y + left + 3 * PAD + agency[0][0].leading <= self.bottom:
            lines.append(agency.pop(0))
            left += lines[-1][0].leading + lines[-1][2]
        top, height = self.y, max(right, left + 2 * PAD)
        y = top + (height - left) / 2
        width = self.middle - self.left
        self.boxes.append(Box("agency", self.left, top, width, height))
        for ruler, part in groupby(lines, key=lambda line: line[0]):
            texts = tuple(line[1] for line in part)
            self._text(Role.VALUE, "agency", ruler, self.left + PAD, y, width - 2 * PAD, texts, "center")
            y += ruler.height(len(texts)) + PAD
        for field in here[:-1]:
            self._field(field, self._field_height(field))
        if here:
            # The last field takes what the left half needs more.
            self._field(here[-1], top + height - self.y)
        else:
            self.boxes.append(Box("title", self.middle, top, self.right - self.middle, height))
        self.y = top + height
        self.rules.append(Rule(self.left, self.y, self.right, self.y))

    def _agency(self) -> list[tuple[Ruler, str, float]]:
        """Lines of the left half: type, text, and the air after it."""
        width = self.middle - self.left - 2 * PAD
        found = []
        for ruler, text in ((AGENCY, self.sop.institution), (UNIT, self.sop.unit), (BODY, self.sop.location)):
            lines = ruler.wrap(text or "", width)
            found += [(ruler, line, PAD if index == len(lines) else 0.0) for index, line in enumerate(lines, start=1)]
        return found

    def _parts(self, field: _Field) -> Iterator[_Field]:
        """Cut a field of more lines than a page holds."""
        most = int((self.bottom - MARGIN - SIGNATURE - 8 * BODY.leading) / BODY.leading)
        lines = (*field.lines, *field.after) if len(field.after) > 4 else field.lines
        for start in range(0, len(lines), most):
            last = start + most >= len(lines)
            room, after = (field.room, field.after) if last and lines is field.lines else (0.0, ())
            yield replace(field, lines=lines[start : start + most], room=room, after=after)

    def _fields(self) -> Iterator[_Field]:
        sop = self.sop

        def words(text: str | None, ruler: Ruler = BODY) -> tuple[str, ...]:
            return ruler.wrap(text or "-", self.right - self.middle - LABELS - 2 * PAD)

        yield _Field("number", _("SOP number"), words(sop.number))
        yield _Field("created", _("Date made"), words(day_in_words(sop.created, self.language)))
        yield _Field("revised", _("Date revised"), words(day_in_words(sop.revised, self.language)))
        yield _Field("effective", _("Effective date"), words(day_in_words(sop.effective, self.language)))
        approval = sop.approved_by
        signer = [*words(approval.name)] if approval.name else []
        if approval.id:
            signer += words(f"NIP {approval.id}")
        yield _Field("approved_by", _("Approved by"), words(approval.position), room=SIGNATURE, after=tuple(signer))
        yield _Field("title", _("SOP name"), words(sop.title, BOLD), bold=True)

    def _field_height(self, field: _Field) -> float:
        ruler = BOLD if field.bold else BODY
        label = BODY.height(len(BODY.wrap(field.label.text(self.language), LABELS - 2 * PAD)))
        return max(label, ruler.height(len(field.lines)) + field.room + BODY.height(len(field.after))) + PAD

    def _field(self, field: _Field, height: float) -> None:
        self.boxes.append(Box(field.name, self.middle, self.y, self.right - self.middle, height))
        y, x = self.y + PAD / 2, self.middle + PAD
        label = BODY.wrap(field.label.text(self.language), LABELS - 2 * PAD)
        self._text(Role.LABEL, field.name, BODY, x, y, LABELS - 2 * PAD, label)
        ruler = BOLD if field.bold else BODY
        x, width = self.middle + LABELS, self.right - self.middle - LABELS - PAD
        self._text(Role.LABEL, "colon", BODY, x - PAD, y, PAD, (":",))
        self._text(Role.VALUE, field.name, ruler, x, y, width, field.lines)
        self._text(Role.VALUE, field.name, BODY, x, y + ruler.height(len(field.lines)) + field.room, width, field.after)
        self.y += height
        self.rules.append(Rule(self.middle, self.y, self.right, self.y))

    # The pairs of lists.

    def _pairs(self) -> Iterator[tuple[tuple[str, Message, tuple[str, ...]], tuple[str, Message, tuple[str, ...]]]]:
        sop = self.sop
        related = tuple(
            item.text if item.text and not item.sop
            else f"{_('SOP {number}', number=item.sop).text(self.language)}{f' {item.text}' if item.text else ''}"
            for item in sop.related
            if item.text or item.sop
        )  # fmt: skip
        yield (
            ("legal_basis", _("Legal basis"), sop.legal_basis),
            ("qualifications", _("Qualifications of the executors"), sop.qualifications),
        )
        yield (
            ("related", _("Related documents"), related),
            ("equipment", _("Equipment"), sop.equipment),
        )
        yield (
            ("warnings", _("Warnings"), sop.warnings),
            ("records", _("Records"), sop.records),
        )

    def _pair(self, *cells: tuple[str, Message, tuple[str, ...]]) -> None:
        """Two boxes side by side; what a page can't hold goes on in the same boxes on the next one."""
        sides = ((self.left, self.middle), (self.middle, self.right))
        blocks = [
            self._block(label, items, right - left)
            for (_, label, items), (left, right) in zip(cells, sides, strict=True)
        ]
        first = True
        while first or any(block for block in blocks):
            room = self.bottom - self.y - 2 * PAD
            fitting = int((room + 1e-6) / BODY.leading)
            longest = max(map(len, blocks))
            # A heading with nothing under it, or one line alone, had better begin on the next page.
            if fitting < min(longest, 3) and self.y > MARGIN:
                self._finish()
                self._start()
                continue
            count = min(longest, max(1, fitting))
            height = BODY.height(count) + 2 * PAD
            for (name, _label, _items), (left, right), block in zip(cells, sides, blocks, strict=True):
                self._list(name, left, right, height, block[:count])
            blocks = [block[count:] for block in blocks]
            self.y += height
            self.rules.append(Rule(self.left, self.y, self.right, self.y))
            first = False

    def _block(self, label: Message, items: tuple[str, ...], width: float) -> list[_Line]:
        """Lines of a box: its title as item 0, then its items, numbered where they are several."""
        title = BOLD.wrap(label.text(self.language), width - 2 * PAD)
        lines = [_Line(0, "", line, 0.0) for line in title]
        indent = BODY.width(f"{len(items)}. ") + 0.8 if len(items) > 1 else 0.0
        for number, item in enumerate(items or ("-",), start=1):
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
