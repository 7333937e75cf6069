"""What may be set of working time, and of positions that several SOPs share. Knows neither SOPs nor their times."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainValidator

from sopkit.config.kinds import KEY, Said, is_number, text, wrong_type
from sopkit.i18n import _

_HOURS = r"[0-9]{1,2}(?:[.,][0-9]{1,2})?"
_WORKDAY = re.compile(
    rf"(?P<hours>{_HOURS}) ?(?:h|jam)"
    r"|(?P<full>[0-9]{1,2}) ?(?:h ?(?P<m>[0-9]{1,2}) ?m|jam (?P<menit>[0-9]{1,2}) ?menit)"
    r"|(?P<minutes>[0-9]{1,4}) ?menit"
)
"""A part of what `sopkit.times.read_workday` reads, which stands on a higher floor; a test compares the two."""

MOST_YEAR = 366 * 24 * 60
"""Minutes of a whole year."""


def same_name(name: str) -> str:
    """Bring names of one position to one form: case, blanks and marks don't matter, `&` is `dan`."""
    return " ".join(re.findall(r"[^\W_]+", name.replace("&", " dan ").casefold())) or name.strip()


def _workday(value: Any) -> str:
    """Take the length of a working day as text."""
    hint = _("write `workday: 7.5h`, or `7 jam 30 menit`")
    if not isinstance(value, str):
        raise wrong_type(_("`{key}` must be a length with its unit", key=KEY), hint)
    plain = " ".join(value.lower().split())
    found = _WORKDAY.fullmatch(plain)
    if found is None or not 0 < _minutes(found) <= 24 * 60:
        message = _("`{value}` is no length of a working day", value=value)
        raise Said("S115", "unreadable-value", message, hint).error()
    return plain


def _minutes(found: re.Match[str]) -> float:
    if found["minutes"]:
        return float(found["minutes"])
    if found["full"]:
        return 60 * int(found["full"]) + int(found["m"] or found["menit"])
    return 60 * float(found["hours"].replace(",", "."))


def _year(value: Any) -> int:
    """Take a number of minutes."""
    hint = _("write a whole number, such as `year: 75000`")
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type(_("`{key}` must be a number of minutes", key=KEY), hint)
    if not 0 < value <= MOST_YEAR:
        message = _("nobody can work {value} minutes in a year", value=value)
        raise Said("S115", "unreadable-value", message, hint).error()
    return value


class WorkCalendar(BaseModel):
    """The block `calendar`: how much one person works. Absent and blank are the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    workday: Annotated[str | None, PlainValidator(_workday)] = None
    """A working day, as text that `sopkit.times.read_workday` reads."""
    year: Annotated[int | None, PlainValidator(_year)] = None
    """Minutes that one person works effectively in a year."""


def _staff(value: Any) -> int:
    hint = _("write a whole number, such as `staff: 2`")
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type(_("`{key}` must be a number of people", key=KEY), hint)
    if not 0 <= value < 1_000_000:
        message = _("`{value}` can't be a number of people", value=value)
        raise Said("S115", "unreadable-value", message, hint).error()
    return value


def _names(value: Any) -> tuple[str, ...]:
    """Take one name or a list of names."""
    if isinstance(value, str) or is_number(value):
        return (text(value),)
    hint = _("write `also: [Kasubag Umum, Kasubbag Umum & Kepegawaian]`")
    if not isinstance(value, Sequence):
        raise wrong_type(_("`{key}` must be a list of names", key=KEY), hint)
    for index, item in enumerate(value):
        if not (isinstance(item, str) and item.strip()) and not is_number(item):
            raise Said("S113", "wrong-type", _("`{key}` must be a list of names", key=KEY), hint, (index,)).error()
    return tuple(text(item) for item in value)


class Position(BaseModel):
    """A position that executors of several SOPs hold, whatever each SOP calls it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, PlainValidator(text)]
    staff: Annotated[int | None, PlainValidator(_staff)] = None
    """How many people hold it."""
    also: Annotated[tuple[str, ...], PlainValidator(_names)] = ()
    """Other names under which SOPs know it."""

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.also)


def shared_positions(value: Any) -> Any:
    """Take the block `positions`: for each a name, or a block with a name. No name means two of them."""
    if not isinstance(value, Mapping):
        raise wrong_type(
            _("`{key}` must be a block of positions", key=KEY),
            _("write below it one position on a line, such as `kasubbag-umum: Kepala Subbagian Umum`"),
        )
    found = {id_: _position(id_, position) for id_, position in value.items()}
    known: dict[str, str] = {}
    for id_, position in found.items():
        for at, name in _named(position):
            other = known.setdefault(same_name(name), id_)
            if other != id_:
                message = _("`{name}` is already a name of `{other}`", name=name, other=other)
                hint = _("a name means one position; take it away from one of the two")
                raise Said("S115", "unreadable-value", message, hint, (id_, *at)).error()
    return found


def _position(id_: str, value: Any) -> Any:
    if isinstance(value, str) or is_number(value):
        return {"name": text(value)}
    if isinstance(value, Position) or (isinstance(value, Mapping) and "name" in value):
        return value
    message = _("the position `{id}` must have a name", id=id_)
    hint = _("write `{id}: Kepala Subbagian Umum`, or below it `name: …`, `staff: …` and `also: […]`", id=id_)
    raise Said("S113", "wrong-type", message, hint, (id_,)).error()


def _named(position: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the names of a position that is not yet checked, each with its place; what is no text is told elsewhere."""
    if isinstance(position, Position):
        yield from (((), name) for name in position.names)
        return
    yield from ((("name",), name) for name in [position["name"]] if isinstance(name, str))
    also = position.get("also")
    for index, name in enumerate([also] if isinstance(also, str) else also if isinstance(also, list) else []):
        if isinstance(name, str):
            yield ("also", index), name
