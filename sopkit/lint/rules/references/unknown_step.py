"""A step is named that does not exist.

## Why it matters

An arrow that leads to no step leaves the reader alone at this place: the procedure cannot be followed any further.

## Bad

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - activity: Memeriksa laporan
    by: kepala
    decision:
      Ya: terbit
      Tidak: susn                #! S204
  - id: terbit
    activity: Menerbitkan laporan
    by: staf
    next: selesai                #! S204
waivers:
  - rule: P306
    step: terbitkan              #! S204
    reason: dokumen pengantar belum dibakukan
```

## Good

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - activity: Memeriksa laporan
    by: kepala
    decision:
      Ya: terbit
      Tidak: susun
  - id: terbit
    activity: Menerbitkan laporan
    by: staf
    next: end
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import Message, _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import nearest, normal, shortened
from sopkit.model import END
from sopkit.source import Path, Write
from sopkit.spelling import surest, unequivocal

CODE = "S204"
LEVEL = Level.ERROR

_WORDS_FOR_END = {"end", "finish", "stop", "selesai", "akhir", "berakhir", "tamat"}


def check(context: Context) -> Iterator[Remark]:
    ids = context.flow.ids
    unknown = [*_targets(context), *_waived(context)]
    if not unknown:
        return
    meant = nearest((name for _path, name in unknown), {id_: id_ for id_ in ids})
    spellings = unequivocal((normal(id_), id_) for id_ in ids)
    for path, name in unknown:
        is_target = path[0] == "steps"
        hint, new = _proposal(name, meant, ids, spellings, is_target=is_target)
        yield Remark(
            path,
            _("there is no step `{id}`", id=shortened(name)),
            hint=hint,
            fix=Fix((Write(path, new),), safe=False) if new else None,
        )


def _targets(context: Context) -> Iterator[tuple[Path, str]]:
    for way in context.flow.dangling:
        yield way.path, way.target


def _waived(context: Context) -> Iterator[tuple[Path, str]]:
    known = set(context.flow.ids) if context.sop.waivers else set()
    for index, waiver in enumerate(context.sop.waivers):
        if waiver.step and waiver.step not in known:
            yield ("waivers", index, "step"), waiver.step


def _proposal(
    name: str, meant: dict[str, str], ids: tuple[str, ...], spellings: dict[str, str], *, is_target: bool
) -> tuple[Message, str | None]:
    """Say what to do, and give the name to write where only one can be meant."""
    if is_target and normal(name) in _WORDS_FOR_END:
        return _("write `{id}` to end the procedure", id=END), END
    # Most often a step was given an id after others had pointed to its row.
    if name.isascii() and name.isdigit() and len(name) < 5 and 1 <= int(name) <= len(ids):
        id_ = ids[int(name) - 1]
        return _("row {row} is called `{id}`: write that", row=int(name), id=id_), id_
    if name in meant:
        sure = surest(normal(name), spellings) == meant[name]
        return _("did you mean `{name}`?", name=meant[name]), meant[name] if sure else None
    if is_target:
        hint = _("name a step by its id, a step without id by the number of its row, or write `{id}`", id=END)
        return hint, None
    return _("name a step by its id, or take `step` out to waive the rule for the whole document"), None
