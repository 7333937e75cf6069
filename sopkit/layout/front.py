"""The area of a page before the SOPs of a book, and how a text is put there."""

from msgspec import Struct

from sopkit.layout.form import Form
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Role, Text

FOOT = 8.0
"""Millimetres that the lower margin has at least, for the page number of the book."""
BODY = Ruler(9)


class Area(Struct, frozen=True):
    """The page between its margins, in millimetres."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """Distance of the margins left and right."""
        return self.right - self.left


def area_of(form: Form) -> Area:
    """Find what the margins of a form leave."""
    margins, paper = form.margins, form.paper
    return Area(margins.left, paper.width - margins.right, margins.top, paper.height - max(margins.bottom, FOOT))


def placed(
    role: Role,
    name: str,
    ruler: Ruler,
    place: tuple[float, float, float],
    lines: tuple[str, ...],
    align: str = "left",
    goal: int | None = None,
) -> Text:
    """Put lines of text at x, y and width of a place, as high as they are."""
    x, y, width = place
    height = ruler.height(len(lines))
    return Text(role, name, x, y, width, height, lines, ruler.size, ruler.leading, ruler.bold, align, goal=goal)
