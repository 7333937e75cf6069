"""Whether a joined text still is an SOP whose references and flow hold: what neither side had is found by rules."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sopkit.diagnostic import Diagnostic, Level
from sopkit.lint import check
from sopkit.merge.values import Conflict
from sopkit.model import load
from sopkit.source import Document

_Known = Counter[tuple[Any, ...]]


def caused(merged: Document, *sides: Document) -> Iterator[Conflict]:
    """Find the errors of a joined text that none of the sides has: each is a conflict, though no marks stand there."""
    known = _Known()
    for side in sides:
        known |= _Known(_sign(one, side) for one in _errors(side))
    for one in _errors(merged):
        sign = _sign(one, merged)
        if known[sign] > 0:
            known[sign] -= 1
            continue
        yield Conflict(one.message, merged.span(one.path).line, marked=False)


def _errors(document: Document) -> Iterator[Diagnostic]:
    loaded = load(document)
    found = check(loaded.sop) if loaded.sop else loaded.diagnostics
    return (one for one in found if one.level is Level.ERROR and one.waiver is None)


def _sign(one: Diagnostic, document: Document) -> tuple[Any, ...]:
    """Give what a finding is known by, whatever row its step has."""
    match one.path:
        case ("steps", int(row), *rest):
            step: Any = document.data["steps"][row]
            known = step.get("id") or step.get("activity") if isinstance(step, Mapping) else row
            return one.code, str(known), *map(str, rest)
        case path:
            return one.code, *map(str, path)
