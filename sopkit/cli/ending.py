"""How every run ends: with an exit status, and never with a traceback. Knows no command."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from sopkit.cli.fault import Fault
from sopkit.cli.inputs import why
from sopkit.cli.output import ClosedError, UnwritableError, say_aside
from sopkit.cli.parameters import UsageError
from sopkit.cli.session import FAILED, INTERRUPTED, EndedError, complain, tell_fault, tell_unwritable
from sopkit.cli.streams import prepare_streams
from sopkit.config import find_settings
from sopkit.i18n import LANGUAGES, Message, _, preferred
from sopkit.report.lines import Piece, one_line


def guarded(arguments: Sequence[str], work: Callable[[], int]) -> int:
    """Do what a command line asks for and give its exit status; what goes wrong on the way is told in one line."""
    prepare_streams()
    try:
        status = work()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except EndedError as end:
        status = end.status
    except ClosedError:
        status = FAILED
    except UsageError as error:
        status = refuse(_complaint(error, language_of_line(arguments)))
    except UnwritableError as error:
        tell_unwritable(error, language_of_line(arguments))
        status = FAILED
    except OSError as error:
        # Not a file that was asked for, but the ground under all of them, such as a current folder that is gone.
        ground = "." if isinstance(error, FileNotFoundError) else None
        complain(error.filename or ground, why(error), language_of_line(arguments))
        status = FAILED
    except Exception as error:  # noqa: BLE001 - the last resort
        tell_fault(Fault.of(error), language_of_line(arguments))
        status = FAILED
    return _flushed(status)


def refuse(lines: Iterable[str]) -> int:
    """Say what is wrong with a command line, and give the exit status."""
    for line in lines:
        say_aside((Piece("sopkit: ", "error"), Piece(one_line(line))))
    return FAILED


def _complaint(error: UsageError, language: str) -> Iterator[str]:
    message = error.message
    yield message if isinstance(message, str) else message.text(language)
    yield see_help(error.context.command).text(language)


def see_help(command: str) -> Message:
    """Say where the help of a command is found."""
    return _("see `{command} --help`", command=command)


def language_of_line(arguments: Sequence[str]) -> str:
    """Find the language in which a command line itself is spoken of: asked for, or set here."""
    return preferred(language_asked(arguments), _language_set(), os.environ)


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
    """Find the language of the settings here; what is wrong with them is told when a command wants them."""
    with suppress(Exception):
        if file := find_settings(Path()):
            from sopkit.config.settings import read_settings

            return read_settings(file).settings.language
    return None


def _flushed(status: int) -> int:
    """Write what is left in standard output; where nobody reads it, let Python find nothing left to complain of."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        sys.stdout = None  # as Python itself has it where there is no output
        return FAILED
    return status
