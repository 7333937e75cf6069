"""What all parts of an SOP have in common: frozen, knowing all their keys, some with a short form. Knows no part."""

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class Part(BaseModel):
    """A frozen piece of a document that knows all its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def described(title: str, description: str, *, short: dict[str, Any] | None = None) -> ConfigDict:
    """Give a part the words by which its JSON Schema presents it.

    `short` is the JSON Schema of the text that may stand for a `ShortPart`.
    """

    def present(schema: dict[str, Any]) -> None:
        full = {key: value for key, value in schema.items() if key not in ("title", "description")}
        schema.clear()
        schema.update({"title": title, "description": description, **({"anyOf": [short, full]} if short else full)})

    return ConfigDict(title=title, json_schema_extra=present)


class ShortPart(Part):
    """A part that may be written as just the text of its first field."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if type(value) is not dict and (value is None or isinstance(value, str | int | float)):
            return {_first_field(cls): value}
        return value


@cache
def _first_field(part: type[Part]) -> str:
    return next(iter(part.model_fields))
