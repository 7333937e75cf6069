"""Tables for people: on the terminal as wide as it is, in a file or a pipe the same everywhere. Knows no report."""

import sys
from io import StringIO
from typing import TYPE_CHECKING

from sopkit.cli.output import say
from sopkit.cli.streams import in_colour, is_terminal
from sopkit.report.lines import Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from sopkit.cli.session import Session

WIDTH = 100
"""Columns of a table that goes to a file or a pipe."""


def drawn(show: "Callable[[Console], None]", *, to_terminal: bool, width: int = WIDTH) -> str:
    """Draw tables for standard output or for a file, and give them as text."""
    from rich.console import Console

    stream = sys.stdout if to_terminal else StringIO()
    console = Console(
        file=stream,
        width=None if is_terminal(stream) else width,
        force_terminal=to_terminal and in_colour(stream),
        legacy_windows=False,
    )
    # Captured, not printed: what becomes of a pipe that nobody reads is decided in one place.
    with console.capture() as captured:
        show(console)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def print_tables(show: "Callable[[Console], None]", output: str | None, session: "Session") -> None:
    """Print tables to the terminal, or write them to a file."""
    if output is None:
        say((Piece(drawn(show, to_terminal=True)),))
    else:
        session.deliver(f"{drawn(show, to_terminal=False)}\n", output)
