"""What is said of a document: values, not exceptions. Knows places in a text, not what an SOP is.

Whoever judges a document speaks of paths, such as `("steps", 3, "time")`, in a `Diagnostic`; `place` turns paths
into lines and columns at the very end, where the `Document` is at hand.
"""

from collections.abc import Iterable
from enum import Enum

from msgspec import Struct

from sopkit.i18n import Message
from sopkit.source import Document, Edit, Fault, Path, Reading, Span


class Level(Enum):
    """How much a finding weighs; `rank` grows with the weight."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """Order of weight: advice 0, warning 1, error 2."""
        return {"advice": 0, "warning": 1, "error": 2}[self.value]


class Fix(Struct, frozen=True):
    """How a finding can be mended by the machine."""

    edits: tuple[Edit, ...]
    safe: bool = True
    """What the author meant is beyond doubt, so that nobody need look at it."""


class Diagnostic(Struct, frozen=True):
    """A thing that is wrong, at a path of the document: not yet at a line."""

    code: str
    name: str
    level: Level
    path: Path
    message: Message
    hint: Message | None = None
    at_key: bool = False
    """Point at the key of the path's last part, not at its value."""
    step: str | None = None
    """Id of the step concerned, if it is one."""
    related: tuple[tuple[Path, Message], ...] = ()
    fix: Fix | None = None
    waiver: str | None = None
    """Why the finding is accepted, if the document says so: then it counts no longer."""
    at: tuple[int, int] | None = None
    """Start and end in the text, as character offsets, of what has no path of its own, such as a comment."""
    subjects: tuple[Path, ...] = ()
    """Of what it speaks, if of several things at once."""
    whole: bool = False
    """These are all that there are: one more of them makes it no other finding."""


class Finding(Struct, frozen=True):
    """A thing that is wrong, at its place in a named text."""

    file: str
    span: Span
    code: str
    name: str
    level: Level
    message: Message
    hint: Message | None = None
    step: str | None = None
    source: str = ""
    """The line of the text on which the span begins."""
    related: tuple[tuple[Span, Message], ...] = ()
    fix: Fix | None = None
    waiver: str | None = None
    """Why the finding is accepted, if the document says so: then it counts no longer."""
    fingerprint: str = ""
    """Which finding it is, from one run to the next: made of rule, SOP, step and text, never of the line."""
    marks: tuple[str, ...] = ()
    """The same of each thing of which it speaks, if of several at once."""
    whole: bool = False
    """These are all that there are: one more of them makes it no other finding."""

    @property
    def principle(self) -> int | None:
        """Which of the eight principles (1–8) the code belongs to; None for S-codes."""
        return int(self.code[1]) if self.code.startswith("P") else None


def order(finding: Finding) -> tuple[str, int, int, str]:
    """Sort key of a report: file, line, column, code."""
    return finding.file, finding.span.line, finding.span.column, finding.code


def from_fault(fault: Fault, reading: Reading) -> Finding:
    """Place a fault of the text itself; such a fault always is an error."""
    return Finding(
        file=reading.name,
        span=fault.span,
        code=fault.code,
        name=fault.name,
        level=Level.ERROR,
        message=fault.message,
        hint=fault.hint,
        source=reading.line(fault.span.line),
        related=fault.related,
    )


def place(diagnostics: Iterable[Diagnostic], document: Document) -> list[Finding]:
    """Turn paths into places; a path that the text does not hold gives its nearest ancestor."""
    return [place_one(diagnostic, document) for diagnostic in diagnostics]


def place_one(
    diagnostic: Diagnostic, document: Document, fingerprint: str = "", marks: tuple[str, ...] = ()
) -> Finding:
    """Turn the paths of one diagnostic into places."""
    if diagnostic.at is not None:
        span = document.place(*diagnostic.at)
    else:
        span = document.key_span(diagnostic.path) if diagnostic.at_key else document.span(diagnostic.path)
    return Finding(
        file=document.name,
        span=span,
        code=diagnostic.code,
        name=diagnostic.name,
        level=diagnostic.level,
        message=diagnostic.message,
        hint=diagnostic.hint,
        step=diagnostic.step,
        source=document.line(span.line),
        related=tuple([(document.span(path), message) for path, message in diagnostic.related]),
        fix=diagnostic.fix,
        waiver=diagnostic.waiver,
        fingerprint=fingerprint,
        marks=marks,
        whole=diagnostic.whole,
    )
