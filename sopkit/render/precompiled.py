"""Keeps the code that Jinja makes of a template, for making it is a tenth of a drawing. Knows no template by name.

What is kept is run, so it is taken only from the user's own folder for caches, where nobody else can write. Where there
is no such folder, or a file of it is not as it was written, the code is made anew and nothing is said.
"""

from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache, compiler
from jinja2.bccache import Bucket

from sopkit import __version__
from sopkit.cache import files
from sopkit.cache.folder import folder


class Precompiled(BytecodeCache):
    """The code of templates, each in a file of a folder."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def get_source_checksum(self, source: str) -> str:
        """Tell apart texts and who makes code of them; the code itself says for which Python it is."""
        made = Path(compiler.__file__).stat()
        return super().get_source_checksum(f"{__version__} {made.st_mtime_ns} {made.st_size}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if it is there and still what was written."""
        with suppress(OSError, files.DamagedError):
            code = files.read(self._place / bucket.key)
            if code is not None:
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, whole or not at all."""
        with suppress(OSError):
            files.write(self._place / bucket.key, bucket.bytecode_to_string())


def precompiled() -> Precompiled | None:
    """Give what is kept in the user's folder for caches; None for one who has no such folder."""
    place = folder()
    return None if place is None else Precompiled(place / "templates")
