"""No step leads to a row that is not the first.

## Why it matters

A procedure has one start, the first row. A further row to which nothing leads is a second start that nobody meant:
whoever follows the arrows never comes to it.

## Bad

```yaml
steps:
  - id: periksa
    activity: Memeriksa permohonan
    by: petugas
    decision: {Ya: terbit, Tidak: end}
  - id: catat                    #! S301
    activity: Mencatat permohonan
    by: petugas
  - id: terbit
    activity: Menerbitkan izin
    by: kepala
```

## Good

```yaml
steps:
  - id: periksa
    activity: Memeriksa permohonan
    by: petugas
    decision: {Ya: catat, Tidak: end}
  - id: catat
    activity: Mencatat permohonan
    by: petugas
  - id: terbit
    activity: Menerbitkan izin
    by: kepala
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "S301"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Remark]:
    for index in context.flow.starts[1:]:
        if index in context.awaited:
            continue
        # A row without predecessor always stands below one that says by itself where it goes on.
        before = context.sop.steps[index - 1]
        way = ("steps", index - 1, "decision" if before.decision else "next")
        yield Remark(
            context.heading(index),
            _("no step leads to step `{id}`, so it is a second start", id=context.flow.ids[index]),
            hint=_("let a step lead to it by `next` or by an exit of a decision, or take it out"),
            related=((way, _("the row before goes on elsewhere")),),
        )
