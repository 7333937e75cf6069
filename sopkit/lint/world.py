"""What a rule may know beside the SOP.

The day, laws that an organisation knows to be replaced, its approval chain, and what nobody sees in comments.
"""

from datetime import date

from msgspec import Struct

from sopkit.model.stages import USUAL_CHAIN, Link


class Aside(Struct, frozen=True):
    """A part of a text that is no part of the SOP."""

    text: str
    start: int
    """Of the first sign that nobody sees, as a character offset."""
    end: int
    """After the last one."""


class Superseded(Struct, frozen=True):
    """A regulation that another one has replaced."""

    old: str
    """A citation of it, as short as it may be, such as `per/21/m.pan/11/2008` or `Kepka BPS 121/2001`."""
    new: str
    """What is to be cited in its place, as a legal basis has it."""
    source: str
    """Where this is said."""


PROVEN = (
    Superseded(
        "per/21/m.pan/11/2008",
        "Peraturan Menteri PAN dan RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP",
        "PermenPANRB 35/2012: PER/21/M.PAN/11/2008 “sudah tidak sesuai dengan kebutuhan dan perkembangan keadaan”",
    ),
)
"""The only pair that a source proves (DOMAIN.md §1.1); settings add others."""


class World(Struct, frozen=True):
    """What comes in from outside."""

    today: date | None = None
    """None: rules that ask for the day have nothing to say."""
    superseded: tuple[Superseded, ...] = PROVEN
    chain: tuple[Link, ...] = USUAL_CHAIN
    """Who validates an SOP, in this order."""
    shows_all: bool = False
    """Whether it is known that the text of the SOP holds no sign that nobody sees."""
    asides: tuple[Aside, ...] = ()
    """What its text holds outside keys and values, such as comments, with signs that nobody sees."""


NOTHING_KNOWN = World()
"""No day, no laws but those that are proven, and the usual chain."""
