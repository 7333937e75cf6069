"""`sopkit revise`: an SOP is taken back to be worked on."""

import typer

from sopkit.cli.lifecycle import By, Diff, File, Moving, On, Remark, Sign, Today
from sopkit.cli.options import Lang
from sopkit.i18n import N_

HELP = N_("""Take an SOP back to be worked on.

The status becomes `draft`, and what was agreed to until now counts no longer: a new round begins. Of an SOP that was
approved or in force the date of revision is written and the effective date is blanked. Exit status: 0 done, 2 refused,
and nothing is written.""")

EXAMPLES = (
    "sopkit revise 001-surat.yaml",
    'sopkit revise 001-surat.yaml --remark "Masukan forum pembahasan"',
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
    """Make the move back to a draft."""
    from sopkit.model.stages import Stage

    moving = Moving(ctx, lang, file)
    asked = moving.asked(today=today, on=on, by=by, remark=remark)
    return moving.make(Stage.REVISED, asked, sign=sign, diff=diff)
