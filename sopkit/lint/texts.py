"""A text as far as it goes without any rule: an SOP, or everything that keeps it from being one."""

from msgspec import Struct
from msgspec.structs import replace

from sopkit.diagnostic import Finding, order
from sopkit.lint.unseen import UNSEEN
from sopkit.lint.world import Aside, World
from sopkit.lint.written import fault_in, placed
from sopkit.model import Sop, load
from sopkit.source import Document, Reading


class Text(Struct, frozen=True):
    """What became of a text."""

    name: str
    document: Document | None
    sop: Sop | None
    findings: tuple[Finding, ...] = ()
    """What keeps it from being an SOP, in the order of a report; empty where it is one."""


def beside(world: World, document: Document) -> World:
    """Add to what a rule may know what the SOP's text holds unseen outside of it: mostly nothing."""
    if document.shows_all:
        return replace(world, shows_all=True)
    found = document.asides(UNSEEN)
    return replace(world, asides=tuple(Aside(*one) for one in found)) if found else world


def text_of(reading: Reading) -> Text:
    """Load the SOP of a text; never raises."""
    if reading.document is None:
        found = [fault_in(fault, reading) for fault in reading.faults]
        return Text(reading.name, None, None, tuple(sorted(found, key=order)))
    loaded = load(reading.document)
    found = placed(loaded.diagnostics, reading.document, of_sop=False)
    return Text(reading.name, reading.document, loaded.sop, tuple(sorted(found, key=order)))
