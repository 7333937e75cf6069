"""All the texts of an SOP: values and keys, whatever fields there are. Knows no field by name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sopkit.model.part import Part
from sopkit.source import Path


def texts(value: Any) -> list[str]:
    """Give every text in a part, without its place: a quick look at all of them."""
    found: list[str] = []
    _collect((value,), found)
    return found


def _collect(values: Iterable[Any], found: list[str]) -> None:
    # Of an SOP most values are text or absent: they are told apart here, without a call for each.
    for value in values:
        kind = value.__class__
        if kind is str:
            found.append(value)
        elif kind is tuple:
            if value:
                _collect(value, found)
        elif kind is dict:
            found.extend(value)
            _collect(value.values(), found)
        elif value is not None and isinstance(value, Part):
            _collect(value.__dict__.values(), found)


def placed_texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str, bool]]:
    """Yield every text in a part with its path; true where it is the key at that path, not the value."""
    if isinstance(value, str):
        yield path, value, False
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from placed_texts(one, (*path, index))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield (*path, key), key, True
            yield from placed_texts(one, (*path, key))
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from placed_texts(getattr(value, name), (*path, name))
