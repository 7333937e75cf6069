"""`sopkit lint`: says whether SOPs keep the eight principles."""

from typing import Annotated

import typer

from sopkit.cli.days import Today, today_asked
from sopkit.cli.lint_options import rules_asked, targets
from sopkit.cli.options import FailOn, Lang, Paths, StdinName, one_of, words
from sopkit.cli.session import FAILED, Session
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
    ctx: typer.Context,
    paths: Paths,
    *,
    form: Annotated[
        str,
        typer.Option(
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
        typer.Option(
            "--output",
            "-o",
            metavar=N_("[FORMAT=]FILE"),
            help=N_("Write to this file instead; with a format before it, write that as well. May be repeated."),
            show_default=False,
        ),
    ] = None,
    concise: Annotated[bool, typer.Option("--concise", help=N_("One line for each finding."))] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help=N_("Count findings by rule, principle and unit instead."))
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar=N_("RULES"),
            help=N_("Ask only these rules: codes, their beginnings, names, principles, with commas between them."),
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar=N_("RULES"), help=N_("Leave these rules out."), show_default=False),
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option(
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
        typer.Option(
            "--baseline",
            metavar=N_("FILE"),
            help=N_("Tell only of findings that this baseline does not hold."),
            show_default=False,
        ),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            "--write-baseline",
            metavar=N_("FILE"),
            help=N_("Write all findings to this baseline, so that later only new ones are told of."),
            show_default=False,
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help=N_("Mend what can be mended beyond doubt."))] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help=N_("Mend also what somebody should look at afterwards."))
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help=N_("Show what would be mended, and write nothing."))] = False,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> int:
    """Judge all texts, mend them if asked, and report."""
    from sopkit.cli.linting import Run, read_baseline, write_baseline_of, write_report
    from sopkit.config.settings import Configured
    from sopkit.diagnostic import Level
    from sopkit.inspection import Inspector

    session = Session(ctx, lang, [stdin_filename or "", *paths])
    places = targets(output or (), FORMS, session, ctx)
    known = read_baseline(baseline, session) if baseline else None
    inspector = Inspector(
        session.configured or Configured(),
        today_asked(today, session, ctx),
        select=rules_asked("--select", select, session, ctx) if select else None,
        ignore=rules_asked("--ignore", ignore or (), session, ctx),
        preset=preset,
    )
    if inspector.faults:
        session.tell(inspector.faults)
        raise typer.Exit(FAILED)
    inputs = session.inputs(paths, stdin_filename)
    all_texts = Run(session, inspector, together=len(inputs) > 1 or any(source.from_folder for source in inputs))
    if fix or unsafe_fixes or diff:
        inspected = all_texts.mended(inputs, unsafe=unsafe_fixes, write=not diff)
    else:
        inspected = all_texts.judged(inputs)
    if write_baseline:
        write_baseline_of(inspected, write_baseline, session)
        return session.status
    report = all_texts.report(inspected, known)
    if any(finding.level.rank >= Level(fail_on).rank for finding in report.findings):
        session.found()
    if not all_texts.shown and inspected:
        if statistics:
            form = "statistics-json" if form == "json" else "statistics"
        write_report(report, "concise" if concise and form == "text" else form, places.main, session)
    for other, file in places.others if inspected else ():
        write_report(report, other, file, session)
    return session.status
