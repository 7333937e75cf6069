"""What to do about a value that is missing, blank or of the wrong kind: advice by the place where it stands."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from sopkit.i18n import Message, _
from sopkit.model.identity import Completeness, Generality, Nature, Scope
from sopkit.model.places import ANY, Pattern, matches
from sopkit.model.proposals import nearest_value

_FILL_IN: tuple[tuple[Pattern, Message], ...] = (
    (("sopkit",), _("write `sopkit: 1` in the first line")),
    (("title",), _("write the name of the procedure after `title:`")),
    (("executors",), _("list the executors under `executors:`, one on each line, such as `kepala: Kepala Bagian`")),
    (("executors", ANY), _("write the position or role of this executor")),
    (("executors", ANY, "name"), _("write the position or role of this executor")),
    (("steps",), _("list the steps under `steps:`, each beginning with `- activity:`")),
    (("steps", ANY), _("write the step, or take the empty item away")),
    (("steps", ANY, "activity"), _("write what is done after `activity:`, such as `Memeriksa berkas`")),
    (("steps", ANY, "by"), _("write the id of the executor after `by:`")),
    (("steps", ANY, "decision", ANY, "to"), _("write the id of the step that follows, or `end`")),
    (("definitions", ANY), _("write what the term means")),
)

_RESHAPE: tuple[tuple[Pattern, Message], ...] = (
    (("steps",), _("begin each step with `- activity:`")),
    (("steps", ANY), _("begin each step with `- activity:`")),
    (("executors",), _("write each executor on a line of its own: its id, a colon, its name")),
    (("executors", ANY), _("write the name after the id: `kepala: Kepala Bagian`")),
    (("definitions",), _("write each term on a line of its own: the term, a colon, what it means")),
    (
        ("steps", ANY, "decision"),
        _("write each outcome on a line of its own: `Ya:` and the id of the step it leads to"),
    ),
    (("history",), _("begin each entry with a dash")),
    (("waivers",), _("begin each entry with a dash")),
)

_AXES: Mapping[str, type[StrEnum]] = {
    "nature": Nature,
    "scope": Scope,
    "completeness": Completeness,
    "generality": Generality,
}


def fill_in(loc: Sequence[str | int]) -> Message:
    """Advise on a value that is missing or blank at a location."""
    return _of(_FILL_IN, loc) or _("fill it in or take the line away")


def reshape(loc: Sequence[str | int], kind: str, value: Any) -> Message | None:
    """Advise on a value of the wrong kind at a location; `kind` is the type of the error."""
    if isinstance(value, Mapping) and kind in {"text_expected", "texts_expected"} and loc[-1] not in {"by", "next"}:
        return _("put the text between quotes: a colon with a space after it makes a key of what stands before it")
    if tuple(loc) == ("type",):
        return _("write it as `{example}`", example=_type_example(value))
    return _of(_RESHAPE, loc)


def _type_example(value: Any) -> str:
    """Write out the axis to which a lone word belongs."""
    for axis, words in _AXES.items():
        near = nearest_value(value, [*words]) if isinstance(value, str) else None
        if near:
            return f"type: {{{axis}: {near}}}"
    return "type: {nature: administrative}"


def _of(table: tuple[tuple[Pattern, Message], ...], loc: Sequence[str | int]) -> Message | None:
    return next((message for pattern, message in table if matches(pattern, loc)), None)
