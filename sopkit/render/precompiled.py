"""Keeps the code that Jinja makes of a template, for making it is a tenth of a drawing. Knows no template by name.

What is kept is run, so it is taken only from the user's own folder for caches, where nobody else can write. Where there
is no such folder, or a file of it is not as it was written, the code is made anew and nothing is said.
"""

import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache, compiler
from jinja2.bccache import Bucket

from sopkit import __version__

_DIGEST = sha256().digest_size


class Precompiled(BytecodeCache):
    """The code of templates, each in a file of a folder, headed by the digest of what follows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_source_checksum(self, source: str) -> str:
        """Tell apart texts and who makes code of them; the code itself says for which Python it is."""
        made = Path(compiler.__file__).stat()
        return super().get_source_checksum(f"{__version__} {made.st_mtime_ns} {made.st_size}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if it is there and still what was written."""
        with suppress(OSError):
            if not _is_own(self._folder):
                return
            kept = (self._folder / bucket.key).read_bytes()
            digest, code = kept[:_DIGEST], kept[_DIGEST:]
            if sha256(code).digest() == digest:
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, whole or not at all."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_own(self._folder):
                return
            code = bucket.bytecode_to_string()
            draft = self._folder / f"{bucket.key}.{os.getpid()}"
            try:
                draft.write_bytes(sha256(code).digest() + code)
                draft.replace(self._folder / bucket.key)
            finally:
                draft.unlink(missing_ok=True)


def precompiled() -> Precompiled | None:
    """Give what is kept in the user's folder for caches; None for one who has no such folder."""
    try:
        return Precompiled(_caches() / "sopkit" / "templates")
    except RuntimeError:  # there is no home
        return None


def _caches() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"


def _is_own(folder: Path) -> bool:
    """Tell whether only this user can write in a folder; that of Windows is the user's by where it is."""
    if sys.platform == "win32":
        return True
    seen = folder.stat()
    return seen.st_uid == os.geteuid() and not seen.st_mode & 0o022
