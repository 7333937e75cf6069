"""Mends a text by the fixes of its findings. Knows no rule: whoever calls says how a text is judged.

A fix is believed only when the text that it gives is judged anew: its finding must be gone and no other have come.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from sopkit.diagnostic import Finding
from sopkit.model import load
from sopkit.source import Edit, Path, Reading, read
from sopkit.source.applying import at_odds
from sopkit.source.patch import patch

Judge = Callable[[Reading], Sequence[Finding]]
"""Says all that is wrong with a text."""

_MOST = 200
"""How many tries a text is given; one is enough where all fixes are good, and each bad one costs a few."""

_Identity = tuple[str, str, str | None, str]


class Repaired(Struct, frozen=True):
    """What became of a text."""

    reading: Reading
    """The text after the repair; the same value as before where nothing was mended."""
    before: Reading
    applied: tuple[Finding, ...]
    """What was mended, as it was found: its lines are those of the text as it then was."""
    left: tuple[Finding, ...]
    """What is wrong with the text after the repair."""
    refused: tuple[Finding, ...]
    """Those of `left` whose fix was tried and taken back, for it does not mend or does harm."""

    @property
    def changed(self) -> bool:
        """Whether anything was mended."""
        return self.reading is not self.before

    @property
    def raw(self) -> bytes | None:
        """The bytes to write; None where the text could not even be read."""
        return self.reading.document.raw if self.reading.document else None

    @property
    def diff(self) -> str:
        """The differences as a unified diff; empty where there are none."""
        old, new = self.before.document, self.reading.document
        return patch(self.reading.name, old.raw.decode(), new.raw.decode()) if old and new else ""


def repair(
    reading: Reading, judge: Judge, *, unsafe: bool = False, may_become: Callable[[Reading], bool] | None = None
) -> Repaired:
    """Mend what can be mended: by safe fixes, and with `unsafe` by all; what `may_become` refuses is no repair.

    Fixes that touch each other wait for the next pass. Where several together do harm, fewer are tried, until the one
    that does it is found and left out. Findings are told apart by code, name and step, those that are mended also by
    their message, never by line. Fixing the shape of a document may bring to light what could not be judged before;
    that is no harm.
    """
    passes = _Passes(reading, judge, unsafe, may_become)
    passes.run()
    refused = tuple(finding for finding in passes.findings if _identity(finding) in passes.refused)
    return Repaired(passes.reading, reading, tuple(passes.applied), tuple(passes.findings), refused)


class _Passes:
    """A repair on its way."""

    def __init__(
        self, reading: Reading, judge: Judge, unsafe: bool, may_become: Callable[[Reading], bool] | None
    ) -> None:
        self.reading, self.judge, self.unsafe, self.may_become = reading, judge, unsafe, may_become
        self.findings = judge(reading)
        self.applied: list[Finding] = []
        self.refused: set[_Identity] = set()

    def run(self) -> None:
        """Try fixes until none is left that may do."""
        most = len(self.findings)
        for _try in range(_MOST):
            chosen = self._chosen()[:most]
            if not chosen:
                return
            if self._mended(chosen):
                # In the new text, what did harm before may do good.
                self.refused.clear()
            elif len(chosen) == 1:
                self.refused.add(_identity(chosen[0]))
            else:
                most = len(chosen) // 2
                continue
            most = len(self.findings)

    def _chosen(self) -> list[Finding]:
        """Choose fixes that do not touch each other, in the order of the findings."""
        chosen: list[Finding] = []
        touched = _Touched()
        for finding in self.findings if self.reading.document else ():
            if finding.fix is None or not (finding.fix.safe or self.unsafe) or _identity(finding) in self.refused:
                continue
            if not any(map(touched.by, finding.fix.edits)):
                chosen.append(finding)
                touched.add(finding.fix.edits)
        return chosen

    def _mended(self, chosen: Sequence[Finding]) -> bool:
        """Carry out fixes, and tell whether that did good; if not, all is as it was."""
        document = self.reading.document
        assert document is not None, "without a document nothing is chosen"
        try:
            mended = document.apply([edit for finding in chosen if finding.fix for edit in finding.fix.edits])
        except ValueError:
            return False
        reading = read(mended.raw, document.name)
        if self.may_become is not None and not self.may_become(reading):
            return False
        findings = self.judge(reading)
        if not self._better(chosen, reading, findings):
            return False
        self.reading, self.findings = reading, findings
        self.applied += chosen
        return True

    def _better(self, chosen: Sequence[Finding], reading: Reading, findings: Sequence[Finding]) -> bool:
        """Tell whether what was chosen is gone and nothing has come."""
        now = Counter(map(_identity, findings))
        if not _loads(self.reading) and _loads(reading):
            return not any(now[_identity(finding)] for finding in chosen)
        before, mended = Counter(map(_identity, self.findings)), Counter(map(_identity, chosen))
        if any(now[identity] > before[identity] - count for identity, count in mended.items()):
            return False
        # A finding that quotes the text which was mended quotes the new one from now on, and is the same.
        return _by_subject(now) <= _by_subject(before - mended)


class _Touched:
    """Edits that are to be carried out together, and whether another one goes with them."""

    def __init__(self) -> None:
        self._edits: list[Edit] = []
        self._paths: set[Path] = set()
        self._outer: set[Path] = set()

    def add(self, edits: Sequence[Edit]) -> None:
        """Take in edits that go together."""
        for edit in edits:
            self._edits.append(edit)
            self._paths.add(edit.path)
            self._outer.update(edit.path[:length] for length in range(len(edit.path) + 1))

    def by(self, edit: Edit) -> bool:
        """Tell whether an edit is at odds with one of these; nearly always their places alone say that it is not."""
        near = edit.path in self._outer or any(edit.path[:length] in self._paths for length in range(len(edit.path)))
        return near and any(at_odds(edit, other) for other in self._edits)


def _loads(reading: Reading) -> bool:
    return reading.document is not None and load(reading.document).sop is not None


def _by_subject(findings: Counter[_Identity]) -> Counter[tuple[str, str, str | None]]:
    """Count findings by what they are about, in whatever words."""
    counted: Counter[tuple[str, str, str | None]] = Counter()
    for (code, name, step, _message), count in findings.items():
        counted[code, name, step] += count
    return counted


def _identity(finding: Finding) -> _Identity:
    return finding.code, finding.name, finding.step, finding.message.text()
