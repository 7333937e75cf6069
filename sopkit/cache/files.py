"""Files that are whole or seen to be damaged: each begins with the digest of what follows, and comes by a rename."""

import os
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from sopkit.cache.folder import is_own, made

_HEAD = b"sopkit cache 1\n"
_SIZE = 16
LARGEST = 1 << 28
"""Bytes of a file that is read at all."""

DRAFT = ".tmp"
_TRIES = 3


class DamagedError(Exception):
    """A file is not as it was written."""


class ForeignError(OSError):
    """Others can write in the folder: nothing there is believed."""


def digest(data: bytes) -> bytes:
    """Give the digest of what is kept."""
    return blake2b(data, digest_size=_SIZE).digest()


def read(file: Path) -> bytes | None:
    """Give what was written to a file; None where there is none. Raises DamagedError and OSError."""
    try:
        if not is_own(file.parent):
            raise ForeignError
        with file.open("rb") as stream:
            kept = stream.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    head = len(_HEAD) + _SIZE
    data = kept[head:]
    if not kept.startswith(_HEAD) or len(kept) > LARGEST or digest(data) != kept[len(_HEAD) : head]:
        raise DamagedError
    return data


def write(file: Path, data: bytes) -> None:
    """Write a file, whole or not at all; the folder is made. Raises OSError."""
    if not is_own(made(file.parent)):
        raise ForeignError
    draft = file.with_name(f"{file.name}.{os.getpid()}{DRAFT}")
    try:
        draft.write_bytes(_HEAD + digest(data) + data)
        _rename(draft, file)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _rename(draft: Path, file: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            draft.replace(file)
        except PermissionError:
            # Windows gives no file away that another run is reading just now.
            if not left:
                raise
            time.sleep(0.02)
        else:
            return


def used(file: Path) -> None:
    """Note that a file was of use, so that others are dropped before it."""
    with suppress(OSError):
        os.utime(file)


def drop(place: Path, *, most: int, size: int, age: float) -> None:
    """Keep of a folder's files the `most` last used, together no larger than `size`, none older than `age` seconds.

    Drafts that a run which was ended has left go as well.
    """
    now = time.time()
    with suppress(OSError):
        seen = sorted(((entry.stat(), entry) for entry in os.scandir(place)), key=lambda pair: -pair[0].st_mtime_ns)
        for number, (stat, entry) in enumerate(seen):
            size -= stat.st_size
            old = now - stat.st_mtime > (3600 if entry.name.endswith(DRAFT) else age)
            if number >= most or size < 0 or old:
                with suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108 - an entry has no unlink, and a Path for each would say no more
