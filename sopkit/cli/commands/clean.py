"""`sopkit clean`: deletes what was kept to be quicker the next time."""

from fractions import Fraction
from typing import Annotated

from sopkit.cli.inputs import why
from sopkit.cli.options import Lang
from sopkit.cli.output import say
from sopkit.cli.parameters import Context, Option
from sopkit.cli.session import Session
from sopkit.i18n import N_, _, n_
from sopkit.report.lines import Piece
from sopkit.report.numerals import numeral

HELP = N_("""Delete what sopkit keeps to be quicker the next time.

That is what it found of texts that have not changed, and the prepared templates of drawings. Nothing is lost by it. The
folder is that of your caches, or SOPKIT_CACHE_DIR.""")

EXAMPLES = ("sopkit clean", "sopkit clean --dry-run")


def run(
    ctx: Context,
    *,
    dry_run: Annotated[bool, Option("--dry-run", help=N_("Only say what would be deleted."))] = False,
    lang: Lang = None,
) -> int:
    """Count what there is, delete it, and say so."""
    from sopkit.cache import folder
    from sopkit.cache.cleaning import clean, holdings

    session = Session(ctx, lang)
    place = folder()
    if place is None:
        session.say(_("there is no folder for caches, so nothing is kept"))
        return session.status
    found = holdings(place)
    count = n_("{n} file, {size}", "{n} files, {size}", n=found.files, size=_size(found.size, session.language))
    if dry_run:
        message = _("{folder} holds {count}", folder=str(place), count=count)
    else:
        try:
            clean(place)
        except OSError as error:
            session.fail(error.filename or str(place), why(error))
            return session.status
        message = _("deleted from {folder}: {count}", folder=str(place), count=count)
    say((Piece(session.text(message)),))
    return session.status


def _size(size: int, language: str) -> str:
    """Write bytes in a unit of which people have an idea."""
    large = size >= 10**5
    return f"{numeral(Fraction(size, 10**6 if large else 1000), language, 1)} {'MB' if large else 'kB'}"
