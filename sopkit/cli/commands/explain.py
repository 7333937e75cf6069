"""`sopkit explain`: shows what stands behind a code."""

import sys
from typing import Annotated

from sopkit.cli.options import Lang, Output, format_option
from sopkit.cli.output import say
from sopkit.cli.parameters import Argument, Context, Option
from sopkit.cli.session import Session
from sopkit.cli.streams import columns_of, is_terminal
from sopkit.i18n import N_, _
from sopkit.spelling import nearest

HELP = N_("""Explain a code: what is wrong, why it matters, and how it looks when it is right.

Of a principle, such as `efficiency`, or the beginning of codes, such as P2, lists the rules; without a word, all.""")

EXAMPLES = (
    "sopkit explain S203",
    "sopkit explain unknown-executor",
    "sopkit explain efficiency",
    "sopkit explain --all -f markdown -o RULES.md",
    "sopkit explain",
)


def run(
    ctx: Context,
    rule: Annotated[
        str | None,
        Argument(
            metavar=N_("CODE|NAME|PRINCIPLE"),
            help=N_("Code of a finding, such as S203, or its name, or a principle."),
            show_default=False,
        ),
    ] = None,
    *,
    everything: Annotated[bool, Option("--all", help=N_("Show the pages of all codes."))] = False,
    form: Annotated[str, format_option(("text", "markdown"))] = "text",
    output: Output = None,
    lang: Lang = None,
) -> int:
    """Show one page, the list, or the whole reference."""
    from sopkit.lint.words import rule_word
    from sopkit.report import pages
    from sopkit.report.lines import written
    from sopkit.report.paragraphs import COLUMNS

    session = Session(ctx, lang)
    every = chosen = pages.pages(session.language)
    if rule is not None:
        chosen = pages.matching(rule, every)
        if not chosen:
            near = nearest(rule_word(rule), {word.lower(): word for word in pages.words(every)})
            if near:
                session.fail(rule, _("there is no such code or name; did you mean `{near}`?", near=near))
            else:
                session.fail(rule, _("there is no such code or name; `sopkit explain` lists them"))
            return session.status
    if form == "markdown":
        session.deliver(pages.reference(chosen, session.language), output)
        return session.status
    if everything or len(chosen) == 1:
        wide = columns_of(sys.stdout) if output is None and is_terminal(sys.stdout) else COLUMNS
        lines = [line for page in chosen for line in (*pages.shown(page, session.language, wide), ())][:-1]
    else:
        lines = list(pages.listed(chosen, session.language))
    if output is None:
        say(*lines)
    else:
        session.deliver(written(lines), output)
    return session.status
