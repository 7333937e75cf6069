"""The options that several commands share, each once. Knows no command.

Help texts are marked, not translated: the language is known only when a command line is read.
"""

from collections.abc import Sequence
from typing import Annotated

from sopkit.cli.parameters import Argument, Callback, Context, Option, UsageError
from sopkit.i18n import LANGUAGES, N_, _
from sopkit.spelling import listed


def one_of(option: str, choices: Sequence[str]) -> Callback:
    """Make a check that the value of an option is one of some words."""

    def check(ctx: Context, value: str | None) -> str | None:
        if value is not None and value not in choices:
            message = _(
                "`{value}` is not one of the values of `{option}`: {choices}",
                value=value,
                option=option,
                choices=listed(choices),
            )
            raise UsageError(message, ctx)
        return value

    return check


def words(choices: Sequence[str]) -> str:
    """Write choices as typer's help shows the value of an option."""
    return f"[{'|'.join(choices)}]"


Paths = Annotated[
    list[str],
    Argument(
        metavar=N_("PATH…"),
        help=N_("SOP files, folders that are searched for SOPs, or - for standard input."),
        show_default=False,
    ),
]

Lang = Annotated[
    str | None,
    Option(
        "--lang",
        metavar=words(LANGUAGES),
        help=N_("Language of messages."),
        callback=one_of("--lang", LANGUAGES),
        show_default=False,
    ),
]

Output = Annotated[
    str | None,
    Option(
        "--output",
        "-o",
        metavar=N_("FILE"),
        help=N_("Write to this file instead; - is standard output."),
        show_default=False,
    ),
]

LEVELS = ("error", "warning", "advice")

FailOn = Annotated[
    str,
    Option(
        "--fail-on",
        metavar=words(LEVELS),
        help=N_("The least level of findings that gives exit status 1."),
        callback=one_of("--fail-on", LEVELS),
    ),
]

StdinName = Annotated[
    str | None,
    Option(
        "--stdin-filename",
        metavar=N_("NAME"),
        help=N_("What the text from standard input is called; its folder is where settings are looked for."),
        show_default=False,
    ),
]


NoCache = Annotated[bool, Option("--no-cache", help=N_("Judge everything anew, and keep nothing of it."))]


def format_option(choices: Sequence[str]) -> Option:
    """Make the option `--format` of a command that writes these formats."""
    return Option(
        "--format",
        "-f",
        metavar=words(choices),
        help=N_("What is written."),
        callback=one_of("--format", choices),
    )
