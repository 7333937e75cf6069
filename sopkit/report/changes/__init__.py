"""The formats in which reviews are shown: each is one module with `write(reviews, language)`, and one line here."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import cast

from msgspec import Struct

from sopkit.diff.merged import Marked
from sopkit.report.changes.reviews import Item

__all__ = ["FORMATS", "Album", "Draw", "Format", "Item", "Marked"]


class Album(Struct, frozen=True):
    """Drawings as markup that may stand in a page as it is."""

    style: str
    drawings: tuple[tuple[str, ...], ...]
    """The pages of each, in the order in which they were asked for."""


Draw = Callable[[Sequence[Marked], str], Album]
"""Draws SOPs with their marks, in the language of a reader. Reports can't: it is handed in."""


class Format(Struct, frozen=True):
    """A format by the module that writes it, which is imported when it writes."""

    module: str
    drawn: bool = False
    """Whether it shows drawings, so that `write` takes who draws them."""

    def __call__(self, items: Sequence[Item], language: str, draw: Draw | None = None) -> str:
        """Write reviews; without `draw` there are no drawings."""
        write = cast("Callable[..., str]", import_module(self.module).write)
        return write(items, language, draw) if self.drawn else write(items, language)


FORMATS: Mapping[str, Format] = {
    "text": Format("sopkit.report.changes.text"),
    "json": Format("sopkit.report.changes.plain_data"),
    "markdown": Format("sopkit.report.changes.markdown"),
    "html": Format("sopkit.report.changes.page", drawn=True),
}
