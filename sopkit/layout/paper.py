"""Sheets, and the measures of symbols and lines, each with its reason. Numbers only."""

from msgspec import Struct

from sopkit.layout.values import Paper

PAPERS = {
    paper.name: paper
    for paper in (
        Paper("A4", 297, 210),
        Paper("F4", 330, 215),  # folio, the usual office paper of Indonesia
        Paper("Legal", 355.6, 215.9),
        Paper("Letter", 279.4, 215.9),
        Paper("A3", 420, 297),
    )
}
"""The sheets that offices have, as they lie in landscape."""

A4_LANDSCAPE = PAPERS["A4"]

PAD = 1.2
"""Air between a cell's edge and its text."""

SIZES = (8.0, 7.5, 7.0)
"""Points of the text in cells, the first that fits; 7 is the least that stays readable on paper."""


class Measures(Struct, frozen=True):
    """Sizes of symbols and distances of lines in millimetres; all symbols of an SOP are of one size."""

    box: float = 16.0
    """Width of a box in one lane."""
    height: float = 7.0
    """Height of a box or capsule."""
    diamond: float = 10.0
    """Height of a decision."""
    pentagon: float = 7.0
    """Width and height of an off-page connector."""
    track: float = 1.6
    """Distance of parallel lines: 6 px on a screen, clear of each other on paper."""
    stub: float = 2.7
    """Room for an arrowhead (2 mm) and a bit of line before it."""
    air: float = 1.6
    """Room beside a symbol where no arrow ends."""
    edge: float = 1.2
    """Distance between a line of the flow and a rule of the table, so that neither hides the other."""

    @property
    def connector_row(self) -> float:
        """Height of a row that holds nothing but off-page connectors."""
        return self.pentagon + self.stub + self.air


MEASURES = (
    Measures(),
    Measures(box=14.0),
    Measures(box=12.0, height=6.5, diamond=9.0, air=1.4),
    Measures(box=10.0, height=6.0, diamond=8.5, pentagon=6.0, air=1.3, stub=2.5, track=1.5, edge=1.0),
    Measures(box=8.5, height=6.0, diamond=8.0, pentagon=6.0, track=1.3, stub=2.3, air=1.1, edge=0.9),
    Measures(box=8.0, height=6.0, diamond=8.0, pentagon=6.0, track=1.3, stub=2.3, air=1.1, edge=0.9),
)
"""From the most pleasant to the smallest, which lets fifteen lanes stand on A4."""
ROOMY = MEASURES[:4]
"""Symbols that go with text columns of a comfortable width."""
USUAL = MEASURES[:5]
"""Symbols down to the smallest in which `Selesai` stands clear of its capsule; a smaller one is for want of room."""
