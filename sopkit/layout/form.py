"""How an office wants its form: paper, margins, titles and order of the columns, and what stands where.

Everything has a default that gives the usual form; nothing here comes from the SOP itself.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from sopkit.layout.paper import A4_LANDSCAPE
from sopkit.layout.values import Paper

TEXT_COLUMNS = ("number", "activity", "requires", "time", "output", "note")
"""The columns of text; the executors' lanes stand among them."""
LANES = "lanes"
ORDER = ("number", "activity", LANES, "requires", "time", "output", "note")
"""The order of columns in the official form (DOMAIN.md §1.4)."""
TITLES = (*TEXT_COLUMNS, "executors", "standard")
"""Titles that an office may word in its own way; the last two stand over lanes and over quality standard."""


class IdentityPlace(StrEnum):
    """Where the identity block stands."""

    PAGE = "page"
    """On pages of its own."""
    ABOVE = "above"
    """Above the first rows of the flowchart, if it leaves them room; else on pages of its own."""
    NONE = "none"


class Margins(Struct, frozen=True):
    """White on each side of the sheet, in millimetres; office printers reach to about 5."""

    top: float = 10.0
    right: float = 10.0
    bottom: float = 10.0
    left: float = 10.0


class Logo(Struct, frozen=True):
    """The agency's emblem as a picture file's content; `width` and `height` in the file's own units."""

    data: bytes
    media: str
    """Media type, such as image/png."""
    width: float
    height: float


class Form(Struct, frozen=True):
    """The settings of a drawing."""

    paper: Paper = A4_LANDSCAPE
    margins: Margins = Margins()
    language: str = "id"
    """Of the form's own words; printed forms are Indonesian as a rule."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles that stand in place of the usual ones, by the names in TITLES."""
    order: tuple[str, ...] = ORDER
    """The columns from left to right: each of TEXT_COLUMNS, and LANES, once."""
    identity: IdentityPlace = IdentityPlace.PAGE
    logo: Logo | None = None
    numbers: bool = False
    """Write the step's number into its symbol."""
    totals: bool = False
    """End the table with a row that adds up the standard times; the official form has none."""
    rounding: float = 0.0
    """Radius of the connectors' corners in millimetres; 0 leaves them sharp."""
    sheet: bool = False
    """Draw everything on one sheet as tall as it must be, without page breaks."""

    def __post_init__(self) -> None:
        """Refuse an order that loses a column or has one twice."""
        if sorted(self.order) != sorted(ORDER):
            raise ValueError(f"the order must hold each of {', '.join(ORDER)} once")
