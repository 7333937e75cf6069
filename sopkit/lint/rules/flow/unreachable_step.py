"""Steps lead to one another, but nothing leads to them from the start.

## Why it matters

Such rows look connected on paper, for arrows come in. Whoever follows the procedure from its start never gets
there, so the work in them is never done.

## Bad

```yaml
steps:
  - id: terima
    activity: Menerima berkas
    by: petugas
    next: arsip
  - id: perbaiki                 #! S303
    activity: Memperbaiki berkas
    by: petugas
  - id: periksa
    activity: Memeriksa berkas
    by: kepala
    decision: {Lengkap: arsip, Tidak lengkap: perbaiki}
  - id: arsip
    activity: Mengarsipkan berkas
    by: petugas
```

## Good

```yaml
steps:
  - id: terima
    activity: Menerima berkas
    by: petugas
    next: periksa
  - id: perbaiki
    activity: Memperbaiki berkas
    by: petugas
  - id: periksa
    activity: Memeriksa berkas
    by: kepala
    decision: {Lengkap: arsip, Tidak lengkap: perbaiki}
  - id: arsip
    activity: Mengarsipkan berkas
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.flow import islands
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import listed

CODE = "S303"
LEVEL = Level.ERROR
ABOUT = "unreached"


def check(context: Context) -> Iterator[Remark]:
    for island in islands(context.flow) if context.unreached else ():
        if not context.awaited.isdisjoint(island):
            continue
        names = [context.flow.ids[step] for step in island]
        yield Remark(
            context.heading(island[0]),
            _("step `{id}` is never reached from the start", id=names[0])
            if len(names) == 1
            else _("the steps {names} lead to one another but are never reached from the start", names=listed(names)),
            hint=_("let a step of the procedure lead to it, or take it out")
            if len(names) == 1
            else _("let a step of the procedure lead to one of them, or take them out"),
            subjects=tuple(map(context.heading, island)),
        )
