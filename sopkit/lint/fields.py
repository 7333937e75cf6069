"""Which fields of an SOP say something, and where a finding about one that says nothing stands."""

from collections.abc import Sequence
from functools import lru_cache

from sopkit.i18n import Message, _
from sopkit.model import Sop, Status
from sopkit.model.part import Part
from sopkit.source import Path


@lru_cache(1 << 13)
def says_something(text: str | None) -> bool:
    """Whether a field holds a word or a number: a letter or a digit. "-" and "…" stand in a form for nothing.

    Of a cell in the table of steps `sopkit.lint.cells.is_written` tells whether it is blank.
    """
    return text is not None and any(character.isalnum() for character in text)


def spot(sop: Sop, *keys: str) -> Path:
    """Find where to speak of a key that is blank or absent: at the key that is written, else at the title.

    Of `service`, `fee` it is the inner key, or the outer one where the inner one is not written.
    """
    part: object = sop
    path: Path = ()
    for key in keys:
        if not isinstance(part, Part) or key not in part.model_fields_set:
            break
        path = (*path, key)
        part = getattr(part, key)
    return path or ("title",)


def titled(part: type[Part], keys: Sequence[str]) -> Message:
    """Write fields one after the other, each by its title in the schema and its key: ``Equipment (`equipment`)``."""
    names = {
        f"field{place}": _("{title} (`{key}`)", title=Message(part.model_fields[key].title or key), key=key)
        for place, key in enumerate(keys)
    }
    return Message(", ".join(f"{{{name}}}" for name in names), tuple(names.items()))


def awaits_approval(sop: Sop) -> bool:
    """Whether an SOP is still to be ratified, so that number, dates and signature may be blank."""
    return sop.status in {Status.DRAFT, Status.REVIEW}
