"""sopkit: Indonesian government SOPs as YAML, checked, timed and drawn in the official form.

From a text to a drawing, each verb is one step and gives one frozen value:

    reading = sopkit.read("sop.yaml")                 # text, positions, plain data
    findings = sopkit.check(reading)                  # what is wrong with it
    sop = sopkit.load(reading.document).sop           # the SOP; None where `findings` says why
    flow = sopkit.build_flow(sop)                     # what follows what
    times = sopkit.measure(sop, flow)                 # how long it takes
    form = sopkit.form_of(sopkit.settings_near("sop.yaml").settings)  # as the office wants it; may be left out
    layout = sopkit.arrange(sop, flow, form)          # where everything goes on paper
    html = sopkit.render(sop, layout, "html")         # the drawing, as text

`reading.document` is None exactly when the text could not be read, `load(…).sop` when it is no SOP. Nothing heavy is
imported before the first verb is used.
"""

import sys
from types import ModuleType

TYPE_CHECKING = False
"""Not from `typing`, which would cost `sopkit --version` a third of its time; type checkers know the name."""

if TYPE_CHECKING:
    from sopkit.diagnostic import Diagnostic, Finding, Level
    from sopkit.flow import Flow, build_flow
    from sopkit.i18n import Message
    from sopkit.layout import Form, Layout, Paper, arrange
    from sopkit.model import Executor, Exit, Loaded, Sop, Step, load
    from sopkit.render import render
    from sopkit.source import Document, Fault, Reading, Span
    from sopkit.times import Amount, Time, Times, Unit, Unmeasured, measure
    from sopkit.verbs import check, form_of, read, settings_near

__version__ = "0.1.0"

__all__ = [
    "Amount",
    "Diagnostic",
    "Document",
    "Executor",
    "Exit",
    "Fault",
    "Finding",
    "Flow",
    "Form",
    "Layout",
    "Level",
    "Loaded",
    "Message",
    "Paper",
    "Reading",
    "Sop",
    "Span",
    "Step",
    "Time",
    "Times",
    "Unit",
    "Unmeasured",
    "__version__",
    "arrange",
    "build_flow",
    "check",
    "form_of",
    "load",
    "measure",
    "read",
    "render",
    "settings_near",
]

_ROOMS = {
    "diagnostic": ("Diagnostic", "Finding", "Level"),
    "flow": ("Flow", "build_flow"),
    "i18n": ("Message",),
    "layout": ("Form", "Layout", "Paper", "arrange"),
    "model": ("Executor", "Exit", "Loaded", "Sop", "Step", "load"),
    "render": ("render",),
    "source": ("Document", "Fault", "Reading", "Span"),
    "times": ("Amount", "Time", "Times", "Unit", "Unmeasured", "measure"),
    "verbs": ("check", "form_of", "read", "settings_near"),
}
"""Where each public name is at home; the list above is for type checkers and readers."""


def __getattr__(name: str) -> object:
    """Fetch a public name from its room when it is first asked for."""
    from importlib import import_module  # noqa: PLC0415 - not every import of sopkit asks for a name

    for room, names in _ROOMS.items():
        if name in names:
            value: object = getattr(import_module(f"{__name__}.{room}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what is offered, whether or not it has been fetched."""
    return sorted(__all__)


class _Package(ModuleType):
    """Keeps `sopkit.render` the verb: importing the room of that name would put the room in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
