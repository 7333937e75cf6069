"""`sopkit verify`: says whether the histories of SOPs hold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sopkit.cli.days import Today, today_asked
from sopkit.cli.inputs import Input, why
from sopkit.cli.options import Lang, Output, Paths, format_option
from sopkit.cli.output import say
from sopkit.cli.parameters import Context, Option
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.i18n import N_
from sopkit.json_text import json_text
from sopkit.report.lines import written

if TYPE_CHECKING:
    from datetime import date

    from sopkit.cli.verifying import Told
    from sopkit.diff import Weights

HELP = N_("""Verify what the histories of SOPs tell.

Checks digests, the order of the approval chain, dates, officials and signatures; in a git repository also that a commit
carries each entry with the content that it binds. Of content that was changed after it was agreed to, the changes are
told with their weight, which the settings may set. Exit status: 0 all holds, 1 something does not or a file is no SOP,
2 a file can't be read.""")

EXAMPLES = (
    "sopkit verify 001-surat.yaml",
    "sopkit verify sop/ --allowed-signers allowed_signers",
    "sopkit verify -f json sop/",
)


def run(
    ctx: Context,
    paths: Paths,
    allowed_signers: Annotated[
        str | None,
        Option(
            "--allowed-signers",
            metavar=N_("FILE"),
            help=N_("Whose SSH keys are known, as `ssh-keygen` has it: each principal is a position."),
            show_default=False,
        ),
    ] = None,
    form: Annotated[str, format_option(("text", "json"))] = "text",
    output: Output = None,
    today: Today = None,
    lang: Lang = None,
) -> int:
    """Verify every SOP, and say what does not hold."""
    from sopkit.cli.verifying import as_json, lines
    from sopkit.cli.weighing import weights_set

    session = Session(ctx, lang, paths)
    day = today_asked(today, session, ctx)
    signers = Path(allowed_signers) if allowed_signers else None
    weights = weights_set(session)
    inputs = session.inputs(paths, None) if weights is not None else []
    told: list[Told] = []
    skipped: list[str] = []
    for source in watched(inputs, session.language, len(inputs)):
        one = _verified(session, source, day, signers, weights or {})
        if one is None:
            skipped.append(source.name)
        else:
            told.append(one)
    if any(one.verified.faults for one in told):
        session.found()
    if form == "json":
        if inputs:
            session.deliver(json_text(as_json(told, skipped, day, session.language)), output)
    elif told and output is None:
        say(*lines(told, session.language))
    elif told:
        session.deliver(written(lines(told, session.language)), output)
    return session.status


def _verified(session: Session, source: Input, day: "date", signers: Path | None, weights: "Weights") -> "Told | None":
    """Verify one SOP; None where it can't be loaded, which is then told."""
    from sopkit.cli.verifying import Told
    from sopkit.lint.texts import text_of
    from sopkit.verification import verify

    try:
        text = text_of(source.read())
        if text.sop is None or text.document is None:
            session.judged(source, text.findings, loads=False)
            return None
        return Told(text.document, verify(text.sop, source.path, session.approving, day, signers, weights))
    except OSError as error:
        session.fail(source.name, why(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other SOPs are verified
        session.fault(error, source.name)
    return None
