"""Shows how long SOPs take: one SOP in full, or several as one table. Decides nothing and adds up no times.

A format is one module with `one` and `library`, and one line in FORMATS; what the terminal shows stands in `text`.
Words that formats share are in `wording`, the geometry of pictures in `timeline` and `histogram`.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from msgspec import Struct

if TYPE_CHECKING:
    from sopkit.report.times.library import Library, Timed


class Format(Struct, frozen=True):
    """A format by the module that writes it, which is imported when it writes."""

    module: str

    def one(self, timed: "Timed", language: str) -> str:
        """Write all that is known of one SOP."""
        return cast("Callable[[Timed, str], str]", import_module(self.module).one)(timed, language)

    def library(self, library: "Library", language: str) -> str:
        """Write several SOPs as one table."""
        return cast("Callable[[Library, str], str]", import_module(self.module).library)(library, language)


FORMATS: Mapping[str, Format] = {
    "json": Format("sopkit.report.times.plain_data"),
    "csv": Format("sopkit.report.times.rows"),
    "html": Format("sopkit.report.times.page"),
}
"""What is written for programs, spreadsheets and browsers."""
