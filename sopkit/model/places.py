"""Where in a document which part stands, and what a person calls it. Knows no fault."""

from collections.abc import Sequence

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.model.identity import Approval, Event, Related, Service, SopType, Waiver
from sopkit.model.part import Part
from sopkit.model.sop import Sop
from sopkit.model.steps import Executor, Exit, Step, ThreePoint

ANY = None
"""In a pattern: any key, or any index."""

Pattern = tuple[str | None, ...]


def matches(pattern: Pattern, loc: Sequence[str | int]) -> bool:
    """Tell whether a location is of the shape of the pattern."""
    return len(pattern) == len(loc) and all(
        part is ANY or part == found for part, found in zip(pattern, loc, strict=True)
    )


class Place(Struct, frozen=True):
    """A spot where a part stands: its pattern of keys, the part's model, and its name in a sentence."""

    pattern: Pattern
    model: type[Part]
    name: Message
    expected: Message
    """What may be written there, to follow "must be"."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys that the part knows, in the order of the format."""
        return tuple(self.model.model_fields)


_BLOCK = _("a block of keys")

PLACES = (
    Place((), Sop, _("the document"), _BLOCK),
    Place(("steps", ANY), Step, _("a step"), _BLOCK),
    Place(("type",), SopType, _("`{key}`", key="type"), _BLOCK),
    Place(("service",), Service, _("`{key}`", key="service"), _BLOCK),
    Place(("approved_by",), Approval, _("`{key}`", key="approved_by"), _("a position or a block of keys")),
    Place(("executors", ANY), Executor, _("an executor"), _("a name or a block of keys")),
    Place(("steps", ANY, "decision", ANY), Exit, _("an exit of a decision"), _("a step id or a block of keys")),
    Place(("steps", ANY, "time"), ThreePoint, _("`{key}`", key="time"), _BLOCK),
    Place(("related", ANY), Related, _("an item of `{key}`", key="related"), _("text or a block of keys")),
    Place(("history", ANY), Event, _("an item of `{key}`", key="history"), _BLOCK),
    Place(("waivers", ANY), Waiver, _("an item of `{key}`", key="waivers"), _BLOCK),
)
"""Every place of format 1; the first ones are where a key that has lost its way most likely belongs."""

_HOMES = tuple(place for place in PLACES if place.model in {Sop, Step, SopType, Service, Approval})


def place_at(loc: Sequence[str | int]) -> Place | None:
    """Find the place whose pattern the location has."""
    return next((place for place in PLACES if matches(place.pattern, loc)), None)


def home_of(keys: Sequence[str]) -> tuple[Place, str] | None:
    """Find where one of the keys is at home; only places whose keys say what they mean by themselves count."""
    return next(((place, key) for place in _HOMES for key in keys if key in place.keys), None)


def what(path: Sequence[str | int]) -> Message:
    """Call the thing at a path by name: "`title`", "item 2 of `legal_basis`", "step 3", "executor `kepala`"."""
    match tuple(path):
        case ():
            name = _("the document")
        case ("steps", int(index)):
            name = _("step {n}", n=index + 1)
        case ("executors", str(executor)):
            name = _("executor `{id}`", id=executor)
        case ("definitions", str(term)):
            name = _("the meaning of `{term}`", term=term)
        case (*_rest, "decision", str(label)):
            name = _("exit `{label}`", label=label)
        case (*_rest, str(key), int(index)):
            name = _("item {n} of `{key}`", n=index + 1, key=key)
        case _other:
            name = _("`{key}`", key=path[-1])
    return name
