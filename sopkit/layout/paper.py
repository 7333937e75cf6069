"""Sheets, margins and the measures of the official form, each with its reason. Numbers only."""

from sopkit.layout.values import Paper

A4_LANDSCAPE = Paper("A4", 297, 210)

MARGIN = 10.0
"""Millimetres of white on each side; office printers reach to about 5."""

PAD = 1.2
"""Air between a cell's edge and its text."""

BODY = 8.0
"""Points of the text in cells; never below SMALLEST."""
SMALLEST = 7.0
SIZES = (8.0, 7.5, 7.0)
"""Sizes that the column solver may choose from, the first that fits."""

BOX_HEIGHT = 7.0
DIAMOND_HEIGHT = 10.0
BOX_WIDTHS = (16.0, 14.0, 12.0, 10.0)
"""Widths of boxes and capsules, the first that leaves the texts room."""
PENTAGON = 7.0
"""Width and height of an off-page connector."""

TRACK = 1.6
"""Distance of parallel lines: 6 px on a screen, clear of each other on paper."""
STUB = 2.7
"""Room for an arrowhead (2 mm) and a bit of line before it."""
AIR = 1.6
"""Room beside a symbol where no arrow ends."""
EDGE = 1.2
"""Distance between a line of the flow and a rule of the table, so that neither hides the other."""
