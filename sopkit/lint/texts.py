"""A text as far as it goes without any rule: an SOP, or everything that keeps it from being one."""

from msgspec import Struct

from sopkit.diagnostic import Finding, order
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


def text_of(reading: Reading) -> Text:
    """Load the SOP of a text; never raises."""
    if reading.document is None:
        found = [fault_in(fault, reading) for fault in reading.faults]
        return Text(reading.name, None, None, tuple(sorted(found, key=order)))
    loaded = load(reading.document)
    found = placed(loaded.diagnostics, reading.document, of_sop=False)
    return Text(reading.name, reading.document, loaded.sop, tuple(sorted(found, key=order)))
