"""From an SOP back to its document: places where the document holds more than the SOP, and what identifies a finding.

An SOP leaves out blank items of lists (`- ` with nothing behind it), so that its indices may be lower than those of the
text. Whoever judges an SOP need not know.
"""

import dataclasses
from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from msgspec.structs import replace

from sopkit.diagnostic import Diagnostic, Finding, Fix, from_fault, place_one
from sopkit.lint.words import normal
from sopkit.source import Document, Edit, Fault, Path, Reading, Reorder


class Written:
    """A document as findings about its SOP see it. What several findings ask of it is answered once."""

    def __init__(self, data: Any) -> None:
        self._data = data
        facts = data if isinstance(data, dict) else {}
        self._steps = facts.get("steps")
        self._called = _text(facts.get("number")) or _text(facts.get("title"))
        self._kept: dict[int, list[int]] = {}

    def diagnostic(self, diagnostic: Diagnostic) -> Diagnostic:
        """Give a finding about an SOP the paths that its document has."""
        path = self.path(diagnostic.path)
        # Blank items are rare: most findings have the right paths already.
        if path is diagnostic.path and not diagnostic.related and diagnostic.fix is None:
            return diagnostic
        related = tuple([(self.path(path), message) for path, message in diagnostic.related])
        fix = self._fix(diagnostic.fix) if diagnostic.fix else None
        if (path, related, fix) == (diagnostic.path, diagnostic.related, diagnostic.fix):
            return diagnostic
        return replace(diagnostic, path=path, related=related, fix=fix)

    def path(self, path: Path) -> Path:
        """Find where in the document the value at a path of its SOP stands."""
        found: list[str | int] = []
        data = self._data
        for part in path:
            if isinstance(data, dict) and part in data:
                found.append(part)
            elif isinstance(data, list) and isinstance(part, int) and part < len(kept := self._numbers(data)):
                found.append(kept[part])
            else:
                break
            data = data[found[-1]]
        whole = (*found, *path[len(found) :])
        return path if whole == path else whole

    def _numbers(self, items: list[Any]) -> list[int]:
        """Find where each item of an SOP's list stands in the document's, which may hold blank ones between them."""
        key = id(items)
        if key not in self._kept:
            self._kept[key] = [index for index, item in enumerate(items) if not _is_blank(item)]
        return self._kept[key]

    def _fix(self, fix: Fix) -> Fix | None:
        edits: list[Edit] = []
        for edit in fix.edits:
            path = self.path(edit.path)
            if isinstance(edit, Reorder):
                items = self._at(path)
                if not isinstance(items, list) or len(items) != len(edit.order):
                    return None  # blank items stand among those that are to be put in order
            edits.append(dataclasses.replace(edit, path=path))
        return Fix(tuple(edits), safe=fix.safe)

    def _at(self, path: Path) -> Any:
        data = self._data
        for part in path:
            data = data[part]
        return data

    def fingerprint(self, code: str, path: Path) -> str:
        """Give what stays of a finding while its text moves: 16 hexadecimal digits, made of its code and subject."""
        return digest(code, self.subject(path))

    def subject(self, path: Path) -> str:
        """Give what identifies a finding at a path of the document, but for its code.

        It is made of the SOP's number (else its title), the step by its id (else by its activity), the keys on the way,
        and the text that stands there; never of a line or a row.
        """
        parts = [self._called]
        value, rest = self._data, path
        match path:
            case ("steps", int(index), *_):
                step = _item(self._steps, index)
                if isinstance(step, dict):
                    parts.append(_text(step.get("id")) or _text(step.get("activity")))
                    value, rest = step, path[2:]
        for part in rest:
            value = value.get(part) if isinstance(value, dict) else _item(value, part)
            parts.append("*" if isinstance(part, int) else str(part))
        parts.append(_text(value))
        return "\x1f".join(parts)


def digest(*parts: str) -> str:
    """Bring what identifies a finding to 16 hexadecimal digits."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _is_blank(item: Any) -> bool:
    return item is None or (isinstance(item, str) and (not item or item.isspace()))


def _item(items: Any, index: str | int) -> Any:
    return items[index] if isinstance(items, list) and isinstance(index, int) and index < len(items) else None


def _text(value: Any) -> str:
    """Bring a single value to comparable form; a block is none, for most of it does not concern the finding."""
    return "" if value is None or isinstance(value, (dict, list)) else normal(str(value))


def placed(diagnostics: Iterable[Diagnostic], document: Document, *, of_sop: bool = True) -> list[Finding]:
    """Give findings their places in a document, and their fingerprints.

    `of_sop` tells that they speak of the SOP's values; those about the shape of the document already have its paths.
    """
    written = Written(document.data)
    found = []
    for diagnostic in diagnostics:
        one = written.diagnostic(diagnostic) if of_sop else diagnostic
        marks = tuple([written.fingerprint(one.code, written.path(subject)) for subject in one.subjects])
        found.append(place_one(one, document, written.fingerprint(one.code, one.path), marks))
    return found


def fault_in(fault: Fault, reading: Reading) -> Finding:
    """Place a fault of the text itself, and give it a fingerprint: it has no SOP, so its file's name must do."""
    finding = from_fault(fault, reading)
    return replace(finding, fingerprint=digest(finding.code, PurePath(reading.name).name, finding.message.text()))
