"""What may be set in `sopkit.yaml`: of messages, and of the form as an office wants it. Knows no command.

A settings file is judged as strictly as a document, with the same codes and sentences: what this version does not
know is an unknown key, never passed over.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Struct
from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, ValidationError, ValidationInfo

from sopkit.config.approving import Approving
from sopkit.config.differences import Differences
from sopkit.config.faults import diagnose
from sopkit.config.kinds import KEY, Said, flag, is_number, millimetres, one_of, permutation, text, words, wrong_type
from sopkit.config.linting import Linting, Replaced
from sopkit.config.logo import Emblem, LogoError, read_logo
from sopkit.config.staffing import Position, WorkCalendar, shared_positions
from sopkit.diagnostic import Finding, from_fault, order, place
from sopkit.i18n import _
from sopkit.source import Document, read_file

Language = Literal["en", "id"]

LANGUAGES = ("en", "id")
PAPERS = ("A4", "F4", "Legal", "Letter", "A3")
ORIENTATIONS = ("landscape", "portrait")
PLACES = ("page", "above", "none")
COLUMNS = ("number", "activity", "lanes", "requires", "time", "output", "note")
TITLES = ("number", "activity", "executors", "standard", "requires", "time", "output", "note")
"""The words of the drawing, as settings write them; tests compare them with those of the layout."""

MOST_MARGIN = 50.0
MOST_ROUNDING = 3.0


class _Part(BaseModel):
    """A block of keys. Absent and blank are the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")


_Margin = Annotated[float | None, PlainValidator(millimetres(0, MOST_MARGIN))]


class Margins(_Part):
    """White on each side of the sheet, in millimetres."""

    top: _Margin = None
    right: _Margin = None
    bottom: _Margin = None
    left: _Margin = None


class Titles(_Part):
    """Titles of the columns, in place of the usual ones; two of them stand over several columns."""

    number: Annotated[str | None, PlainValidator(text)] = None
    activity: Annotated[str | None, PlainValidator(text)] = None
    executors: Annotated[str | None, PlainValidator(text)] = None
    standard: Annotated[str | None, PlainValidator(text)] = None
    requires: Annotated[str | None, PlainValidator(text)] = None
    time: Annotated[str | None, PlainValidator(text)] = None
    output: Annotated[str | None, PlainValidator(text)] = None
    note: Annotated[str | None, PlainValidator(text)] = None


class Columns(_Part):
    """How the table is headed, and in which order its columns stand."""

    titles: Titles = Titles()
    order: Annotated[tuple[str, ...] | None, PlainValidator(permutation(COLUMNS))] = None


class Git(_Part):
    """What `sopkit git enable` tells git."""

    globs: Annotated[tuple[str, ...], PlainValidator(words)] = ()
    """Files that git is to treat as SOPs, as `.gitattributes` names them, beside `*.sop.yaml`."""


def _sides(value: Any) -> Any:
    """One number stands for all four sides."""
    if is_number(value):
        return dict.fromkeys(Margins.model_fields, millimetres(0, MOST_MARGIN)(value))
    if isinstance(value, Mapping | Margins):
        return value
    raise wrong_type(
        _("`{key}` must be a number of millimetres or a block of sides", key=KEY),
        _("write `margins: 15`, or below `margins:` the sides `top`, `right`, `bottom`, `left`"),
    )


def _logo(value: Any, info: ValidationInfo) -> Emblem:
    """Read the file of that path, which counts from the folder of the settings."""
    if not isinstance(value, str):
        raise wrong_type(_("`{key}` must be the path of a file", key=KEY), _("write `logo: logo.png`"))
    folder = (info.context or {}).get("folder", Path())
    try:
        return read_logo(folder, value)
    except LogoError as error:
        raise Said("S115", "unreadable-value", error.message, error.hint).error() from error


def _replaced(value: Any) -> Any:
    """Take a list of blocks that name an old and a new regulation each."""
    hint = _("write below it `- old: …`, and under that `new: …` and `source: …`")
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise wrong_type(_("`{key}` must be a list of blocks", key=KEY), hint)
    for index, item in enumerate(value):
        whole = isinstance(item, Replaced) or (isinstance(item, Mapping) and {"old", "new"} <= item.keys())
        if not whole:
            message = _("an item of `{key}` must name the `old` and the `new` regulation", key=KEY)
            raise Said("S113", "wrong-type", message, hint, (index,)).error()
    return value


class Settings(_Part):
    """What may be set."""

    language: Annotated[Language | None, one_of(LANGUAGES)] = None
    """Of messages, where neither `--lang` nor a document says otherwise."""
    paper: Annotated[str | None, one_of(PAPERS, {"folio": "F4", "hvs": "A4"})] = None
    orientation: Annotated[str | None, one_of(ORIENTATIONS, {"mendatar": "landscape", "tegak": "portrait"})] = None
    margins: Annotated[Margins, BeforeValidator(_sides)] = Margins()
    columns: Columns = Columns()
    identity: Annotated[str | None, one_of(PLACES)] = None
    """Where the identity block stands: on a page of its own, above the first rows, or nowhere."""
    logo: Annotated[Emblem | None, PlainValidator(_logo)] = None
    """Given as the path of a picture file."""
    numbers: Annotated[bool | None, PlainValidator(flag)] = None
    """Whether symbols carry the number of their step."""
    totals: Annotated[bool | None, PlainValidator(flag)] = None
    """Whether the table ends with a row that adds up the standard times."""
    rounding: Annotated[float | None, PlainValidator(millimetres(0, MOST_ROUNDING))] = None
    """Radius in millimetres of the connectors' corners."""
    git: Git = Git()
    lint: Linting = Linting()
    approval: Approving = Approving()
    superseded: Annotated[tuple[Replaced, ...], BeforeValidator(_replaced)] = ()
    """Regulations that others have replaced, beside those that sopkit knows of."""
    diff: Differences = Differences()
    calendar: WorkCalendar = WorkCalendar()
    positions: Annotated[Mapping[str, Position], BeforeValidator(shared_positions)] = {}
    """By id; executors of several SOPs that hold one of them are counted together."""


NOTHING_SET = Settings()


class Configured(Struct, frozen=True):
    """What came of looking for settings: those that apply, or what keeps the file from being read."""

    settings: Settings = NOTHING_SET
    file: Path | None = None
    """None when there is no settings file."""
    document: Document | None = None
    """The text of the file, for findings about what it says; None where there is nothing to read."""
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
        settings = Settings.model_validate(_plain(data), context={"folder": file.parent})
        return Configured(settings, file, reading.document)
    except ValidationError as error:
        findings = place(diagnose(error, data, Settings), reading.document)
        return Configured(file=file, document=reading.document, findings=tuple(sorted(findings, key=order)))


def _plain(data: Any) -> Any:
    """Leave out what is blank, so that a key without a value is a key that is absent."""
    if not isinstance(data, Mapping):
        return data
    return {key: _plain(value) for key, value in data.items() if value is not None}
