"""The formats of a report: each is one module with `write(report)`, and one line in FORMATS. Knows no files."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import cast

from msgspec import Struct

from sopkit.report.lines import Line
from sopkit.report.report import Report


class Format(Struct, frozen=True):
    """A format by the module that writes it, which is imported when it writes.

    Called with a report it gives the whole text, which may hold characters that no encoding has: what Python makes
    of a file name that is no text.
    """

    module: str
    for_people: bool = False
    """Whether the module has `lines(report)` as well: what a terminal shows in colours."""

    def __call__(self, report: Report) -> str:
        """Write a report."""
        return cast("Callable[[Report], str]", import_module(self.module).write)(report)

    def lines(self, report: Report) -> Iterable[Line]:
        """Write a report line by line, with the kinds of its pieces."""
        return cast("Callable[[Report], Iterable[Line]]", import_module(self.module).lines)(report)


FORMATS: Mapping[str, Format] = {
    "text": Format("sopkit.report.full_text", for_people=True),
    "concise": Format("sopkit.report.concise", for_people=True),
    "json": Format("sopkit.report.findings_json"),
    "sarif": Format("sopkit.report.sarif"),
    "junit": Format("sopkit.report.junit"),
    "rdjson": Format("sopkit.report.rdjson"),
    "github": Format("sopkit.report.github"),
    "gitlab": Format("sopkit.report.gitlab"),
    "markdown": Format("sopkit.report.markdown"),
    "statistics": Format("sopkit.report.tally_text", for_people=True),
    "statistics-json": Format("sopkit.report.tally_json"),
    "scorecard": Format("sopkit.report.scorecard", for_people=True),
    "scorecard-html": Format("sopkit.report.scorecard_html"),
}
