"""`sopkit workload`: says how many people the work of SOPs needs in a year."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sopkit.cli.inputs import why
from sopkit.cli.options import Lang, Output, Paths, StdinName, format_option
from sopkit.cli.output import say_aside
from sopkit.cli.parameters import Context, Option, UsageError
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.cli.tables import print_tables
from sopkit.cli.working import calendar_asked, year_asked
from sopkit.i18n import N_, _, n_
from sopkit.report.lines import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopkit.model import Sop
    from sopkit.times import Calendar
    from sopkit.workload import Bound, Procedure, TableFault, Workload

HELP = N_("""Reckon how many people the work of SOPs needs in a year (analisis beban kerja).

A table says how often each SOP is done in a year: a CSV file with columns `sop` and `volume`, or a YAML file with lines
such as `"001": 120`. The minutes of each position are divided by the effective working time of one person. People on
hand are those of `staff` in SOPs and settings. What has no minutes is left out and named.""")

EXAMPLES = (
    "sopkit workload sop/ --volumes volumes.csv",
    "sopkit workload sop/ --volumes volumes.yaml --workday 5h --year 72000",
    "sopkit workload sop/ --volumes volumes.csv -f xlsx -o beban-kerja.xlsx",
)

FORMS = ("text", "csv", "json", "xlsx")
MOST_FAULTS = 20
"""Faults of a table of volumes that are told one by one."""


def run(
    ctx: Context,
    paths: Paths,
    *,
    volumes: Annotated[
        str | None,
        Option(
            "--volumes",
            metavar=N_("FILE"),
            help=N_("Table of how often SOPs are done in a year, as CSV or YAML; it must be given."),
            show_default=False,
        ),
    ] = None,
    workday: Annotated[
        str | None,
        Option(
            "--workday",
            metavar=N_("HOURS"),
            help=N_("Effective work in a day, such as 5h; without it, times in days are left out."),
            show_default=False,
        ),
    ] = None,
    year: Annotated[
        str | None,
        Option(
            "--year",
            metavar=N_("MINUTES"),
            help=N_("Effective minutes of one person in a year; 75000 unless settings say otherwise."),
            show_default=False,
        ),
    ] = None,
    form: Annotated[str, format_option(FORMS)] = "text",
    output: Output = None,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> int:
    """Reckon the workload of all SOPs that load; a table of volumes with a fault is not reckoned with."""
    session = Session(ctx, lang, [stdin_filename or "", *paths])
    calendar, work_year = calendar_asked(workday, session, ctx), year_asked(year, session, ctx)
    if volumes is None:
        message = _("`--volumes` is missing: a table of how often SOPs are done in a year")
        raise UsageError(session.text(message), ctx)
    if form == "xlsx" and output is None:
        raise UsageError(session.text(_("`-f xlsx` needs a file: `-o beban-kerja.xlsx`")), ctx)
    inputs = session.inputs(paths, stdin_filename)
    loaded: list[tuple[str, Sop]] = []
    for source in watched(inputs, session.language, len(inputs)):
        sop = session.load(source)
        if sop is not None:
            loaded.append((source.name, sop))
    if not loaded:
        return session.status
    bound = _bound(volumes, [sop for _name, sop in loaded], session)
    if bound is None:
        return session.status

    from sopkit.workload import reckon

    procedures = [
        _procedure(name, sop, calendar, counts=index in bound.volumes)
        for index, (name, sop) in enumerate(watched(loaded, session.language, len(loaded)))
    ]
    positions = session.settings.positions if session.settings else {}
    workload = reckon(procedures, bound.volumes, work_year, calendar, positions, bound.notes)
    _deliver(workload, form, output, session)
    return session.status


def _bound(file: str, sops: "Sequence[Sop]", session: Session) -> "Bound | None":
    """Read the table of volumes and find the SOPs that it names; None where something is wrong, which is told."""
    from sopkit.workload import bind, read_volumes
    from sopkit.workload.volumes import MOST_BYTES

    name = Path(file).as_posix() if file else file
    try:
        with Path(file).open("rb") as stream:
            table = read_volumes(stream.read(MOST_BYTES + 1), name)
    except OSError as error:
        session.fail(name, why(error))
        return None
    if table.faults:
        _tell(name, table.faults, session)
        return None
    bound = bind(table.rows, sops)
    if bound.faults:
        _tell(name, bound.faults, session)
        return None
    return bound


def _tell(name: str, faults: "Sequence[TableFault]", session: Session) -> None:
    for fault in faults[:MOST_FAULTS]:
        session.fail(name if fault.line is None else f"{name}:{fault.line}", fault.message)
    more = len(faults) - MOST_FAULTS
    if more > 0:
        session.fail(name, n_("{n} more fault of this kind", "{n} more faults of this kind", n=more))


def _procedure(name: str, sop: "Sop", calendar: "Calendar | None", *, counts: bool) -> "Procedure":
    """Find out what the steps of an SOP take, and if it counts, how often each of them is done."""
    from sopkit.flow import build_flow
    from sopkit.times import analyse, measure
    from sopkit.workload import Procedure

    flow = build_flow(sop)
    if not counts:
        return Procedure(name, sop, measure(sop, flow, calendar), None)
    # Nothing is asked of simulated cases, so one of them will do.
    analysis = analyse(sop, flow, calendar, runs=1)
    if flow.shadowed:
        return Procedure(name, sop, analysis.times, None, _("two steps have the same id"))
    visits = analysis.expected.visits if analysis.expected else None
    why = next((gap.why for gap in analysis.gaps if gap.what == "expected"), None)
    return Procedure(name, sop, analysis.times, visits, why)


def _deliver(workload: "Workload", form: str, output: str | None, session: Session) -> None:
    """Write the report; beside a table for a spreadsheet goes what it can't hold."""
    if form == "text":
        from sopkit.report.workload_text import show

        print_tables(lambda console: show(workload, session.language, console), output, session)
    elif form == "json":
        from sopkit.report.workload_json import as_text

        session.deliver(as_text(workload, session.language), output)
    elif form == "csv":
        from sopkit.report.workload_csv import as_csv, beside

        if session.deliver(as_csv(workload, session.language), output):
            say_aside(*((Piece(line),) for line in beside(workload, session.language)))
    else:
        from sopkit.report.workload_xlsx import as_xlsx

        session.deliver(as_xlsx(workload, session.language), output)
