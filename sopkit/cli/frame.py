"""Makes typer speak the reader's language, and like the rest of sopkit. Knows no command.

A few of typer's words come from gettext; those stand in `TYPER_WORDS`. What it writes in plain English is said here
instead. typer has no public types for contexts and formatters, hence `Any`.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from sopkit.cli.ending import see_help
from sopkit.i18n import N_, Message, _, translations

TYPER_WORDS = (N_("Commands"), N_("default: {default}"))
"""What typer asks gettext for; here only so that the catalogue holds it."""

_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<words>.*)\)")


class _Helped:
    """What a command and the group of all commands have in common: their help; the epilog are examples, one a line."""

    epilog: str | None
    params: list[Any]
    more: Message | None = None
    """What follows options and arguments in the usage line."""

    def get_help_option(self, ctx: Any) -> Any:
        """Give the option `--help`."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # stands before a command in the line of classes
        if option is not None:
            option.help = _("Show this message and exit.").text(language_of(ctx))
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the command is called."""
        named = [name if parameter.required else f"[{name}]" for parameter, name in self._arguments()]
        language = language_of(ctx)
        more = [self.more.text(language)] if self.more else []
        usage = _("Usage:").text(language)
        pieces = (_("[OPTIONS]").text(language), *named, *more)
        formatter.write_usage(ctx.command_path, " ".join(pieces), f"{usage} ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what arguments and options mean; typer would add Python's types to arguments."""
        arguments = [(name, parameter.help or "") for parameter, name in self._arguments()]
        options = [
            parameter.get_help_record(ctx)
            for parameter in self.get_params(ctx)  # type: ignore[attr-defined]
            if parameter.param_type_name == "option"
        ]
        for title, rows in ((_("Arguments"), arguments), (_("Options"), options)):
            if rows:
                with formatter.section(title.text(language_of(ctx))):
                    formatter.write_dl(rows)

    def _arguments(self) -> Iterator[tuple[Any, str]]:
        return ((parameter, parameter.metavar) for parameter in self.params if parameter.param_type_name == "argument")

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples as they are, without wrapping them."""
        with formatter.section(_("Examples").text(language_of(ctx))):
            for example in (self.epilog or "").splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


class Command(_Helped, TyperCommand):
    """A command, helped with in the reader's language."""


class Group(_Helped, TyperGroup):
    """The command that holds all commands, helped with in the reader's language."""

    more = _("COMMAND …")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what options mean, and the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is asked for."""
        asked = args[0]
        if asked not in self.commands and not asked.startswith("-"):
            near = get_close_matches(asked.lower(), self.commands, n=1, cutoff=0.7)
            message = (
                _("there is no command `{name}`; did you mean `{near}`?", name=asked, near=near[0])
                if near
                else _("there is no command `{name}`", name=asked)
            )
            ctx.fail(message.text(language_of(ctx)))
        return super().resolve_command(ctx, args)


def language_of(context: Any) -> str:
    """Tell in which language the command line is spoken of: whoever starts the command puts it into the context."""
    return context.obj if isinstance(context.obj, str) else "en"


def translate(command: Any, language: str) -> None:
    """Put the help of a command, its parameters and all commands below it into a language."""
    words = translations(language)
    for holder in (command, *command.params):
        for name in ("help", "metavar"):
            text = getattr(holder, name, None)
            if text:
                setattr(holder, name, words.gettext(text))
    for inner in getattr(command, "commands", {}).values():
        translate(inner, language)


def complaint(error: typer.TyperException, language: str) -> Iterator[str]:
    """Say what is wrong with a command line, one line each: the fault, and where help is found."""
    message = _sentence(error)
    yield error.message if message is None else message.text(language)
    context = getattr(error, "ctx", None)
    if context is not None:
        yield see_help(context.command_path).text(language)


def _sentence(error: Any) -> Message | None:
    """Say typer's errors in our words; by the names of their classes, for typer has no public names for them.

    What is not known here, such as a fault that a command itself tells of, is shown as it is.
    """
    match type(error).__name__:
        case "NoSuchOption" if error.possibilities:
            near = min(error.possibilities)
            message = _("there is no option `{name}`; did you mean `{near}`?", name=error.option_name, near=near)
        case "NoSuchOption":
            message = _("there is no option `{name}`", name=error.option_name)
        case "BadOptionUsage" if "requires" in error.message:
            message = _("`{name}` needs a value", name=error.option_name)
        case "BadOptionUsage":
            message = _("`{name}` takes no value", name=error.option_name)
        case "MissingParameter":
            message = _("`{name}` is missing", name=error.param.metavar or error.param.opts[0])
        case "UsageError" if found := _EXTRA.fullmatch(error.message):
            message = _("the command line holds more than it should: `{words}`", words=found["words"])
        case _other:
            return None
    return message
