"""How many texts are worked on at once. Knows no work."""

import os
from typing import Annotated

from sopkit.cli.parameters import Context, Option, UsageError
from sopkit.cli.session import Session
from sopkit.i18n import N_, _

MOST = 61
"""More processes, Windows can't wait for."""

Jobs = Annotated[
    str | None,
    Option(
        "--jobs",
        "-j",
        metavar=N_("NUMBER"),
        help=N_("How many SOPs are worked on at once; unless told otherwise, one for each processor where that pays."),
        show_default=False,
    ),
]


def jobs_asked(text: str | None, session: Session, ctx: Context) -> int | None:
    """Read the number behind `--jobs`; None leaves it to the work."""
    if text is None:
        return None
    if text in {"auto", "0"}:
        return processors()
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        message = _("`-j` is a whole number from 1, or `auto`, not `{value}`", value=text)
        raise UsageError(session.text(message), ctx)
    return int(text[:9])


def processors() -> int:
    """Count the processors that this process may use; not every system can say that."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
