"""What may be set of the approval of SOPs: who validates in which order, who ratifies, and whose signatures are known.

The words of the life cycle itself are `sopkit.model.stages`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationInfo

from sopkit.config.kinds import KEY, Said, flag, is_number, text, wrong_type
from sopkit.i18n import Message, _
from sopkit.source.named import NamedFileError, file_below
from sopkit.spelling import listed

_KEYS = ("level", "position")


class Official(Struct, frozen=True):
    """One who validates."""

    level: str
    """Such as `III`, or another word by which an office calls the level."""
    position: str | None = None


def _chain(value: Any) -> tuple[Official, ...]:
    """Take levels in their order, each a word or a block of `level` and `position`; none may stand twice unnamed."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise wrong_type(
            _("`{key}` must be a list of levels", key=KEY),
            _("write `chain: [IV, III, II]`, or below it `- level: IV` and under that `position: …`"),
        )
    return tuple(_official(item, index) for index, item in enumerate(value))


def _official(item: Any, index: int) -> Official:
    if isinstance(item, Official):
        return item
    block = item if isinstance(item, Mapping) else {"level": item}
    for key in block:
        if key not in _KEYS:
            message = _("`{key}` is not a key of {place}", key=key, place=f"`{KEY}`")
            hint = _("the keys of {place} are {keys}", place=f"`{KEY}`", keys=listed(_KEYS))
            raise Said("S112", "unknown-key", message, hint, (index, key)).error()
    level, position = block.get("level"), block.get("position")
    if not _is_text(level) or not (position is None or _is_text(position)):
        message = _("an item of `{key}` must name the level of an official", key=KEY)
        raise _item_fault(message, index)
    return Official(text(level), None if position is None else text(position))


def _is_text(value: Any) -> bool:
    return is_number(value) or (isinstance(value, str) and bool(value.strip()))


def _item_fault(message: Message, index: int) -> Exception:
    hint = _("write `- IV`, or `- level: IV` and under that `position: …`")
    return Said("S113", "wrong-type", message, hint, (index,)).error()


def _file(value: Any, info: ValidationInfo) -> Path:
    """Take the path of a file; that of a settings file counts from its folder, and lies below it."""
    if isinstance(value, Path):
        return value
    if not isinstance(value, str) or not value.strip():
        raise wrong_type(_("`{key}` must be the path of a file", key=KEY), _("write `{key}: …`", key=KEY))
    if not info.context:
        return Path(value)
    try:
        return file_below(info.context["folder"], value.strip())
    except NamedFileError as error:
        raise Said("S115", "unreadable-value", error.message, error.hint).error() from error


class Approving(BaseModel):
    """The block `approval` of the settings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    chain: Annotated[tuple[Official, ...] | None, PlainValidator(_chain)] = None
    """Who validates, in this order; None is the usual chain, and an empty list is no chain."""
    ratified_by: Annotated[str | None, PlainValidator(text)] = None
    """Position that ratifies, where the SOP names none."""
    signers: Annotated[Path | None, PlainValidator(_file)] = None
    """Allowed signers as `ssh-keygen` has them, each principal the name of a position."""
    keyring: Annotated[Path | None, PlainValidator(_file)] = None
    """Public keys as GnuPG exports them; without it those of the machine's user."""
    signed: Annotated[bool, PlainValidator(flag)] = False
    """Whether `verify` wants a signature for each validation and approval."""
