"""`sopkit diff`: says what has changed between two versions of SOPs, by what they mean."""

from typing import Annotated

from sopkit.cli.days import Today, today_asked
from sopkit.cli.options import Lang, Output, format_option, one_of, words
from sopkit.cli.output import say
from sopkit.cli.parameters import Argument, Context, Option
from sopkit.cli.session import FAILED, Session
from sopkit.cli.streams import is_terminal
from sopkit.i18n import N_

HELP = N_("""Show what has changed between two versions of SOPs, by what they mean.

Two files or folders are compared with each other; REVISION:path is a file in git. Otherwise the first words are
revisions and the others are paths: without a revision the work tree is compared with HEAD, with one revision with that
one, with two these with each other. Exit status: 0 no difference, 1 differences, 2 something could not be compared.""")

EXAMPLES = (
    "sopkit diff",
    "sopkit diff HEAD~3 sop/001-surat.yaml",
    "sopkit diff main usulan -f markdown -o komentar.md",
    "sopkit diff lama.yaml baru.yaml -f html -o perubahan.html",
)

FORMS = ("text", "json", "markdown", "html")
"""The formats; a test compares them with those of `sopkit.report.changes`."""
WEIGHTS = ("editorial", "substantive", "approval")
"""How much changes matter, the least first; a test compares them with those of `sopkit.diff`."""


def run(
    ctx: Context,
    versions: Annotated[
        list[str] | None,
        Argument(
            metavar=N_("VERSION…"),
            help=N_("Two files or folders, or revisions of git and then paths."),
            show_default=False,
        ),
    ] = None,
    *,
    form: Annotated[str, format_option(FORMS)] = "text",
    output: Output = None,
    fail_on: Annotated[
        str,
        Option(
            "--fail-on",
            metavar=words(WEIGHTS),
            help=N_("The least weight of changes that gives exit status 1."),
            callback=one_of("--fail-on", WEIGHTS),
        ),
    ] = "editorial",
    today: Today = None,
    lang: Lang = None,
) -> int:
    """Compare every pair that is meant."""
    from sopkit.cli.reviewing import reviewed
    from sopkit.report.changes import FORMATS
    from sopkit.report.changes.text import lines

    asked = versions or []
    session = Session(ctx, lang, [word for word in asked if ":" not in word][-1:])
    items = reviewed(asked, session, today_asked(today, session, ctx))
    for item in items:
        if item.weight is not None and WEIGHTS.index(item.weight) >= WEIGHTS.index(fail_on):
            session.found()
    if session.status == FAILED and not items:
        return session.status
    if form != "text" or output is not None:
        from sopkit.cli.changes import drawer

        session.deliver(FORMATS[form](items, session.language, drawer(session.settings)), output)
    elif items:
        import shutil
        import sys

        width = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else 0
        say(*lines(items, session.language, width))
    return session.status
