"""What sopkit says of a text, from its characters to its flow: each room is asked in turn, as `validate` does."""

from sopkit.diagnostic import Finding, from_fault, order, place
from sopkit.lint import check
from sopkit.model import load
from sopkit.source import read


def findings_in(raw: bytes | str, name: str = "<text>") -> list[Finding]:
    """Give all S-findings of a text, in the order of a report."""
    reading = read(raw, name)
    findings = [from_fault(fault, reading) for fault in reading.faults]
    if reading.document is not None:
        loaded = load(reading.document)
        remarks = check(loaded.sop) if loaded.sop else loaded.diagnostics
        findings += place(remarks, reading.document)
    return sorted(findings, key=order)
