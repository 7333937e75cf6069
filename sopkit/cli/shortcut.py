"""The short way to a command, past typer, for the plain command lines that editors, git and most people write.

Plain is what reads one way only: known options, each with its value in the next word or behind `=`, flags, and words.
Everything else is typer's, help and mistakes above all. Both read the same declarations, and a test compares them.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from types import UnionType
from typing import Any, NamedTuple

from sopkit.cli.commands import COMMANDS
from sopkit.cli.ending import guarded
from sopkit.cli.parameters import Argument, Context, Parameter, UsageError

TEXT, TEXTS, FLAG = str, list[str], bool
"""The kinds of value that are read here."""


class Taken(NamedTuple):
    """A parameter of a command's function: its name, the kind of its value, and what stands for it."""

    name: str
    kind: Any
    parameter: Parameter


class Call(NamedTuple):
    """What a plain command line means."""

    function: Callable[..., int]
    context: Context
    given: dict[str, Any]


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit status."""
    return guarded(arguments, lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    call = plain_call(arguments)
    if call is not None:
        return int(call.function(call.context, **call.given) or 0)
    from sopkit.cli.app import run_typer

    return run_typer(arguments)


def plain_call(arguments: Sequence[str]) -> Call | None:
    """Read a plain command line; None where typer has to look at it."""
    if not arguments or arguments[0] not in COMMANDS:
        return None
    function = import_module(f"sopkit.cli.commands.{arguments[0]}").run
    taken = list(taken_by(function))
    if any(one.kind not in {TEXT, TEXTS, FLAG} for one in taken):
        return None
    given = _given(arguments[1:], taken)
    if given is None or not given.keys() >= _required(function):
        return None
    context = Context(f"sopkit {arguments[0]}")
    try:
        for one in taken:
            if one.name in given and one.parameter.callback is not None:
                given[one.name] = one.parameter.callback(context, given[one.name])
    except UsageError:
        return None
    return Call(function, context, given)


def taken_by(function: Callable[..., int]) -> Iterator[Taken]:
    """Give what a command's function takes beside the context."""
    for name, annotation in function.__annotations__.items():
        if hasattr(annotation, "__metadata__"):
            kind = annotation.__origin__
            if isinstance(kind, UnionType):  # with None, for what is not given
                kind = kind.__args__[0]
            yield Taken(name, kind, annotation.__metadata__[0])


def _required(function: Any) -> set[str]:
    code = function.__code__
    optional = len(function.__defaults__ or ())
    return {*code.co_varnames[1 : code.co_argcount - optional]}


def _given(words: Sequence[str], taken: Sequence[Taken]) -> dict[str, Any] | None:
    """Sort words into values by the names of parameters; None where that takes more than a look at each."""
    options = dict(_options(taken))
    given: dict[str, Any] = {}
    rest: list[str] = []
    coming = iter(words)
    for word in coming:
        if word == "--":
            rest += coming
        elif word == "-" or not word.startswith("-"):
            rest.append(word)
        else:
            option, equals, value = word.partition("=")
            if option not in options or (equals and not option.startswith("--")):
                return None
            one, stands_for = options[option]
            if one.kind is FLAG:
                if equals:
                    return None
                given[one.name] = stands_for
                continue
            if not equals:
                value = next(coming, "--")
                if value.startswith("-") and value != "-":
                    return None
            if one.kind == TEXTS:
                given.setdefault(one.name, []).append(value)
            else:
                given[one.name] = value
    return given if _placed(rest, taken, given) else None


def _options(taken: Sequence[Taken]) -> Iterator[tuple[str, tuple[Taken, bool]]]:
    """Give each option by its names; of a flag also what a name stands for."""
    for one in taken:
        for names in one.parameter.names:
            for name, stands_for in zip(names.split("/"), (True, False), strict=False):
                yield name, (one, stands_for)


def _placed(words: list[str], taken: Sequence[Taken], given: dict[str, Any]) -> bool:
    """Give words to arguments by their places; tell whether each word has found one."""
    for one in taken:
        if isinstance(one.parameter, Argument) and words:
            count = len(words) if one.kind == TEXTS else 1
            given[one.name] = words[:count] if one.kind == TEXTS else words[0]
            words = words[count:]
    return not words
