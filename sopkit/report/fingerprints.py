"""How findings are known again from one report to the next. Knows no format."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from sopkit.diagnostic import Finding


def fingerprint(finding: Finding) -> str:
    """Give the finding's fingerprint; where it has none, one of code, file and message: never of the line."""
    if finding.fingerprint:
        return finding.fingerprint
    text = f"{finding.code}\0{finding.file}\0{finding.message.text()}"
    # A file name may hold what is no text.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def distinct(findings: Iterable[Finding]) -> Iterator[str]:
    """Give the fingerprint of each finding, with a number behind it where another one has the same."""
    taken: set[str] = set()
    for finding in findings:
        first = mark = fingerprint(finding)
        number = 1
        while mark in taken:
            number += 1
            mark = f"{first}-{number}"
        taken.add(mark)
        yield mark
