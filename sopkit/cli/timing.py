"""One run of `sopkit times`: SOPs are analysed and shown. What is found is `sopkit.times`', how it looks `report`'s."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

import typer

from sopkit.cli.inputs import Input
from sopkit.cli.output import in_colour, is_terminal, say
from sopkit.cli.session import Session
from sopkit.i18n import _
from sopkit.report.lines import Piece

if TYPE_CHECKING:
    from rich.console import Console

    from sopkit.report.times.library import Library, Timed
    from sopkit.times import Calendar

WIDTH = 100
"""Columns of a table that goes to a file or a pipe: the same everywhere."""


@dataclass(frozen=True, slots=True)
class Job:
    """How each SOP is analysed."""

    calendar: "Calendar | None"
    runs: int
    seed: int


def whole_number(
    option: str, text: str | None, usual: int, ends: tuple[int, int], session: Session, context: typer.Context
) -> int:
    """Read the value of an option that is a whole number; without one, take the usual."""
    if text is None:
        return usual
    least, most = ends
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most):
        message = _(
            "`{option}` is a whole number from {least} to {most}, not `{value}`",
            option=option,
            least=least,
            most=most,
            value=text,
        )
        raise typer.BadParameter(session.text(message), context)
    return int(text)


def analysed(source: Input, job: Job, session: Session) -> "Timed | None":
    """Load an SOP and analyse it; None when that can't be done, which is then told."""
    from sopkit.flow import build_flow
    from sopkit.report.times.library import Timed
    from sopkit.times import analyse

    sop = session.load(source)
    if sop is None:
        return None
    try:
        return Timed(source.name, analyse(sop, build_flow(sop), job.calendar, runs=job.runs, seed=job.seed))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other SOPs are analysed
        session.fault(error, source.name)
        return None


def is_library(paths: Sequence[str], inputs: Sequence[Input]) -> bool:
    """Whether several SOPs are meant: a folder, or more than one file. A folder may hold only one today."""
    return len(paths) > 1 or len(inputs) > 1 or any(source.from_folder for source in inputs)


def deliver_one(timed: "Timed", form: str, output: str | None, session: Session) -> None:
    """Show one SOP in full."""
    from sopkit.report.times import FORMATS

    if form in FORMATS:
        session.deliver(FORMATS[form].one(timed, session.language), output)
        return
    from sopkit.report.times.text import one

    print_tables(lambda console: one(timed, session.language, console), output, session)


def deliver_library(library: "Library", form: str, output: str | None, session: Session) -> None:
    """Show several SOPs as one table."""
    from sopkit.report.times import FORMATS

    if form in FORMATS:
        session.deliver(FORMATS[form].library(library, session.language), output)
        return
    from sopkit.report.times import library_text

    print_tables(lambda console: library_text.library(library, session.language, console), output, session)


def print_tables(show: "Callable[[Console], None]", output: str | None, session: Session) -> None:
    """Print tables to the terminal, or write them to a file."""
    from rich.console import Console

    stream = sys.stdout if output is None else StringIO()
    console = Console(
        file=stream,
        width=None if is_terminal(stream) else WIDTH,
        force_terminal=in_colour(stream),
        legacy_windows=False,
    )
    # Captured, not printed: what becomes of a pipe that nobody reads is decided in one place.
    with console.capture() as captured:
        show(console)
    text = "\n".join(line.rstrip() for line in captured.get().splitlines())
    if output is None:
        say((Piece(text),))
    else:
        session.deliver(f"{text}\n", output)
