"""Joins texts line by line, as git does it; needs no repository."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sopkit.repository.running import git

_MOST_CONFLICTS: Final = 127
"""git counts conflicts in its exit status, up to this number; above it something has failed."""


def merge_lines(
    base: bytes, ours: bytes, theirs: bytes, labels: tuple[str, str, str], marker_size: int, *, with_base: bool
) -> bytes:
    """Join two texts that come from a third; what is in conflict stands between marks.

    `labels` are those of ours, base and theirs. Raises RepositoryError where git can't do it, as with a text that has
    NUL bytes.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in (("base", base), ("ours", ours), ("theirs", theirs)):
            (folder / file).write_bytes(text)
        style = ["--diff3"] if with_base else []
        named = [part for label in labels for part in ("-L", label)]
        arguments = ["-p", *style, f"--marker-size={marker_size}", *named, "ours", "base", "theirs"]
        return git("merge-file", *arguments, folder=folder, fine=range(_MOST_CONFLICTS + 1)).out
