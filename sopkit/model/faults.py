"""What keeps a document from being an SOP, in a person's words: pydantic's errors become diagnostics.

Knows paths of the document, not lines. None of pydantic's own sentences is used: an error's type chooses the
sentence, its location the thing that is named, its input what was found there.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from pydantic import ValidationError

from sopkit.diagnostic import Diagnostic, Fix, Level
from sopkit.i18n import Message, _
from sopkit.model.fields import as_text, is_blank
from sopkit.model.hints import fill_in, reshape
from sopkit.model.places import Place, home_of, place_at, what
from sopkit.model.proposals import (
    SYMBOL_KEYS,
    is_sure_date,
    meant_keys,
    nearest_key,
    nearest_value,
    normal,
    readable_count,
    readable_date,
    readable_flag,
    sure_key,
    sure_value,
)
from sopkit.source import Path, Rename, Write
from sopkit.spelling import listed

_Loc = tuple[str | int, ...]


class _Error(Struct, frozen=True):
    """One of pydantic's errors, beside the data that it is about."""

    kind: str
    loc: _Loc
    value: Any
    context: Mapping[str, Any]
    data: Mapping[str, Any]

    @property
    def path(self) -> Path:
        return _path(self.loc, self.data)

    @property
    def name(self) -> Message:
        return what(self.path)


_SEARCHES = 100
"""Unknown keys that are compared with every known one; whoever has more of them has another kind of file."""


def diagnose(error: ValidationError, data: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    """Say every fault of a document, each once and at the smallest thing that is wrong.

    A key that is unknown and means one that is missing beside it is one fault. A document of a later format
    has that one fault only: what else looks wrong may be right there.
    """
    errors = [
        _Error(detail["type"], detail["loc"], detail["input"], detail.get("ctx", {}), data)
        for detail in error.errors(include_url=False)
    ]
    later = [fault for fault in errors if fault.kind == "format_unknown" and _later_format(fault.value)]
    if later:
        return (_format_unknown(later[0]),)
    unknown = (fault for fault in errors if fault.kind == "extra_forbidden")
    strangers = {fault.loc: _stranger(fault, search=count < _SEARCHES) for count, fault in enumerate(unknown)}
    meant = {(*loc[:-1], near) for loc, (_diagnostic, near) in strangers.items() if near is not None}
    return tuple(_diagnostics(errors, {loc: diagnostic for loc, (diagnostic, _near) in strangers.items()}, meant))


def _diagnostics(
    errors: Sequence[_Error], strangers: Mapping[_Loc, Diagnostic], meant: set[_Loc]
) -> Sequence[Diagnostic]:
    return [
        strangers[fault.loc] if fault.kind == "extra_forbidden" else _SENTENCES.get(fault.kind, _wrong_type)(fault)
        for fault in errors
        if not (fault.kind == "missing" and fault.loc in meant)
    ]


def _path(loc: Sequence[str | int], data: Any) -> Path:
    """Follow a location through the data, skipping what is not there: names of branches, keys that are missing."""
    path: list[str | int] = []
    for part in loc:
        in_list = isinstance(part, int) and isinstance(data, Sequence) and not isinstance(data, str)
        if (in_list and part in range(len(data))) or (isinstance(data, Mapping) and part in data):
            data = data[part]
            path.append(part)
    return tuple(path)


def _step(path: Path, data: Mapping[str, Any]) -> str | None:
    """Id of the step in which a path lies, or its row number where the id can't be read."""
    match path:
        case ("steps", int(index), *_rest):
            row = data["steps"][index]
            written = row.get("id") if isinstance(row, Mapping) else None
            readable = isinstance(written, str | int | float) and not is_blank(written)
            return as_text(written) if readable else str(index + 1)
        case _other:
            return None


def _diagnostic(
    fault: _Error,
    code: str,
    name: str,
    message: Message,
    hint: Message | None,
    *,
    at_key: bool = False,
    fix: Fix | None = None,
) -> Diagnostic:
    path = fault.path
    step = _step(path, fault.data)
    return Diagnostic(code, name, Level.ERROR, path, message, hint, at_key=at_key, step=step, fix=fix)


# Keys: missing and unknown.


def missing_key(path: Path, key: str, step: str | None = None) -> Diagnostic:
    """Say that the mapping at `path` lacks a key that it needs."""
    message = _("`{key}` is missing from {place}", key=key, place=what(path))
    return Diagnostic("S111", "missing-key", Level.ERROR, path, message, fill_in((*path, key)), step=step)


def _missing(fault: _Error) -> Diagnostic:
    return missing_key(fault.path, str(fault.loc[-1]), _step(fault.path, fault.data))


def _stranger(fault: _Error, *, search: bool) -> tuple[Diagnostic, str | None]:
    """Report a key that its mapping does not know; beside it the known key that was probably meant."""
    key = str(fault.loc[-1])
    place = place_at(fault.loc[:-1])
    if place is None:
        return _diagnostic(fault, "S112", "unknown-key", _("`{key}` is unknown here", key=key), None, at_key=True), None
    if place.pattern == ("steps", None) and normal(key) in SYMBOL_KEYS:
        hint = _(
            "the symbol follows from the flow: the first step is the start, `decision` makes a diamond, "
            "the last step is the end"
        )
        return _diagnostic(
            fault, "S118", "symbol-in-step", _("a step has no field `{key}`", key=key), hint, at_key=True
        ), None
    siblings = _siblings(fault)
    near, hint = _proposal(key, place, siblings, search=search)
    message = _("`{key}` is not a key of {place}", key=key, place=place.name)
    sure = near is not None and near not in siblings and sure_key(key, place.keys) == near
    # Only case, spaces and dashes may be mended unseen: another word may have meant something else.
    fix = Fix((Rename(fault.path, near),), safe=normal(key) == near) if near and sure else None
    return _diagnostic(fault, "S112", "unknown-key", message, hint, at_key=True, fix=fix), near


def _siblings(fault: _Error) -> Mapping[str, Any]:
    """Give the mapping in which the fault's key stands."""
    mapping: Any = fault.data
    for part in fault.path[:-1]:
        mapping = mapping[part]
    return mapping if isinstance(mapping, Mapping) else {}


def _proposal(key: str, place: Place, siblings: Mapping[str, Any], *, search: bool) -> tuple[str | None, Message]:
    """Choose what to advise: the key that was meant, the place where it is at home, or the list of known keys."""
    meant = meant_keys(key)
    near = next((word for word in meant if word in place.keys), None)
    if near is None:
        home = home_of(meant)
        if home is not None:
            return None, _at_home(*home)
        near = nearest_key(key, place.keys) if search else None
    if near is None:
        return None, _("the keys of {place} are {keys}", place=place.name, keys=listed(place.keys))
    if near in siblings:
        return near, _("`{key}` is already there: keep one of the two", key=near)
    return near, _("did you mean `{key}`?", key=near)


def _at_home(home: Place, key: str) -> Message:
    if home.pattern == ():
        return _("`{key}` belongs at the top of the document", key=key)
    return _("`{key}` belongs in {place}", key=key, place=home.name)


# Values: of another kind, not one of the words, unreadable, blank.

_EXPECTED: Mapping[str, Message] = {
    "text_expected": _("text"),
    "texts_expected": _("text or a list of texts"),
    "time_expected": _("a time such as `4 jam`"),
    "tuple_type": _("a list"),
    "mapping_type": _("a block of keys"),
    "dict_type": _("a block of keys"),
    "date_expected": _("a date such as `2009-04-28`"),
    "chance_expected": _("a share such as `10%`"),
    "flag_expected": _("`true` or `false`"),
    "count_expected": _("a whole number"),
    "choice_expected": _("one word"),
    "format_unknown": _("the number of the format"),
}

_EXPECTED_IDS: Mapping[str | int, Message] = {
    "by": _("the id of an executor or a list of ids"),
    "next": _("the id of a step or a list of ids"),
}


def _found(value: Any) -> Message:
    """Say what kind of value stands there, to follow "not"."""
    if is_blank(value):
        return _("blank")
    if isinstance(value, bool):
        return _("`{value}`", value=as_text(value))
    if isinstance(value, int | float):
        return _("a number")
    if isinstance(value, str):
        return _("text")
    return _("a block of keys") if isinstance(value, Mapping) else _("a list")


def _shown(value: Any) -> str:
    """Write a value on one line, shortened."""
    text = " ".join(as_text(value).split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _wrong_type(fault: _Error) -> Diagnostic:
    if is_blank(fault.value):
        return _blank(fault)
    expected = _EXPECTED.get(fault.kind)
    if fault.kind == "texts_expected":
        expected = _EXPECTED_IDS.get(fault.loc[-1], expected)
    if expected is None:
        place = place_at(fault.loc)
        expected = place.expected if place else _("something else")
    message = _("{name} must be {expected}, not {found}", name=fault.name, expected=expected, found=_found(fault.value))
    return _diagnostic(fault, "S113", "wrong-type", message, reshape(fault.loc, fault.kind, fault.value))


def _blank(fault: _Error) -> Diagnostic:
    if isinstance(fault.value, Mapping | list | tuple):
        message = _("{name} is empty", name=fault.name)
    else:
        message = _("{name} is blank", name=fault.name)
    return _diagnostic(fault, "S116", "blank-value", message, fill_in(fault.loc))


def _unknown_value(fault: _Error) -> Diagnostic:
    choices = [str(choice) for choice in fault.context["choices"]]
    near = nearest_value(as_text(fault.value), choices)
    if near:
        hint = _("write `{near}`; the values are {choices}", near=near, choices=listed(choices))
    else:
        hint = _("the values are {choices}", choices=listed(choices))
    message = _("`{value}` is not one of the values of {name}", value=_shown(fault.value), name=fault.name)
    written = as_text(fault.value)
    sure = sure_value(written, choices)
    fix = Fix((Write(fault.path, sure),), safe=normal(written) == sure) if sure else None
    return _diagnostic(fault, "S114", "unknown-value", message, hint, fix=fix)


def _unreadable(fault: _Error, message: Message, hint: Message, fix: Fix | None = None) -> Diagnostic:
    return _diagnostic(fault, "S115", "unreadable-value", message, hint, fix=fix)


def _date(fault: _Error) -> Diagnostic:
    day = readable_date(as_text(fault.value))
    hint = (
        _("write `{date}`: year, month, day", date=day.isoformat())
        if day
        else _("dates are written year, month, day, such as `2009-04-28`")
    )
    fix = Fix((Write(fault.path, day.isoformat()),), safe=is_sure_date(as_text(fault.value))) if day else None
    return _unreadable(fault, _("`{value}` is not a date that can be read", value=_shown(fault.value)), hint, fix)


def _day(fault: _Error) -> Diagnostic:
    message = _("`{value}` is not a day of the calendar", value=_shown(fault.value))
    return _unreadable(fault, message, _("dates are written year, month, day, such as `2009-04-28`"))


def _chance(fault: _Error) -> Diagnostic:
    message = _("`{value}` is not a share that can be read", value=_shown(fault.value))
    return _unreadable(fault, message, _("write the share of the cases as a percentage, such as `10%`"))


def _chance_range(fault: _Error) -> Diagnostic:
    message = _("a share of `{value}` is not between 0% and 100%", value=_shown(fault.value))
    return _unreadable(fault, message, _("write the share of the cases as a percentage, such as `10%`"))


def _flag(fault: _Error) -> Diagnostic:
    flag = readable_flag(as_text(fault.value))
    hint = _("write `true` or `false`") if flag is None else _("write `{value}`", value=as_text(flag))
    return _unreadable(fault, _("`{value}` is neither true nor false", value=_shown(fault.value)), hint)


def _count(fault: _Error) -> Diagnostic:
    count = readable_count(as_text(fault.value))
    hint = _("write a whole number, such as `3`") if count is None else _("write `{value}`", value=count)
    return _unreadable(fault, _("`{value}` is not a whole number", value=_shown(fault.value)), hint)


def _later_format(value: Any) -> bool:
    """Tell whether a value reads as the number of a format after 1, such as 2 or `1.1`."""
    try:
        return not isinstance(value, bool) and float(value) > 1
    except (OverflowError, TypeError, ValueError):
        return False


def _format_unknown(fault: _Error) -> Diagnostic:
    if _later_format(fault.value):
        message = _("this document is format {found}, this sopkit reads format 1", found=_shown(fault.value))
        hint = _("install a newer sopkit to read it")
    else:
        message = _("`{value}` is not a format that this sopkit reads", value=_shown(fault.value))
        hint = _("write `sopkit: 1`, without quotes")
    return _diagnostic(fault, "S117", "unknown-format", message, hint)


def _of_scalar(sentence: Callable[[_Error], Diagnostic]) -> Callable[[_Error], Diagnostic]:
    """Keep a sentence that quotes a value for values that can be quoted; the others are of a wrong type."""

    def say(fault: _Error) -> Diagnostic:
        quotable = isinstance(fault.value, str | int | float) and not is_blank(fault.value)
        return sentence(fault) if quotable else _wrong_type(fault)

    return say


_SENTENCES: Mapping[str, Callable[[_Error], Diagnostic]] = {
    "missing": _missing,
    "blank": _blank,
    "choice_expected": _of_scalar(_unknown_value),
    "date_expected": _of_scalar(_date),
    "day_expected": _of_scalar(_day),
    "chance_expected": _of_scalar(_chance),
    "chance_out_of_range": _of_scalar(_chance_range),
    "flag_expected": _of_scalar(_flag),
    "count_expected": _of_scalar(_count),
    "format_unknown": _of_scalar(_format_unknown),
}
"""What is said of each type of error; every other type is a value of a wrong kind."""
