"""Shows a what-if on a terminal: what is changed, the figures side by side, and what they rest on."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sopkit.i18n import _
from sopkit.report.screen import Column, Screen
from sopkit.report.times.whatif import WhatIf
from sopkit.report.times.whatif_words import Section, WhatIfWording

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_COLOURS: Mapping[bool | None, str] = {True: "green", False: "red", None: ""}
"""Of a difference; its sign says the same."""


def show(whatif: WhatIf, language: str, console: "Console") -> None:
    """Print the figures of an SOP before and after changes."""
    words, screen = WhatIfWording(whatif, language), Screen(console)
    screen.line(words.heading, "bold")
    screen.show(_changes(words, screen), apart=True)
    for section in words.sections():
        screen.show(_section(section, words, screen), apart=True)
    screen.show(_facts(words, screen), apart=True)
    found = words.assumptions()
    if found:
        grid = screen.grid()
        for text in found:
            screen.row(grid, "•", text)
        screen.line()
        screen.line(words.text(_("This rests on:")))
        screen.show(grid)


def _changes(words: WhatIfWording, screen: Screen) -> "Table":
    titles = (_("Changed"), _("Before"), _("After"))
    table = screen.table(*(Column(words.text(title)) for title in titles))
    for name, before, after in words.changes():
        screen.row(table, name, before, after)
    return table


def _section(section: Section, words: WhatIfWording, screen: Screen) -> "Table":
    titles = (words.text(title) for title in (_("Before"), _("After"), _("Difference")))
    table = screen.table(Column(section.title), *(Column(title) for title in titles))
    for row in section.rows:
        screen.row(table, row.name, row.before, row.after, screen.styled(row.difference, _COLOURS[row.better]))
    for count in section.counts:
        screen.row(table, count.name, *words.numbers(count))
    return table


def _facts(words: WhatIfWording, screen: Screen) -> "Table":
    grid = screen.grid()
    for title, text in words.facts():
        screen.row(grid, words.text(title), text)
    return grid
