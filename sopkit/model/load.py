"""From a document to an SOP, or to everything that keeps it from being one. Knows shape, not quality."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from pydantic import ValidationError

from sopkit.diagnostic import Diagnostic, Level
from sopkit.i18n import Message, _
from sopkit.model.faults import diagnose, missing_key
from sopkit.model.limits import too_many_ways
from sopkit.model.proposals import normal
from sopkit.model.sop import Sop
from sopkit.source import Document
from sopkit.spelling import nearest


class Loaded(Struct, frozen=True):
    """What became of a document: an SOP, or the reasons why not. Exactly one of the two is there."""

    sop: Sop | None
    diagnostics: tuple[Diagnostic, ...] = ()


def load(document: Document) -> Loaded:
    """Check the shape of a document (DESIGN.md §3) and make an SOP of it; never raises.

    All faults are told at once, in the order of the format's fields. A mapping that does not even name the
    format gets one finding only, for it probably is some other YAML file.
    """
    data: Any = document.data
    if data is None:
        return _not_an_sop(_("the document is empty"))
    if not isinstance(data, Mapping):
        return _not_an_sop(_("an SOP is a block of `key: value` lines"))
    if "sopkit" not in data and not any(_means_format(key) for key in data):
        return Loaded(None, (missing_key((), "sopkit"),))
    try:
        sop = Sop.model_validate(data)
    except ValidationError as error:
        return Loaded(None, diagnose(error, data))
    crowded = too_many_ways(sop)
    return Loaded(None, (crowded,)) if crowded else Loaded(sop)


def _means_format(key: str) -> bool:
    """Tell whether a key is `sopkit` misspelt; only then is the rest worth a look."""
    return nearest(normal(key), {"sopkit": "sopkit"}) is not None


def _not_an_sop(message: Message) -> Loaded:
    hint = _("begin with `sopkit: 1`, then `title:`, `executors:` and `steps:`")
    return Loaded(None, (Diagnostic("S110", "not-an-sop", Level.ERROR, (), message, hint),))
