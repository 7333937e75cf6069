"""`sopkit lint`: says whether SOPs keep the eight principles."""

from typing import Annotated

from sopkit.cli.days import Today, today_asked
from sopkit.cli.inputs import STDIN
from sopkit.cli.jobs import Jobs, jobs_asked
from sopkit.cli.lint_options import counted, rules_asked, selected, targets
from sopkit.cli.options import FailOn, Lang, NoCache, Paths, StdinName, one_of, words
from sopkit.cli.parameters import Context, Option
from sopkit.cli.remembered import Question
from sopkit.cli.session import FAILED, EndedError, Session
from sopkit.i18n import N_

HELP = N_("""Check whether SOPs keep the eight principles.

Says what `validate` says, and what the rules of the eight principles find (P1xx to P8xx), each with file, line
and column. In a folder the SOPs are also compared with each other. Exit status: 0 nothing wrong, 1 findings that count,
2 the command could not do its work.""")

EXAMPLES = (
    "sopkit lint 001-surat.yaml",
    "sopkit lint sop/ --select efficiency,P4 --fail-on error",
    "sopkit lint sop/ -f scorecard",
    "sopkit lint sop/ -o sarif=lint.sarif -o junit=lint.xml",
    "sopkit lint sop/ --write-baseline lint-baseline.json",
    "sopkit lint sop/ --fix --diff",
)

FORMS = (
    "text",
    "concise",
    "json",
    "sarif",
    "junit",
    "rdjson",
    "github",
    "gitlab",
    "markdown",
    "scorecard",
    "scorecard-html",
    "statistics",
    "statistics-json",
)
"""The formats of reports; a test compares them with those of `sopkit.report.formats`."""
PRESETS = ("recommended", "strict", "all")


def run(
    ctx: Context,
    paths: Paths,
    *,
    form: Annotated[
        str,
        Option(
            "--format",
            "-f",
            metavar=N_("FORMAT"),
            help=N_(
                "What is written: text, concise, json, sarif, junit, rdjson, github, gitlab, markdown, scorecard, "
                "scorecard-html, statistics, statistics-json."
            ),
            callback=one_of("--format", FORMS),
        ),
    ] = "text",
    output: Annotated[
        list[str] | None,
        Option(
            "--output",
            "-o",
            metavar=N_("[FORMAT=]FILE"),
            help=N_("Write to this file instead; with a format before it, write that as well. May be repeated."),
            show_default=False,
        ),
    ] = None,
    concise: Annotated[bool, Option("--concise", help=N_("One line for each finding."))] = False,
    statistics: Annotated[
        bool, Option("--statistics", help=N_("Count findings by rule, principle and unit instead."))
    ] = False,
    select: Annotated[
        list[str] | None,
        Option(
            "--select",
            metavar=N_("RULES"),
            help=N_("Ask only these rules: codes, their beginnings, names, principles, with commas between them."),
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        Option("--ignore", metavar=N_("RULES"), help=N_("Leave these rules out."), show_default=False),
    ] = None,
    preset: Annotated[
        str | None,
        Option(
            "--preset",
            metavar=words(PRESETS),
            help=N_("Which set of rules is asked, in place of that of the settings."),
            callback=one_of("--preset", PRESETS),
            show_default=False,
        ),
    ] = None,
    fail_on: FailOn = "warning",
    today: Today = None,
    baseline: Annotated[
        str | None,
        Option(
            "--baseline",
            metavar=N_("FILE"),
            help=N_("Tell only of findings that this baseline does not hold; score cards and statistics count all."),
            show_default=False,
        ),
    ] = None,
    write_baseline: Annotated[
        str | None,
        Option(
            "--write-baseline",
            metavar=N_("FILE"),
            help=N_(
                "Write all findings to this baseline, so that later only new ones are told of. What it holds of files "
                "and rules that this run does not look at stays."
            ),
            show_default=False,
        ),
    ] = None,
    fix: Annotated[bool, Option("--fix", help=N_("Mend what can be mended beyond doubt."))] = False,
    unsafe_fixes: Annotated[
        bool, Option("--unsafe-fixes", help=N_("Mend also what somebody should look at afterwards."))
    ] = False,
    diff: Annotated[bool, Option("--diff", help=N_("Show what would be mended, and write nothing."))] = False,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> int:
    """Judge all texts, mend them if asked, and report."""
    from sopkit.cli.keeping import Keeper
    from sopkit.cli.linting import Linting, Run
    from sopkit.cli.reporting import report_of, write_report
    from sopkit.diagnostic import Level

    session = Session(ctx, lang, [stdin_filename or "", *paths])
    held = [file for file in (baseline, write_baseline) if file]
    places = targets(output or (), FORMS, held, session, ctx)
    shown_as = counted(form, session, ctx) if statistics else "concise" if concise and form == "text" else form
    known = None
    if baseline:
        from sopkit.cli.held import read_baseline

        known = read_baseline(baseline, session)
    many = jobs_asked(jobs, session, ctx)
    job = Linting(
        session.configured,
        today_asked(today, session, ctx),
        select=selected(select, session, ctx),
        ignore=rules_asked("--ignore", ignore or (), session, ctx),
        preset=preset,
    )
    if job.inspector.faults:
        session.tell(job.inspector.faults)
        raise EndedError(FAILED)
    question = Question(
        "lint",
        tuple(paths),
        form,
        tuple(select or ()),
        tuple(ignore or ()),
        preset,
        fail_on,
        job.today.isoformat(),
        session.asked,
        concise,
        statistics,
    )
    inputs = [source.held() for source in session.inputs(paths, stdin_filename)]
    keeper = Keeper(session, inputs, wanted=not no_cache)
    together = len(inputs) > 1 or any(source.from_folder for source in inputs)
    all_texts = Run(session, job, keeper, together=together, jobs=many)
    has_product = False
    if fix or unsafe_fixes or diff:
        from sopkit.cli.mending import Mending, hand_over

        texts = Mending(all_texts, all_texts.seen(inputs), unsafe=unsafe_fixes).mended()
        inspected, has_product = hand_over(texts, places.main, session, write=not diff)
    else:
        inspected = all_texts.judged(inputs)
    # Standard output has one product; what else is told goes beside it.
    taken = not places.to_file and (has_product or not write_baseline)
    if write_baseline:
        from sopkit.cli.held import write_baseline_of

        write_baseline_of(inspected, all_texts.failed, write_baseline, session, aside=taken)
        taken, known = taken or write_baseline == STDIN, None
    report = report_of(inspected, known, all_texts.failed, session)
    if not write_baseline and any(finding.level.rank >= Level(fail_on).rank for finding in report.findings):
        session.found()
    if inspected and not has_product and (places.to_file or not write_baseline):
        printed = write_report(report, shown_as, places.main, session, aside=taken)
        if printed is not None and not (output or baseline or fix or unsafe_fixes or diff):
            keeper.keep(question, all_texts.texts, printed)
    for other, file in places.others if inspected else ():
        write_report(report, other, file, session, aside=taken)
    return session.status
