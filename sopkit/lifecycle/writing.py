"""Writes fields and history entries into a document by splicing: every byte that is not meant stays as it is."""

from collections.abc import Mapping

from sopkit.model import Sop
from sopkit.source import Clear, Document, Edit, Insert, Write

Fields = Mapping[str, str | None]
"""What is to stand in fields of the SOP; None is nothing."""


def with_fields(document: Document, fields: Fields) -> Document:
    """Write fields; those that are absent get their place in the order of the format. Raises ValueError."""
    for key in Sop.model_fields:
        if key in fields:
            document = _with_field(document, key, fields[key])
    return document


def with_entry(document: Document, entry: Mapping[str, str]) -> Document:
    """Add an entry at the end of the history. Raises ValueError."""
    history = document.data.get("history")
    if isinstance(history, list):
        return document.apply([Insert(("history", len(history)), entry)])
    if history is not None:
        document = document.apply([Clear(("history",))])  # a text without a letter
    return document.apply([Insert(("history",), [entry], _before(document, "history"))])


def _with_field(document: Document, key: str, value: str | None) -> Document:
    edit: Edit
    if key not in document.data:
        if value is None:
            return document
        edit = Insert((key,), value, _before(document, key))
    elif value is None:
        edit = Clear((key,))
    elif isinstance(document.data[key], dict):
        # `approved_by` as a block: what is to be written is the position.
        inner = (key, "position")
        edit = Write(inner, value) if "position" in document.data[key] else Insert(inner, value)
    else:
        edit = Write((key,), value)
    return document.apply([edit])


def _before(document: Document, key: str) -> str | None:
    """Find the key that a new one stands behind: the nearest one before it in the order of the format."""
    if key in document.data:
        return None
    keys = [*Sop.model_fields]
    return next(one for one in reversed(keys[: keys.index(key)]) if one in document.data)
