"""The drawing as numbers: where every text, symbol and line goes, in millimetres."""

from sopkit.layout.arrange import arrange
from sopkit.layout.form import Form, IdentityPlace, Logo, Margins
from sopkit.layout.paper import A4_LANDSCAPE, PAPERS
from sopkit.layout.values import Layout, Page, Paper

__all__ = ["A4_LANDSCAPE", "PAPERS", "Form", "IdentityPlace", "Layout", "Logo", "Margins", "Page", "Paper", "arrange"]
