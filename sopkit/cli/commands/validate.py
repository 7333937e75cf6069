"""`sopkit validate`: says of texts whether they are well-formed SOPs."""

import json
from typing import Annotated

import typer

from sopkit.cli.options import FailOn, Lang, Output, Paths, StdinName, format_option
from sopkit.cli.output import say
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.i18n import N_

HELP = N_("""Check whether SOPs are well formed.

Says what is wrong with the text, its keys and values (S1xx), its references (S2xx) and its flow (S3xx), each with
file, line and column. Exit status: 0 nothing wrong, 1 findings, 2 a file can't be read.""")

EXAMPLES = (
    "sopkit validate 001-surat.yaml",
    "sopkit validate sop/ --fail-on error",
    "sopkit validate -f json sop/ > findings.json",
)


def run(
    ctx: typer.Context,
    paths: Paths,
    form: Annotated[str, format_option(("text", "json"))] = "text",
    output: Output = None,
    fail_on: FailOn = "warning",
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> int:
    """Judge every text and report all findings at once, sorted."""
    from sopkit.diagnostic import Finding, Level, order
    from sopkit.report.findings import as_json, as_text, summary
    from sopkit.report.lines import plain

    session = Session(ctx, lang, [stdin_filename or "", *paths])
    findings: list[Finding] = []
    files = 0
    inputs = session.inputs(paths, stdin_filename)
    for source in watched(inputs, session.language, len(inputs)):
        judgement = session.judge(source)
        if judgement is not None:
            files += 1
            findings += judgement.findings
    findings.sort(key=order)
    if any(finding.level.rank >= Level(fail_on).rank for finding in findings):
        session.found()
    if form == "json":
        data = as_json(findings, files, session.language)
        session.deliver(f"{json.dumps(data, ensure_ascii=False, indent=1)}\n", output)
    elif files:
        lines = [*as_text(findings, session.language), summary(findings, files, session.language)]
        if output is None:
            say(*lines)
        else:
            session.deliver("".join(f"{plain(line)}\n" for line in lines), output)
    return session.status
