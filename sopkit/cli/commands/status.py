"""`sopkit status`: the board of all SOPs, with their states and who is next."""

from typing import TYPE_CHECKING, Annotated

from sopkit.cli.days import Today, today_asked
from sopkit.cli.options import Lang, Output, Paths, format_option
from sopkit.cli.output import say
from sopkit.cli.parameters import Context
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.cli.tables import drawn
from sopkit.i18n import N_, _
from sopkit.json_text import json_text
from sopkit.report.lines import Piece, plain

if TYPE_CHECKING:
    from datetime import date

    from sopkit.cli.inputs import Input
    from sopkit.report.board import Board, Row

HELP = N_("""Show in which state SOPs are, who is next, and what is overdue for review.

Next is what the approval chain of the settings asks for. Files that can't be loaded are named and skipped. Exit status:
0 done, 1 a file was skipped, 2 a file can't be read.""")

EXAMPLES = (
    "sopkit status sop/",
    "sopkit status sop/ --today 2026-06-30 -f html -o status.html",
    "sopkit status -f json sop/",
)

WIDTH = 120
"""Columns of a table that goes to a file or a pipe: the same everywhere."""


def run(
    ctx: Context,
    paths: Paths,
    form: Annotated[str, format_option(("text", "json", "html"))] = "text",
    output: Output = None,
    today: Today = None,
    lang: Lang = None,
) -> int:
    """Find where every SOP stands, and show the board."""
    from sopkit.report.board import as_json, board_of, summary

    session = Session(ctx, lang, paths)
    day = today_asked(today, session, ctx)
    inputs = session.inputs(paths, None)
    rows: list[Row] = []
    skipped: list[str] = []
    for source in watched(inputs, session.language, len(inputs)):
        row = _row(session, source, day)
        if row is None:
            skipped.append(source.name)
        else:
            rows.append(row)
    if not inputs:
        return session.status
    board = board_of(rows, skipped, day)
    if form == "json":
        session.deliver(json_text(as_json(board)), output)
    elif form == "html":
        from sopkit.report.board_html import page

        session.deliver(page(board, session.language), output)
    elif output is None:
        say((Piece(_table(board, session.language, to_terminal=True)),), summary(board, session.language))
    else:
        text = f"{_table(board, session.language, to_terminal=False)}\n{plain(summary(board, session.language))}\n"
        session.deliver(text, output)
    return session.status


def _row(session: Session, source: "Input", day: "date") -> "Row | None":
    """Find where one SOP stands; None where it can't be loaded, which is then told."""
    from sopkit.lifecycle import stand
    from sopkit.report.board import Row

    judgement = session.judge(source)
    if judgement is None:
        return None
    if judgement.sop is None:
        session.say(_("{file}: skipped, it can't be loaded; see `sopkit validate {file}`", file=source.name))
        session.found()
        return None
    return Row(source.name, judgement.sop, stand(judgement.sop, session.approving, day))


def _table(board: "Board", language: str, *, to_terminal: bool) -> str:
    from sopkit.report.board import as_table

    return drawn(lambda console: as_table(board, language, console), to_terminal=to_terminal, width=WIDTH)
