"""From what stands on the command line to the texts that are meant. Knows of an SOP only that it has a `sopkit` key."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from sopkit.cli.ignoring import Ignored
from sopkit.config import FILE_NAME
from sopkit.i18n import Message, _

if TYPE_CHECKING:
    from sopkit.source import Reading

STDIN = "-"
"""How the command line calls the standard input."""

_LIMIT = 1 << 20
"""Bytes that are read of a text at most: as many as an SOP may have, and one more of what turns out larger."""
_SUFFIXES = (".yaml", ".yml")
_MARKS = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_KEY = rb"[\"']?sopkit[\"']?[ \t]*:"
_BEFORE = rb"(?:\s+|#[^\n]*|---)*+"
_BLOCK = re.compile(rb"^(?:- +)?" + _KEY + rb"|\A" + _BEFORE + _KEY, re.MULTILINE | re.IGNORECASE)
_INLINE = re.compile(rb"\A" + _BEFORE + rb"\{(?:.*[,\s])?" + _KEY, re.DOTALL | re.IGNORECASE)


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

    def held(self) -> "Input":
        """Give the same text, to be read anywhere."""
        return self if self.path is not None else replace(self, raw=_stdin())

    def read(self) -> "Reading":
        """Read the text. OSError is left to the caller."""
        from sopkit.source import read, read_file

        if self.path is not None:
            return read_file(self.path)
        return read(_stdin() if self.raw is None else self.raw, self.name)

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
    for path in paths:
        for item in _meant(path, stdin_name):
            same = str(item.path.resolve()) if isinstance(item, Input) and item.path else item.name
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
    return b"" if sys.stdin is None else sys.stdin.buffer.read(_LIMIT + 1)


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
        yield from _search(Path(path)) or [nothing]
    elif path:
        # The shell of Windows leaves patterns to the program.
        fitting = [] if os.path.lexists(path) else sorted(glob(path, recursive=True))  # noqa: PTH207 - not below a folder
        for name in fitting or [path]:
            yield Input(Path(name).as_posix(), Path(name))
    else:
        yield Trouble(path, _("there is no such file or folder"))


def may_be_sop(name: str) -> bool:
    """Tell by its name whether a file may hold an SOP."""
    return name.lower().endswith(_SUFFIXES) and not name.endswith(FILE_NAME)


def _search(folder: Path) -> list[Input | Trouble]:
    """Find the SOPs in a folder, sorted by folder and name, and what keeps parts of it from being searched."""
    found: list[tuple[Path, Input | Trouble]] = []

    def refused(error: OSError) -> None:
        found.append((Path(error.filename), Trouble(Path(error.filename).as_posix(), why(error))))

    ignored = Ignored(folder)
    for here, folders, files in os.walk(folder, onerror=refused):
        base = Path(here)
        folders[:] = [name for name in folders if not name.startswith(".") and not ignored(base / name, is_folder=True)]
        for name in files:
            path = base / name
            if path.suffix.lower() in _SUFFIXES and name != FILE_NAME and path.is_file() and not ignored(path):
                try:
                    if _is_sop(path):
                        found.append((path, Input(path.as_posix(), path, from_folder=True)))
                except OSError as error:
                    refused(error)
    return [item for _path, item in sorted(found, key=lambda pair: pair[0].parts)]


def _is_sop(path: Path) -> bool:
    with path.open("rb") as file:
        return carries_key(file.read(_LIMIT))


def carries_key(raw: bytes) -> bool:
    """Tell whether a text names the format, without parsing it: an SOP that is broken YAML has to be found as well.

    The key stands at the beginning of a line, or first of all, or in a mapping in braces that is the whole text; in
    the middle of other text it means something else.
    """
    # Without its zeros, the Latin text of UTF-16 reads as ASCII: such a file is found, and a finding says what ails it.
    text = _MARKS.sub(b"", raw).replace(b"\0", b"").replace(b"\r", b"\n")
    return bool(_BLOCK.search(text) or _INLINE.search(text))
