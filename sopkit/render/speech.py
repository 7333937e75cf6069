"""What a drawing says to people who hear it: each step, where it leads, and each connector's other page.

Words that stand on paper are the layout's; here are only those that a painter adds. Knows no format.
"""

from collections.abc import Iterator

from sopkit.flow import build_flow
from sopkit.i18n import Message, _
from sopkit.layout.values import Layout, Page, PageKind, Symbol
from sopkit.model import Sop


class Speech:
    """The sentences of one drawing, in the language of its layout."""

    def __init__(self, sop: Sop, layout: Layout) -> None:
        self._sop = sop
        self._flow = build_flow(sop)
        self._pages = len(layout.pages)
        self._language = layout.language
        # Where two rows of a page share an id, the first answers to it.
        self._numbers = {
            (page.number, row.step): row.number for page in layout.pages for row in reversed(page.rows) if row.number
        }

    def step(self, number: int) -> str:
        """Say a step by its row number: what it is and which steps follow."""
        ways = ", ".join(self._ways(number))
        if number <= len(self._sop.steps) and self._sop.steps[number - 1].decision:
            return self._text(_("Step {number}, decision: {ways}", number=number, ways=ways))
        if ways:
            return self._text(_("Step {number}: {ways}", number=number, ways=ways))
        return self._text(_("Step {number}", number=number))

    def offpage(self, page: Page, symbol: Symbol) -> str:
        """Say where an off-page connector leads to or comes from."""
        leads_on = any(connector.target == symbol.id for connector in page.connectors)
        other = symbol.partner_page
        number = None if other is None else self._numbers.get((other, symbol.partner_step))
        if number is None:
            return self._text(_("to page {page}", page=other) if leads_on else _("from page {page}", page=other))
        if leads_on:
            return self._text(_("to page {page}, step {number}", page=other, number=number))
        return self._text(_("from page {page}, step {number}", page=other, number=number))

    def page(self, page: Page) -> str:
        """Head a page for those who go through it by its headings."""
        if page.kind is PageKind.IDENTITY:
            return self._text(_("Page {page} of {pages}: identity of the SOP", page=page.number, pages=self._pages))
        return self._text(_("Page {page} of {pages}: flowchart", page=page.number, pages=self._pages))

    def picture(self, page: Page) -> str:
        """Name the drawing of a page."""
        return self._text(_("Symbols and arrows of page {page}", page=page.number))

    def _ways(self, number: int) -> Iterator[str]:
        if number > len(self._flow.outgoing):
            return
        for edge in self._flow.outgoing[number - 1]:
            way = _("to the end") if edge.target is None else _("to step {number}", number=edge.target + 1)
            yield f"{edge.outcome} {self._text(way)}" if edge.outcome else self._text(way)

    def _text(self, message: Message) -> str:
        return message.text(self._language)
