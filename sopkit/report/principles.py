"""The eight principles that an SOP is written by, in the order of the paper that the project starts from."""

from msgspec import Struct

from sopkit.i18n import Message, _


class Principle(Struct, frozen=True):
    """One of the eight."""

    number: int
    """Rules of the principle have codes that begin with P and this number."""
    key: str
    """For machines."""
    name: Message


PRINCIPLES = (
    Principle(1, "clarity", _("Ease and clarity")),
    Principle(2, "efficiency", _("Efficiency and effectiveness")),
    Principle(3, "alignment", _("Alignment")),
    Principle(4, "measurability", _("Measurability")),
    Principle(5, "adaptability", _("Adaptability")),
    Principle(6, "user-focus", _("User focus")),
    Principle(7, "compliance", _("Compliance with law")),
    Principle(8, "certainty", _("Legal certainty")),
)
