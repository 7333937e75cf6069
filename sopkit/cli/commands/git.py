"""`sopkit git`: registers sopkit with git, so that git shows, compares and merges SOPs by what they mean."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sopkit.cli.git_drivers import DRIVERS
from sopkit.cli.options import Lang, one_of
from sopkit.cli.output import UnwritableError, say, write_file
from sopkit.cli.parameters import Argument, Context, Option
from sopkit.cli.session import FAILED, Session, tell_unwritable
from sopkit.i18n import N_, _
from sopkit.report.lines import Piece, one_line

if TYPE_CHECKING:
    from sopkit.repository.configuration import Configuration

HELP = N_("""Register sopkit with git.

`enable` lets `git diff`, `git show` and `git log -p` show an SOP as one line a step, `git merge`, `rebase` and
`cherry-pick` join SOPs by meaning, and `git difftool -t sopkit` show the page of changes. It writes settings of git
and lines of `.gitattributes`; `disable` takes exactly these out again, and `status` says what is missing. The other
actions are what git calls: `textconv`, `external-diff`, `difftool`.
Exit status: 0 done, 1 something is missing, 2 it can't be done.""")

EXAMPLES = (
    "sopkit git enable",
    "sopkit git enable --global",
    "sopkit git enable --glob 'sop/*.yaml'",
    "sopkit git status",
    "sopkit git disable",
)

ACTIONS = ("enable", "disable", "status", *DRIVERS)


def run(
    ctx: Context,
    action: Annotated[
        str,
        Argument(
            metavar=N_("ACTION"),
            help=N_("enable, disable or status; the other actions are called by git."),
            callback=one_of("ACTION", ACTIONS),
            show_default=False,
        ),
    ],
    files: Annotated[
        list[str] | None,
        Argument(metavar=N_("FILE…"), help=N_("What git hands over."), show_default=False),
    ] = None,
    *,
    everywhere: Annotated[
        bool, Option("--global", help=N_("For all repositories of this person, not this one only."))
    ] = False,
    glob: Annotated[
        list[str] | None,
        Option(
            "--glob",
            metavar=N_("GLOB"),
            help=N_("Files that are SOPs as well, as `.gitattributes` names them; may be given several times."),
            show_default=False,
        ),
    ] = None,
    external: Annotated[
        bool,
        Option("--external-diff", help=N_("Let `git diff` show what `sopkit diff` says, in place of lines.")),
    ] = False,
    program: Annotated[
        str | None,
        Option("--program", metavar=N_("COMMAND"), help=N_("How git is to call sopkit."), show_default=False),
    ] = None,
    lang: Lang = None,
) -> int:
    """Do what is asked for."""
    if action in DRIVERS:
        return DRIVERS[action](files or [])
    from sopkit.repository import Repository, RepositoryError
    from sopkit.repository.configuration import Configuration

    session = Session(ctx, lang)
    if files:
        session.fail(files[0], _("`sopkit git {action}` takes no file", action=action))
        return session.status
    try:
        configuration = Configuration(None if everywhere else Repository.at(Path()))
        globs = _globs(session, glob or [])
        if globs is None:
            return session.status
        if action == "status":
            _status(session, configuration, globs)
        elif action == "enable":
            _enable(session, configuration, globs, program or _program(), external=external)
        else:
            _disable(session, configuration)
    except RepositoryError as error:
        session.fail("git", error.message)
    return session.status


def _globs(session: Session, asked: list[str]) -> list[str] | None:
    """Give the globs of the usual names, of the settings and of the command line; None where one is none."""
    from sopkit.repository.registration import USUAL_GLOBS

    set_ = session.settings.git.globs if session.settings else ()
    globs = [*dict.fromkeys((*USUAL_GLOBS, *set_, *asked))]
    for glob in globs:
        if not glob.strip() or glob.startswith("!") or not glob.isprintable():
            session.fail(glob, _("this is no pattern of `.gitattributes`; write one such as `sop/*.yaml`"))
            return None
    return globs


def _program() -> str:
    """Say how a shell calls this sopkit; git brings a shell with it on every system."""
    import shlex
    import shutil
    import sys

    if shutil.which("sopkit"):
        return "sopkit"
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m sopkit"


def _write(session: Session, file: Path, text: str | None) -> bool:
    """Write the file of attributes, or take it away; leave it alone where nothing changes."""
    from sopkit.repository.registration import read_attributes

    try:
        if text is None:
            file.unlink(missing_ok=True)
        elif text != read_attributes(file):
            file.parent.mkdir(parents=True, exist_ok=True)
            write_file(file, text.encode("utf-8", "surrogateescape"))
    except UnwritableError as error:
        tell_unwritable(error, session.language)
    except OSError as error:
        tell_unwritable(UnwritableError(file, error), session.language)
    else:
        return True
    session.status = FAILED
    return False


def _enable(
    session: Session, configuration: "Configuration", globs: list[str], program: str, *, external: bool
) -> None:
    from sopkit.repository.registration import enable

    text = enable(configuration, globs, program, external=external)
    file = configuration.attributes
    if _write(session, file, text):
        names = ", ".join(globs)
        message = _("git now shows and merges SOPs by meaning: {names} (in {file})", names=names, file=file.as_posix())
        say((Piece(session.text(message), "good"),))


def _disable(session: Session, configuration: "Configuration") -> None:
    from sopkit.repository.registration import disable

    if _write(session, configuration.attributes, disable(configuration)):
        say((Piece(session.text(_("git treats SOPs as any other text again")), "good"),))


def _status(session: Session, configuration: "Configuration", globs: list[str]) -> None:
    from sopkit.repository.registration import status

    missing = False
    for one in status(configuration, globs):
        missing |= not one.there
        state = _("yes") if one.there else _("missing")
        kind = "good" if one.there else "warning"
        detail = f" ({one_line(one.detail)})" if one.detail else ""
        say((Piece(f"{session.text(one.what)}: "), Piece(session.text(state), kind), Piece(detail)))
    if missing:
        session.say(_("`sopkit git enable` writes what is missing"))
        session.found()
