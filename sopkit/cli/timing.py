"""One run of `sopkit times`: SOPs are analysed and shown. What is found is `sopkit.times`', how it looks `report`'s."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sopkit.cli.inputs import Input
from sopkit.cli.parameters import Context, UsageError
from sopkit.cli.session import Session
from sopkit.cli.tables import print_tables
from sopkit.i18n import _

if TYPE_CHECKING:
    from sopkit.report.times.library import Library, Timed
    from sopkit.times import Calendar


class Job(Struct, frozen=True):
    """How each SOP is analysed."""

    calendar: "Calendar | None"
    runs: int
    seed: int


def whole_number(
    option: str, text: str | None, usual: int, ends: tuple[int, int], session: Session, context: Context
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
        raise UsageError(session.text(message), context)
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
