"""What a command takes on its command line, said without typer: importing that costs as much as linting an SOP.

A command is a function whose first parameter is the `Context`, and whose other parameters are annotated with an
`Argument` or an `Option`. `sopkit.cli.app` makes typer's of these; `sopkit.cli.shortcut` reads them by itself.
"""

from collections.abc import Callable
from typing import Any

from sopkit.i18n import Message


class Context:
    """How a command was called."""

    def __init__(self, command: str, asked: str | None = None) -> None:
        self.command = command
        """Such as `sopkit lint`."""
        self.asked = asked
        """The language that was asked for before the name of the command."""


class UsageError(Exception):
    """What is wrong with a command line: a sentence, or a message if the reader's language is not known yet."""

    def __init__(self, message: Message | str, context: Context) -> None:
        super().__init__(message)
        self.message, self.context = message, context


Callback = Callable[[Context, Any], Any]
"""Looks at a value, the usual one included, and gives the one that counts. Raises UsageError."""


class Parameter:
    """What an argument and an option have in common; texts are marked for the catalogue, not translated."""

    def __init__(
        self,
        *names: str,
        help: str,  # noqa: A002 - as typer calls it
        metavar: str | None = None,
        callback: Callback | None = None,
        show_default: bool = True,
    ) -> None:
        self.names, self.help, self.metavar = names, help, metavar
        self.callback, self.show_default = callback, show_default


class Argument(Parameter):
    """A word that is known by its place, or all that follow."""


class Option(Parameter):
    """A value with a name before it, or a flag: `--yes`, or `--yes/--no` with its contrary."""
