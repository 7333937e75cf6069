"""An executor is named that the SOP does not list.

## Why it matters

Every step stands in the lane of its executor. A name that is not listed under `executors` has no lane, so nobody
carries out the step, and nobody answers for it.

## Bad

```yaml
executors:
  petugas: Petugas Loket
  kepala: Kepala Seksi
responsible: kabid               #! S203
steps:
  - activity: Menerima permohonan
    by: petgas                   #! S203
  - activity: Memeriksa permohonan bersama-sama
    by: [petugas, Kepala Seksi]  #! S203
  - activity: Menandatangani izin
    by: kepala
```

## Good

```yaml
executors:
  petugas: Petugas Loket
  kepala: Kepala Seksi
responsible: kepala
steps:
  - activity: Menerima permohonan
    by: petugas
  - activity: Memeriksa permohonan bersama-sama
    by: [petugas, kepala]
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import listed, nearest, normal, shortened
from sopkit.source import Path, Write
from sopkit.spelling import surest, unequivocal

CODE = "S203"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Remark]:
    executors = context.sop.executors
    if context.named <= executors.keys() and (context.sop.responsible or "") in {"", *executors}:
        return
    strangers = [(path, name) for path, name in _named(context) if name not in executors]
    known = [*((executor.name, id_) for id_, executor in executors.items()), *((id_, id_) for id_ in executors)]
    meant = nearest((name for _path, name in strangers), dict(known))
    spellings = unequivocal((normal(spelling), id_) for spelling, id_ in known)
    sure = {name for name in meant if surest(normal(name), spellings) == meant[name]}
    others = _("the executors are {names}", names=listed(tuple(executors)))
    for path, name in strangers:
        yield Remark(
            path,
            _("`{name}` is not one of the executors", name=shortened(name)),
            hint=_("did you mean `{name}`?", name=meant[name]) if name in meant else others,
            fix=Fix((Write(path, meant[name]),), safe=False) if name in sure else None,
        )


def _named(context: Context) -> Iterator[tuple[Path, str]]:
    if context.sop.responsible:
        yield ("responsible",), context.sop.responsible
    for index, step in enumerate(context.sop.steps):
        for position, name in enumerate(step.by):
            yield ("steps", index, "by", position), name
