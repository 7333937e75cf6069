"""What may be set of lint: which rules are asked, at which level, with which options. Knows no rule by name.

Whether a rule or an option of that name exists, `sopkit.lint.selection` tells.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator

from sopkit.config.kinds import KEY, Said, choice_fault, one_of, text, words, wrong_type
from sopkit.i18n import _

PRESETS = ("recommended", "strict", "all")
LEVELS = ("error", "warning", "advice", "off")
"""The words of lint, as settings write them; tests compare them with those of the rules."""

_LEVEL_WORDS = {"kesalahan": "error", "galat": "error", "peringatan": "warning", "saran": "advice", "mati": "off"}


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise wrong_type(
            _("`{key}` must be a block of rules", key=KEY),
            _("write below it one rule on a line, by code or name, and a colon"),
        )
    return value


def _levels(value: Any) -> Mapping[str, str]:
    for rule, level in _mapping(value).items():
        said = choice_fault(level, LEVELS, _LEVEL_WORDS, (rule,))
        if said:
            raise said.error()
    return dict(value)


def _options(value: Any) -> Mapping[str, Mapping[str, Any]]:
    found = {}
    for rule, options in _mapping(value).items():
        if not isinstance(options, Mapping):
            message = _("the options of a rule are a block of `name: value` lines")
            hint = _("`sopkit explain {rule}` tells which options there are", rule=rule)
            raise Said("S113", "wrong-type", message, hint, (rule,)).error()
        found[rule] = dict(options)
    return found


class Choice(BaseModel):
    """Which rules are asked and how. Absent and blank are the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    select: Annotated[tuple[str, ...] | None, PlainValidator(words)] = None
    """Only these, in place of the preset and of what was asked before: codes, their beginnings, names, principles."""
    ignore: Annotated[tuple[str, ...], PlainValidator(words)] = ()
    levels: Annotated[Mapping[str, str], PlainValidator(_levels)] = {}
    """By code or name; a rule that is given a level is asked, unless `select` follows; one that is `off` is not."""
    options: Annotated[Mapping[str, Mapping[str, Any]], PlainValidator(_options)] = {}


class Override(Choice):
    """What is otherwise for some files."""

    files: Annotated[tuple[str, ...], PlainValidator(words)] = ()
    """Patterns as in a `.gitignore`, from the folder of the settings."""


def _overrides(value: Any) -> Any:
    if isinstance(value, Mapping):
        return (value,)
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise wrong_type(
            _("`{key}` must be a list of blocks", key=KEY),
            _("write below it `- files: arsip/**`, and under that what is otherwise for these files"),
        )
    for index, item in enumerate(value):
        if not (isinstance(item, Mapping) and item.get("files")) and not isinstance(item, Override):
            message = _("an item of `{key}` must say for which `files` it holds", key=KEY)
            raise Said("S113", "wrong-type", message, _("write `- files: arsip/**`"), (index,)).error()
        if isinstance(item, Mapping):
            _check_patterns(item["files"], (index, "files"))
    return value


def _check_patterns(files: Any, at: tuple[str | int, ...]) -> None:
    """Refuse what is no pattern; that something is no text at all, the kind of the value says."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - few settings have overrides

    several = isinstance(files, Sequence) and not isinstance(files, str)
    for number, pattern in enumerate(files if several else [files]):
        try:
            GitIgnoreSpec.from_lines([pattern] if isinstance(pattern, str) else [])
        except ValueError as error:
            message = _("`{value}` is no pattern of files", value=pattern)
            hint = _("write one as in a `.gitignore`, such as `files: arsip/**`")
            raise Said("S115", "unreadable-value", message, hint, (*at, number) if several else at).error() from error


class Linting(Choice):
    """The block `lint` of the settings."""

    preset: Annotated[str | None, one_of(PRESETS, {"anjuran": "recommended", "ketat": "strict", "semua": "all"})] = None
    overrides: Annotated[tuple[Override, ...], BeforeValidator(_overrides)] = ()
    """Those whose files hold a text count one after the other, the last one most."""


class Replaced(BaseModel):
    """A regulation that an organisation knows to be replaced."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    old: Annotated[str, PlainValidator(text)]
    new: Annotated[str, PlainValidator(text)]
    source: Annotated[str, PlainValidator(text)] = ""
