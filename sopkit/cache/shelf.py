"""A shelf: what was found of many texts, each by a key. It is read as a whole and written as a whole."""

from collections.abc import Mapping
from pathlib import Path

from sopkit.cache.files import DamagedError, drop, read, used, write

_AGE = 20
"""How often a shelf is written anew without anybody asking for an entry, until it goes."""
_LARGEST = 1 << 26
"""Bytes of a shelf; the entries that have waited longest go first."""
SHELVES, ALL_SHELVES, DAYS = 40, 1 << 28, 30 * 86400.0
"""How many shelves there are at most, their bytes, and for how many seconds one is kept that nobody uses."""


class Shelf:
    """What is kept under a stamp: the digest of all that its entries have in common.

    A shelf with another stamp is empty. Values are single lines, by keys of 32 hexadecimal digits.
    """

    def __init__(self, file: Path, stamp: bytes, *, empty: bool = False) -> None:
        """Read the shelf, unless it is to be `empty` whatever it holds. Raises DamagedError and OSError."""
        self._file, self._stamp = file, stamp
        self._kept: dict[bytes, tuple[int, bytes]] = {}
        self._used: dict[bytes, bytes] = {}
        self._new = empty
        if not empty:
            self._kept = self._read()

    def get(self, key: str) -> bytes | None:
        """Give what is kept under a key."""
        name = key.encode()
        value = self._used.get(name)
        if value is None and name in self._kept:
            value = self._used[name] = self._kept[name][1]
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keep a line."""
        self._used[key.encode()] = value
        self._new = True

    def save(self) -> None:
        """Write the shelf, if there is anything new, with what other runs have put there meanwhile. Raises OSError."""
        if not self._new:
            used(self._file)
            return
        try:
            older = self._read()
        except DamagedError:
            older = {}
        write(self._file, b"\n".join([self._stamp.hex().encode(), *self._lines({**self._kept, **older})]))
        drop(self._file.parent, most=SHELVES, size=ALL_SHELVES, age=DAYS)

    def _lines(self, older: Mapping[bytes, tuple[int, bytes]]) -> list[bytes]:
        lines = [b"%s 0 %s" % (key, value) for key, value in self._used.items()]
        room = _LARGEST - sum(map(len, lines))
        for key, (age, value) in sorted(older.items(), key=lambda item: item[1][0]):
            if key not in self._used and age < _AGE and len(value) < room:
                lines.append(b"%s %d %s" % (key, age + 1, value))
                room -= len(value)
        return lines

    def _read(self) -> dict[bytes, tuple[int, bytes]]:
        data = read(self._file)
        if data is None:
            return {}
        stamp, *lines = data.split(b"\n")
        if stamp != self._stamp.hex().encode():
            return {}
        try:
            found = {}
            for line in lines:
                key, age, value = line.split(b" ", 2)
                found[key] = int(age), value
        except ValueError as error:
            raise DamagedError from error
        return found
