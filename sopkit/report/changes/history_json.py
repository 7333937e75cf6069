"""Writes the history of an SOP as JSON, version 1: changes and times as in the JSON of reviews."""

from typing import Any

from sopkit.json_text import json_text
from sopkit.report.changes.history import Entry, History, remarks
from sopkit.report.changes.plain_data import change_as_json, delta_as_json

VERSION = 1


def write(history: History, language: str) -> str:
    """Write a history."""
    data = {
        "version": VERSION,
        "path": history.path,
        "commits": [_entry(entry, language) for entry in history.entries],
        "older": history.older,
    }
    return json_text(data)


def _entry(entry: Entry, language: str) -> dict[str, Any]:
    """Give a commit as plain data; `path` is what the file was called then, `total` null where there is no SOP."""
    revision = entry.revision
    return {
        "commit": revision.commit,
        "date": revision.date,
        "author": revision.author,
        "subject": revision.subject,
        "path": revision.path,
        "renamed_from": entry.renamed_from,
        "turn": entry.turn.value,
        "weight": entry.weight.value if entry.weight else None,
        "changes": [change_as_json(change, language) for change in entry.changes],
        "total": delta_as_json(entry.total) if entry.total else None,
        "remarks": [remark.text(language) for remark in remarks(entry)],
    }
