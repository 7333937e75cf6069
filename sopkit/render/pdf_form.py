"""All pages as one PDF: a tagged table on each, and every symbol a figure that says what it is. Computes no place."""

from collections.abc import Sequence

from sopkit.layout.values import Book, Layout
from sopkit.model import Sop
from sopkit.render.typst_form import set_book, set_form


def paint(sop: Sop, layout: Layout) -> bytes:
    """Set the SOP as a PDF that declares PDF/A-2a and PDF/UA-1; the same SOP gives the same bytes.

    Its date is that of the SOP, never that of today.
    """
    return set_form(sop, layout).pdf


def paint_book(sops: Sequence[Sop], book: Book) -> bytes:
    """Set a book in the same way; each SOP in it is a bookmark with its pages below."""
    return set_book(sops, book)
