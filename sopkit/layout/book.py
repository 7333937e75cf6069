"""Several SOPs bound into a book: cover, contents and guide to the symbols as pages of numbers, and page numbers.

What stands in a book is told in DOMAIN.md §1.2; the SOPs' own pages stay as they were laid out, with a number of the
book at the foot. Knows nothing of how an SOP is laid out.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from sopkit.i18n import _
from sopkit.layout.contents import Tables
from sopkit.layout.cover import agencies_of, covers
from sopkit.layout.form import Form, Margins
from sopkit.layout.front import FOOT, placed
from sopkit.layout.ruler import FAMILY, Ruler
from sopkit.layout.values import Book, Chapter, Layout, Page, Role
from sopkit.model import Sop

FOLIO = Ruler(9, bold=True)
FOLIO_WIDTH = 30.0


def book_form(form: Form) -> Form:
    """The form in which the SOPs of a book are laid out: as it is asked for, with room for the book's page numbers."""
    return replace(form, margins=replace(form.margins, bottom=max(form.margins.bottom, FOOT)))


def bind(sops: Sequence[Sop], layouts: Sequence[Layout], form: Form, title: str | None = None) -> Book:
    """Bind SOPs that were laid out in the form of `book_form`, in their order; without a title it has a usual one."""
    usual = _("Standard operating procedures").text(form.language)
    named = " ".join((title or "").split()) or usual
    tables = Tables(sops, form)
    cover, *whole = covers(sops, form, named, usual if named != usual else "")
    begin = 2 + len(whole)
    guide = tables.guide(begin + tables.count_contents())
    first = guide[-1].number + 1
    firsts = []
    for layout in layouts:
        firsts.append(first)
        first += len(layout.pages)
    contents = tables.contents(begin, firsts)
    numbered = [_numbered(page, page.number, form.paper.width, form.paper.height, form.margins.bottom)
                for page in (*whole, *contents, *guide)]  # fmt: skip
    return Book(
        title=named,
        institution=next(iter(agencies_of(sops)), None),
        language=form.language,
        paper=form.paper,
        font=FAMILY,
        front=(cover, *numbered),
        chapters=tuple(_chapter(layout, at, form.margins) for layout, at in zip(layouts, firsts, strict=True)),
    )


def _chapter(layout: Layout, first: int, margins: Margins) -> Chapter:
    paper = layout.paper
    pages = (
        _numbered(page, first + index, paper.width, paper.height, margins.bottom)
        for index, page in enumerate(layout.pages)
    )
    return Chapter(replace(layout, pages=tuple(pages)), first)


def _numbered(page: Page, number: int, width: float, height: float, margin: float) -> Page:
    """Put the book's number of a page into the middle of its lower margin."""
    x, y = (width - FOLIO_WIDTH) / 2, height - margin + min(1.5, (margin - FOLIO.leading) / 2)
    folio = placed(Role.FOOTER, "folio", FOLIO, (x, y, FOLIO_WIDTH), (str(number),), "center")
    return replace(page, texts=(*page.texts, folio))
