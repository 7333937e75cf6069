"""The versions of one file in the history of its repository, through renames."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sopkit.repository.repository import Repository
from sopkit.repository.running import RepositoryError


class Version(Struct, frozen=True):
    """A file as a commit has it."""

    commit: str
    """Full name of the commit."""
    raw: bytes


def versions(file: Path) -> Iterator[Version] | None:
    """Give what the commits up to HEAD have made of a file, the newest first; None where it lies in no repository.

    Without git on the machine there is no repository, and a repository without a commit has no versions.
    """
    try:
        repository = Repository.at(file.resolve().parent)
    except RepositoryError:
        return None
    return None if repository.is_bare else _versions(repository, file.resolve())


def is_shallow(file: Path) -> bool:
    """Tell whether the history of a file's repository was cut off when it was cloned."""
    try:
        return Repository.at(file.resolve().parent).is_shallow
    except RepositoryError:
        return False


def _versions(repository: Repository, file: Path) -> Iterator[Version]:
    if not repository.has_commits:
        return
    for revision in repository.log(repository.path_of(file)):
        if not revision.deleted:
            yield Version(revision.commit, repository.text_at(revision.commit, revision.path))
