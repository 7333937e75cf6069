"""Which program this is: what it finds today it finds tomorrow only if it is still the same."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.machinery import PathFinder
from pathlib import Path

from sopkit import __version__

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = ("pydantic", "pydantic_core", "yaml")
"""What findings depend on beside sopkit."""


@cache
def fingerprint() -> bytes:
    """Give a digest of sopkit, Python and the libraries: by version, and by size and time of each file of sopkit.

    Of a library the time of the folder in which it stands tells, which changes with whatever is installed there: that
    may be too often, but to ask for versions costs more than all the rest.
    """
    told = [__version__, sys.version, *map(_library, _LIBRARIES), *sorted(_files(str(_PACKAGE)))]
    return blake2b("\0".join(told).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _library(name: str) -> str:
    spec = PathFinder.find_spec(name)
    if spec is None or spec.origin is None:
        return f"{name} -"
    try:
        beside = os.stat(os.path.dirname(os.path.dirname(spec.origin)))  # noqa: PTH116, PTH120 - at each start
        own = os.stat(spec.origin)  # noqa: PTH116 - the same
    except OSError:
        return f"{name} {spec.origin}"
    return f"{name} {spec.origin} {own.st_mtime_ns} {own.st_size} {beside.st_mtime_ns}"


def _files(folder: str) -> Iterator[str]:
    """Name each file of the package with its size and time; what Python makes of it does not count."""
    for entry in os.scandir(folder):
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _files(entry.path)
        else:
            stat = entry.stat()
            yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"
