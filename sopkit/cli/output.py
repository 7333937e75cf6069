"""Where output goes: the terminal, standard output, files that are written whole or not at all. Knows no SOP.

People's text keeps the encoding of its stream, and signs that it lacks become `?`; what machines read is UTF-8 with
plain line ends everywhere.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from sopkit.report.lines import Line, plain

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


def prepare_streams() -> None:
    """Let no character of a text end the program: one that a stream can't show is replaced."""
    for stream in (sys.stdout, sys.stderr):
        # Whoever starts sopkit may have put something else in place of the streams, or nothing.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person is looking at the stream as it comes."""
    return stream is not None and stream.isatty()


def in_colour(stream: TextIO | None) -> bool:
    """Tell whether a stream wants colours: a terminal that can show them, where NO_COLOR is not set."""
    wanted = is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    # The old console of Windows shows the codes instead; the newer terminals there say who they are.
    return wanted and (os.name != "nt" or bool({"WT_SESSION", "TERM_PROGRAM"} & os.environ.keys()))


def say(*lines: Line) -> None:
    """Print lines for people to standard output."""
    _print(sys.stdout, lines)


def say_aside(*lines: Line) -> None:
    """Print lines for people to standard error: what is not the product that was asked for."""
    # Where that can't be written to either, there is nobody left to tell.
    with suppress(ClosedError, UnwritableError):
        _print(sys.stderr, lines)


def _print(stream: TextIO | None, lines: Iterable[Line]) -> None:
    if stream is None:
        return
    show = _coloured if in_colour(stream) else plain
    try:
        for line in lines:
            stream.write(f"{show(line)}\n")
        stream.flush()
    except OSError as error:
        raise _lost(error) from error


def _coloured(line: Line) -> str:
    return "".join(
        f"\x1b[{_COLOURS[piece.kind]}m{piece.text}\x1b[0m" if piece.kind in _COLOURS else piece.text for piece in line
    )


def emit(product: str | bytes) -> None:
    """Write what is made for machines to standard output, byte for byte."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(_bytes(product))
        sys.stdout.buffer.flush()
    except OSError as error:
        raise _lost(error) from error


def _bytes(product: str | bytes) -> bytes:
    # A lone surrogate stands for a byte of a file name that is no text; in JSON this is its escape.
    return product.encode("utf-8", "backslashreplace") if isinstance(product, str) else product


def _lost(error: OSError) -> Exception:
    # Windows says EINVAL of a closed pipe.
    closed = isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == 22)
    return ClosedError() if closed else UnwritableError(None, error)


def write_file(file: Path, product: str | bytes) -> None:
    """Write a product, text as UTF-8: whole, or not at all and the file is as it was.

    A link is followed; what is no file, such as a pipe, is written to directly. Raises UnwritableError.
    """
    data = _bytes(product)
    try:
        target = file.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        # Beside the target, since only within one file system is a rename all or nothing.
        draft = target.with_name(f".sopkit-{os.getpid()}.tmp")
        try:
            with draft.open("xb") as stream:
                stream.write(data)
            if target.exists():
                shutil.copymode(target, draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableError(file, error) from error
