"""The DOT graph drawn by Graphviz as SVG, PDF or PNG, for those who would rather have its look. Computes no place.

Graphviz is a program of the machine; the package of that name on PyPI brings none.
"""

import re
import shutil

from sopkit.i18n import Message, _
from sopkit.layout.values import Layout
from sopkit.model import Sop
from sopkit.render.dates import day_of

OUTPUTS = ("svg", "png", "pdf")


class GraphvizError(Exception):
    """Graphviz is not there or does not draw; holds in words what is wrong."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


def program() -> str:
    """Find the program that draws pinned graphs. Raises GraphvizError."""
    found = shutil.which("neato")
    if found is None:
        raise GraphvizError(
            _(
                "there is no `neato` on the PATH: get Graphviz from the system's packages or graphviz.org, "
                "or draw without `--engine graphviz`"
            )
        )
    return found


def draw(sop: Sop, layout: Layout, name: str, *, dpi: float) -> bytes:
    """Draw the flow, all pages below each other, in the format of that name; `dpi` is for "png".

    Raises GraphvizError.
    """
    import subprocess  # noqa: PLC0415 - every other format does without these two

    from sopkit.render.dot_graph import paint  # noqa: PLC0415

    command = [program(), "-n2", f"-T{name}"]
    if name == "png":
        command.append(f"-Gdpi={dpi:g}")
    done = subprocess.run(  # noqa: S603 - a program from the PATH, and no word of the SOP in the command
        command, input=paint(sop, layout).encode("utf-8", "replace"), capture_output=True, check=False
    )
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise GraphvizError(_("Graphviz does not draw this: {said}", said=said or done.returncode))
    # The day of today stands in a PDF of Graphviz; one of the same length leaves the file as it is counted.
    day = day_of(sop).isoformat().replace("-", "").encode()
    return re.sub(rb"(/CreationDate \(D:)\d{14}", rb"\g<1>" + day + b"000000", done.stdout)
