"""Writes reviews as JSON, version 1 (DESIGN.md §7)."""

from collections.abc import Iterable, Sequence
from typing import Any

from sopkit.diagnostic import Finding
from sopkit.diff import Change
from sopkit.json_text import json_text
from sopkit.report.changes.reviews import Item, Whole
from sopkit.report.times.plain_data import as_amounts
from sopkit.review import Delta, Review

VERSION = 1


def write(items: Sequence[Item], language: str) -> str:
    """Write one review as an object, several as `{"version": 1, "reviews": […]}` of such objects."""
    reviews = [as_json(item, language) for item in items]
    data = reviews[0] if len(reviews) == 1 else {"version": VERSION, "reviews": reviews}
    return json_text(data)


def as_json(item: Item, language: str = "en") -> dict[str, Any]:
    """Give a review as plain data.

    `old` and `new` name the two versions, null where there is none. Of a change, `step` is the id in the new version,
    or in the old one of a step that is gone; `rows` are its rows there and here. `old` and `new` are what was and is
    written, with steps and executors under names that both versions share. `findings` are those that only one of the
    versions has.
    """
    about = item.about
    if isinstance(about, Whole):
        return {
            "version": VERSION,
            "sop": {"number": about.sop.number, "title": about.sop.title},
            "old": None if about.added else about.name,
            "new": about.name if about.added else None,
            "changes": [],
            "times": None,
            "findings": None,
            "weight": item.weight.value if item.weight else None,
            "needs_approval": False,
            "reasons": [],
        }
    return {
        "version": VERSION,
        "sop": {"number": about.new.sop.number, "title": about.new.sop.title},
        "old": about.old.name,
        "new": about.new.name,
        "changes": [change_as_json(change, language) for change in about.comparison.changes],
        "times": _times(about),
        "findings": {"new": _findings(about.found, language), "mended": _findings(about.mended, language)},
        "weight": item.weight.value if item.weight else None,
        "needs_approval": about.needs_approval,
        "reasons": [reason.text(language) for reason in about.reasons],
    }


def change_as_json(change: Change, language: str) -> dict[str, Any]:
    """Give a change as plain data, as `as_json` describes it."""
    return {
        "kind": change.kind.value,
        "step": change.step,
        "field": change.edit.field,
        "old": change.edit.old,
        "new": change.edit.new,
        "weight": change.weight.value,
        "message": change.message.text(language),
        "fingerprint": change.fingerprint,
        "rows": list(change.rows),
    }


def _times(review: Review) -> dict[str, Any]:
    times = review.times
    return {
        "total": delta_as_json(times.total),
        "longest": delta_as_json(times.longest),
        "expected": delta_as_json(times.expected),
        "executors": [{"executor": delta.name, **delta_as_json(delta)} for delta in times.executors],
    }


def delta_as_json(delta: Delta) -> dict[str, Any]:
    """Give a time before and after, each as a list of amounts by unit."""
    old, new = (None if side is None else as_amounts(side) for side in (delta.old, delta.new))
    return {"old": old, "new": new}


def _findings(findings: Iterable[Finding], language: str) -> list[dict[str, Any]]:
    return [
        {
            "code": finding.code,
            "name": finding.name,
            "level": finding.level.value,
            "line": finding.span.line,
            "step": finding.step,
            "message": finding.message.text(language),
        }
        for finding in findings
    ]
