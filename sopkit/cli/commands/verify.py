"""`sopkit verify`: says whether the histories of SOPs hold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sopkit.cli.days import Today, today_asked
from sopkit.cli.inputs import Input, why
from sopkit.cli.options import Lang, Paths
from sopkit.cli.output import say
from sopkit.cli.parameters import Context, Option
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from sopkit.cli.verifying import Told

HELP = N_("""Verify what the histories of SOPs tell.

Checks digests, the order of the approval chain, dates, officials and signatures; in a git repository also that a commit
carries each entry with the content that it binds. Of content that was changed after it was agreed to, the changes are
told with their weight. Exit status: 0 all holds, 1 something does not, 2 a file can't be read.""")

EXAMPLES = (
    "sopkit verify 001-surat.yaml",
    "sopkit verify sop/ --allowed-signers allowed_signers",
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
    today: Today = None,
    lang: Lang = None,
) -> int:
    """Verify every SOP, and say what does not hold."""
    from sopkit.cli.verifying import of_one, of_several

    session = Session(ctx, lang, paths)
    day = today_asked(today, session, ctx)
    signers = Path(allowed_signers) if allowed_signers else None
    inputs = session.inputs(paths, None)
    verified = (_verified(session, source, day, signers) for source in watched(inputs, session.language, len(inputs)))
    told = [one for one in verified if one is not None]
    if any(one.verified.faults for one in told):
        session.found()
    if len(told) == 1:
        say(*of_one(told[0], session.language))
    elif told:
        say(*of_several(told, session.language))
    return session.status


def _verified(session: Session, source: Input, day: "date", signers: Path | None) -> "Told | None":
    """Verify one SOP; None where it can't be loaded, which is then told."""
    from sopkit.cli.verifying import Told
    from sopkit.lint.texts import text_of
    from sopkit.verification import verify

    try:
        text = text_of(source.read())
        if text.sop is None or text.document is None:
            session.judged(source, text.findings, loads=False)
            return None
        return Told(text.document, verify(text.sop, source.path, session.approving, day, signers))
    except OSError as error:
        session.fail(source.name, why(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other SOPs are verified
        session.fault(error, source.name)
    return None
