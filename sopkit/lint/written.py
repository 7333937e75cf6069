"""From an SOP back to its document: places where the document holds more than the SOP, and what identifies a finding.

An SOP leaves out blank items of lists (`- ` with nothing behind it), so that its indices may be lower than those of the
text. Whoever judges an SOP need not know.
"""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from sopkit.diagnostic import Diagnostic, Finding, Fix, from_fault, place_one
from sopkit.lint.words import normal
from sopkit.source import Document, Edit, Fault, Path, Reading, Reorder


def in_document(diagnostic: Diagnostic, data: Any) -> Diagnostic:
    """Give a finding about an SOP the paths that its document has."""
    path = path_in(diagnostic.path, data)
    related = tuple((path_in(path, data), message) for path, message in diagnostic.related)
    fix = _fix_in(diagnostic.fix, data) if diagnostic.fix else None
    # Blank items are rare: most findings have the right paths already.
    if (path, related, fix) == (diagnostic.path, diagnostic.related, diagnostic.fix):
        return diagnostic
    return replace(diagnostic, path=path, related=related, fix=fix)


def path_in(path: Path, data: Any) -> Path:
    """Find where in a document the value at a path of its SOP stands."""
    found: list[str | int] = []
    for part in path:
        if isinstance(data, dict) and part in data:
            found.append(part)
            data = data[part]
        elif isinstance(data, list) and isinstance(part, int):
            index = _kept(data, part)
            if index is None:
                break
            found.append(index)
            data = data[index]
        else:
            break
    return (*found, *path[len(found) :])


def _kept(items: list[Any], number: int) -> int | None:
    """Find where the item stands of which an SOP says that so many stand before it."""
    for index, item in enumerate(items):
        if item is None or (isinstance(item, str) and not item.strip()):
            continue
        if not number:
            return index
        number -= 1
    return None


def _fix_in(fix: Fix, data: Any) -> Fix | None:
    edits: list[Edit] = []
    for edit in fix.edits:
        path = path_in(edit.path, data)
        if isinstance(edit, Reorder):
            items = _at(path, data)
            if not isinstance(items, list) or len(items) != len(edit.order):
                return None  # blank items stand among those that are to be put in order
        edits.append(replace(edit, path=path))
    return Fix(tuple(edits), safe=fix.safe)


def _at(path: Path, data: Any) -> Any:
    for part in path:
        data = data[part]
    return data


def fingerprint(code: str, path: Path, data: Any) -> str:
    """Give what stays of a finding while its text moves: 16 hexadecimal digits.

    Made of the code, the SOP's number (else its title), the step by its id (else by its activity), the keys on the
    way, and the text that stands there; never of a line or a row. The path is one of the document, whose data is given.
    """
    facts = data if isinstance(data, dict) else {}
    parts = [code, _text(facts.get("number")) or _text(facts.get("title"))]
    value: Any = data
    rest = path
    match path:
        case ("steps", int(index), *_):
            step = _item(facts.get("steps"), index)
            if isinstance(step, dict):
                parts.append(_text(step.get("id")) or _text(step.get("activity")))
                value, rest = step, path[2:]
    for part in rest:
        value = value.get(part) if isinstance(value, dict) else _item(value, part)
        parts.append("*" if isinstance(part, int) else str(part))
    return sha256("\x1f".join([*parts, _text(value)]).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _item(items: Any, index: str | int) -> Any:
    return items[index] if isinstance(items, list) and isinstance(index, int) and index < len(items) else None


def _text(value: Any) -> str:
    """Bring a single value to comparable form; a block is none, for most of it does not concern the finding."""
    return "" if value is None or isinstance(value, (dict, list)) else normal(str(value))


def placed(diagnostics: Iterable[Diagnostic], document: Document, *, of_sop: bool = True) -> list[Finding]:
    """Give findings their places in a document, and their fingerprints.

    `of_sop` tells that they speak of the SOP's values; those about the shape of the document already have its paths.
    """
    found = []
    for diagnostic in diagnostics:
        one = in_document(diagnostic, document.data) if of_sop else diagnostic
        found.append(place_one(one, document, fingerprint(one.code, one.path, document.data)))
    return found


def fault_in(fault: Fault, reading: Reading) -> Finding:
    """Place a fault of the text itself, and give it a fingerprint: it has no SOP, so its file's name must do."""
    finding = from_fault(fault, reading)
    facts = (finding.code, PurePath(reading.name).name, finding.message.text())
    return replace(finding, fingerprint=sha256("\x1f".join(facts).encode("utf-8", "surrogatepass")).hexdigest()[:16])
