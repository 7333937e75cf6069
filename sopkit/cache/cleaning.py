"""Empties the caches."""

import os
import shutil
from pathlib import Path

from msgspec import Struct

PARTS = ("texts", "reports", "templates")
"""The folders of caches that sopkit makes; whatever else stands beside them is not its own."""


class Found(Struct, frozen=True):
    """What a folder holds."""

    files: int
    size: int
    """In bytes."""


def holdings(place: Path) -> Found:
    """Count what the caches hold."""
    files = size = 0
    for part in PARTS:
        for here, _folders, names in os.walk(place / part):
            for name in names:
                files += 1
                size += os.lstat(os.path.join(here, name)).st_size  # noqa: PTH118 - a Path for each would say no more
    return Found(files, size)


def clean(place: Path) -> None:
    """Delete them. What can't be deleted raises OSError."""
    for part in PARTS:
        held = place / part
        if held.is_dir() and not held.is_symlink():
            shutil.rmtree(held)
        else:
            held.unlink(missing_ok=True)
