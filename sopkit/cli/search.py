"""Finds the files of SOPs in a folder, with as few imports as can be: this is done before anything else is loaded."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sopkit.cli.ignoring import Ignored

SUFFIXES = (".yaml", ".yml")
SETTINGS = "sopkit.yaml"
_IGNORING = ".gitignore"
LIMIT = 1 << 20
"""Bytes that are read of a text at most: as many as an SOP may have, and one more of what turns out larger."""


class Hit(NamedTuple):
    """A file that was found, or what keeps a part of the folder from being searched."""

    path: str
    error: OSError | None = None
    link: bool = False
    """Whether the file may be found by another name as well."""


def search(folder: str, is_sop: Callable[[str], bool]) -> list[Hit]:
    """Find the SOPs in a folder, sorted by folder and name; `is_sop` looks into a file that has the name of one.

    Hidden folders, settings, and what `.gitignore` files leave out are passed over. Links to folders are not followed.
    """
    top = str(Path(folder))
    found: list[tuple[list[str], Hit]] = []
    ignored = _ignored(top) if _may_be_ignored(top) else None
    waiting = ["" if top == os.curdir else top]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here or os.curdir) as listing:
                entries = list(listing)
        except OSError as error:
            place = here or os.curdir
            found.append((_parts(place), Hit(place, error)))
            continue
        if ignored is None and any(entry.name == _IGNORING for entry in entries):
            ignored = _ignored(top)
        left_out = ignored.inside(Path(here)) if ignored else None
        for entry in entries:
            path = os.path.join(here, entry.name)  # noqa: PTH118 - a Path for each file would be half of the search
            try:
                if _is_folder(entry):
                    out = entry.name.startswith(".") or (left_out and left_out(entry.name, is_folder=True))
                    if not (out or entry.is_symlink()):
                        waiting.append(path)
                elif (
                    _may_be_sop(entry.name)
                    and _is_file(entry)
                    and not (left_out and left_out(entry.name))
                    and is_sop(path)
                ):
                    found.append((_parts(path), Hit(path, link=entry.is_symlink())))
            except OSError as error:
                found.append((_parts(path), Hit(path, error)))
    return [hit for _place, hit in sorted(found, key=lambda pair: pair[0])]


def _parts(path: str) -> list[str]:
    return path.split(os.sep)  # noqa: PTH206 - the same


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False


def _may_be_sop(name: str) -> bool:
    """Tell by the name of a file whether it may hold an SOP."""
    dot = name.rfind(".")
    return dot > 0 and name[dot:].lower() in SUFFIXES and name != SETTINGS


def _ignored(top: str) -> "Ignored":
    from sopkit.cli.ignoring import Ignored

    return Ignored(Path(top))


def _may_be_ignored(top: str) -> bool:
    """Tell whether something above a folder may leave parts of it out."""
    folder = os.path.realpath(top)
    while not os.path.lexists(os.path.join(folder, _IGNORING)):  # noqa: PTH118 - the same
        above = os.path.dirname(folder)  # noqa: PTH120 - the same
        if above == folder or os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118 - the same
            return False
        folder = above
    return True


def content(path: str) -> bytes:
    """Read as much of a file as matters. OSError is left to the caller."""
    with open(path, "rb") as file:  # noqa: PTH123 - the same
        # Asked for a mebibyte, Python makes room for one, which takes four times as long as to read what there is.
        size = os.fstat(file.fileno()).st_size
        return file.read(size + 1 if 0 < size < LIMIT else LIMIT + 1)


def carries_key(raw: bytes) -> bool:
    """Tell whether a text names the format, without parsing it: an SOP that is broken YAML has to be found as well.

    The key stands at the beginning of a line, or first of all, or in a mapping in braces that is the whole text; in
    the middle of other text it means something else.
    """
    if raw.startswith(b"sopkit:") or b"\nsopkit:" in raw:
        return True
    from sopkit.cli.keys import carries_key as looked_for

    return looked_for(raw)
