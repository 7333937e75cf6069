"""Shows a what-if as a page of HTML that needs nothing else: the figures side by side, and a picture of both cases."""

from sopkit.i18n import Message, _
from sopkit.report.templating import environment
from sopkit.report.times.drawing import LEADING, WIDTH
from sopkit.report.times.page import TIMELINE_NOTE
from sopkit.report.times.timeline import LANES
from sopkit.report.times.whatif import WhatIf
from sopkit.report.times.whatif_pictures import pictures
from sopkit.report.times.whatif_words import WhatIfWording

_TITLES: dict[str, Message] = {
    "changed": _("Changed"),
    "before": _("Before"),
    "after": _("After"),
    "difference": _("Difference"),
    "pictures": _("A case before and after"),
    "facts": _("Remarks"),
    "assumptions": _("Basis of the figures"),
}


def write(whatif: WhatIf, language: str) -> str:
    """Write a page on an SOP before and after changes."""
    words = WhatIfWording(whatif, language)
    sections = [
        {
            "title": section.title,
            "rows": [(row.name, row.before, row.after, row.difference, _LOOKS[row.better]) for row in section.rows]
            + [(count.name, *words.numbers(count), "") for count in section.counts],
        }
        for section in words.sections()
    ]
    return (
        environment()
        .get_template("times-whatif.html.jinja")
        .render(
            language=language,
            title=words.text(_("{sop}: before and after changes", sop=words.heading)),
            heading=words.heading,
            words={name: words.text(message) for name, message in _TITLES.items()},
            changes=list(words.changes()),
            sections=sections,
            pictures=list(zip(("before", "after"), pictures(words.before, words.after), strict=False)),
            pictures_note=words.text(TIMELINE_NOTE),
            facts=[(words.text(title), text) for title, text in words.facts()],
            assumptions=words.assumptions(),
            width=WIDTH,
            leading=LEADING,
            lanes=LANES,
        )
    )


_LOOKS = {True: "kept", False: "broken", None: ""}
