"""`sopkit fmt`: writes SOPs anew in the normal form."""

from typing import TYPE_CHECKING, Annotated

from sopkit.cli.inputs import Input, why
from sopkit.cli.options import Lang, Paths, StdinName
from sopkit.cli.output import say, say_aside
from sopkit.cli.parameters import Context, Option
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.i18n import N_, _, n_
from sopkit.report.lines import Line, Piece

if TYPE_CHECKING:
    from sopkit.source import Document

HELP = N_("""Write SOPs anew in the normal form: keys in the order of the format, one way of writing.

The data stays the same, and so do all comments. Files are changed in place; what comes from standard input goes to
standard output. Exit status: 0 done, 1 an SOP can't be read or, with --check and --diff, is not in the normal form,
2 a file can't be read or written.""")

EXAMPLES = (
    "sopkit fmt 001-surat.yaml",
    "sopkit fmt --check sop/",
    "sopkit fmt --diff sop/ > normal.patch",
)


def run(
    ctx: Context,
    paths: Paths,
    check: Annotated[bool, Option("--check", help=N_("Write nothing, name the files that would change."))] = False,
    diff: Annotated[bool, Option("--diff", help=N_("Write nothing, show what would change."))] = False,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> int:
    """Bring every text into the normal form, or say which ones are not in it."""
    from sopkit.source.patch import patch

    session = Session(ctx, lang, [stdin_filename or "", *paths])
    inputs = session.inputs(paths, stdin_filename)
    look = check or diff
    # What is asked for on standard output is not to be mixed with what is said to people.
    tell = say_aside if diff else say
    seen = changed = 0
    for source in watched(inputs, session.language, len(inputs)):
        pair = _normal(session, source)
        if pair is None:
            continue
        before, after = pair
        if source.path is None and not look:
            session.deliver(after.raw, None)
            continue
        differs = before.raw != after.raw
        if differs and not look and not session.deliver(after.raw, str(source.path), instead_of=before.raw):
            continue
        seen += 1
        changed += differs
        if not (differs and look):
            continue
        session.found()
        if check:
            tell((Piece(session.text(_("{file}: not in the normal form", file=source.name))),))
        if diff:
            session.deliver(patch(source.name, before.raw.decode(), after.raw.decode()), None)
    if seen:
        tell(_summary(session, seen, changed, look=look))
    return session.status


def _normal(session: Session, source: Input) -> "tuple[Document, Document] | None":
    """Read a text, and write it anew; None when that can't be done, which is then told."""
    from sopkit.diagnostic import from_fault, order, place
    from sopkit.formatting import is_sop, normal_form
    from sopkit.model import load
    from sopkit.source.rewriting import RewritingError

    try:
        reading = source.read()
        document = reading.document
        if document is None:
            session.judged(source, [from_fault(fault, reading) for fault in reading.faults], loads=False)
        elif not is_sop(document):
            session.judged(source, sorted(place(load(document).diagnostics, document), key=order), loads=False)
        else:
            return document, normal_form(document)
    except OSError as error:
        session.fail(source.name, why(error))
    except RewritingError as error:
        session.fail(source.name, error.message)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other texts are written
        session.fault(error, source.name)
    return None


def _summary(session: Session, seen: int, changed: int, *, look: bool) -> Line:
    files = n_("{n} file", "{n} files", n=seen).text(session.language)
    if not changed:
        return Piece(f"{files}, "), Piece(session.text(_("all in the normal form")), "good")
    if look:
        return Piece(f"{files}, "), Piece(session.text(_("{n} would change", n=changed)), "warning")
    return Piece(f"{files}, "), Piece(session.text(_("{n} changed", n=changed)), "good")
