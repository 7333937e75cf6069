"""The whole way to a command, through typer: help, mistakes, and whatever `sopkit.cli.shortcut` leaves to it."""

import gettext
import os
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from sopkit import __version__
from sopkit.cli.commands import COMMANDS
from sopkit.cli.ending import guarded, language_of_line, refuse
from sopkit.cli.frame import Command, Group, complaint, translate
from sopkit.cli.options import Lang
from sopkit.cli.output import say
from sopkit.cli.session import INTERRUPTED
from sopkit.cli.typed import annotation_for_typer, for_typer
from sopkit.i18n import DOMAIN, LOCALE, N_
from sopkit.report.lines import Piece

HELP = N_("Check, time and draw standard operating procedures (SOP) of Indonesian administration, written in YAML.")

EXAMPLES = (
    "sopkit validate 001-surat.yaml",
    "sopkit times 001-surat.yaml",
    "sopkit render 001-surat.yaml --open",
    "sopkit validate --help",
)


def _show_version(asked: bool) -> None:
    if asked:
        say((Piece(f"sopkit {__version__}"),))
        raise typer.Exit


def _root(
    ctx: typer.Context,
    _lang: Lang = None,
    _version: Annotated[
        bool,
        typer.Option("--version", help=N_("Show the version and exit."), callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Show help where no command is asked for; the options have had their say."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


_root.__annotations__["_lang"] = annotation_for_typer(Lang)


def build(language: str, asked: str | None = None) -> Any:
    """Make the command of all commands, with help in a language; of the commands only the one asked for, if known."""
    app = typer.Typer(
        cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False, suggest_commands=False
    )
    app.callback(invoke_without_command=True, help=HELP, epilog="\n".join(EXAMPLES))(_root)
    for name in [asked] if asked else COMMANDS:
        module = import_module(f"sopkit.cli.commands.{name}")
        app.command(name, cls=Command, help=module.HELP, epilog="\n".join(module.EXAMPLES))(for_typer(module.run))
    command = typer.main.get_command(app)
    translate(command, language)
    return command


def command_asked(arguments: Sequence[str]) -> str | None:
    """Find the command that a command line begins with, so that the others need not be made; None where in doubt."""
    first = next(iter(arguments), "")
    return first if first in COMMANDS else None


def run(arguments: Sequence[str]) -> int:
    """Run a command line by typer and give its exit status; nothing that it meets ends in a traceback."""
    return guarded(arguments, lambda: run_typer(arguments))


def run_typer(arguments: Sequence[str]) -> int:
    """Have typer read a command line and call what it asks for."""
    language = language_of_line(arguments)
    _speak(language)
    try:
        command = build(language, command_asked(arguments))
        status = command.main(list(arguments), prog_name="sopkit", standalone_mode=False, obj=language)
    except typer.TyperException as error:
        return refuse(complaint(error, language))
    except typer.Abort:
        return INTERRUPTED
    return int(status or 0)


def _speak(language: str) -> None:
    """Let typer find its words in our catalogue; it asks gettext, and gettext asks the environment."""
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
