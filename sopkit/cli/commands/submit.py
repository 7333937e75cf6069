"""`sopkit submit`: a draft goes to those who validate it."""

import typer

from sopkit.cli.lifecycle import By, Diff, File, Moving, On, Remark, Sign, Today
from sopkit.cli.options import Lang
from sopkit.i18n import N_

HELP = N_("""Submit a draft for validation.

The status becomes `review`, the history gets an entry with the digest of the content, and the date on which the SOP was
made is filled in. Nothing else in the file changes. Exit status: 0 done, 2 refused, and nothing is written.""")

EXAMPLES = (
    "sopkit submit 001-surat.yaml",
    'sopkit submit 001-surat.yaml --by "Kepala Subbagian Umum" --on 2026-05-18',
)


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
    """Make the move from draft to review."""
    from sopkit.model.stages import Stage

    moving = Moving(ctx, lang, file)
    asked = moving.asked(today=today, on=on, by=by, remark=remark)
    return moving.make(Stage.SUBMITTED, asked, sign=sign, diff=diff)
