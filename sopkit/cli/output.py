"""Where output goes: the terminal, standard output, files that are written whole or not at all. Knows no SOP.

People's text keeps the encoding of its stream, and signs that it lacks become `?`; what machines read is UTF-8 with
plain line ends everywhere.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from errno import ELOOP
from pathlib import Path
from typing import TextIO

from sopkit.cli.streams import in_colour, is_terminal
from sopkit.report.lines import Line, plain, uncommanded, visible

_COLOURS: Mapping[str, str] = {
    "error": "1;31",
    "warning": "1;33",
    "advice": "1;36",
    "good": "32",
    "place": "1",
    "code": "2",
    "hint": "36",
}
"""Codes of ANSI terminals by the kind of a piece; other kinds have no colour."""


class ClosedError(Exception):
    """Nobody reads the standard output any more, as with `| head`: a reason to end without a word."""


class UnwritableError(Exception):
    """Output can't be written; holds where (None: standard output) and why, as the system says it."""

    def __init__(self, file: Path | None, reason: OSError) -> None:
        super().__init__(file, reason)
        self.file, self.reason = file, reason


class OvertakenError(OSError):
    """A file no longer holds what was read of it."""


def say(*lines: Line) -> None:
    """Print lines for people to standard output."""
    say_shown(shown(lines))


def shown(lines: Iterable[Line], stream: TextIO | None = None) -> str:
    """Write lines for people as a stream shows them; without one, as standard output does."""
    show = _coloured if in_colour(sys.stdout if stream is None else stream) else plain
    return "".join(f"{uncommanded(show(line))}\n" for line in lines)


def say_shown(text: str) -> None:
    """Print a text that `shown` has made to standard output."""
    _print(sys.stdout, text)


def say_aside(*lines: Line) -> None:
    """Print lines for people to standard error: what is not the product that was asked for."""
    if sys.stderr is None:
        return
    # Where that can't be written to either, there is nobody left to tell.
    with suppress(ClosedError, UnwritableError):
        _print(sys.stderr, shown(lines, sys.stderr))


def _print(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        raise lost(error) from error


def _coloured(line: Line) -> str:
    return "".join(
        f"\x1b[{_COLOURS[piece.kind]}m{piece.text}\x1b[0m" if piece.kind in _COLOURS else piece.text for piece in line
    )


def emit(product: str | bytes) -> None:
    """Write what is made for machines to standard output, byte for byte.

    A terminal is no machine: it is shown the text, without what it would take for a command.
    """
    if sys.stdout is None:
        return
    if is_terminal(sys.stdout):
        product = _visible(product)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(_bytes(product))
        sys.stdout.buffer.flush()
    except OSError as error:
        raise lost(error) from error


def _visible(product: str | bytes) -> str:
    text = product if isinstance(product, str) else product.decode("utf-8", "replace")
    return text if text.replace("\n", "").isprintable() else "\n".join(map(visible, text.split("\n")))


def _bytes(product: str | bytes) -> bytes:
    # A lone surrogate stands for a byte of a file name that is no text; in JSON this is its escape.
    return product.encode("utf-8", "backslashreplace") if isinstance(product, str) else product


def lost(error: OSError) -> Exception:
    """Say what it means that standard output takes no more."""
    # Windows says EINVAL of a closed pipe.
    closed = isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == 22)
    return ClosedError() if closed else UnwritableError(None, error)


def write_file(file: Path, product: str | bytes, *, instead_of: bytes | None = None) -> None:
    """Write a product, text as UTF-8: whole, or not at all and the file is as it was.

    A link is followed; what is no file, such as a pipe, is written to directly. A file keeps its mode, and its owner
    where the system lets it; another hard link to it keeps what it held. With `instead_of` the file must still hold
    that, for else somebody's work would be lost. Raises UnwritableError.
    """
    data = _bytes(product)
    try:
        # Asked before links are followed: where `/dev/stdout` is a pipe, it leads to what is no path.
        if instead_of is None and file.exists() and not file.is_file():
            file.write_bytes(data)
            return
        target = _target(file, instead_of)
        if target.exists():
            # A rename asks the folder only; a file that is not to be written has to be asked itself.
            target.open("ab").close()
        # Beside the target, since only within one file system is a rename all or nothing. Not by the number of this
        # process: in containers many have the same, and one that was killed may have left a file of that name.
        draft = target.with_name(f".sopkit-{os.urandom(8).hex()}.tmp")
        try:
            with draft.open("xb") as stream:
                stream.write(data)
            if target.exists():
                _take_on(draft, target)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableError(file, error) from error


def _target(file: Path, instead_of: bytes | None) -> Path:
    """Find what is to be written: what a link leads to, if it still holds what it should."""
    target = Path(os.path.realpath(file))
    if target.is_symlink():
        # A link that leads in a circle; a rename would put the file in its place.
        raise OSError(ELOOP, os.strerror(ELOOP))
    if instead_of is not None and not (target.is_file() and target.read_bytes() == instead_of):
        raise OvertakenError
    return target


def _take_on(draft: Path, target: Path) -> None:
    """Give a draft the owner, where that is allowed, and the mode of what it is to replace."""
    if sys.platform != "win32":
        seen = target.stat()
        with suppress(PermissionError):
            os.chown(draft, seen.st_uid, seen.st_gid)
    shutil.copymode(target, draft)
