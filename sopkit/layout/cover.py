"""The cover of a book: emblem and agencies above, the title in the middle, the years below, in a double frame.

What is too long for the cover, in the least type, ends there with an ellipsis and stands whole on pages behind it.
"""

from collections.abc import Iterator, Sequence

from sopkit.i18n import n_
from sopkit.layout.form import Form
from sopkit.layout.front import BODY, area_of, placed
from sopkit.layout.ruler import Ruler
from sopkit.layout.values import Page, PageKind, Picture, Role, Rule, Text
from sopkit.model import Sop

INNER = 8.0
"""Millimetres between the frame and what stands in it."""
LOGO = 30.0
"""Height in millimetres of the logo, unless it is too wide for that, or the names need its room."""
UNDER_LOGO = 4.0
NAMED = 4
"""Agencies that the cover names at most."""
TITLES = (30.0, 26.0, 22.0, 18.0, 14.0, 11.0, 9.0, 7.0)
"""Points of the title, the first in which it fits."""
LEAST = 7.0
"""Points of the smallest type."""
ABOVE_TITLE = 2.0


def agencies_of(sops: Sequence[Sop]) -> tuple[str, ...]:
    """Name the agencies of the SOPs, each once."""
    return tuple(dict.fromkeys(sop.institution for sop in sops if sop.institution))


def covers(sops: Sequence[Sop], form: Form, title: str, kind: str) -> list[Page]:
    """Make the cover, page 1, and pages with what is too long for it; `kind` says above the title what the book is."""
    cover = _Cover(sops, form)
    page = cover.page(title, kind)
    return [page, *cover.whole(2)]


class _Cover:
    """A cover while it is made, and the texts that it has had to cut off."""

    def __init__(self, sops: Sequence[Sop], form: Form) -> None:
        self.sops, self.form, self.language = sops, form, form.language
        self.area = area_of(form)
        self.left, self.width = self.area.left + INNER, self.area.width - 2 * INNER
        self.top, self.bottom = self.area.top + INNER, self.area.bottom - INNER
        self.third = (self.bottom - self.top) / 3
        self.agencies = agencies_of(sops)
        self.cut: list[str] = []

    def page(self, title: str, kind: str) -> Page:
        """Lay out the cover in three equal parts."""
        texts, pictures = self._agency()
        named, under = self._title(title, kind)
        middle = (self.area.left + self.area.right) / 2
        rules = (
            *self._frame(0.0, heavy=True),
            *self._frame(1.6, heavy=False),
            Rule(middle - 30, under, middle + 30, under),
        )
        return Page(1, PageKind.COVER, (*texts, *named, *self._foot()), rules, pictures=tuple(pictures))

    def whole(self, number: int) -> Iterator[Page]:
        """Give the texts that the cover has cut off, from the page of this number on."""
        texts: list[Text] = []
        y = self.top
        for name in self.cut:
            waiting = BODY.wrap(name, self.width)
            while waiting:
                room = int((self.bottom - y) / BODY.leading + 1e-6)
                if texts and room < min(2, len(waiting)):
                    yield self._framed(number, texts)
                    number, texts, y = number + 1, [], self.top
                    continue
                here, waiting = waiting[: max(1, room)], waiting[max(1, room) :]
                texts.append(placed(Role.VALUE, "whole", BODY, (self.left, y, self.width), here))
                y += BODY.height(len(here))
            y += BODY.leading
        if texts:
            yield self._framed(number, texts)

    def _framed(self, number: int, texts: Sequence[Text]) -> Page:
        return Page(number, PageKind.COVER, tuple(texts), tuple(self._frame(0.0, heavy=True)))

    def _title(self, title: str, kind: str) -> tuple[list[Text], float]:
        """Put the title into the middle part, what the book is above it; beside them the y of the line below."""
        width, top = 0.86 * self.width, self.top + self.third
        x = self.left + 0.07 * self.width
        big, lines = self._fitting(title, width, 0.7 * self.third, TITLES, bold=True)
        small, above = self._fitting(kind, width, 0.15 * self.third, (13, 11, 9), bold=False)
        # On a low page a long title goes down a little for the line above it.
        over = small.height(len(above)) + ABOVE_TITLE if above else 0.0
        y = top + max(over, (self.third - big.height(len(lines))) / 2)
        texts = [placed(Role.VALUE, "kind", small, (x, y - over, width), above, "center")] if above else []
        texts.append(placed(Role.VALUE, "title", big, (x, y, width), lines, "center"))
        return texts, y + big.height(len(lines)) + 4

    def _agency(self) -> tuple[list[Text], list[Picture]]:
        """Emblem, agencies and the unit that is common to all."""
        named = list(self.agencies[:NAMED])
        if len(self.agencies) > NAMED:
            more = len(self.agencies) - NAMED
            named.append(n_("and {n} other agency", "and {n} other agencies", n=more).text(self.language))
        units = {sop.unit for sop in self.sops}
        unit = units.pop() if len(units) == 1 else None
        words = [(name, 16.0, True) for name in named] + ([(unit, 12.0, False)] if unit else [])
        texts, pictures = [], []
        y, end = self.top, self.top + self.third
        if logo := self.form.logo:
            free = self.third - UNDER_LOGO - len(words) * Ruler(LEAST).leading
            scale = min(min(LOGO, self.third / 2, free) / logo.height, self.width / 2 / logo.width)
            wide, high = logo.width * scale, logo.height * scale
            x = self.left + (self.width - wide) / 2
            pictures.append(Picture("logo", logo.media, logo.data, x, y, wide, high))
            y += high + UNDER_LOGO
        for number, (name, size, bold) in enumerate(words):
            room = (end - y) / (len(words) - number)
            ruler, lines = self._fitting(name, self.width, room, (size, 11, 9, LEAST), bold=bold)
            texts.append(placed(Role.VALUE, "agency", ruler, (self.left, y, self.width), lines, "center"))
            y += ruler.height(len(lines)) + min(1.0, max(0.0, room - ruler.height(len(lines))))
        return texts, pictures

    def _foot(self) -> Iterator[Text]:
        """How many SOPs there are, and above that the years in which they were made, such as 2009 or 2009–2012."""
        count = n_("{n} SOP", "{n} SOPs", n=len(self.sops)).text(self.language)
        days = (sop.created or sop.revised or sop.effective for sop in self.sops)
        years = sorted({day.year for day in days if day})
        span = "–".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else ""
        y = self.bottom
        for words, ruler in ((span, Ruler(15, bold=True)), (count, Ruler(10))):
            if words:
                y -= ruler.leading + 1.5
                yield placed(Role.VALUE, "years", ruler, (self.left, y, self.width), (words,), "center")

    def _frame(self, inset: float, *, heavy: bool) -> Iterator[Rule]:
        area = self.area
        left, right, top, bottom = area.left + inset, area.right - inset, area.top + inset, area.bottom - inset
        yield Rule(left, top, right, top, heavy)
        yield Rule(right, top, right, bottom, heavy)
        yield Rule(left, bottom, right, bottom, heavy)
        yield Rule(left, top, left, bottom, heavy)

    def _fitting(
        self, text: str, width: float, height: float, sizes: Sequence[float], *, bold: bool
    ) -> tuple[Ruler, tuple[str, ...]]:
        """Find the largest type in which a text fits into a box; where none does, cut it off and remember it."""
        for size in sizes:
            ruler = Ruler(size, bold=bold)
            lines = ruler.wrap(text, width)
            if ruler.height(len(lines)) <= height + 1e-6:
                return ruler, lines
        most = max(1, int(height / ruler.leading + 1e-6))
        self.cut.append(" ".join(text.split()))
        return ruler, (*lines[: most - 1], "…")
