"""Draws what `sopkit diff` shows on a page: the layout and the painter put together, in the office's form."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sopkit.config.settings import Settings
    from sopkit.report.changes import Album, Marked


def drawer(settings: "Settings | None") -> "Callable[[Sequence[Marked], str], Album]":
    """Make what draws SOPs with their marks; `settings` say how the office wants its form."""

    def draw(pictures: "Sequence[Marked]", language: str) -> "Album":
        from sopkit.flow import build_flow
        from sopkit.layout import IdentityPlace, arrange
        from sopkit.render import marked
        from sopkit.report.changes import Album
        from sopkit.verbs import form_of

        form = replace(form_of(settings), identity=IdentityPlace.NONE, numbers=False, totals=False)
        layouts = [arrange(one.sop, build_flow(one.sop), form) for one in pictures]
        drawings = [tuple(marked.paint(one, layout, language)) for one, layout in zip(pictures, layouts, strict=True)]
        return Album(marked.style(layouts), tuple(drawings))

    return draw
