"""The settings that stand beside SOPs: where their file is. What it says is read by `sopkit.config.settings`.

Apart, for a command that finds no such file need not load what would read it.
"""

from contextlib import suppress
from pathlib import Path

FILE_NAME = "sopkit.yaml"


def find_settings(start: Path) -> Path | None:
    """Find the settings in a folder or its nearest parent; `start` may be a file in that folder, or not be there."""
    start = start.absolute()
    for folder in (start, *start.parents):
        file = folder / FILE_NAME
        # A path that is too long for the system is no file either.
        with suppress(OSError):
            if file.is_file():
                return file
    return None
