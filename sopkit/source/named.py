"""Files that a text names, such as a logo or a signature: found below the folder of the text, or refused.

A text may come from anybody. It must not make sopkit ask another machine, look at what lies elsewhere on this one, or
wait at a pipe. The same names are refused on every system, so that a text means the same everywhere.
"""

import errno
import os
import re
import stat
from pathlib import Path
from typing import Final

from sopkit.i18n import Message, _

# Of one letter it is a drive of Windows.
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_OUTSIDE: Final = re.compile(r"[\\/~]|[A-Za-z]:|(?:.*[\\/])?\.\.(?:[\\/]|$)", re.DOTALL)
_DEVICE: Final = re.compile(
    r"(?:.*[\\/])?(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?:[.:\\/].*)?", re.IGNORECASE | re.DOTALL
)


class NamedFileError(Exception):
    """A file that is not looked for, or is not there; holds what is wrong and what to do."""

    def __init__(self, message: Message, hint: Message) -> None:
        super().__init__(message.text())
        self.message, self.hint = message, hint


def file_below(folder: Path, name: str) -> Path:
    """Give the path of a file below a folder, be it there or not, with all links followed.

    Raises NamedFileError where the name is no path as seen from the folder, or a link leads out of it.
    """
    hint = _("put the file into this folder, and write its path as seen from there")
    if _ADDRESS.match(name):
        raise NamedFileError(_("`{name}` is an address, and sopkit fetches nothing", name=name), hint)
    if _DEVICE.fullmatch(name):
        raise NamedFileError(_("`{name}` is what Windows calls a device", name=name), _("give the file another name"))
    if not _OUTSIDE.match(name):
        try:
            found = (folder / name).resolve()
            if found.is_relative_to(folder.resolve()):
                return found
        except (OSError, ValueError, RuntimeError) as error:
            # A NUL in the name, a name that is too long, or links that lead in a circle.
            raise NamedFileError(_("there is no file `{name}`", name=name), hint) from error
    raise NamedFileError(_("`{name}` leads out of the folder in which it is named", name=name), hint)


def read_at_most(file: Path, most: int) -> bytes:
    """Read a file, no more than so many bytes and one. Raises OSError, also for what is no plain file."""
    if not stat.S_ISREG(file.stat().st_mode):
        # A pipe would be waited at, and some devices have no end.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    with file.open("rb") as stream:
        return stream.read(most + 1)
