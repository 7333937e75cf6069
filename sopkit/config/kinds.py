"""The kinds of value that settings take, and what is said of a value of another kind. Knows no setting by name.

A fault is a `PydanticCustomError` whose context is a `Said`: what is wrong and what to do, with the code of the same
fault in a document. pydantic's own sentences never reach a person.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from sopkit.i18n import Message, _
from sopkit.spelling import listed
from sopkit.spelling import nearest as nearest_spelling

SAID = "said"
"""Type of the errors that carry a `Said`."""

KEY = "\0key\0"
"""Stands in a sentence for the name of a setting, which only `faults` knows."""


class Said(Struct, frozen=True):
    """What is wrong with a value. Where a message has KEY, the name of the setting is to be put in."""

    code: str
    name: str
    message: Message
    hint: Message
    at: tuple[str | int, ...] = ()
    """Where in the value the fault is."""

    def error(self) -> PydanticCustomError:
        """Make it something that pydantic carries."""
        return PydanticCustomError(SAID, SAID, {SAID: self})


def wrong_type(message: Message, hint: Message) -> PydanticCustomError:
    """Say that a value is of another kind."""
    return Said("S113", "wrong-type", message, hint).error()


def nearest(word: str, known: Sequence[str], meanings: Mapping[str, str] | None = None) -> str | None:
    """Find the known word that is spelt nearly so, in any case, or that another word means."""
    words = {written: meant for written, meant in (meanings or {}).items() if meant in known}
    words |= {name.lower(): name for name in known}
    return nearest_spelling(word.strip().lower(), words)


def one_of(choices: Sequence[str], meanings: Mapping[str, str] | None = None) -> PlainValidator:
    """Take one of some words."""

    def check(value: Any) -> str:
        said = choice_fault(value, choices, meanings)
        if said:
            raise said.error()
        return str(value)

    return PlainValidator(check)


def choice_fault(
    value: Any, choices: Sequence[str], meanings: Mapping[str, str] | None = None, at: tuple[str | int, ...] = ()
) -> Said | None:
    """Say why a value is none of some words."""
    known = _("the values are {choices}", choices=listed(choices))
    if not isinstance(value, str):
        return Said("S113", "wrong-type", _("`{key}` must be one word", key=KEY), known, at)
    if value in choices:
        return None
    near = nearest(value, choices, meanings)
    hint = _("write `{near}`; the values are {choices}", near=near, choices=listed(choices)) if near else known
    message = _("`{value}` is not one of the values of {name}", value=value, name=f"`{KEY}`")
    return Said("S114", "unknown-value", message, hint, at)


def is_number(value: Any) -> bool:
    """Tell whether a value is a number, which true and false are not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def millimetres(least: float, most: float) -> Callable[[Any], float]:
    """Take a length in millimetres."""
    hint = _("write a number from {least} to {most}, such as `{key}: {example}`", least=f"{least:g}", most=f"{most:g}",
             key=KEY, example=f"{min(most, 15) if most > 3 else 1:g}")  # fmt: skip

    def check(value: Any) -> float:
        if not is_number(value):
            raise wrong_type(_("`{key}` must be a number of millimetres", key=KEY), hint)
        if not least <= value <= most:
            message = _(
                "`{value}` is not between {least} and {most} millimetres",
                value=value,
                least=f"{least:g}",
                most=f"{most:g}",
            )
            raise Said("S115", "unreadable-value", message, hint).error()
        return float(value)

    return check


def flag(value: Any) -> bool:
    """Take true or false."""
    if not isinstance(value, bool):
        raise wrong_type(_("`{key}` must be `true` or `false`", key=KEY), _("write `true` or `false`"))
    return value


def text(value: Any) -> str:
    """Take a text, in which a number is its digits."""
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    if is_number(value):
        return str(value)
    raise wrong_type(_("`{key}` must be text", key=KEY), _("write `{key}: …`", key=KEY))


def words(value: Any) -> tuple[str, ...]:
    """Take one word or a list of words."""
    if isinstance(value, str) or is_number(value):
        return (text(value),)
    if not isinstance(value, Sequence):
        raise wrong_type(
            _("`{key}` must be a list of words", key=KEY), _("write `{example}: [a, b]`", example=KEY)
        )  # fmt: skip
    return tuple(_word(item, (index,)) for index, item in enumerate(value))


def _word(value: Any, at: tuple[str | int, ...]) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if is_number(value):
        return str(value)
    message = _("`{key}` must be a list of words", key=KEY)
    blank = value is None or isinstance(value, str)
    hint = _("write a word, or take the empty item away") if blank else _("write `{example}: [a, b]`", example=KEY)
    raise Said("S113", "wrong-type", message, hint, at).error()


def permutation(known: Sequence[str]) -> Callable[[Any], tuple[str, ...]]:
    """Take a list that holds each of some words once."""
    all_of_them = _("write each of {words} once", words=listed(known))

    def check(value: Any) -> tuple[str, ...]:
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise wrong_type(_("`{key}` must be a list", key=KEY), all_of_them)
        for index, item in enumerate(value):
            said = choice_fault(item, known, at=(index,))
            if said:
                raise said.error()
            if item in value[:index]:
                message = _("`{value}` stands twice in `{key}`", value=item, key=KEY)
                raise Said("S115", "unreadable-value", message, all_of_them, (index,)).error()
        missing = [word for word in known if word not in value]
        if missing:
            message = _("`{key}` lacks {words}", words=listed(missing), key=KEY)
            raise Said("S115", "unreadable-value", message, all_of_them).error()
        return tuple(value)

    return check
