"""What may be set of comparing versions: how much each kind of change matters. Knows no SOP and no comparison."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainValidator

from sopkit.config.kinds import KEY, choice_fault, wrong_type
from sopkit.i18n import _

WEIGHTS = ("editorial", "substantive", "approval")
"""The words of `sopkit.diff`, as settings write them; a test compares the two."""

_WORDS = {"redaksional": "editorial", "substantif": "substantive", "substansi": "substantive", "pengesahan": "approval"}


def _weights(value: Any) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise wrong_type(
            _("`{key}` must be a block of kinds of change", key=KEY),
            _("write below it lines such as `time_changed: approval`"),
        )
    for kind, weight in value.items():
        if said := choice_fault(weight, WEIGHTS, _WORDS, (kind,)):
            raise said.error()
    return dict(value)


class Differences(BaseModel):
    """How versions are compared."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weights: Annotated[Mapping[str, str], PlainValidator(_weights)] = {}
    """By kind of change, such as `time_changed`, or more precisely `identity_changed.number`."""
