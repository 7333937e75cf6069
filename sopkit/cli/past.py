"""One run of `sopkit log`: the versions of a file are read from git and compared, each with the one before it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sopkit.cli.versions import UnknownVersionError
from sopkit.diff import Weights, compare
from sopkit.flow import build_flow
from sopkit.i18n import _
from sopkit.lint.texts import Text, text_of
from sopkit.model import Sop
from sopkit.report.changes.history import Entry, History, Turn
from sopkit.repository import Repository, Revision
from sopkit.review import Delta
from sopkit.source import read
from sopkit.times import measure


def history_of(file: Path, weights: Weights, most: int | None = None) -> History:
    """Tell the history of a file up to HEAD, at most so many commits of it.

    Raises UnknownVersionError where there is none, RepositoryError where there is no repository.
    """
    repository = Repository.at(file)
    path = repository.path_of(file)
    revisions = repository.log(path)
    if (not repository.is_bare and file.is_dir()) or (revisions and revisions[0].path != path):
        raise UnknownVersionError(file.as_posix(), _("this is a folder; name one file"))
    if not revisions:
        raise UnknownVersionError(file.as_posix(), _("this file has no history: no commit holds it"))
    entries = tuple(_Past(repository, revisions, weights).entries(most))
    return History(path, entries, len(revisions) - len(entries))


class _Past:
    """The versions of one file, each read once."""

    def __init__(self, repository: Repository, revisions: Sequence[Revision], weights: Weights) -> None:
        self._repository, self._revisions, self._weights = repository, revisions, weights
        self._texts: dict[bytes, Text] = {}

    def entries(self, most: int | None) -> Iterator[Entry]:
        for number, revision in enumerate(self._revisions[:most]):
            yield self._entry(number, revision)

    def _entry(self, number: int, revision: Revision) -> Entry:
        before = self._before(number, revision)
        if revision.deleted:
            return Entry(revision, Turn.REMOVED, total=_total(before, None))
        text = self._text(revision.commit, revision.path)
        if text.sop is None:
            return Entry(revision, Turn.UNREADABLE, faults=text.findings)
        total = _total(before, text.sop)
        if before is not None:
            return Entry(revision, Turn.CHANGED, compare(before, text.sop, self._weights), total)
        is_last = number == len(self._revisions) - 1
        cut_off = is_last and self._repository.is_shallow and not self._repository.exists(f"{revision.commit}^")
        return Entry(revision, Turn.CUT_OFF if cut_off else Turn.ADDED, total=total)

    def _before(self, number: int, revision: Revision) -> Sop | None:
        """Find the version that a commit has changed; where that is no SOP, the last one before it that is."""
        if revision.old_path is None:
            return None
        parent = f"{revision.commit}^"
        if self._repository.exists(parent) and self._repository.holds(parent, revision.old_path):
            sop = self._text(parent, revision.old_path).sop
            if sop is not None:
                return sop
        for older in self._revisions[number + 1 :]:
            if older.deleted:
                return None
            sop = self._text(older.commit, older.path).sop
            if sop is not None:
                return sop
        return None

    def _text(self, revision: str, path: str) -> Text:
        raw = self._repository.text_at(revision, path)
        if raw not in self._texts:
            self._texts[raw] = text_of(read(raw, path))
        return self._texts[raw]


def _total(old: Sop | None, new: Sop | None) -> Delta:
    before, after = (None if sop is None else measure(sop, build_flow(sop)).total for sop in (old, new))
    return Delta("", before, after)
