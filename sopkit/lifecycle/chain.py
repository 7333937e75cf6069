"""The approval chain that settings give, and whether two texts name one office."""

import re
from typing import Final

from sopkit.config.approving import Approving
from sopkit.model import Sop
from sopkit.model.stages import USUAL_CHAIN, Link

_ACTING: Final = re.compile(r"^(?:plt|plh|pjs|pj)\b\.?\s*", re.IGNORECASE)


def chain_of(approving: Approving) -> tuple[Link, ...]:
    """Give the chain of the settings, else the usual one."""
    if approving.chain is None:
        return USUAL_CHAIN
    return tuple(Link(official.level, official.position) for official in approving.chain)


def ratifier(sop: Sop, approving: Approving) -> str | None:
    """Name the position that ratifies: that of the SOP, else that of the settings."""
    return sop.approved_by.position or approving.ratified_by


def same_office(one: str, other: str) -> bool:
    """Tell whether two texts name one office; an acting official (`Plt.`, `Plh.`, `Pj.`) holds it as well."""
    return office(one) == office(other)


def office(position: str) -> str:
    """Write a position so that spelling does not matter."""
    return _ACTING.sub("", " ".join(position.split())).casefold()
