"""Shows several SOPs on a terminal: one table, a line each, and what they come to."""

from typing import TYPE_CHECKING

from sopkit.i18n import _, n_
from sopkit.report.lines import one_line
from sopkit.report.screen import GAP, Column, Screen, cells
from sopkit.report.times.library import Library, Timed, decisive, look
from sopkit.report.times.wording import COLOURS, NOTHING, Wording

if TYPE_CHECKING:
    from rich.console import Console

_COLUMNS = (
    ("number", _("Number")),
    ("title", _("Title")),
    ("steps", _("Steps")),
    ("left_out", _("Without time")),
    ("total", _("Total")),
    ("expected", _("Expected")),
    ("longest", _("Longest way")),
    ("promise", _("Service promise")),
)
_FIRST_TO_GO = ("steps", "left_out", "expected", "longest", "number", "promise")
"""Columns that a narrow console does without, in this order."""
_TITLE, _LINES = 16, 3
"""Cells of a title at least, and how many lines of it are shown."""
_MOST = (24, 17, 14)
"""Cells of other columns at most, as there is room; longer words go on in the next line."""


def library(library: Library, language: str, console: "Console") -> None:
    """Print several SOPs; the promise that tells most stands for all of an SOP."""
    screen = Screen(console)
    rows = [_row(timed, language) for timed in library.sops]
    titles = {name: title.text(language) for name, title in _COLUMNS}
    natural = {
        name: max(map(cells, (title, *(screen.safe(row[name]) for row in rows))))
        for name, title in titles.items()
        if name != "left_out" or any(row[name] for row in rows)
    }
    widths = _fitted(natural, screen)
    table = screen.table(
        *(Column(titles[name], right=name in {"steps", "left_out"}, width=width) for name, width in widths.items())
    )
    for timed, row in zip(library.sops, rows, strict=True):
        row["title"] = screen.shortened(row["title"], (widths["title"] - 1) * _LINES)
        promise = decisive(timed.analysis.promises)
        colours = {"promise": "" if promise is None else COLOURS[look(promise)]}
        screen.row(table, *(screen.styled(row[name], colours.get(name, "")) for name in widths))
    screen.show(table)
    if rows:
        screen.line()
    for text in _summed(library, language):
        screen.line(text)


def _fitted(natural: dict[str, int], screen: Screen) -> dict[str, int]:
    """Give each column its cells, the title what is left; without the columns for which there is no room."""
    least = min(_TITLE, natural["title"])
    widths = dict(natural)
    for most in _MOST:
        widths = {name: min(width, most) for name, width in natural.items()}
        if _left(widths, screen) >= least:
            break
    for name in _FIRST_TO_GO:
        if _left(widths, screen) < least:
            widths.pop(name, None)
    return {**widths, "title": max(min(_left(widths, screen), natural["title"]), 1)}


def _left(widths: dict[str, int], screen: Screen) -> int:
    """Cells that are left for the title."""
    return screen.width - sum(width + GAP for name, width in widths.items() if name != "title")


def _row(timed: Timed, language: str) -> dict[str, str]:
    words = Wording(timed.analysis, language)
    total, _shortest, longest, expected = words.ways()
    times = timed.analysis.times
    promise = decisive(timed.analysis.promises)
    return {
        "number": times.sop_number or NOTHING,
        "title": times.sop_title,
        "steps": str(len(times.steps)),
        "left_out": str(total.left_out or ""),
        "total": total.short,
        "longest": longest.short,
        "expected": expected.short,
        "promise": NOTHING if promise is None else words.verdict(promise, short=True),
    }


def _summed(library: Library, language: str) -> list[str]:
    """Say what a library comes to, one sentence a line."""
    summary = library.summary
    steps = n_("{n} step", "{n} steps", n=summary.steps)
    sops = n_("{n} SOP", "{n} SOPs", n=summary.sops)
    said = [_("{sops}, {steps}, {n} without a time", sops=sops, steps=steps, n=summary.unmeasured)]
    if summary.promises:
        said.append(
            _(
                "Service promises: {kept} kept, {broken} broken, {unknown} not known",
                kept=summary.kept,
                broken=summary.broken,
                unknown=summary.unknown,
            )
        )
    said += library.calendars
    if library.skipped:
        names = ", ".join(library.skipped)
        said.append(n_("Skipped {n} file: {names}", "Skipped {n} files: {names}", n=len(library.skipped), names=names))
    return [one_line(message.text(language)) for message in said]
