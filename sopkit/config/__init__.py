"""The settings that stand beside SOPs: where their file is. What it says is read by `sopkit.config.settings`.

Apart, for a command that finds no such file need not load what would read it.
"""

import os.path
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FILE_NAME = "sopkit.yaml"


def find_settings(start: Path) -> Path | None:
    """Find the settings in a folder or its nearest parent; `start` may be a file in that folder, or not be there."""
    # Not `absolute`, for above `a/..` is not `a`.
    start = Path(os.path.abspath(start))  # noqa: PTH100
    for folder in (start, *start.parents):
        file = folder / FILE_NAME
        # A path that is too long for the system is no file either.
        with suppress(OSError):
            if file.is_file():
                return file
    return None


def shared_settings(paths: Iterable[str]) -> Path | None:
    """Find the settings of a run about several paths: those nearest to the folder that holds them all."""
    try:
        return find_settings(Path(os.path.commonpath([*map(os.path.abspath, paths)])))
    except ValueError:  # on several drives
        return None


def other_settings(folders: Iterable[str], used: Path | None) -> list[Path]:
    """Find the settings that are nearest to some of these folders and are not those that are used, sorted by name."""
    found = {find_settings(Path(folder)) for folder in set(folders)}
    return sorted(file for file in found if file is not None and file != used)
