"""What a drawing says to people who hear it: each step, where it leads, and each connector's other page.

Words that stand on paper are the layout's; here are only those that a painter adds. Knows no format.
"""

from collections.abc import Iterator

from sopkit.flow import build_flow
from sopkit.i18n import Message, _
from sopkit.layout.values import Layout, Page, PageKind, Symbol, SymbolKind
from sopkit.model import Sop

_KINDS = {
    SymbolKind.START: _("start"),
    SymbolKind.PROCESS: _("process"),
    SymbolKind.DECISION: _("decision"),
    SymbolKind.END: _("end"),
}
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "…")


class Speech:
    """The sentences of one drawing, in the language of its layout."""

    def __init__(self, sop: Sop, layout: Layout) -> None:
        self._sop = sop
        self._flow = build_flow(sop)
        self._pages = len(layout.pages)
        self._language, self._institution = layout.language, layout.institution
        # Where two rows of a page share an id, the first answers to it.
        self._numbers = {
            (page.number, row.step): row.number for page in layout.pages for row in reversed(page.rows) if row.number
        }
        self._kinds: dict[int, SymbolKind] = {}
        for page in layout.pages:
            for symbol in page.symbols:
                number = self._numbers.get((page.number, symbol.step))
                # Other symbols of the step are the further boxes of joint work, and capsules that stand apart.
                if number is not None and symbol.id == symbol.step:
                    self._kinds.setdefault(number, symbol.kind)

    def step(self, number: int) -> str:
        """Name a step by its row number, in full: kind, executors, activity, and which steps follow.

        `Step 7, decision, Field Officer: The officer checks the data. Ya to 8, Tidak to 6`
        """
        head = [self._text(_("Step {number}", number=number))]
        tail: list[str] = []
        if number <= len(self._sop.steps):
            step = self._sop.steps[number - 1]
            kind = SymbolKind.DECISION if step.decision else self._kinds.get(number, SymbolKind.PROCESS)
            head += [self._text(_KINDS[kind]), *map(self._sop.executor_name, step.by)]
            activity = " ".join(step.activity.split())
            ways = ", ".join(self._ways(number, short=True))
            if ways and activity and not activity.endswith(_SENTENCE_ENDS):
                activity += "."
            tail = [activity, ways if step.decision else ways[:1].upper() + ways[1:]]
        return ": ".join(part for part in (", ".join(head), " ".join(filter(None, tail))) if part)

    def ways(self, number: int) -> str:
        """Say a step by its row number where its row tells the rest: whether it is a decision, and what follows."""
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
            message = _("Page {page} of {pages}: identity of the SOP", page=page.number, pages=self._pages)
        elif page.boxes:
            message = _(
                "Page {page} of {pages}: identity of the SOP and flowchart", page=page.number, pages=self._pages
            )
        else:
            message = _("Page {page} of {pages}: flowchart", page=page.number, pages=self._pages)
        return self._text(message)

    def tables(self, page: Page) -> tuple[str, ...]:
        """Name the tables of a page that has two; one alone has the name of its page."""
        both = page.boxes and page.columns
        return (self._text(_("Identity of the SOP")), self._text(_("Flowchart"))) if both else ()

    def logo(self) -> str:
        """Say what the logo shows."""
        return logo(self._institution, self._language)

    def picture(self, page: Page) -> str:
        """Name the drawing of a page."""
        return self._text(_("Symbols and arrows of page {page}", page=page.number))

    def _ways(self, number: int, *, short: bool = False) -> Iterator[str]:
        if number > len(self._flow.outgoing):
            return
        for edge in self._flow.outgoing[number - 1]:
            if edge.target is None:
                way = _("to the end")
            elif short:
                way = _("to {number}", number=edge.target + 1)
            else:
                way = _("to step {number}", number=edge.target + 1)
            yield f"{edge.outcome} {self._text(way)}" if edge.outcome else self._text(way)

    def _text(self, message: Message) -> str:
        return message.text(self._language)


def front_page(page: Page, language: str) -> str:
    """Head a page of a book that stands before its SOPs."""
    match page.kind:
        case PageKind.CONTENTS:
            message = _("Contents, page {page}", page=page.number)
        case PageKind.GUIDE:
            message = _("Guide to the symbols, page {page}", page=page.number)
        case _kind if page.number > 1:
            message = _("Cover, page {page}", page=page.number)
        case _kind:
            message = _("Cover")
    return message.text(language)


def chapter(layout: Layout) -> str:
    """Head an SOP in a book."""
    return " · ".join(part for part in (layout.number, layout.title) if part)


def logo(institution: str | None, language: str) -> str:
    """Say what a logo shows."""
    return (_("Logo {institution}", institution=institution) if institution else _("Logo")).text(language)
