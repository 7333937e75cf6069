"""The example SOPs that are drawn: those without a flaw."""

from pathlib import Path

from sopkit.flow import build_flow
from sopkit.layout import A4_LANDSCAPE, Form, Layout, Paper, arrange
from sopkit.model import Sop
from sopkit.resources import folder
from sopkit.source import read_file

EXAMPLES = sorted(path for path in folder("examples").glob("*/*.yaml") if path.parent.name != "flawed")
FIRST = EXAMPLES[0]
"""The SOP of Gambar 4, whose drawing stands in the README."""


def drawn(path: Path, paper: Paper = A4_LANDSCAPE) -> tuple[Sop, Layout]:
    """Load an example and lay it out."""
    document = read_file(path).document
    assert document is not None
    sop = Sop.model_validate(document.data)
    return sop, arrange(sop, build_flow(sop), Form(paper=paper))
