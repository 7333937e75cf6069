"""Days on a command line: the one that a command goes by, and others. Knows no command."""

from datetime import date
from typing import Annotated

from sopkit.cli.parameters import Context, Option, UsageError
from sopkit.cli.session import Session
from sopkit.i18n import N_, _

Today = Annotated[
    str | None,
    Option(
        "--today", metavar=N_("DAY"), help=N_("Take this for the day of today, such as 2026-06-30."), show_default=False
    ),
]


def day_asked(option: str, text: str | None, session: Session, ctx: Context) -> date | None:
    """Read the day behind an option."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = _("`{option}` is a day such as `2026-06-30`, not `{value}`", option=option, value=text)
        raise UsageError(session.text(message), ctx) from error


def today_asked(text: str | None, session: Session, ctx: Context) -> date:
    """Read the day behind `--today`; without one it is the day of the machine."""
    return day_asked("--today", text, session, ctx) or date.today()  # noqa: DTZ011 - the day of whoever asks
