"""A table of volumes as it was read: rows and faults. Knows neither how it was written nor any SOP."""

from fractions import Fraction

from msgspec import Struct

from sopkit.i18n import Message


class Row(Struct, frozen=True):
    """How often something is done in a year: an SOP, or one step of it."""

    line: int
    sop: str
    """Number of the SOP, as the table writes it."""
    step: str | None
    """Id or row number of the step; None where the row is about the SOP."""
    volume: Fraction | None
    """None where the table leaves it blank."""


class TableFault(Struct, frozen=True):
    """A thing that is wrong with a table, and what to do."""

    line: int | None
    """None where it is about the table as a whole."""
    message: Message


class Table(Struct, frozen=True):
    """What came of reading a table; its rows are of use only where there is no fault."""

    rows: tuple[Row, ...]
    faults: tuple[TableFault, ...]
