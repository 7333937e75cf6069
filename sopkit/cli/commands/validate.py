"""`sopkit validate`: says of texts whether they are well-formed SOPs."""

import sys
from typing import Annotated

from sopkit.cli.jobs import Jobs, jobs_asked
from sopkit.cli.options import FailOn, Lang, NoCache, Output, Paths, StdinName, format_option
from sopkit.cli.output import say_shown, shown
from sopkit.cli.parameters import Context
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.cli.streams import columns_of
from sopkit.i18n import N_
from sopkit.json_text import json_text

HELP = N_("""Check whether SOPs are well formed.

Says what is wrong with the text, its keys and values (S1xx), its references (S2xx) and its flow (S3xx), each with
file, line and column. Exit status: 0 nothing wrong, 1 findings, 2 a file can't be read.""")

EXAMPLES = (
    "sopkit validate 001-surat.yaml",
    "sopkit validate sop/ --fail-on error",
    "sopkit validate -f json sop/ > findings.json",
)


def run(
    ctx: Context,
    paths: Paths,
    form: Annotated[str, format_option(("text", "json"))] = "text",
    output: Output = None,
    fail_on: FailOn = "warning",
    jobs: Jobs = None,
    *,
    no_cache: NoCache = False,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> int:
    """Judge every text and report all findings at once, sorted."""
    from sopkit.cli.checking import Checking
    from sopkit.cli.judging import judged
    from sopkit.cli.keeping import Keeper
    from sopkit.cli.keeping import Output as Printed
    from sopkit.cli.remembered import Question
    from sopkit.diagnostic import Finding, Level, order
    from sopkit.report.findings import as_json, as_text, summary
    from sopkit.report.lines import plain

    session = Session(ctx, lang, [stdin_filename or "", *paths])
    many = jobs_asked(jobs, session, ctx)
    question = Question("validate", tuple(paths), form, fail_on=fail_on, lang=session.asked)
    inputs = [source.held() for source in session.inputs(paths, stdin_filename)]
    keeper = Keeper(session, inputs, wanted=not no_cache)
    findings: list[Finding] = []
    texts: list[tuple[str, str]] = []
    found = judged(inputs, Checking(), keeper.shelf("validate", ""), many)
    for source, one in zip(inputs, watched(found, session.language, len(inputs)), strict=True):
        if one.refusal is not None:
            session.fail(source.name, one.refusal)
        elif one.fault is not None:
            session.fault(one.fault, source.name)
        elif one.alone is not None:
            texts.append((source.name, one.digest))
            findings += one.alone.findings
    keeper.save()
    findings.sort(key=order)
    if any(finding.level.rank >= Level(fail_on).rank for finding in findings):
        session.found()
    if form == "json":
        data = as_json(findings, len(texts), session.language)
        printed = Printed(json_text(data))
        written = session.deliver(printed.text, output)
    elif texts:
        columns = columns_of(sys.stdout if output is None else None)
        lines = [*as_text(findings, session.language, columns), summary(findings, len(texts), session.language)]
        if output is None:
            printed = Printed(shown(lines), for_people=True)
            say_shown(printed.text)
            written = True
        else:
            printed = Printed("".join(f"{plain(line)}\n" for line in lines))
            written = session.deliver(printed.text, output)
    else:
        return session.status
    if written and output is None and all(source.path is not None for source in inputs):
        keeper.keep(question, texts, printed)
    return session.status
