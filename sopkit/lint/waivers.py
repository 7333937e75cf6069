"""Findings that a document says its organisation accepts: `waivers`, each with a rule, a reason, and perhaps a step.

A finding that is waived stays a finding; it carries the reason and counts no longer.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from sopkit.diagnostic import Diagnostic
from sopkit.lint.words import rule_word
from sopkit.model import Sop


def waive(diagnostics: Iterable[Diagnostic], sop: Sop) -> tuple[list[Diagnostic], frozenset[int]]:
    """Mark the findings that are waived, and tell which waivers, by index, did so.

    A waiver without a reason waives nothing: nobody could answer for it.
    """
    if not sop.waivers:
        return list(diagnostics), frozenset()
    # Of several waivers that speak of a finding, the first counts.
    known: dict[tuple[str, str | None], int] = {}
    for number, waiver in enumerate(sop.waivers):
        known.setdefault((rule_word(waiver.rule or ""), waiver.step), number)
    marked: list[Diagnostic] = []
    used: set[int] = set()
    for diagnostic in diagnostics:
        index = _speaking_of(diagnostic, known)
        if index is not None:
            used.add(index)
        reason = sop.waivers[index].reason if index is not None else None
        marked.append(replace(diagnostic, waiver=reason) if reason else diagnostic)
    return marked, frozenset(used)


def _speaking_of(diagnostic: Diagnostic, known: Mapping[tuple[str, str | None], int]) -> int | None:
    """Find the waiver of a finding's rule, by code or name, for its step or for the whole document."""
    asked = ((word, step) for word in (diagnostic.code.lower(), diagnostic.name) for step in (None, diagnostic.step))
    return min((known[key] for key in asked if key in known), default=None)
