"""What is found of texts: of each by itself, and in the end."""

from msgspec import Struct, field

from sopkit.diagnostic import Finding
from sopkit.lint import Plan, Rule
from sopkit.lint.facts import Facts
from sopkit.lint.services import is_service
from sopkit.model import Sop


class About(Struct, frozen=True):
    """What a report says of an SOP itself."""

    number: str | None
    title: str
    institution: str | None
    unit: str | None
    service: bool
    """Whether it is a public service."""

    @classmethod
    def of(cls, sop: Sop) -> "About":
        """Take it out of an SOP."""
        return cls(sop.number, sop.title, sop.institution, sop.unit, is_service(sop))


class Alone(Struct, frozen=True):
    """What is found of a text by itself, whatever others there are."""

    about: About | None
    """None for what is no SOP."""
    findings: tuple[Finding, ...]
    """Those that count, in the order of a report."""
    waived: tuple[Finding, ...] = ()
    """Those that the SOP waives, each with its reason."""
    facts: Facts | None = None
    """What rules over a library ask of it; None for what is no SOP."""
    in_two_parts: bool = True
    """Whether all this holds among others as well; if not, the text is needed again."""
    failed: tuple[tuple[Rule, Exception], ...] = ()
    """Rules that raised: faults of sopkit's own."""


class Inspected(Struct, frozen=True):
    """What became of a text."""

    name: str
    about: About | None
    """None for what is no SOP."""
    findings: tuple[Finding, ...]
    """Those that count, in the order of a report."""
    waived: tuple[Finding, ...] = ()
    """Those that the SOP waives, each with its reason."""
    plan: Plan = field(default_factory=Plan)
    """The rules that were asked."""
    failed: tuple[tuple[Rule, Exception], ...] = ()
    """Rules that raised: faults of sopkit's own."""
