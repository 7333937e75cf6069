"""A progress bar, for work that takes more than a second while a person looks on. Knows nothing of the work."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sopkit.cli.streams import is_terminal
from sopkit.i18n import _

_T = TypeVar("_T")

PATIENCE = 1.0
"""Seconds without a bar; most work is done by then."""


def watched(items: Iterable[_T], language: str, total: int) -> Iterator[_T]:
    """Give items one by one; a bar on standard error shows how many of all are done, where that is a terminal."""
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
    if done < total:
        from rich.console import Console
        from rich.progress import Progress

        # Lines that are said meanwhile go above the bar; but what leaves the terminal stays what it is.
        bar = Progress(console=Console(stderr=True), transient=True, redirect_stdout=is_terminal(sys.stdout))
        with bar:
            yield from bar.track(waiting, total, completed=done, description=_("Working").text(language))
