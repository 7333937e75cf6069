"""`sopkit revoke`: an SOP is in force no longer."""

import typer

from sopkit.cli.lifecycle import By, Diff, File, Moving, On, Remark, Sign, Today
from sopkit.cli.options import Lang
from sopkit.i18n import N_

HELP = N_("""Record that an SOP was revoked.

The status becomes `revoked`, which is the last; the history gets an entry. Exit status: 0 done, 2 refused, and nothing
is written.""")

EXAMPLES = ('sopkit revoke 001-surat.yaml --remark "Diganti SOP 014"',)


def run(
    ctx: typer.Context,
    file: File,
    *,
    by: By = None,
    on: On = None,
    remark: Remark = None,
    sign: Sign = None,
    diff: Diff = False,
    today: Today = None,
    lang: Lang = None,
) -> int:
    """Make the last move."""
    from sopkit.model.stages import Stage

    moving = Moving(ctx, lang, file)
    asked = moving.asked(today=today, on=on, by=by, remark=remark)
    return moving.make(Stage.REVOKED, asked, sign=sign, diff=diff)
