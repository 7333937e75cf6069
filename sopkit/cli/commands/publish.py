"""`sopkit publish`: an approved SOP comes into force."""

from typing import Annotated

from sopkit.cli.days import Today
from sopkit.cli.lifecycle import By, Diff, File, Moving, On, Remark, Sign
from sopkit.cli.options import Lang
from sopkit.cli.parameters import Context, Option
from sopkit.i18n import N_

HELP = N_("""Record that an approved SOP has come into force.

The status becomes `effective`. The effective date is the day of --on, else the one that stands in the SOP, else today;
the digest of the new entry binds it as well. Exit status: 0 done, 2 refused, and nothing is written.""")

EXAMPLES = (
    "sopkit publish 001-surat.yaml",
    "sopkit publish 001-surat.yaml --on 2026-07-01 --review 2027-07-01",
)


def run(
    ctx: Context,
    file: File,
    *,
    review: Annotated[
        str | None,
        Option(
            "--review",
            metavar=N_("DAY"),
            help=N_("Day on which the SOP is to be reviewed, such as 2027-07-01."),
            show_default=False,
        ),
    ] = None,
    by: By = None,
    on: On = None,
    remark: Remark = None,
    sign: Sign = None,
    diff: Diff = False,
    today: Today = None,
    lang: Lang = None,
) -> int:
    """Make the move from approved to effective."""
    from sopkit.model.stages import Stage

    moving = Moving(ctx, lang, file)
    asked = moving.asked(today=today, on=on, by=by, remark=remark, review=review)
    return moving.make(Stage.EFFECTIVE, asked, sign=sign, diff=diff)
