"""Reads a table of volumes from YAML: `"001": 120`, or below a number `volume` and `steps`. Knows no SOP."""

from collections.abc import Iterator, Mapping
from typing import Any

from sopkit.i18n import Message, _
from sopkit.source import Document, Path, read
from sopkit.spelling import nearest
from sopkit.workload.numbers import read_number
from sopkit.workload.table import Row, Table, TableFault

_KEYS = {"volume": "volume", "jumlah": "volume", "steps": "steps", "step": "steps", "langkah": "steps"}
"""What people write, and the key that it means."""


def read_yaml(raw: bytes) -> Table:
    """Read a table. Of a number what counts is how it is written: `1.200` may be twelve hundred, whatever YAML says."""
    reading = read(raw)
    if reading.document is None:
        return Table(
            (), tuple(TableFault(fault.span.line, _whole(fault.message, fault.hint)) for fault in reading.faults)
        )
    document = reading.document
    if document.data is None or document.data == {}:
        return Table((), (TableFault(None, _('the table is empty; write an SOP on each line, such as `"001": 120`')),))
    if not isinstance(document.data, Mapping):
        fault = _('a table of volumes has an SOP on each line, such as `"001": 120`')
        return Table((), (TableFault(_line(document, ()), fault),))
    rows: list[Row] = []
    faults: list[TableFault] = []
    for number in document.data:
        for found in _of_sop(document, number):
            if isinstance(found, Row):
                rows.append(found)
            else:
                faults.append(found)
    return Table(tuple(rows), tuple(faults))


def _of_sop(document: Document, number: str) -> Iterator[Row | TableFault]:
    """Read what stands below the number of an SOP."""
    value = document.data[number]
    if not isinstance(value, Mapping):
        yield _row(document, (number,), number, None)
        return
    for key in value:
        if key not in {"volume", "steps"}:
            yield TableFault(_line(document, (number, key)), _unknown_key(key))
    yield _row(document, (number, "volume"), number, None)
    steps = value.get("steps")
    if steps is not None and not isinstance(steps, Mapping):
        message = _("`steps` must be a block; write below it one step on a line, such as `periksa: 300`")
        yield TableFault(_line(document, (number, "steps")), message)
    for step in steps if isinstance(steps, Mapping) else ():
        yield _row(document, (number, "steps", step), number, step)


def _row(document: Document, path: Path, sop: str, step: str | None) -> Row | TableFault:
    value: Any = document.data
    for part in path:
        value = value.get(part)
    line = document.key_span(path).line
    if value is None:
        return Row(line, sop, step, None)
    if isinstance(value, bool | Mapping | list):
        return TableFault(line, _("the volume of `{name}` must be a number", name=step or sop))
    span = document.span(path)
    number = read_number(value if isinstance(value, str) else document.text[span.start : span.end])
    return TableFault(span.line, number) if isinstance(number, Message) else Row(line, sop, step, number)


def _line(document: Document, path: Path) -> int:
    return document.key_span(path).line


def _whole(message: Message, hint: Message | None) -> Message:
    return message if hint is None else _("{message}; {hint}", message=message, hint=hint)


def _unknown_key(key: str) -> Message:
    near = nearest(key.casefold(), _KEYS)
    if near:
        return _("`{key}` is not a key of an SOP here; did you mean `{near}`?", key=key, near=near)
    return _("`{key}` is not a key of an SOP here; the keys are `volume` and `steps`", key=key)
