"""A progress bar, for work that takes more than a second while a person looks on. Knows nothing of the work."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

from sopkit.cli.output import is_terminal
from sopkit.i18n import _

_T = TypeVar("_T")

PATIENCE = 1.0
"""Seconds without a bar; most work is done by then."""


def watched(items: Sequence[_T], language: str) -> Iterator[_T]:
    """Give items one by one; a bar on standard error shows how many are done, where that is a terminal."""
    if not is_terminal(sys.stderr):
        yield from items
        return
    waiting = iter(items)
    begun = time.monotonic()
    done = 0
    for item in waiting:
        yield item
        done += 1
        if time.monotonic() - begun > PATIENCE:
            break
    if done < len(items):
        from rich.console import Console
        from rich.progress import track

        console = Console(stderr=True)
        label = _("Working").text(language)
        yield from track(waiting, label, total=len(items), completed=done, console=console, transient=True)
