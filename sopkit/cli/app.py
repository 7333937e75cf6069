"""The list of commands, and how a command line becomes one of them. A new command is a file and a line here."""

import gettext
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from sopkit import __version__
from sopkit.cli.fault import Fault
from sopkit.cli.frame import Command, Group, complaint, translate
from sopkit.cli.inputs import why
from sopkit.cli.options import Lang
from sopkit.cli.output import ClosedError, UnwritableError, prepare_streams, say, say_aside
from sopkit.cli.session import FAILED, INTERRUPTED, complain, tell_fault, tell_unwritable
from sopkit.config import find_settings
from sopkit.i18n import DOMAIN, LANGUAGES, LOCALE, N_, preferred
from sopkit.report.lines import Piece, one_line

COMMANDS = (
    "validate",
    "lint",
    "fmt",
    "times",
    "workload",
    "render",
    "diff",
    "log",
    "merge",
    "git",
    "submit",
    "endorse",
    "approve",
    "publish",
    "amend",
    "revise",
    "revoke",
    "verify",
    "status",
    "schema",
    "explain",
)

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


def build(language: str, asked: str | None = None) -> Any:
    """Make the command of all commands, with help in a language; of the commands only the one asked for, if known."""
    app = typer.Typer(
        cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False, suggest_commands=False
    )
    app.callback(invoke_without_command=True, help=HELP, epilog="\n".join(EXAMPLES))(_root)
    for name in [asked] if asked else COMMANDS:
        module = import_module(f"sopkit.cli.commands.{name}")
        app.command(name, cls=Command, help=module.HELP, epilog="\n".join(module.EXAMPLES))(module.run)
    command = typer.main.get_command(app)
    translate(command, language)
    return command


def command_asked(arguments: Sequence[str]) -> str | None:
    """Find the command that a command line begins with, so that the others need not be made; None where in doubt."""
    first = next(iter(arguments), "")
    return first if first in COMMANDS else None


def language_asked(arguments: Sequence[str]) -> str | None:
    """Find the language that a command line asks for, before it is read: errors and help are to be in it."""
    asked = None
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        option, _equals, value = argument.partition("=")
        if option == "--lang":
            asked = value or next(iter(arguments[number + 1 :]), asked)
    return asked if asked in LANGUAGES else None


def _language_set() -> str | None:
    """Find the language of the settings here; that they can't be read is told when a command wants them."""
    file = find_settings(Path())
    if file is None:
        return None
    from sopkit.config.settings import read_settings

    with suppress(OSError):
        return read_settings(file).settings.language
    return None


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit status; nothing that it meets ends in a traceback."""
    prepare_streams()
    language = "en"
    try:
        language = preferred(language_asked(arguments), _language_set(), os.environ)
        _speak(language)
        command = build(language, command_asked(arguments))
        status = command.main(list(arguments), prog_name="sopkit", standalone_mode=False, obj=language)
    except typer.TyperException as error:
        for line in complaint(error, language):
            say_aside((Piece("sopkit: ", "error"), Piece(one_line(line))))
        status = FAILED
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except ClosedError:
        status = FAILED
    except UnwritableError as error:
        tell_unwritable(error, language)
        status = FAILED
    except OSError as error:
        # Not a file that was asked for, but the ground under all of them, such as a current folder that is gone.
        complain(error.filename or ".", why(error), language)
        status = FAILED
    except Exception as error:  # noqa: BLE001 - the last resort
        tell_fault(Fault.of(error), language)
        status = FAILED
    return _flushed(int(status or 0))


def _speak(language: str) -> None:
    """Let typer find its words in our catalogue; it asks gettext, and gettext asks the environment."""
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


def _flushed(status: int) -> int:
    """Write what is left in standard output; where nobody reads it, let Python find nothing left to complain of."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        sys.stdout = None  # as Python itself has it where there is no output
        return FAILED
    return status
