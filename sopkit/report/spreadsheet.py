"""Writes CSV for spreadsheets, as Excel opens it by a double click. Knows no report.

Excel reads a CSV by the customs of its country. In Indonesian, cells are therefore divided by semicolons and decimals
by a comma: else Excel with Indonesian settings puts a whole row into one cell, and makes a date of "1.5". In English
it is comma and point, as programs expect. Both begin with a byte order mark, without which Excel takes UTF-8 for the
old code page; Python reads it as "utf-8-sig". The keys in the first row are the same in both.

A text that would be taken for a formula ("=", "+", "-" or "@" first, also behind a tab, also of full width) gets an
apostrophe, so that a document can't make a reader's spreadsheet compute or fetch anything (OWASP, "CSV Injection").
Numbers stay numbers.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from io import StringIO

from sopkit.report.lines import one_line

Cell = str | int | float | Fraction | None

_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def written(keys: Sequence[str], rows: Iterable[Mapping[str, Cell]], language: str) -> str:
    """Write rows, each with a cell for every key; what is not known is blank."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";" if language == "id" else ",", lineterminator="\r\n")
    writer.writerow(keys)
    writer.writerows([_cell(row[key], language) for key in keys] for row in rows)
    return _MARK + stream.getvalue()


def _cell(value: Cell, language: str) -> str:
    """Write a cell: a number by the customs of the language, a text so that it stays one."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = one_line(value)
        return f"'{text}" if text.startswith(_FORMULA) else text
    if value == int(value):
        return str(int(value))
    number = f"{float(value):.6f}".rstrip("0").rstrip(".")
    return number.replace(".", ",") if language == "id" else number
