"""What one does with an SOP, for those who write Python: the two verbs that are more than one room's.

`import sopkit` offers them beside the verbs of the rooms. Knows no terminal and no command.
"""

from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from sopkit import source
from sopkit.diagnostic import Finding, from_fault, order, place
from sopkit.lint import check as remarks
from sopkit.model import Sop, load
from sopkit.source import Reading


def read(source_or_path: str | PathLike[str] | bytes, name: str = "<text>") -> Reading:
    """Read a file by its path, or a text given as bytes, which is then called by `name`.

    What is wrong with the text stands in the reading; a file that can't be opened raises OSError.
    """
    if isinstance(source_or_path, bytes):
        return source.read(source_or_path, name)
    return source.read_file(Path(source_or_path))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a text is found to be: an SOP, if it is one, and everything that is wrong with it."""

    sop: Sop | None
    findings: tuple[Finding, ...]
    """In the order of a report."""


def judge(reading: Reading) -> Judgement:
    """Load the SOP of a text, and find all that is wrong with text, shape, references and flow (S-codes)."""
    if reading.document is None:
        findings = [from_fault(fault, reading) for fault in reading.faults]
        return Judgement(None, tuple(sorted(findings, key=order)))
    loaded = load(reading.document)
    found = loaded.diagnostics if loaded.sop is None else remarks(loaded.sop)
    return Judgement(loaded.sop, tuple(sorted(place(found, reading.document), key=order)))


def check(reading: Reading) -> list[Finding]:
    """Find what is wrong with a text, as `sopkit validate` does: text and shape, references, flow.

    The findings are in the order of a report: line, column, code.
    """
    return list(judge(reading).findings)
