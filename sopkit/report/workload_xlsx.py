"""Writes a workload as an Excel workbook that goes on reckoning: staff, detail, basis. The same bytes every time.

Sums and divisions are formulas, so that an office can change a volume or a number of people and see what follows; the
values that they had when they were written stand in them for readers that don't reckon.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.report.workload_words import KINDS, NOTHING, Wording
from sopkit.workload import Estimate, Kind, PositionLoad, SopWork, StepWork, Workload
from sopkit.workload.loads import number_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - no day of anybody's: the same workload gives the same bytes
_A4 = 9
"""Excel's number of the paper."""
_LONGEST = 32_000
"""Characters of a cell; Excel takes 32,767."""


class _Column(Struct, frozen=True):
    title: Message
    width: float
    style: str = "text"


class _Formula(NamedTuple):
    """A formula, and what it comes to."""

    text: str
    value: Fraction


_Cell = str | int | Fraction | _Formula | None
"""None is a blank cell."""

_STAFF = (
    _Column(_("No"), 5, "count"),
    _Column(_("Position"), 38),
    _Column(_("SOP"), 18),
    _Column(_("Steps"), 9, "count"),
    _Column(_("Steps left out"), 9, "count"),
    _Column(_("Minutes a year"), 12, "minutes"),
    _Column(_("at least"), 11, "minutes"),
    _Column(_("at most"), 11, "minutes"),
    _Column(_("People needed"), 11, "people"),
    _Column(_("at least"), 10, "people"),
    _Column(_("at most"), 10, "people"),
    _Column(_("On hand"), 10, "count"),
    _Column(_("Gap"), 10, "gap"),
)
_DETAIL = (
    _Column(_("SOP"), 10),
    _Column(_("Cases a year"), 10, "number"),
    _Column(_("No"), 5, "count"),
    _Column(_("Activity"), 46),
    _Column(_("Position number"), 9, "count"),
    _Column(_("Position"), 28),
    _Column(_("Time"), 16),
    _Column(_("Minutes each time"), 10, "number"),
    _Column(_("at least"), 10, "number"),
    _Column(_("at most"), 10, "number"),
    _Column(_("Times a year"), 10, "number"),
    _Column(_("Minutes a year"), 12, "minutes"),
    _Column(_("at least"), 11, "minutes"),
    _Column(_("at most"), 11, "minutes"),
    _Column(_("Note"), 40),
)
_FORMS: Mapping[str, Mapping[str, Any]] = {
    "text": {"text_wrap": True},
    "count": {"num_format": "0"},
    "number": {"num_format": "#,##0.##"},
    "minutes": {"num_format": "#,##0"},
    "people": {"num_format": "0.00"},
    "gap": {"num_format": "+0.00;[Red]-0.00;0.00"},
}
_YEAR_ROW, _HEAD_ROW = 1, 4
"""Rows of the sheet of staff, from 0."""
_YEAR = "$F$2"


def as_xlsx(workload: Workload, language: str) -> bytes:
    """Write the workbook. Texts are written as texts, whatever sign they begin with."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only who wants a workbook pays for it

    product = BytesIO()
    with Workbook(product, {"in_memory": True}) as book:
        words = Wording(workload, language)
        book.set_properties({"title": words.heading, "created": _CREATED})
        _Book(book, words).fill()
    return product.getvalue()


class _Book:
    """Fills one workbook."""

    def __init__(self, book: Any, words: Wording) -> None:
        self._words, self._workload = words, words.workload
        top: dict[str, Any] = {"valign": "top", "border": 1}
        self._forms = {name: book.add_format({**top, **form}) for name, form in _FORMS.items()}
        self._sums = {name: book.add_format({**top, **form, "bold": True}) for name, form in _FORMS.items()}
        self._head = book.add_format({**top, "bold": True, "text_wrap": True, "bg_color": "#D9E2EC"})
        self._bold = book.add_format({"bold": True})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._minutes = book.add_format({"num_format": "#,##0", "bold": True})
        names = [words.text(name) for name in (_("People needed"), _("Detail"), _("Basis"))]
        self._staff, self._detail, self._basis = (book.add_worksheet(name) for name in names)
        self._detail_name = names[1]
        self._last_row = 0
        """Of the sheet of detail, counted as Excel does."""

    def fill(self) -> None:
        for sheet in (self._staff, self._detail, self._basis):
            sheet.set_landscape()
            sheet.set_paper(_A4)
            sheet.fit_to_pages(1, 0)
            sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
            sheet.set_footer("&L&A&R&P / &N")
        self._fill_detail()
        self._fill_staff()
        self._fill_basis()

    # The sheet of detail: a row for each executor of each step.

    def _fill_detail(self) -> None:
        sheet = self._detail
        self._heads(sheet, 0, _DETAIL)
        row = 1
        for sop in self._workload.sops:
            for work in sop.steps:
                for place in work.positions:
                    self._row(sheet, row, _DETAIL, self._step(sop, work, place, row + 1))
                    row += 1
        self._last_row = max(row, 2)
        sheet.autofilter(0, 0, max(row - 1, 1), len(_DETAIL) - 1)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)

    def _step(self, sop: SopWork, work: StepWork, place: int, row: int) -> Sequence[_Cell]:
        count = f"$K{row}"
        return (
            number_of(sop.procedure),
            sop.cases,
            work.time.number,
            work.time.activity,
            place + 1,
            self._workload.positions[place].name,
            work.time.time.text or NOTHING,
            *_three(work.once),
            work.count,
            # Columns H, I, J hold the minutes each time.
            *(
                _Formula(f"={column}{row}*{count}", value) if work.once and isinstance(value, Fraction) else value
                for column, value in zip("HIJ", _three(work.year), strict=True)
            ),
            self._note(work),
        )

    def _note(self, work: StepWork) -> str:
        if work.why is not None:
            return self._words.text(_("left out: {reason}", reason=work.why))
        return self._words.text(_("as often as the table of volumes says")) if work.by_table else ""

    # The sheet of staff: a row for each position, first those whose people are counted.

    def _fill_staff(self) -> None:
        sheet, words, year = self._staff, self._words, self._workload.year
        sheet.write_string(0, 0, words.heading, self._bold)
        sheet.write_string(_YEAR_ROW, 0, words.text(_("Effective minutes of one person in a year")))
        sheet.write_number(_YEAR_ROW, 5, year.minutes, self._minutes)
        sheet.write_string(_YEAR_ROW, 6, words.text(year.source))
        sheet.write_string(_YEAR_ROW + 1, 0, words.text(_("Minutes of a working day")))
        calendar = self._workload.calendar
        if calendar is None:
            sheet.write_string(_YEAR_ROW + 1, 5, words.text(_("not named: times in days are left out")))
        else:
            sheet.write_number(_YEAR_ROW + 1, 5, float(calendar.workday), self._minutes)
        self._heads(sheet, _HEAD_ROW, _STAFF)
        row = first = _HEAD_ROW + 1
        numbered = list(enumerate(self._workload.positions, start=1))
        for number, load in numbered:
            if load.kind is Kind.STAFF:
                self._row(sheet, row, _STAFF, self._position(number, load, row + 1))
                row += 1
        if row > first:
            self._row(sheet, row, _STAFF, self._total(first + 1, row), self._sums)
        row += 2
        for number, load in numbered:
            if load.kind is not Kind.STAFF:
                self._row(sheet, row, _STAFF, self._position(number, load, row + 1))
                row += 1
        sheet.freeze_panes(_HEAD_ROW + 1, 2)
        sheet.repeat_rows(_HEAD_ROW)

    def _position(self, number: int, load: PositionLoad, row: int) -> Sequence[_Cell]:
        staff = load.kind is Kind.STAFF
        name = load.name if staff else f"{load.name} ({self._words.text(KINDS[load.kind])})"
        work = [
            None if value is None else _Formula(self._sum_of(column, row), value)
            for column, value in zip("LMN", _three(load.work), strict=True)
        ]
        needed = [
            None if value is None else _Formula(f"={column}{row}/{_YEAR}", value)
            for column, value in zip("FGH", _three(load.needed), strict=True)
        ]
        gap = None if load.gap is None else _Formula(f"=L{row}-I{row}", load.gap)
        return (
            number,
            name,
            ", ".join(load.sops),
            load.steps,
            load.left_out or None,
            *work,
            *needed,
            load.staff,
            gap,
        )

    def _sum_of(self, column: str, row: int) -> str:
        """Add up the detail of a position, found by its number: a name may hold signs that Excel takes for patterns."""
        last, sheet = self._last_row, self._detail_name
        return f"=SUMIFS('{sheet}'!${column}$2:${column}${last},'{sheet}'!$E$2:$E${last},$A{row})"

    def _total(self, first: int, last: int) -> Sequence[_Cell]:
        sums = (*_three(self._words.work), *_three(self._words.needed))
        cells = (
            None if value is None else _Formula(f"=SUM({column}{first}:{column}{last})", value)
            for column, value in zip("FGHIJK", sums, strict=True)
        )
        return (None, self._words.text(_("Total")), None, None, None, *cells, None, None)

    # The sheet of what the figures rest on.

    def _fill_basis(self) -> None:
        sheet, words = self._basis, self._words
        lines = [words.text(message) for message in self._workload.assumptions]
        lines += [words.step_left_out(step) for step in self._workload.left_out]
        lines += [missing] if (missing := words.without_volume()) else []
        sheet.set_column(0, 0, 120)
        sheet.write_string(0, 0, words.text(_("This rests on:")), self._bold)
        for row, line in enumerate(lines, start=1):
            sheet.write_string(row, 0, _text(line), self._wrapped)

    # Rows.

    def _heads(self, sheet: "Worksheet", row: int, columns: Sequence[_Column]) -> None:
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(row, place, self._words.text(column.title), self._head)

    def _row(
        self,
        sheet: "Worksheet",
        row: int,
        columns: Sequence[_Column],
        cells: Sequence[_Cell],
        forms: "dict[str, Format] | None" = None,
    ) -> None:
        for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            form = (forms or self._forms)[column.style]
            if cell is None:
                sheet.write_blank(row, place, None, form)
            elif isinstance(cell, _Formula):
                sheet.write_formula(row, place, cell.text, form, float(cell.value))
            elif isinstance(cell, str):
                sheet.write_string(row, place, _text(cell), form)
            else:
                sheet.write_number(row, place, float(cell), form)


def _three(figure: Estimate | None) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    return (None, None, None) if figure is None else (figure.middle, figure.least, figure.most)


def _text(text: str) -> str:
    """Keep to what a cell can hold; a lone surrogate of a file name is no character."""
    return text.encode("utf-8", "replace").decode("utf-8")[:_LONGEST]
