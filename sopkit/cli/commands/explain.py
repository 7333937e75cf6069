"""`sopkit explain`: shows what stands behind a code."""

from difflib import get_close_matches
from typing import Annotated

import typer

from sopkit.cli.options import Lang
from sopkit.cli.output import say
from sopkit.cli.session import Session
from sopkit.i18n import N_, _
from sopkit.report.lines import Piece

HELP = N_("""Explain a code: what is wrong, why it matters, and how it looks when it is right.

Without a code, lists all codes with their names.""")

EXAMPLES = ("sopkit explain S203", "sopkit explain unknown-executor", "sopkit explain")


def run(
    ctx: typer.Context,
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("CODE|NAME"),
            help=N_("Code of a finding, such as S203, or its name."),
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
) -> int:
    """Show one page, or the list."""
    from sopkit.lint.registry import rules
    from sopkit.report.codes import SHAPE

    session = Session(ctx, lang)
    titles = {key: session.text(sentence).removesuffix(".") for key, sentence in SHAPE.items()}
    pages = {key: session.text(sentence) for key, sentence in SHAPE.items()}
    for one in rules():
        titles[one.code, one.name] = one.title
        pages[one.code, one.name] = one.page
    if rule is None:
        longest = max(len(name) for _code, name in titles)
        say(*((Piece(code, "place"), Piece(f"  {name:{longest}}  {title}")) for (code, name), title in titles.items()))
        return session.status
    asked = {word: key for key in pages for word in key}
    key = asked.get(rule) or asked.get(rule.upper()) or asked.get(rule.lower().replace("_", "-"))
    if key is None:
        near = get_close_matches(rule.lower(), asked, n=1)
        if near:
            session.fail(rule, _("there is no such code or name; did you mean `{near}`?", near=near[0]))
        else:
            session.fail(rule, _("there is no such code or name; `sopkit explain` lists them"))
        return session.status
    code, name = key
    say((Piece(code, "place"), Piece(f" {name}")), (), *((Piece(line),) for line in pages[key].splitlines()))
    return session.status
