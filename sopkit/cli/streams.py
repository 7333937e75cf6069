"""What the streams of a run are. Loads next to nothing."""

import os
import sys
from typing import TextIO

COLUMNS = 100
"""Of what goes to a file or a pipe."""


def prepare_streams() -> None:
    """Let no character of a text end the program: one that a stream can't show is replaced."""
    for stream in (sys.stdout, sys.stderr):
        # Whoever starts sopkit may have put something else in place of the streams, or nothing.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person is looking at the stream as it comes."""
    return stream is not None and stream.isatty()


def columns_of(stream: TextIO | None) -> int:
    """Give how many columns a line should keep to: those of a terminal; elsewhere the same everywhere."""
    if not is_terminal(stream):
        return COLUMNS
    from shutil import get_terminal_size

    return get_terminal_size((COLUMNS, 24)).columns


def in_colour(stream: TextIO | None) -> bool:
    """Tell whether a stream wants colours: a terminal that can show them, or any where FORCE_COLOR is set.

    NO_COLOR forbids them, even then (no-color.org); FORCE_COLOR asks for them unless it is 0 (force-color.org).
    """
    if stream is None or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    wanted = is_terminal(stream) and os.environ.get("TERM") != "dumb"
    # The old console of Windows shows the codes instead; the newer terminals there say who they are.
    return wanted and (os.name != "nt" or bool({"WT_SESSION", "TERM_PROGRAM"} & os.environ.keys()))
