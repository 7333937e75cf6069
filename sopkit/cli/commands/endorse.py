"""`sopkit endorse`: an official of the approval chain validates an SOP."""

from typing import Annotated

from sopkit.cli.days import Today
from sopkit.cli.lifecycle import By, Diff, File, Moving, On, Remark, Sign
from sopkit.cli.options import Lang
from sopkit.cli.parameters import Context, Option
from sopkit.i18n import N_

HELP = N_("""Record that an official of the approval chain has validated an SOP.

The levels follow each other as the settings say, else Eselon IV, III, II. What was changed since the level before is
refused. The history gets an entry `validated` with the digest of the content; nothing else in the file changes. Exit
status: 0 done, 2 refused, and nothing is written.""")

EXAMPLES = (
    'sopkit endorse 001-surat.yaml --level IV --by "Kepala Subbagian Umum"',
    "sopkit endorse 001-surat.yaml --sign ~/.ssh/id_ed25519",
)


def run(
    ctx: Context,
    file: File,
    *,
    level: Annotated[
        str | None,
        Option(
            "--level",
            metavar=N_("LEVEL"),
            help=N_("Level of the official, such as III; without it the one whose turn it is."),
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
    """Record the validation of the next level."""
    from sopkit.model.stages import Stage

    moving = Moving(ctx, lang, file)
    asked = moving.asked(today=today, on=on, by=by, remark=remark, level=level)
    return moving.make(Stage.VALIDATED, asked, sign=sign, diff=diff)
