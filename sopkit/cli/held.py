"""The baseline of a run of `sopkit lint` as a file, whose rows name files by their way from its folder.

A run may look at a part of the files, and ask a part of the rules. Of the rest a baseline can neither be said to have
lost something, nor does it lose something when it is written anew.
"""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from sopkit.cli.inputs import STDIN, why
from sopkit.cli.reporting import broken_at
from sopkit.cli.session import FAILED, EndedError, Session
from sopkit.diagnostic import Finding
from sopkit.i18n import n_
from sopkit.inspection.values import Inspected
from sopkit.lint.baseline import Baseline, BaselineError, Row, as_text, read, rows_of
from sopkit.report.codes import SHAPE

_OF_ALL = frozenset(code for code, _name in SHAPE)
"""Faults that are found whichever rules are asked."""


class _Files:
    """Files as the rows of a baseline name them."""

    def __init__(self, baseline: str) -> None:
        self._folder = os.path.realpath("." if baseline == STDIN else Path(baseline).parent)
        self._places: dict[str, str | None] = {}

    def place(self, row: Row) -> str | None:
        """Find the file of a row; older baselines name it as the command line did. None: there is no such file."""
        path = row.path
        if path not in self._places:
            self._places[path] = _real(Path(self._folder, path)) or _real(path)
        return self._places[path]

    def way(self, name: str) -> str:
        """Give the way to a file; to standard input its name, to another drive the whole path."""
        place = _real(name)
        if place is None:
            return name
        try:
            return Path(os.path.relpath(place, self._folder)).as_posix()
        except ValueError:
            return Path(place).as_posix()


def _real(path: str | Path) -> str | None:
    """Give the whole path of a file, without links; None where there is none."""
    # What a baseline holds may be too long for a path, or hold a NUL, over which `Path.is_file` would fall.
    return os.path.realpath(path) if os.path.isfile(path) else None  # noqa: PTH113


class _Looked:
    """Which rules a run has asked of which files."""

    def __init__(
        self, inspected: Iterable[Inspected], failed: Mapping[str, Collection[str]], files: _Files, rows: Iterable[Row]
    ) -> None:
        self._files = files
        self._asked: dict[str | None, frozenset[str]] = {}
        among: set[str] = set()
        for one in inspected:
            codes = one.plan.codes - broken_at(one, failed.get(one.name, ()))
            self._asked[_real(one.name)] = codes | _OF_ALL
            among.update(asked.rule.code for asked in one.plan.among)
        # What is said of an SOP among others depends on which others there are.
        whole = all(place in self._asked for row in rows if (place := files.place(row)))
        self._parted = frozenset() if whole else frozenset(among)

    def at(self, row: Row) -> bool:
        """Tell whether the rule of a row was asked of its file."""
        place = self._files.place(row)
        return place is not None and row.code in self._asked.get(place, ()) and row.code not in self._parted


class Known:
    """A baseline that was read from a file."""

    def __init__(self, baseline: Baseline, file: str) -> None:
        self._baseline, self._files = baseline, _Files(file)

    def part(
        self,
        findings: Sequence[Finding],
        inspected: Sequence[Inspected],
        failed: Mapping[str, Collection[str]],
        session: Session,
    ) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Part findings into new ones and known ones, and say how many are known, and how many are gone."""
        looked = _Looked(inspected, failed, self._files, self._baseline.rows)
        sifted = self._baseline.sift(findings, looked.at)
        if sifted.known:
            session.say(
                n_(
                    "{n} finding of the baseline is not told of, but counts in score cards and statistics",
                    "{n} findings of the baseline are not told of, but count in score cards and statistics",
                    n=len(sifted.known),
                )
            )
        if sifted.gone:
            session.say(
                n_(
                    "{n} finding of the baseline is gone: write it anew with `--write-baseline`",
                    "{n} findings of the baseline are gone: write it anew with `--write-baseline`",
                    n=sifted.gone,
                )
            )
        return sifted.new, sifted.known


def read_baseline(file: str, session: Session) -> Known:
    """Read a baseline; where that can't be done the run ends."""
    try:
        return Known(_read(file), file)
    except OSError as error:
        session.fail(file, why(error))
    except BaselineError as error:
        session.fail(file, error.message)
    raise EndedError(FAILED)


def write_baseline_of(
    inspected: Sequence[Inspected],
    failed: Mapping[str, Collection[str]],
    file: str,
    session: Session,
    *,
    aside: bool = False,
) -> None:
    """Write all findings to a baseline, beside those that it has of files and rules which nobody looked at.

    `aside` tells that standard output has another product.
    """
    files = _Files(file)
    rows: list[Row] = []
    for one in inspected:
        name = files.way(one.name)
        rows += rows_of(replace(finding, file=name) for finding in one.findings)
    kept = [] if file == STDIN else _kept(rows, _before(file), files, inspected, failed)
    if session.deliver(as_text([*rows, *kept]), file, aside=aside) and kept:
        session.say(
            n_(
                "{n} finding of files and rules that this run did not look at stays in the baseline",
                "{n} findings of files and rules that this run did not look at stay in the baseline",
                n=sum(row.count for row in kept),
            )
        )


def _before(file: str) -> tuple[Row, ...]:
    """Give the rows of a baseline that is to be written anew; what is none will be one."""
    if not Path(file).is_file():
        return ()  # nor is a pipe asked, which would wait for ever
    try:
        return _read(file).rows
    except (OSError, BaselineError):
        return ()


def _kept(
    rows: Iterable[Row],
    before: Sequence[Row],
    files: _Files,
    inspected: Sequence[Inspected],
    failed: Mapping[str, Collection[str]],
) -> list[Row]:
    """Give the rows from before which this run can't judge, of files that are still there."""
    looked = _Looked(inspected, failed, files, before)
    written = {(row.code, row.path, row.fingerprint) for row in rows}
    here = (
        replace(row, path=files.way(place))
        for row in before
        if (place := files.place(row)) is not None and not looked.at(row)
    )
    return [row for row in here if (row.code, row.path, row.fingerprint) not in written]


def _read(file: str) -> Baseline:
    return read(Path(file).read_bytes().decode("utf-8-sig", "replace"))
