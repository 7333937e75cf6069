"""`sopkit times`: says how long an SOP takes, by its own standard times."""

import json
import sys
from io import StringIO
from typing import TYPE_CHECKING, Annotated

import typer

from sopkit.cli.options import Lang, Output, StdinName, format_option
from sopkit.cli.output import in_colour, is_terminal, say
from sopkit.cli.session import Session
from sopkit.i18n import N_, _, n_
from sopkit.report.lines import Piece

if TYPE_CHECKING:
    from fractions import Fraction

    from sopkit.times import Times

HELP = N_("""Add up the standard times of an SOP.

Shows the time of each step, the total for each kind of unit and for each executor, and the steps that the total leaves
out because no time can be read there. With --workday, days become hours.""")

EXAMPLES = (
    "sopkit times 001-surat.yaml",
    "sopkit times 001-surat.yaml --workday 7.5h",
    "sopkit times -f json 001-surat.yaml",
)

WIDTH = 100
"""Columns of a table that goes to a file or a pipe: the same everywhere."""


def run(
    ctx: typer.Context,
    path: Annotated[
        str,
        typer.Argument(
            metavar=N_("PATH"),
            help=N_("SOP file, folder that is searched for SOPs, or - for standard input."),
            show_default=False,
        ),
    ],
    form: Annotated[str, format_option(("text", "json"))] = "text",
    output: Output = None,
    workday: Annotated[
        str | None,
        typer.Option(
            "--workday",
            metavar=N_("HOURS"),
            help=N_("Length of a working day, such as 7.5h; gives the total as one figure as well."),
            show_default=False,
        ),
    ] = None,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> int:
    """Measure each SOP that is found; JSON holds one."""
    from sopkit.flow import build_flow
    from sopkit.report.times import as_json
    from sopkit.times import measure

    session = Session(ctx, lang, [stdin_filename or "", path])
    day = _workday(workday, session, ctx)
    measured: list[Times] = []
    inputs = session.inputs([path], stdin_filename)
    if form == "json" and len(inputs) > 1:
        session.fail(path, n_("{n} SOP is found, JSON holds one", "{n} SOPs are found, JSON holds one", n=len(inputs)))
        return session.status
    for source in inputs:
        sop = session.load(source)
        if sop is not None:
            measured.append(measure(sop, build_flow(sop), day))
    if form == "json":
        for times in measured:
            data = as_json(times, session.language)
            session.deliver(f"{json.dumps(data, ensure_ascii=False, indent=1)}\n", output)
    elif measured:
        if output is None:
            say((Piece(_tables(measured, session.language, to_terminal=True)),))
        else:
            session.deliver(f"{_tables(measured, session.language, to_terminal=False)}\n", output)
    return session.status


def _workday(text: str | None, session: Session, ctx: typer.Context) -> "Fraction | None":
    from sopkit.times import read_workday

    if text is None:
        return None
    workday = read_workday(text)
    if workday is None:
        message = _("`{value}` is no length of a working day; write `--workday 7.5h`", value=text)
        raise typer.BadParameter(session.text(message), ctx)
    return workday


def _tables(measured: "list[Times]", language: str, *, to_terminal: bool) -> str:
    """Write the tables of all SOPs, below each other, for the terminal or for a file."""
    from rich.console import Console

    from sopkit.report.times import as_table

    stream = sys.stdout if to_terminal else StringIO()
    console = Console(
        file=stream,
        width=None if is_terminal(stream) else WIDTH,
        force_terminal=in_colour(stream),
        legacy_windows=False,
    )
    # Captured, not printed: what becomes of a pipe that nobody reads is decided in one place.
    with console.capture() as captured:
        for number, times in enumerate(measured):
            if number:
                console.print()
            as_table(times, language, console)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())
