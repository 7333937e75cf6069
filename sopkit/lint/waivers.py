"""Findings that a document says its organisation accepts: `waivers`, each with a rule, a reason, and perhaps a step.

A finding that is waived stays a finding; it carries the reason and counts no longer.
"""

from collections.abc import Iterable
from dataclasses import replace

from sopkit.diagnostic import Diagnostic
from sopkit.lint.words import rule_word
from sopkit.model import Sop, Waiver


def covers(waiver: Waiver, diagnostic: Diagnostic) -> bool:
    """Tell whether a waiver speaks of a finding: of its rule, by code or name, and of its step if it names one."""
    if waiver.step and waiver.step != diagnostic.step:
        return False
    return rule_word(waiver.rule or "") in {diagnostic.code.lower(), diagnostic.name}


def waive(diagnostics: Iterable[Diagnostic], sop: Sop) -> tuple[list[Diagnostic], frozenset[int]]:
    """Mark the findings that are waived, and tell which waivers, by index, did so.

    A waiver without a reason waives nothing: nobody could answer for it.
    """
    if not sop.waivers:
        return list(diagnostics), frozenset()
    marked: list[Diagnostic] = []
    used: set[int] = set()
    for diagnostic in diagnostics:
        index = next((at for at, waiver in enumerate(sop.waivers) if covers(waiver, diagnostic)), None)
        if index is not None:
            used.add(index)
        reason = sop.waivers[index].reason if index is not None else None
        marked.append(replace(diagnostic, waiver=reason) if reason else diagnostic)
    return marked, frozenset(used)
