"""Reads a table of volumes from CSV as spreadsheets write it, whatever parts its cells. Knows no SOP."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from sopkit.i18n import Message, _
from sopkit.spelling import listed, nearest
from sopkit.workload.numbers import read_number
from sopkit.workload.table import Row, Table, TableFault

_COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(("sop", "nomor", "nomor sop", "no sop", "number", "sop number"), "sop"),
    **dict.fromkeys(
        ("volume", "jumlah", "volume kerja", "volume per tahun", "volume setahun", "jumlah per tahun", "frekuensi"),
        "volume",
    ),
    **dict.fromkeys(("step", "langkah", "id langkah", "nomor langkah"), "step"),
    **dict.fromkeys(("year", "tahun"), "year"),
    **dict.fromkeys(("no", "title", "judul", "judul sop", "nama", "nama sop"), ""),
    **dict.fromkeys(("note", "ket", "keterangan", "catatan", "satuan", "kegiatan"), ""),
}
"""What the words over a column mean; columns that mean "" are for people alone."""

_NEEDED = ("sop", "volume")
_SAY_WHICH = _("the first line names the columns: `sop` and `volume`, if need be `step`, `year` and `note`")


def read_csv(text: str) -> Table:
    """Read a table. Its first line names the columns; lines without content are passed over."""
    lines = iter(_lines(text))
    heading = next(lines, None)
    if isinstance(heading, TableFault):
        return Table((), (heading,))
    if heading is None:
        return Table((), (TableFault(None, _("the table is empty; {which}", which=_SAY_WHICH)),))
    reader = _Reader(heading[1], _separator(text))
    faults = tuple(TableFault(heading[0], message) for message in reader.heading_faults())
    if faults:
        return Table((), faults)
    return reader.read(lines)


_Line = tuple[int, list[str]]


def _lines(text: str) -> Iterator[_Line | TableFault]:
    """Yield the lines that have content, each with its number; a cell may hold line breaks."""
    stream = StringIO(text, newline="")
    reader = csv.reader(stream, delimiter=_separator(text), strict=True, skipinitialspace=True)
    first = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield TableFault(first, _("this line can't be read as CSV; are its quotation marks in pairs?"))
            return
        # Excel writes such a line for itself.
        hint_of_excel = first == 1 and cells[0].lower().startswith("sep=") if cells else False
        if any(cell.strip() for cell in cells) and not hint_of_excel:
            yield first, [cell.strip() for cell in cells]
        first = reader.line_num + 1


def _separator(text: str) -> str:
    """Tell what parts the cells, by the first line: a tab, else a semicolon, else a comma."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if named := re.fullmatch(r'"?sep=(.)"?', first.strip("\r\n"), re.IGNORECASE):
        return named[1]
    return next((sign for sign in "\t;" if sign in first), ",")


class _Reader:
    """Reads the lines below one heading."""

    def __init__(self, titles: Sequence[str], separator: str) -> None:
        self._titles, self._separator = titles, separator
        self._means = [_COLUMNS.get(_plain(title)) for title in titles]
        # Whoever parts cells by a semicolon does so since a comma parts decimals, and then a point thousands.
        self._group = "." if separator == ";" else None
        self._year: str | None = None

    def heading_faults(self) -> Iterator[Message]:
        """Say what is wrong with the names of the columns."""
        if not any(self._means):
            yield _("no column has a name that is known; {which}", which=_SAY_WHICH)
            return
        for title, meaning in zip(self._titles, self._means, strict=True):
            if meaning is None and title:
                yield _unknown_column(title)
        for column in ("sop", "volume", "step", "year"):
            if self._means.count(column) > 1:
                yield _("two columns mean `{column}`; keep one of them", column=column)
        if None in self._means:
            return  # one of them may be what seems to be missing
        for column in _NEEDED:
            if column not in self._means:
                yield _("there is no column `{column}`; {which}", column=column, which=_SAY_WHICH)

    def read(self, lines: Iterator[_Line | TableFault]) -> Table:
        """Read all lines; one that is wrong keeps no other from being judged."""
        rows: list[Row] = []
        faults: list[TableFault] = []
        for line in lines:
            if isinstance(line, TableFault):
                faults.append(line)
                continue
            found = self._row(*line)
            if isinstance(found, Message):
                faults.append(TableFault(line[0], found))
            else:
                rows.append(found)
        if not rows and not faults:
            faults.append(TableFault(None, _("the table has nothing below its first line; write an SOP on each line")))
        return Table(tuple(rows), tuple(faults))

    def _row(self, line: int, cells: Sequence[str]) -> Row | Message:
        if any(cells[len(self._titles) :]):
            return _(
                "the line has {n} cells for {columns} columns; a cell that holds `{sign}` needs quotation marks",
                n=len(cells),
                columns=len(self._titles),
                sign=self._separator,
            )
        # A line may leave out cells at its end.
        by_meaning = {meaning: cell for meaning, cell in zip(self._means, cells, strict=False) if meaning}
        sop, step, volume = (by_meaning.get(column, "") for column in ("sop", "step", "volume"))
        if not sop:
            return _("the line names no SOP; write its number into the column `{column}`", column=self._title("sop"))
        year = by_meaning.get("year", "")
        if year and year != (self._year or year):
            return _("the volume is of {year}, others are of {other}; keep one year", year=year, other=self._year)
        self._year = self._year or year or None
        number = read_number(volume, self._group) if volume else None
        return number if isinstance(number, Message) else Row(line, sop, step or None, number)

    def _title(self, column: str) -> str:
        return self._titles[self._means.index(column)]


def _plain(title: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", title.casefold()))


def _unknown_column(title: str) -> Message:
    near = nearest(_plain(title), {name: name for name, meaning in _COLUMNS.items() if meaning})
    if near:
        return _("the column `{name}` is unknown; did you mean `{near}`?", name=title, near=near)
    known = listed(("sop", "volume", "step", "year", "note"))
    return _("the column `{name}` is unknown; the columns are {known}", name=title, known=known)
