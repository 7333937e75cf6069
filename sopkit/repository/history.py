"""Commits and changed paths, as git lists them."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

FORMAT: Final = "%x00%H%x00%aI%x00%aN%x00%s"
"""How `git log -z` is to write a commit, so that `read_log` can tell one from the next."""

_FIELDS: Final = 4
_TWO_NAMES: Final = ("R", "C")


class Change(Struct, frozen=True):
    """A path that differs between two versions of a repository.

    `old` is None where the file is new, `new` is None where it is gone; both differ where it was renamed.
    """

    old: str | None
    new: str | None


class Revision(Struct, frozen=True):
    """A commit in the history of a file."""

    commit: str
    """The full id."""
    date: str
    """When it was written, as ISO 8601 with the author's time zone."""
    author: str
    subject: str
    path: str
    """What the file was called in this commit; where the commit deletes it, what it was called before."""
    old_path: str | None
    """What it was called before this commit; None where the commit has brought it."""
    deleted: bool = False

    @property
    def day(self) -> str:
        """The date without the time."""
        return self.date[:10]


def read_changes(names: Sequence[str]) -> Iterator[Change]:
    """Read what `--name-status -z` lists."""
    rest = iter(names)
    for status in rest:
        # Behind a commit the first status stands on a line of its own.
        first = next(rest)
        match status.lstrip("\n")[:1]:
            case "R":
                yield Change(first, next(rest))
            case "C":
                yield Change(None, next(rest))
            case "A":
                yield Change(None, first)
            case "D":
                yield Change(first, None)
            case _:
                yield Change(first, first)


def read_log(names: Sequence[str], path: str) -> Iterator[Revision]:
    """Read what `git log -z --name-status` lists of one path, the newest first.

    A merge lists no path; its path is the one that the commits after it begin with.
    """
    at = 0
    while at + _FIELDS < len(names):
        commit, date, author, subject = names[at + 1 : at + 1 + _FIELDS]
        at += 1 + _FIELDS
        listed: list[str] = []
        while at < len(names) and names[at]:
            step = 3 if names[at].lstrip("\n").startswith(_TWO_NAMES) else 2
            listed += names[at : at + step]
            at += step
        change = next(read_changes(listed), Change(path, path))
        path = change.new or change.old or path
        yield Revision(commit, date, author, subject, path, change.old, deleted=change.new is None)
        path = change.old or path
