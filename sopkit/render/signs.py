"""The symbols of a page with what painters add to them: a name in words, an anchor, the partner. Knows no format."""

from collections.abc import Iterator
from re import sub

from msgspec import Struct

from sopkit.layout.values import Connector, Label, Layout, Page, Symbol, SymbolKind
from sopkit.model import Sop
from sopkit.render.speech import Speech


class Partner(Struct, frozen=True):
    """The other symbol of a pair of off-page connectors, and the page on which it stands."""

    page: Page
    symbol: Symbol
    anchor: str


class Sign(Struct, frozen=True):
    """A symbol with its words."""

    symbol: Symbol
    anchor: str
    """An id that is one word in HTML, CSS and URLs."""
    title: str | None
    """What the symbol says to those who hear the drawing."""
    partner: Partner | None
    exits: tuple[Label, ...]
    """The outcomes that are written at its exits."""


class Signs:
    """The symbols of a whole drawing, page by page; `prefix` keeps its anchors apart from those of other drawings."""

    def __init__(self, sop: Sop, layout: Layout, prefix: str = "") -> None:
        self.speech = Speech(sop, layout)
        self._prefix = prefix
        self._pairs = {
            (page.number, symbol.letter): Partner(page, symbol, f"{prefix}{anchor(page, symbol)}")
            for page in layout.pages
            for symbol in page.symbols
            if symbol.letter
        }

    def of(self, page: Page) -> Iterator[Sign]:
        """Yield the symbols of one page in the layout's order, which is that of the table."""
        numbers = {row.step: row.number for row in reversed(page.rows)}
        for symbol in page.symbols:
            title = partner = None
            if symbol.kind is SymbolKind.OFFPAGE:
                title = self.speech.offpage(page, symbol)
                if symbol.letter is not None and symbol.partner_page is not None:
                    partner = self._pairs.get((symbol.partner_page, symbol.letter))
            elif number := numbers.get(symbol.step):
                title = self.speech.step(number)
            place = f"{self._prefix}{anchor(page, symbol)}"
            yield Sign(symbol, place, title, partner, tuple(_exits(page.connectors, symbol)))


def front_signs(page: Page) -> Iterator[Sign]:
    """Yield the symbols of a page of a book that is no SOP's: each says its own name."""
    for symbol in page.symbols:
        yield Sign(symbol, anchor(page, symbol), symbol.id, None, ())


def _exits(connectors: tuple[Connector, ...], symbol: Symbol) -> Iterator[Label]:
    for connector in connectors:
        if connector.source == symbol.id and connector.label:
            yield connector.label


def anchor(page: Page, symbol: Symbol) -> str:
    """Make an id that is one plain word; different symbols keep different ids, whatever theirs hold."""
    safe = sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}_", symbol.id)
    return f"page-{page.number}-{safe}"
