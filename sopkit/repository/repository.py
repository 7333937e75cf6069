"""A git repository, with or without a work tree."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from sopkit.i18n import _
from sopkit.repository.history import FORMAT, Change, Revision, read_changes, read_log
from sopkit.repository.running import Answer, RepositoryError, git

_PLAIN: Final = ("-c", "core.quotePath=false", "-c", "diff.relative=false", "-c", "log.showSignature=false")
_LISTED: Final = ("-z", "--name-status", "-M", "--no-ext-diff", "--no-textconv")
_COMMIT: Final = re.compile(r"[0-9a-f]{40,64}")


class Repository(Struct, frozen=True):
    """A repository, called by the folder in which git is started."""

    folder: Path
    """The top of the work tree; in a bare repository the repository itself."""
    is_bare: bool
    """Whether there is no work tree here."""

    @classmethod
    def at(cls, place: Path) -> "Repository":
        """Find the repository that a folder or file belongs to, be it there or not.

        Raises RepositoryError where there is none.
        """
        # A hook is told by GIT_DIR which repository is meant, and is started at its top.
        place = Path() if os.environ.get("GIT_DIR") else place
        folder = next((folder for folder in (place, *place.parents) if folder.is_dir()), place)
        if git("rev-parse", "--is-inside-work-tree", folder=folder).line != "true":
            return cls(Path(git("rev-parse", "--absolute-git-dir", folder=folder).line), is_bare=True)
        return cls(Path(git("rev-parse", "--show-toplevel", folder=folder).line), is_bare=False)

    @property
    def has_commits(self) -> bool:
        """Tell whether HEAD leads to a commit; in a fresh repository it leads nowhere."""
        return self._commit("HEAD") is not None

    @property
    def is_shallow(self) -> bool:
        """Tell whether the history is cut off, as after `git clone --depth`."""
        return self._ask("rev-parse", "--is-shallow-repository").line == "true"

    def path_of(self, file: Path) -> str:
        """Give the path that a file has in the repository; the file need not be there any more.

        In a bare repository a relative path is one from its top. Raises RepositoryError for a file outside.
        """
        if self.is_bare:
            if file.is_absolute():
                raise RepositoryError(_("`{file}` is not in the repository", file=file.as_posix()))
            return file.as_posix()
        # A link is itself what git knows, not what it leads to; but folders on the way may be links.
        place = Path(os.path.realpath(file.parent)) / file.name if file.name not in {"", ".."} else file.resolve()
        try:
            return place.relative_to(self.folder.resolve()).as_posix()
        except ValueError as error:
            raise RepositoryError(_("`{file}` is not in the repository", file=file.as_posix())) from error

    def exists(self, revision: str) -> bool:
        """Tell whether a revision leads to a commit that is here."""
        return self._commit(revision) is not None

    def commit_of(self, revision: str) -> str:
        """Give the full id of the commit that a revision leads to. Raises RepositoryError where it leads to none."""
        commit = self._commit(revision)
        if commit is not None:
            return commit
        if revision == "HEAD":
            raise RepositoryError(_("the repository has no commit yet"))
        if self.is_shallow:
            raise RepositoryError(
                _(
                    "there is no revision `{revision}` here, where the history is cut off; "
                    "`git fetch --unshallow` brings the rest",
                    revision=revision,
                )
            )
        raise RepositoryError(_("there is no revision `{revision}`", revision=revision))

    def fork_of(self, one: str, other: str) -> str:
        """Give the full id of the commit at which two revisions part.

        Raises RepositoryError where one is not there, or where they have nothing in common.
        """
        answer = self._ask("merge-base", self.commit_of(one), self.commit_of(other), fine=(0, 1))
        if answer.status:
            raise RepositoryError(_("`{one}` and `{other}` have no commit in common", one=one, other=other))
        return answer.line

    def text_at(self, revision: str, path: str) -> bytes:
        """Read a file as it is in a revision, byte for byte; an empty revision is the index.

        Raises RepositoryError where the revision or the file is not there.
        """
        commit = self.commit_of(revision) if revision else ""
        answer = self._ask("cat-file", "blob", f"{commit}:{path}", fine=(0, 128))
        if answer.status:
            where = revision or "index"
            raise RepositoryError(_("there is no file `{path}` in `{revision}`", path=path, revision=where))
        return answer.out

    def holds(self, revision: str, path: str) -> bool:
        """Tell whether a file is there in a revision. Raises RepositoryError where the revision is not there."""
        listed = self._ask("ls-tree", "-z", "--full-tree", self.commit_of(revision), "--", path).out
        return re.match(rb"\d+ blob ", listed) is not None

    def files_at(self, revision: str, under: str = "") -> list[str]:
        """List the files of a revision, sorted; with `under` those in a folder, or that one file."""
        paths = ["--", under] if under not in {"", "."} else []
        commit = self.commit_of(revision)
        return sorted(self._ask("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit, *paths).names)

    def changed_paths(self, old: str, new: str | None = None, paths: Sequence[str] = ()) -> list[Change]:
        """List what differs between two revisions, or between one and the work tree; renames are recognised.

        Of the work tree that is what git tracks, as in `git diff`. `paths` are files or folders, none means all; a
        file that was renamed into or out of them counts as new or gone. Raises RepositoryError where a revision is
        not there.
        """
        revisions = [self.commit_of(old)] + ([self.commit_of(new)] if new is not None else [])
        if new is None and self.is_bare:
            raise RepositoryError(_("a bare repository has no work tree; name a second revision"))
        return list(read_changes(self._ask("diff", *_LISTED, *revisions, "--", *paths).names))

    def log(self, path: str, revision: str = "HEAD") -> list[Revision]:
        """List the commits that changed a file, the newest first; renames are followed.

        Empty where the file was never there. Raises RepositoryError where the revision is not there.
        """
        commit = self.commit_of(revision)
        answer = self._ask("log", "--follow", *_LISTED, f"--format={FORMAT}", commit, "--", path)
        return list(read_log(answer.names, path))

    def _commit(self, revision: str) -> str | None:
        if revision.startswith("-") or not revision:
            return None  # git would take it for an option
        answer = self._ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", fine=(0, 1, 128))
        return answer.line if not answer.status and _COMMIT.fullmatch(answer.line) else None

    def _ask(self, *arguments: str, fine: Sequence[int] = (0,)) -> Answer:
        return git(*_PLAIN, *arguments, folder=self.folder, fine=fine)
