"""What stands in the text cells of a row, and in the headings: words of the printed form."""

from sopkit.i18n import Message, _
from sopkit.model import Sop, Step, ThreePoint

HEADS: dict[str, Message] = {
    "number": _("No."),
    "activity": _("Activity"),
    "executors": _("Executors"),
    "standard": _("Quality standard"),
    "requires": _("Requirements"),
    "time": _("Time"),
    "output": _("Output"),
    "note": _("Note"),
}
"""Column titles; `executors` and `standard` stand over the lanes and over requirements, time and output."""


def paragraphs(sop: Sop, index: int, language: str) -> dict[str, tuple[str, ...]]:
    """The paragraphs of a step's cells by column; blank cells are absent."""
    step = sop.steps[index]
    cells = {
        "number": (str(index + 1),),
        "activity": (step.activity,),
        "requires": _list(step.requires),
        "time": (_time(step),),
        "output": _list(step.output),
        "note": tuple(part for part in (step.note, _detail(step, language)) if part),
    }
    return {name: parts for name, parts in cells.items() if any(parts)}


def _list(items: tuple[str, ...]) -> tuple[str, ...]:
    """A single item as it is, several with their numbers."""
    return items if len(items) < 2 else tuple(f"{number}. {item}" for number, item in enumerate(items, start=1))


def _time(step: Step) -> str:
    """The time as written; a three-point time as its least and most, with the likely one between."""
    if isinstance(step.time, ThreePoint):
        parts = (step.time.min, step.time.likely, step.time.max)
        return " – ".join(part for part in parts if part)
    return step.time or ""


def _detail(step: Step, language: str) -> str:
    return _("See SOP {number}", number=step.sop).text(language) if step.sop else ""


def pages_in_words(pages: list[int], *, leaves: bool, language: str) -> str:
    """Words of a connector row, such as `ke halaman 3, 5`."""
    named = ", ".join(map(str, sorted(set(pages))))
    message = _("to page {pages}", pages=named) if leaves else _("from page {pages}", pages=named)
    return message.text(language)
