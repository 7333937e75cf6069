"""SOPs whose every text is an attack, whatever fields there are: the models themselves are asked.

A field that format 1 gets tomorrow is armed without a word here.
"""

import types
from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Annotated, Any, Union, get_args, get_origin

from attacks import ATTACKS, quoted
from pydantic import BaseModel

from sopkit.model import Sop
from sopkit.model.steps import Step, ThreePoint

LANES = 6


def armed(shift: int = 0, count: int | None = None) -> dict[str, Any]:
    """An SOP as plain data, with one step for each attack, or for so many; `shift` gives each field another one."""
    words = [*ATTACKS[shift:], *ATTACKS[:shift]]
    taken = cycle(words)
    steps = words[:count]
    ids = [f"{number} {word}" for number, word in enumerate(steps)]
    lanes = [f"{number} {next(taken)}" for number in range(LANES)]
    data = _value(Sop, taken)
    executor = data["executors"].popitem()[1]
    return {
        **data,
        "sopkit": 1,
        **dict.fromkeys(_listed(), words[:count]),
        "executors": {lane: {**executor, "name": next(taken)} for lane in lanes},
        "responsible": lanes[0],
        "steps": [
            {
                **_value(Step, cycle([word, next(taken)])),
                "id": id_,
                "activity": word,
                "by": [lanes[number % LANES]] + ([lanes[(number + 2) % LANES]] if number % 7 == 6 else []),
                # In its long form, or its short one.
                "time": _value(ThreePoint, cycle([word])) if number % 2 else word,
                **_way(number, ids, word),
            }
            for number, (id_, word) in enumerate(zip(ids, steps, strict=True))
        ],
    }


def _way(number: int, ids: list[str], word: str) -> dict[str, Any]:
    """Let every fifth step decide, and some others lead on by name."""
    after = ids[number + 1] if number + 1 < len(ids) else "end"
    if number % 5 == 4:
        return {
            "decision": {f"{word} ya": after, f"{word} tidak": {"to": ids[number - 2], "chance": "10%"}},
            "next": None,
        }
    return {"decision": None, "next": [after] if number % 5 == 1 else None}


def _listed() -> Iterator[str]:
    """Fields that are lists of texts."""
    return (name for name, field in Sop.model_fields.items() if field.annotation == tuple[str, ...])


def _value(kind: Any, words: Iterator[str]) -> Any:
    """Make a value of a type out of attacks; None where it holds no text."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _value(inner[0], words)
    if origin in {Union, types.UnionType}:
        return next((made for one in inner if (made := _value(one, words)) is not None), None)
    if origin is tuple:
        return [made for _ in range(3) if (made := _value(inner[0], words)) is not None]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {next(words): _value(inner[1], words)}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = ((name, _value(field.annotation, words)) for name, field in kind.model_fields.items())
        return {name: made for name, made in fields if made is not None}
    return next(words) if kind is str else None


def texts_of(kind: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Paths of all the texts that a type can hold; `*` is any key or item."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from texts_of(inner[0], at)
    elif origin in {Union, types.UnionType}:
        for one in inner:
            yield from texts_of(one, at)
    elif origin is tuple or (isinstance(origin, type) and issubclass(origin, Mapping)):
        if origin is not tuple:
            yield (*at, "key")
        yield from texts_of(inner[0] if origin is tuple else inner[1], (*at, "*"))
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            yield from texts_of(field.annotation, (*at, name))
    elif kind is str:
        yield at


def texts_in(value: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """All texts that a value holds, each with its path as `texts_of` writes it."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name), (*at, name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield (*at, "key"), key
            yield from texts_in(inner, (*at, "*"))
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_in(inner, (*at, "*"))
    elif type(value) is str:
        yield at, value


def as_yaml(data: Any) -> str:
    """Write plain data as YAML in flow style."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{quoted(key)}: {as_yaml(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ",\n".join(map(as_yaml, data)) + "]"
    return quoted(data) if isinstance(data, str) else "" if data is None else str(data)
