"""What a run has printed, by a digest of all that it came from."""

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sopkit.cache.files import DamagedError, digest, drop, read, used, write

REPORTS, ALL_REPORTS, DAYS = 40, 1 << 26, 30 * 86400.0
"""How many reports are kept at most, their bytes, and for how many seconds one is kept that nobody asks for."""
LARGEST = 1 << 26
"""Characters of a report that is kept."""

_END = b"\0\n"

Beside = tuple[str, str]
"""The digest of another file that had a say, and its path."""


class Printed(NamedTuple):
    """What a run came to."""

    status: int
    for_people: bool
    """Whether the text takes the encoding of its stream."""
    language: str
    text: str
    """Of standard output."""


def beside(file: Path) -> Beside:
    """Remember a file as it is. Raises OSError."""
    return digest(file.read_bytes()).hex(), str(file)


def find(file: Path) -> Printed | None:
    """Give what was printed, if the files that had a say are as they were. Raises DamagedError and OSError."""
    data = read(file)
    if data is None:
        return None
    try:
        head, body = data.split(_END, 1)
        facts, *others = head.decode("utf-8", "surrogatepass").split("\0")
        status, for_people, language = facts.split()
        text = zlib.decompress(body).decode("utf-8", "surrogatepass")
    except (ValueError, zlib.error) as error:
        raise DamagedError from error
    for other in others:
        content, path = other.split(" ", 1)
        try:
            if beside(Path(path))[0] != content:
                return None
        except OSError:
            return None
    used(file)
    return Printed(int(status), for_people == "1", language, text)


def keep(file: Path, printed: Printed, others: Sequence[Beside] = ()) -> None:
    """Keep what was printed. Raises OSError."""
    if len(printed.text) > LARGEST:
        return
    head = "\0".join([f"{printed.status} {printed.for_people:d} {printed.language}", *map(" ".join, others)])
    body = zlib.compress(printed.text.encode("utf-8", "surrogatepass"), 1)
    write(file, head.encode("utf-8", "surrogatepass") + _END + body)
    drop(file.parent, most=REPORTS, size=ALL_REPORTS, age=DAYS)
