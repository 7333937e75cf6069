"""What stands in the text cells of a row, and in the headings: words of the printed form."""

from msgspec import Struct

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


class Item(Struct, frozen=True):
    """A paragraph of a cell, with its mark where it is one of several."""

    text: str
    mark: str = ""


def paragraphs(sop: Sop, index: int, language: str) -> dict[str, tuple[Item, ...]]:
    """The paragraphs of a step's cells by column; blank cells are absent."""
    step = sop.steps[index]
    notes = tuple(Item(part) for part in (step.note, _detail(step, language)) if part)
    cells = {
        "number": (Item(str(index + 1)),),
        "activity": (Item(step.activity),),
        "requires": _list(step.requires),
        "time": (Item(_time(step)),),
        "output": _list(step.output),
        "note": notes,
    }
    return {name: items for name, items in cells.items() if any(item.text for item in items)}


def _list(texts: tuple[str, ...]) -> tuple[Item, ...]:
    """A single item as it is, several with their numbers."""
    if len(texts) < 2:
        return tuple(map(Item, texts))
    return tuple(Item(text, f"{number}.") for number, text in enumerate(texts, start=1))


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
