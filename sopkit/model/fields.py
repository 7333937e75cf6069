"""The kinds of value that fields take: how a person may write each, and what becomes of it. Knows no field by name.

Every kind says its own fault as a `PydanticCustomError` whose type is one of the words that `faults` has a
sentence for; pydantic's own sentences never reach a person. A document has a hundred texts: each kind looks first
whether a value is text as nearly all are, in a single call, and is exact about the rest.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

from pydantic import (
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

BLANK: dict[str, Any] = {"type": ["null", "string"], "pattern": r"^\s*$"}
"""JSON Schema of what `is_blank` calls blank."""

NEEDED: dict[str, Any] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""JSON Schema of a text that must be there."""

TEXT: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
"""JSON Schema of a text that may be blank."""


def is_blank(value: Any) -> bool:
    """Say whether nothing was written: null, or a text without a visible character."""
    return value is None or (isinstance(value, str) and not value.strip())


def as_text(value: Any) -> str:
    """Text as written: a number or true/false counts as the characters that stand for it."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    raise PydanticCustomError("text_expected", "text expected")


def _needed(value: Any) -> str:
    if type(value) is str and (text := value.strip()):
        return text
    if is_blank(value):
        raise PydanticCustomError("blank", "blank")
    return as_text(value)


def _optional(value: Any) -> str | None:
    return None if value is None else as_text(value) or None


Needed = Annotated[str, PlainValidator(_needed), WithJsonSchema(NEEDED)]
"""Text that must be there."""

Text = Annotated[str | None, PlainValidator(_optional), WithJsonSchema(TEXT)]
"""Text, or None where it is blank or absent."""


def as_list(value: Any) -> Any:
    """Make a value that stands alone a list of one, and a blank one the empty list."""
    if is_blank(value):
        return ()
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, Mapping):
        raise PydanticCustomError("texts_expected", "text or list expected")
    return (value,)


def texts_of(value: Any) -> tuple[str, ...]:
    """Read one text or a list of texts, as people write them; give none where any is blank or something else."""
    if type(value) is str:
        text = value.strip()
        return (text,) if text else ()
    if type(value) is list:
        try:
            texts = tuple(map(str.strip, value))
        except TypeError:  # an item is no text
            return ()
        return texts if all(texts) else ()
    return ()


def _texts(value: Any, items: ValidatorFunctionWrapHandler) -> tuple[str, ...]:
    # Blank items are passed over *after* validation, so that the others keep their index in faults.
    return texts_of(value) or tuple(text for text in items(as_list(value)) if text is not None)


class _TextsSchema:
    """The items are told apart as texts that may be blank, although none of those is left."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        items = core_schema.tuple_variable_schema(handler.generate_schema(Text))
        return core_schema.no_info_wrap_validator_function(_texts, items)


Texts = Annotated[
    tuple[str, ...],
    _TextsSchema(),
    WithJsonSchema({"anyOf": [TEXT, {"type": "array", "items": TEXT}]}),
]
"""A list of texts; a single text is a list of one, blank is the empty list."""


class BlankIs:
    """A field for which null and the empty text stand for `empty`, whatever else it takes."""

    def __init__(self, empty: Any) -> None:
        self.empty = empty

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(self._validate, handler(source))

    def _validate(self, value: Any, inner: ValidatorFunctionWrapHandler) -> Any:
        return inner(self.empty if is_blank(value) else value)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(schema), BLANK]}


class Choice:
    """One of an enum's words, or blank for None; the fault carries the words for a proposal."""

    def __init__(self, kind: type[StrEnum]) -> None:
        self.words = {word.value: word for word in kind}

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._choose)

    def _choose(self, value: Any) -> StrEnum | None:
        if is_blank(value):
            return None
        if isinstance(value, str) and value in self.words:
            return self.words[value]
        raise PydanticCustomError("choice_expected", "choice expected", {"choices": tuple(self.words.values())})

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"enum": [*self.words]}, BLANK]}


_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(value: Any) -> date | None:
    if is_blank(value) or value == "-":
        return None
    if isinstance(value, date):
        return value
    # The pattern first: `fromisoformat` also takes week dates, which nobody means.
    if isinstance(value, str) and _ISO.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise PydanticCustomError("day_expected", "day of the calendar expected") from error
    raise PydanticCustomError("date_expected", "date expected")


Day = Annotated[
    date | None,
    PlainValidator(_day),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": "date", "pattern": f"^{_ISO.pattern}$"}, BLANK, {"const": "-"}]}
    ),
]
"""A calendar day as YYYY-MM-DD; None where the paper form has "-" or nothing."""

_SHARE = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)\s*(%?)")
_SHARE_IN_RANGE = r"^\s*(?:0*(?:100(?:[.,]0+)?|[0-9]{1,2}(?:[.,][0-9]+)?)\s*%|0*(?:1(?:[.,]0+)?|0(?:[.,][0-9]+)?))\s*$"


def _chance(value: Any) -> Fraction | None:
    if is_blank(value):
        return None
    if isinstance(value, str) and (share := _SHARE.fullmatch(value.strip())):
        chance = Fraction(share[1].replace(",", ".")) / (100 if share[2] else 1)
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf"):
        # Through its text, so that 0.1 is one tenth and not the nearest binary fraction.
        chance = Fraction(str(value))
    else:
        raise PydanticCustomError("chance_expected", "chance expected")
    if not 0 <= chance <= 1:
        raise PydanticCustomError("chance_out_of_range", "chance out of range")
    return chance


Chance = Annotated[
    Fraction | None,
    PlainValidator(_chance),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": _SHARE_IN_RANGE},
                {"type": "number", "minimum": 0, "maximum": 1},
                BLANK,
            ]
        }
    ),
]
"""A share of cases, 0 to 1; written `10%`, `12,5%` or `0.1`."""


def _format(value: Any) -> int:
    if value != 1 or isinstance(value, bool):
        raise PydanticCustomError("format_unknown", "unknown format")
    return 1


Format = Annotated[int, PlainValidator(_format), WithJsonSchema({"const": 1})]
"""Version of the document format; this sopkit reads format 1."""


def _flag(value: Any) -> bool:
    if is_blank(value):
        return False
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("flag_expected", "true or false expected")


Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"anyOf": [{"type": "boolean"}, BLANK]})]
"""true or false; blank is false."""


def _count(value: Any) -> int | None:
    if is_blank(value):
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise PydanticCustomError("count_expected", "whole number expected")


Count = Annotated[
    int | None, PlainValidator(_count), WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, BLANK]})
]
"""A whole number of heads, 0 or more; None where it is not said."""
