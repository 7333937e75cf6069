"""From what stands on the command line to the texts that are meant. Knows of an SOP only that it has a `sopkit` key."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from errno import ENOENT
from glob import glob
from pathlib import Path
from stat import S_ISFIFO
from typing import TYPE_CHECKING

from sopkit.cli.search import LIMIT, SUFFIXES, content, search
from sopkit.cli.search import carries_key as carries_key  # noqa: PLC0414 - who looks for inputs asks here
from sopkit.config import FILE_NAME
from sopkit.i18n import Message, _

if TYPE_CHECKING:
    from sopkit.source import Reading

_HEAD = 1 << 10
"""Bytes in which most SOPs name their format; only of others all is read before their turn comes."""
STDIN = "-"
"""How the command line calls the standard input."""


@dataclass(frozen=True, slots=True)
class Input:
    """A text that is to be looked at; it is read only when its turn comes."""

    name: str
    """As shown to people."""
    path: Path | None
    """None for standard input."""
    from_folder: bool = False
    """Found in a folder, not named on the command line itself."""
    raw: bytes | None = None
    """What was read of standard input, which only one process has."""
    link: bool = False
    """Whether the file in a folder may be found by another name as well."""

    def held(self) -> "Input":
        """Give the same text, to be read anywhere."""
        return self if self.path is not None else replace(self, raw=_stdin())

    def content(self) -> bytes:
        """Give as many bytes of the text as matter. OSError is left to the caller."""
        if self.path is not None:
            path = str(self.path)
            if self.from_folder and S_ISFIFO(os.stat(path).st_mode):  # noqa: PTH116 - a Path takes five times as long
                # It was a file when it was found; whoever names a pipe means it, but nobody may ever write to this one.
                raise FileNotFoundError(ENOENT, os.strerror(ENOENT), path)
            return content(path)
        return _stdin() if self.raw is None else self.raw

    def read(self) -> "Reading":
        """Read the text. OSError is left to the caller."""
        from sopkit.source import read

        return read(self.content(), self.name)

    @property
    def stem(self) -> str:
        """The name without folder and ending, for files that are made of it."""
        return Path(self.name).stem


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was asked for and can't be had, and why."""

    name: str
    reason: Message


def find_inputs(paths: Sequence[str], stdin_name: str | None) -> list[Input | Trouble]:
    """Find the texts that paths mean, each once, in the order of the paths and within a folder by name.

    A file is taken as it is. A folder is searched, folders in it as well, for YAML files with a key `sopkit`:
    without hidden folders, settings, and what `.gitignore` files leave out.
    """
    found: dict[str, Input | Trouble] = {}
    alone = len(paths) == 1
    for path in paths:
        items = list(_meant(path, stdin_name))
        # In one folder without links nothing is found twice, and to resolve a thousand paths takes long.
        plain = alone and not any(isinstance(item, Input) and (item.link or not item.from_folder) for item in items)
        for item in items:
            same = item.name if plain or isinstance(item, Trouble) or not item.path else os.path.realpath(item.path)
            found.setdefault(same, item)
    return list(found.values())


def why(error: OSError) -> Message:
    """Say in words why the system refuses a file."""
    match error:
        case FileNotFoundError():
            return _("there is no such file or folder")
        case PermissionError():
            return _("access is denied")
        case IsADirectoryError():
            return _("this is a folder")
        case NotADirectoryError():
            return _("a part of the path is no folder")
    return _("the system says: {reason}", reason=error.strerror or str(error))


def _stdin() -> bytes:
    return b"" if sys.stdin is None else sys.stdin.buffer.read(LIMIT + 1)


def _meant(path: str, stdin_name: str | None) -> Iterator[Input | Trouble]:
    if path == STDIN:
        yield Input(stdin_name or "<stdin>", None)
        return
    try:
        # `Path("")` would be the current folder.
        is_folder = bool(path) and Path(path).is_dir()
    except OSError as error:
        yield Trouble(path, why(error))
        return
    if is_folder:
        nothing = Trouble(path, _("no SOP is found in this folder: no YAML file with a key `sopkit`"))
        yield from _search(path) or [nothing]
    elif path:
        # The shell of Windows leaves patterns to the program.
        fitting = [] if os.path.lexists(path) else sorted(glob(path, recursive=True))  # noqa: PTH207 - not below a folder
        for name in fitting or [path]:
            yield Input(Path(name).as_posix(), Path(name))
    else:
        yield Trouble(path, _("there is no such file or folder"))


def may_be_sop(name: str) -> bool:
    """Tell by its name whether a file may hold an SOP."""
    return name.lower().endswith(SUFFIXES) and not name.endswith(FILE_NAME)


def _search(folder: str) -> list[Input | Trouble]:
    return [
        Trouble(Path(hit.path).as_posix(), why(hit.error))
        if hit.error
        else Input(Path(hit.path).as_posix(), Path(hit.path), from_folder=True, link=hit.link)
        for hit in search(folder, _is_sop)
    ]


def _is_sop(path: str) -> bool:
    with open(path, "rb") as file:  # noqa: PTH123 - a Path for each file would be half of the search
        head = file.read(_HEAD)
        return carries_key(head) or (len(head) == _HEAD and carries_key(head + file.read(LIMIT + 1 - _HEAD)))
