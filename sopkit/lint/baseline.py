"""A baseline: the findings that an archive already had, so that only new ones are told of. Knows no file.

A finding is known by its fingerprint, which does not change when lines move; the same one may be there several times.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from sopkit.diagnostic import Finding
from sopkit.i18n import Message, _

VERSION = 1


class BaselineError(Exception):
    """A text that is no baseline; holds in words what is wrong with it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


class Sifted(Struct, frozen=True):
    """Findings beside a baseline."""

    new: tuple[Finding, ...]
    known: int
    """How many the baseline holds."""
    gone: int
    """How many of the baseline's are no longer there."""


class Baseline(Struct, frozen=True):
    """How often each finding was there."""

    counts: Mapping[str, int]

    def sift(self, findings: Iterable[Finding]) -> Sifted:
        """Part findings into new ones and those that were there already, of equal ones the first."""
        left = Counter(self.counts)
        new = []
        known = 0
        for finding in findings:
            if left[finding.fingerprint] > 0:
                left[finding.fingerprint] -= 1
                known += 1
            else:
                new.append(finding)
        return Sifted(tuple(new), known, sum(count for count in left.values() if count > 0))


def as_text(findings: Iterable[Finding]) -> str:
    """Write a baseline of findings: JSON that a diff shows well, one finding a line, sorted."""
    counts = Counter((finding.code, finding.file, finding.step or "", finding.fingerprint) for finding in findings)
    rows = [
        {"code": code, "path": path, "step": step or None, "fingerprint": mark, "count": count}
        for (code, path, step, mark), count in sorted(counts.items())
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return (
        f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n'
        if rows
        else f'{{"version": {VERSION}, "findings": []}}\n'
    )


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
    counts: Counter[str] = Counter()
    findings = data.get("findings")
    for row in findings if isinstance(findings, list) else [None]:
        mark, count = _row(row)
        counts[mark] += count
    return Baseline(counts)


def _row(row: Any) -> tuple[str, int]:
    if isinstance(row, dict):
        mark, count = row.get("fingerprint"), row.get("count", 1)
        if isinstance(mark, str) and isinstance(count, int) and not isinstance(count, bool) and count > 0:
            return mark, count
    raise BaselineError(
        _("this baseline is damaged: a finding has no fingerprint; write it anew with `--write-baseline`")
    )
