"""`sopkit times`: says how long SOPs take, by their own standard times."""

from typing import TYPE_CHECKING, Annotated

from sopkit.cli.options import Lang, Output, Paths, StdinName, format_option, one_of, words
from sopkit.cli.parameters import Context, Option
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.i18n import N_

if TYPE_CHECKING:
    from sopkit.report.times.library import Timed

HELP = N_("""Say how long SOPs take.

Of one SOP: the time of each step and of each executor, the total, the shortest, the longest and the expected way, what
loops cost, how long slow cases take, and whether the service promise is kept. Of a folder or several files: one table.
What can't be computed is named, with the reason. With --workday, days become hours.""")

EXAMPLES = (
    "sopkit times 001-surat.yaml",
    "sopkit times 001-surat.yaml --workday 7.5h",
    "sopkit times 001-surat.yaml -f html -o waktu.html",
    'sopkit times 001-surat.yaml --set periksa.time="30 menit" --set 9.by=staf',
    "sopkit times 001-surat.yaml --set tidak-periksa.chance=5%",
    "sopkit times sop/ --sort total --reverse",
    "sopkit times sop/ -f csv -o waktu.csv",
)

FORMS = ("text", "json", "csv", "html")
"""The formats; a test compares them with those of `sopkit.report.times`."""
SORTS = ("number", "title", "total", "expected", "longest", "promise", "steps")
"""By what SOPs are sorted; a test compares them with those of `sopkit.report.times.library`."""
MOST_RUNS = 1_000_000
MOST_SEED = 2**32 - 1


def run(
    ctx: Context,
    paths: Paths,
    *,
    form: Annotated[str, format_option(FORMS)] = "text",
    output: Output = None,
    workday: Annotated[
        str | None,
        Option(
            "--workday",
            metavar=N_("HOURS"),
            help=N_("Length of a working day, such as 7.5h; gives the total as one figure as well."),
            show_default=False,
        ),
    ] = None,
    sort: Annotated[
        str | None,
        Option(
            "--sort",
            metavar=words(SORTS),
            help=N_("By what several SOPs are sorted; by file unless told otherwise."),
            callback=one_of("--sort", SORTS),
            show_default=False,
        ),
    ] = None,
    reverse: Annotated[bool, Option("--reverse", help=N_("Sort the other way round."))] = False,
    runs: Annotated[
        str | None,
        Option(
            "--runs",
            metavar=N_("NUMBER"),
            help=N_("How many cases are simulated; 10,000 unless told otherwise."),
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        str | None,
        Option(
            "--seed",
            metavar=N_("NUMBER"),
            help=N_("From what number chance is drawn: the same number gives the same cases."),
            show_default=False,
        ),
    ] = None,
    set_: Annotated[
        list[str] | None,
        Option(
            "--set",
            metavar=N_("STEP.FIELD=VALUE"),
            help=N_(
                "Show the times of one SOP before and after a change: STEP.time, STEP.by or EXIT-STEP.chance, such as "
                "tidak-periksa.chance=5%. May be given several times; the file stays as it is."
            ),
            show_default=False,
        ),
    ] = None,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> int:
    """Analyse each SOP that is found; one that stands alone is shown in full, others as one table."""
    from sopkit.cli.timing import (
        Job,
        analysed,
        deliver_library,
        deliver_one,
        is_library,
        whole_number,
    )
    from sopkit.cli.whatif import compared, deliver
    from sopkit.cli.working import calendar_asked
    from sopkit.report.times.library import Library, arranged
    from sopkit.times.analysis import RUNS, SEED

    session = Session(ctx, lang, [stdin_filename or "", *paths])
    job = Job(
        calendar=calendar_asked(workday, session, ctx),
        runs=whole_number("--runs", runs, RUNS, (1, MOST_RUNS), session, ctx),
        seed=whole_number("--seed", seed, SEED, (0, MOST_SEED), session, ctx),
    )
    inputs = session.inputs(paths, stdin_filename)
    if set_:
        whatif = compared(inputs, set_, job, session, many=is_library(paths, inputs))
        if whatif is not None:
            deliver(whatif, form, output, session)
        return session.status
    timed: list[Timed] = []
    skipped: list[str] = []
    for source in watched(inputs, session.language, len(inputs)):
        one = analysed(source, job, session)
        if one is None:
            skipped.append(source.name)
        else:
            timed.append(one)
    if not is_library(paths, inputs):
        for one in timed:
            deliver_one(one, form, output, session)
    elif timed or (inputs and form != "text"):
        deliver_library(Library(arranged(timed, sort, reverse=reverse), tuple(skipped)), form, output, session)
    return session.status
