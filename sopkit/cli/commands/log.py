"""`sopkit log`: tells the history of an SOP in changes, not in lines."""

from pathlib import Path
from typing import Annotated

from sopkit.cli.options import Lang, Output, format_option
from sopkit.cli.output import say
from sopkit.cli.parameters import Argument, Context, Option, UsageError
from sopkit.cli.session import Session
from sopkit.i18n import N_, _

HELP = N_("""Tell the history of an SOP in changes, not in lines.

For each commit, the newest first: when, who, why, what it has changed by its meaning, and the total time before and
after. Renames are followed. Versions that are no SOP are named and passed over.""")

EXAMPLES = (
    "sopkit log 001-surat.yaml",
    "sopkit log 001-surat.yaml -n 5",
    "sopkit log 001-surat.yaml -f markdown -o riwayat.md",
)

FORMS = ("text", "json", "markdown")
"""The formats; a test compares them with those of `sopkit.report.changes.history`."""


def _at_least_one(ctx: Context, value: int | None) -> int | None:
    if value is not None and value < 1:
        message = _("`--max-count` is a number of commits from 1, not {value}", value=value)
        raise UsageError(message, ctx)
    return value


def run(
    ctx: Context,
    path: Annotated[
        str,
        Argument(metavar=N_("PATH"), help=N_("The file of an SOP in git; it may be gone."), show_default=False),
    ],
    *,
    most: Annotated[
        int | None,
        Option(
            "--max-count",
            "-n",
            metavar=N_("NUMBER"),
            help=N_("The most commits that are shown."),
            callback=_at_least_one,
            show_default=False,
        ),
    ] = None,
    form: Annotated[str, format_option(FORMS)] = "text",
    output: Output = None,
    lang: Lang = None,
) -> int:
    """Tell the history of one file."""
    from sopkit.cli.past import history_of
    from sopkit.cli.versions import UnknownVersionError
    from sopkit.cli.weighing import weights_set
    from sopkit.report.changes.history import FORMATS
    from sopkit.report.changes.history_text import lines
    from sopkit.repository import RepositoryError

    session = Session(ctx, lang, [path])
    weights = weights_set(session)
    if weights is None:
        return session.status
    try:
        history = history_of(Path(path), weights, most)
    except UnknownVersionError as error:
        session.fail(error.name, error.reason)
    except RepositoryError as error:
        session.fail("git", error.message)
    else:
        if form != "text" or output is not None:
            session.deliver(FORMATS[form](history, session.language), output)
        else:
            say(*lines(history, session.language))
    return session.status
