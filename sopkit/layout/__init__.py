"""The drawing as numbers: where every text, symbol and line goes, in millimetres."""

from sopkit.layout.arrange import arrange
from sopkit.layout.paper import A4_LANDSCAPE
from sopkit.layout.values import Layout, Page, Paper

__all__ = ["A4_LANDSCAPE", "Layout", "Page", "Paper", "arrange"]
