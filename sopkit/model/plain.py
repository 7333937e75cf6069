"""An SOP as plain data, such as JSON and YAML hold: what two documents mean, not how they are written.

Comments, the order of keys, quoting and short forms are gone; `Sop.model_validate` makes the same value of it again.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from pydantic import BaseModel


def plain(part: BaseModel) -> dict[str, Any]:
    """Give a part as plain data, in the order of its fields, without those that stand at their default."""
    given = ((name, getattr(part, name), field.default) for name, field in type(part).model_fields.items())
    return {name: _plain(value) for name, value, default in given if value != default}


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        # A block that is there but blank is not the same as none.
        return plain(value) or {next(iter(type(value).model_fields)): None}
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    if isinstance(value, Fraction):
        return _percent(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def _percent(share: Fraction) -> str:
    """Write a share of cases. It was read from decimals, so decimals write it exactly."""
    percent = share * 100
    digits = 0
    while (percent * 10**digits).denominator != 1:
        digits += 1
    written = Decimal(int(percent * 10**digits)).scaleb(-digits)
    return f"{written:f}%"
