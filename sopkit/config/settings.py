"""What may be set in `sopkit.yaml`, and what is said of a file that sets anything else. Knows no command.

A settings file is judged as strictly as a document, with the same codes and sentences: what this version does not
know is an unknown key, never passed over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from sopkit.config import FILE_NAME
from sopkit.diagnostic import Diagnostic, Finding, Level, from_fault, order, place
from sopkit.i18n import Message, _
from sopkit.source import Path as DataPath
from sopkit.source import read_file

Language = Literal["en", "id"]


class Settings(BaseModel):
    """What may be set. Absent and blank are the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Language | None = None
    """Of messages, where neither `--lang` nor a document says otherwise."""


NOTHING_SET = Settings()


@dataclass(frozen=True, slots=True)
class Configured:
    """What came of looking for settings: those that apply, or what keeps the file from being read."""

    settings: Settings = NOTHING_SET
    file: Path | None = None
    """None when there is no settings file."""
    findings: tuple[Finding, ...] = ()
    """All errors; empty exactly when the settings are those of the file."""


def read_settings(file: Path | None) -> Configured:
    """Read a settings file; None gives the settings without any file. OSError is left to the caller."""
    if file is None:
        return Configured()
    reading = read_file(file)
    if reading.document is None:
        findings = [from_fault(fault, reading) for fault in reading.faults]
        return Configured(file=file, findings=tuple(findings))
    data = reading.document.data
    if data is None:
        return Configured(file=file)
    try:
        return Configured(Settings.model_validate(_plain(data)), file)
    except ValidationError as error:
        findings = place(_diagnostics(error, data), reading.document)
        return Configured(file=file, findings=tuple(sorted(findings, key=order)))


_PLACE = _("the settings")
_KEYS = tuple(Settings.model_fields)


def _plain(data: Any) -> Any:
    """Leave out what is blank, so that a key without a value is a key that is absent."""
    return {key: value for key, value in data.items() if value is not None} if isinstance(data, Mapping) else data


def _diagnostics(error: ValidationError, data: Any) -> Iterator[Diagnostic]:
    if not isinstance(data, Mapping):
        yield _diagnostic("S113", "wrong-type", (), _("settings are a block of `key: value` lines"), _known())
    elif {"sopkit", "steps"} & data.keys():
        message = _("`{file}` is the name of the settings, but this is an SOP", file=FILE_NAME)
        yield _diagnostic("S112", "unknown-key", (), message, _("give the SOP another file name"))
    else:
        for detail in error.errors(include_url=False):
            yield _at(detail["type"], detail["loc"], detail["input"])


def _at(kind: str, path: DataPath, value: Any) -> Diagnostic:
    name = str(path[-1])
    if kind == "extra_forbidden":
        near = get_close_matches(name.lower(), _KEYS, n=1, cutoff=0.7)
        hint = _("did you mean `{key}`?", key=near[0]) if near else _known()
        message = _("`{key}` is not a key of {place}", key=name, place=_PLACE)
        return _diagnostic("S112", "unknown-key", path, message, hint, at_key=True)
    choices = _("the values are {choices}", choices=", ".join(f"`{choice}`" for choice in get_args(Language)))
    if isinstance(value, str):
        message = _("`{value}` is not one of the values of {name}", value=value, name=f"`{name}`")
        return _diagnostic("S114", "unknown-value", path, message, choices)
    message = _("`{key}` must be one word", key=name)
    return _diagnostic("S113", "wrong-type", path, message, choices)


def _known() -> Message:
    return _("the keys of {place} are {keys}", place=_PLACE, keys=", ".join(f"`{key}`" for key in _KEYS))


def _diagnostic(
    code: str, name: str, path: DataPath, message: Message, hint: Message, *, at_key: bool = False
) -> Diagnostic:
    return Diagnostic(code, name, Level.ERROR, path, message, hint, at_key=at_key)
