"""`sopkit approve`: the head of the unit ratifies an SOP."""

from typing import Annotated

from sopkit.cli.days import Today
from sopkit.cli.lifecycle import By, Diff, File, Moving, On, Remark, Sign
from sopkit.cli.options import Lang
from sopkit.cli.parameters import Context, Option
from sopkit.i18n import N_

HELP = N_("""Record that the head of the unit has ratified an SOP.

All levels of the approval chain must have validated it, and just this content. The status becomes `approved`; the new
entry of the history has a digest that also binds number and ratifying official. Exit status: 0 done, 2 refused, and
nothing is written.""")

EXAMPLES = (
    "sopkit approve 001-surat.yaml",
    "sopkit approve 001-surat.yaml --number 001/2026 --effective 2026-07-01",
)


def run(
    ctx: Context,
    file: File,
    *,
    by: By = None,
    number: Annotated[
        str | None,
        Option("--number", metavar=N_("NUMBER"), help=N_("Number that the SOP is given now."), show_default=False),
    ] = None,
    effective: Annotated[
        str | None,
        Option(
            "--effective",
            metavar=N_("DAY"),
            help=N_("Day from which the SOP will be in force, such as 2026-07-01."),
            show_default=False,
        ),
    ] = None,
    on: On = None,
    remark: Remark = None,
    sign: Sign = None,
    diff: Diff = False,
    today: Today = None,
    lang: Lang = None,
) -> int:
    """Make the move from review to approved."""
    from sopkit.model.stages import Stage

    moving = Moving(ctx, lang, file)
    asked = moving.asked(today=today, on=on, by=by, remark=remark, number=number, effective=effective)
    return moving.make(Stage.APPROVED, asked, sign=sign, diff=diff)
