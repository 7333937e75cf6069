"""What stands outside the table: number, title and page at the foot, and the mark of a draft at the head."""

from sopkit.i18n import _
from sopkit.layout.form import Form
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Paper, Role, Text
from sopkit.model import Sop, Status

SIZE = 7.0
GAP = 2.0
"""Millimetres between the table and the footer."""
LINES = 3
"""Lines of the footer at most."""
PAGE_WORDS = 36.0
"""Millimetres kept for `halaman x dari y` at the right of the footer."""
MARK = Ruler(11, bold=True)
MARK_AIR = 3.0
"""Millimetres on both sides of the mark's word, within its frame."""
MARK_ROOM = MARK.leading + 1.5
"""Millimetres of upper margin that the mark needs."""


def is_draft(sop: Sop) -> bool:
    """Tell whether an SOP is not to be taken for one in force."""
    return sop.status in (Status.DRAFT, Status.REVIEW)


class Footer:
    """The small lines at the foot of every page: number and title, and which page of how many."""

    def __init__(self, sop: Sop, form: Form, paper: Paper) -> None:
        self.form, self.paper = form, paper
        self.ruler = Ruler(SIZE)
        self.width = paper.width - form.margins.left - form.margins.right
        number = _("SOP {number}", number=sop.number).text(form.language) if sop.number else ""
        words = " · ".join(part for part in (number, sop.title) if part)
        lines = self.ruler.wrap(words, self.width - PAGE_WORDS - GAP)
        # A running title: the whole title stands in the identity block.
        self.lines = lines if len(lines) <= LINES else (*lines[: LINES - 1], "…")
        self.height = self.ruler.height(len(self.lines)) + GAP
        self.draft = is_draft(sop)

    def texts(self, page: int, pages: int) -> list[Text]:
        """The texts of one page, with the mark of a draft where the SOP is one."""
        words = _("page {page} of {pages}", page=page, pages=pages).text(self.form.language)
        size, leading = self.ruler.size, self.ruler.leading
        left, height = self.form.margins.left, self.ruler.height(len(self.lines))
        y = self.paper.height - self.form.margins.bottom - height
        titles = Text(
            Role.FOOTER, "title", left, y, self.width - PAGE_WORDS - GAP, height, self.lines, size, leading
        )  # fmt: skip
        right = Text(
            Role.FOOTER, "page", left + self.width - PAGE_WORDS, y, PAGE_WORDS, leading, (words,), size, leading,
            align="right",
        )  # fmt: skip
        return [titles, right, *([self._mark()] if self.draft else [])]

    def _mark(self) -> Text:
        """The word that keeps a draft from being taken for an SOP in force, in the head margin."""
        word = _("DRAFT").text(self.form.language)
        width = MARK.width(word) + 2 * MARK_AIR
        x, y = self.form.margins.left + self.width - width, max(0.0, self.form.margins.top - MARK.leading - 1.0)
        return Text(
            Role.MARK, "draft", x, y, width, MARK.leading, (word,), MARK.size, MARK.leading, True, "center"
        )  # fmt: skip
