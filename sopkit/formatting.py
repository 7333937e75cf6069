"""The normal form of an SOP's text: the keys in the order of the format, one way of writing everything.

Knows the format's keys. How a text is written, and that comments go along, is `source`'s.
"""

from collections.abc import Sequence

from sopkit.model.places import ANY, matches, place_at
from sopkit.source import Document, Path

_OPENED = ((), ("executors",), ("steps",), ("steps", ANY))
"""What has a line for each entry, so that a change of one is a change of its line alone."""


def is_sop(document: Document) -> bool:
    """Tell whether a document says that it is an SOP: only then are its keys those of the format."""
    return isinstance(document.data, dict) and "sopkit" in document.data


def normal_form(document: Document) -> Document:
    """Write an SOP anew in the normal form: other bytes, the same data, and every comment beside what it is about.

    Keys stand in the order of the format, those that it does not know last; executors, outcomes and terms stay in
    their own. Two blanks a level; quotes only where a reader of YAML may take the text for something else; brackets
    stay where they fit on a line, except around the whole document, executors and steps. At most one blank line
    between entries, no blanks at the end of a line, one line end at the end; line feeds, unless every line ends with
    carriage return and line feed. What is in the normal form stays as it is, byte for byte.

    Raises ValueError where the document is no mapping, or holds something that can't be written so.
    """
    return document.rewritten(_ordered, _is_opened)


def _ordered(path: Path, keys: Sequence[str]) -> Sequence[str]:
    place = place_at(path)
    if place is None:
        return keys
    known = place.keys
    return sorted(keys, key=lambda key: known.index(key) if key in known else len(known))


def _is_opened(path: Path) -> bool:
    return any(matches(pattern, path) for pattern in _OPENED)
