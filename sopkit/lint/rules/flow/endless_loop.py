"""A loop can never be left.

## Why it matters

Going back for correction is good practice; going round for ever is not. From such a loop no way leads to the end,
so whatever gets into it is never finished.

## Bad

```yaml
steps:
  - id: terima
    activity: Menerima berkas
    by: petugas
    decision: {Lengkap: susun, Tidak lengkap: tolak}
  - id: tolak
    activity: Mengembalikan berkas
    by: petugas
    next: end
  - id: susun
    activity: Menyusun surat
    by: staf
  - id: periksa
    activity: Memeriksa surat
    by: kepala
    next: susun                  #! S309
```

## Good

```yaml
steps:
  - id: terima
    activity: Menerima berkas
    by: petugas
    decision: {Lengkap: susun, Tidak lengkap: tolak}
  - id: tolak
    activity: Mengembalikan berkas
    by: petugas
    next: end
  - id: susun
    activity: Menyusun surat
    by: staf
  - id: periksa
    activity: Memeriksa surat
    by: kepala
    decision: {Sesuai: end, Tidak sesuai: susun}
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import listed

CODE = "S309"
LEVEL = Level.ERROR
ABOUT = "loops"


def check(context: Context) -> Iterator[Remark]:
    flow = context.flow
    for loop in context.endless_loops:
        # Of the ways that go back up: the lowest one, for below it the author expected to go on.
        back = max(
            (edge for step in loop.members for edge in flow.outgoing[step] if (edge.target or 0) <= step),
            key=lambda edge: edge.source,
        )
        names = [flow.ids[step] for step in loop.members]
        yield Remark(
            back.path,
            _("step `{id}` leads only back to itself", id=names[0])
            if len(names) == 1
            else _("the loop of the steps {names} can never be left", names=listed(names)),
            hint=_("let an exit of a decision lead on from the loop, or to `end`"),
            related=((context.heading(back.target or 0), _("the loop goes back to here")),),
        )
