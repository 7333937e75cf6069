"""A baseline: the findings that an archive already had, so that only new ones are told of. Knows no file.

A finding is known by its fingerprint, which does not change when lines move; the same one may be there several times.
One that speaks of several things is known by the marks of all of them, so that it is new when one more has come.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sopkit.diagnostic import Finding
from sopkit.i18n import Message, _

VERSION = 1


class BaselineError(Exception):
    """A text that is no baseline; holds in words what is wrong with it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


class Row(Struct, frozen=True, order=True):
    """Findings that are the same."""

    code: str
    path: str
    """Of the file in which they were found; nothing is compared by it."""
    step: str
    fingerprint: str
    marks: tuple[str, ...] = ()
    """Of each thing of which they speak, if of several; older baselines have none."""
    count: int = 1


class Sifted(Struct, frozen=True):
    """Findings beside a baseline."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    """Those that the baseline holds."""
    gone: int
    """How many of the baseline's are no longer there, although somebody looked."""


class Baseline(Struct, frozen=True):
    """What was there."""

    rows: tuple[Row, ...]

    def sift(self, findings: Iterable[Finding], looked: Callable[[Row], bool]) -> Sifted:
        """Part findings into new ones and those that were there already, of equal ones the first.

        `looked` tells whether the rule of a row was asked of its file: what nobody looked for is not gone.
        """
        left = _marks(self.rows)
        parts = {row.fingerprint: row.marks for row in self.rows}
        wholes = _marks(replace(row, marks=()) for row in self.rows)
        # An older baseline holds what speaks of several things as one, and nobody can tell which they were.
        older = _marks(row for row in self.rows if not row.marks)
        new: list[Finding] = []
        known: list[Finding] = []
        for finding in findings:
            held = _take(left, finding.marks or (finding.fingerprint,))
            if not held and finding.marks and _take(wholes if finding.whole else older, (finding.fingerprint,)):
                _take(left, parts[finding.fingerprint] or (finding.fingerprint,))
                held = True
            (known if held else new).append(finding)
        elsewhere = _marks(row for row in self.rows if not looked(row))
        return Sifted(tuple(new), tuple(known), (left - elsewhere).total())


def _marks(rows: Iterable[Row]) -> Counter[str]:
    marks: Counter[str] = Counter()
    for row in rows:
        for mark in row.marks or (row.fingerprint,):
            marks[mark] += row.count
    return marks


def _take(left: Counter[str], marks: Iterable[str]) -> bool:
    """Take marks out of those that are left, and tell whether all were there."""
    missing = 0
    for mark in marks:
        if left[mark] > 0:
            left[mark] -= 1
        else:
            missing += 1
    return not missing


def rows_of(findings: Iterable[Finding]) -> list[Row]:
    """Give the rows of findings, equal ones together, sorted."""
    counts = Counter(Row(one.code, one.file, one.step or "", one.fingerprint, one.marks) for one in findings)
    return sorted(replace(row, count=count) for row, count in counts.items())


def as_text(rows: Iterable[Row]) -> str:
    """Write a baseline: JSON that a diff shows well, one row a line, sorted."""
    lines = ",\n".join(json.dumps(_written(row), ensure_ascii=False) for row in sorted(rows))
    return (
        f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n'
        if lines
        else f'{{"version": {VERSION}, "findings": []}}\n'
    )


def _written(row: Row) -> dict[str, Any]:
    written = {
        "code": row.code,
        "path": row.path,
        "step": row.step or None,
        "fingerprint": row.fingerprint,
        "count": row.count,
    }
    return written | {"marks": row.marks} if row.marks else written


def read(text: str) -> Baseline:
    """Read a baseline. Raises BaselineError."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BaselineError(_("this is no baseline: it is not JSON; write it anew with `--write-baseline`")) from error
    version = data.get("version") if isinstance(data, dict) else None
    if version != VERSION or isinstance(version, bool):
        if isinstance(version, int) and not isinstance(version, bool):
            raise BaselineError(
                _(
                    "this baseline has version {version}, not {known}; write it anew with `--write-baseline`",
                    version=version,
                    known=VERSION,
                )
            )
        raise BaselineError(_("this is no baseline: it has no version; write one with `--write-baseline`"))
    findings = data.get("findings")
    return Baseline(tuple(_row(row) for row in (findings if isinstance(findings, list) else [None])))


def _row(row: Any) -> Row:
    if isinstance(row, dict):
        mark, count, marks = row.get("fingerprint"), row.get("count", 1), row.get("marks", [])
        counted = isinstance(count, int) and not isinstance(count, bool) and count > 0
        if isinstance(mark, str) and counted and isinstance(marks, list) and all(isinstance(one, str) for one in marks):
            code, path, step = (_word(row.get(key)) for key in ("code", "path", "step"))
            return Row(code, path, step, mark, tuple(marks), count)
    raise BaselineError(
        _("this baseline is damaged: a finding has no fingerprint; write it anew with `--write-baseline`")
    )


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""
