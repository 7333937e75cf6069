"""What commands declare, as typer reads it."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from sopkit.cli.parameters import Argument, Callback, Context, Parameter


def for_typer(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command's function the parameters that typer reads."""

    def called(ctx: typer.Context, **given: Any) -> int:
        return function(_context(ctx), **given)

    signature = inspect.signature(function)
    own, *others = signature.parameters.values()
    parameters = [
        own.replace(annotation=typer.Context, name="ctx"),
        *(one.replace(annotation=annotation_for_typer(one.annotation), kind=one.KEYWORD_ONLY) for one in others),
    ]
    called.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {one.name: one.annotation for one in parameters}
    return called


def _context(ctx: Any) -> Context:
    return Context(ctx.command_path, ctx.parent.params.get("_lang") if ctx.parent else None)


def annotation_for_typer(annotation: Any) -> Any:
    """Give what typer reads in place of an annotation with an argument or an option of ours."""
    ours = next(iter(getattr(annotation, "__metadata__", ())), None)
    if not isinstance(ours, Parameter):
        return annotation
    make: Any = typer.Argument if isinstance(ours, Argument) else typer.Option
    theirs = make(
        *ours.names,
        help=ours.help,
        metavar=ours.metavar,
        callback=ours.callback and _callback(ours.callback),
        show_default=ours.show_default,
    )
    return Annotated[annotation.__origin__, theirs]


def _callback(ours: Callback) -> Callable[..., Any]:
    def called(ctx: typer.Context, value: Any) -> Any:
        return ours(_context(ctx), value)

    return called
