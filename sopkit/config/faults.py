"""What is wrong with settings, in a person's words: pydantic's errors become diagnostics. Knows paths, not lines."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from sopkit.config import FILE_NAME
from sopkit.config.kinds import KEY, SAID, Said, nearest
from sopkit.diagnostic import Diagnostic, Level
from sopkit.i18n import Message, _
from sopkit.source import Path
from sopkit.spelling import listed

_MEANINGS = {
    "abaikan": "ignore",
    "alias": "also",
    "atas": "top",
    "bahasa": "language",
    "baris_jumlah": "totals",
    "bawah": "bottom",
    "berkas": "files",
    "disahkan_oleh": "ratified_by",
    "hari_kerja": "workday",
    "identitas": "identity",
    "jabatan": "positions",
    "jam_kerja": "workday",
    "jenjang": "chain",
    "judul": "titles",
    "judul_kolom": "titles",
    "jumlah": "staff",
    "jumlah_waktu": "totals",
    "kalender": "calendar",
    "kanan": "right",
    "kegiatan": "activity",
    "kelengkapan": "requires",
    "kertas": "paper",
    "keterangan": "note",
    "kiri": "left",
    "kolom": "columns",
    "lambang": "logo",
    "lanes": "executors",
    "menit_kerja_efektif": "year",
    "mutu_baku": "standard",
    "nama": "name",
    "nama_lain": "also",
    "no": "number",
    "nomor": "numbers",
    "nomor_langkah": "numbers",
    "opsi": "options",
    "orientasi": "orientation",
    "pegawai": "staff",
    "pelaksana": "executors",
    "penandatangan": "signers",
    "pengecualian": "overrides",
    "pengesahan": "approval",
    "persetujuan": "approval",
    "pilih": "select",
    "posisi": "positions",
    "rules": "levels",
    "tahun": "year",
    "tepi": "margins",
    "tingkat": "levels",
    "total": "totals",
    "ukuran_kertas": "paper",
    "urutan": "order",
    "waktu": "time",
}
"""Words by which people call a setting, beside its own name."""


def diagnose(error: ValidationError, data: Any, settings: type[BaseModel]) -> Iterator[Diagnostic]:
    """Say every fault of a settings file at the smallest thing that is wrong."""
    if not isinstance(data, Mapping):
        message = _("settings are a block of `key: value` lines")
        yield _diagnostic("S113", "wrong-type", (), message, _known((), settings))
    elif {"sopkit", "steps"} & data.keys():
        message = _("`{file}` is the name of the settings, but this is an SOP", file=FILE_NAME)
        yield _diagnostic("S112", "unknown-key", (), message, _("give the SOP another file name"))
    else:
        for detail in error.errors(include_url=False):
            yield _at(detail["type"], detail["loc"], detail.get("ctx", {}), settings)


def _at(kind: str, path: Path, context: Mapping[str, Any], settings: type[BaseModel]) -> Diagnostic:
    name = ".".join(part for part in path if isinstance(part, str))
    if kind == "extra_forbidden":
        return _stranger(path, settings)
    said = context.get(SAID)
    if isinstance(said, Said):
        message, hint = (_named(text, name, path) for text in (said.message, said.hint))
        return _diagnostic(said.code, said.name, (*path, *said.at), message, hint)
    message = _("`{key}` must be a block of keys", key=name)
    return _diagnostic("S113", "wrong-type", path, message, _known(path, settings))


def _named(message: Message, name: str, path: Path) -> Message:
    """Put the name of a setting into a sentence of its kind; an example of how to write it has its last part only."""
    example = str(path[-1]) if "{example}" in message.template or "…" in message.template else name
    values = tuple(
        (key, value.replace(KEY, example) if isinstance(value, str) else value) for key, value in message.values
    )
    return Message(message.template, values)


def _stranger(path: Path, settings: type[BaseModel]) -> Diagnostic:
    name, keys = str(path[-1]), _keys(path[:-1], settings)
    near = nearest(name, keys, _MEANINGS)
    home = _home(name, settings)
    if near:
        hint = _("did you mean `{key}`?", key=near)
    elif home:
        hint = _("`{key}` belongs in {place}", key=home[-1], place=f"`{'.'.join(home[:-1])}`")
    else:
        hint = _known(path[:-1], settings)
    message = _("`{key}` is not a key of {place}", key=name, place=_place(path[:-1]))
    return _diagnostic("S112", "unknown-key", path, message, hint, at_key=True)


def _home(name: str, settings: type[BaseModel]) -> tuple[str, ...] | None:
    """Find the block below the top in which a key is at home."""
    for block in (("margins",), ("columns",), ("git",), ("lint",), ("approval",), ("calendar",)):
        keys = _keys(block, settings)
        found = name if name in keys else _MEANINGS.get(name.lower())
        if found in keys:
            return (*block, found)
    return None


def _place(path: Sequence[str | int]) -> Message | str:
    return f"`{'.'.join(map(str, path))}`" if path else _("the settings")


def _keys(path: Sequence[str | int], settings: type[BaseModel]) -> tuple[str, ...]:
    """Give the keys of the block at a path."""
    block = settings
    chosen = False
    for part in path:
        if isinstance(part, int) or chosen:
            chosen = False
            continue  # one of several blocks, which are all alike: an item of a list, or by a name of the writer's
        annotation = block.model_fields[part].annotation
        chosen = get_origin(annotation) is Mapping
        kinds = (annotation, *get_args(annotation))
        block = next(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel))
    return tuple(block.model_fields)


def _known(path: Sequence[str | int], settings: type[BaseModel]) -> Message:
    return _("the keys of {place} are {keys}", place=_place(path), keys=listed(_keys(path, settings)))


def _diagnostic(
    code: str, name: str, path: Path, message: Message, hint: Message, *, at_key: bool = False
) -> Diagnostic:
    return Diagnostic(code, name, Level.ERROR, path, message, hint, at_key=at_key)
