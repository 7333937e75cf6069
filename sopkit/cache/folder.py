"""Where caches stand on this machine."""

import os
import sys
from pathlib import Path

PLACE = "SOPKIT_CACHE_DIR"
"""The variable of the environment that names another folder."""

_BESIDE = {
    # What programs that back files up look for: https://bford.info/cachedir/
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# What sopkit keeps to be quicker.\n",
    # The folder may have been put into a project.
    ".gitignore": "*\n",
}


def folder() -> Path | None:
    """Give sopkit's folder for caches, whether or not it is there; None for one who has no such folder."""
    named = os.environ.get(PLACE)
    if named:
        return Path(named).absolute()
    try:
        place = _of_user() / "sopkit"
    except RuntimeError:  # there is no home
        return None
    # A home that is named by half would be a folder among the SOPs.
    return place if place.is_absolute() else None


def _of_user() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"


def is_own(place: Path) -> bool:
    """Tell whether only this user can write in a folder; that of Windows is the user's by where it is."""
    if sys.platform == "win32":
        return True
    seen = place.stat()
    return seen.st_uid == os.geteuid() and not seen.st_mode & 0o022


def made(place: Path) -> Path:
    """Make a folder in which only this user can write, and say in the folder around it what it is. Raises OSError."""
    if not place.is_dir():
        new = not place.parent.is_dir()
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, text in _BESIDE.items() if new else ():
            (place.parent / name).write_text(text, encoding="ascii", newline="\n")
    return place
