"""No step ends the procedure.

## Why it matters

A procedure that only goes round has no product and no total time. The last row ends it by itself, unless it leads
elsewhere; any step can end it by `end`.

## Bad

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - id: periksa
    activity: Memeriksa laporan
    by: kepala
    next: susun                  #! S302
```

## Good

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - id: periksa
    activity: Memeriksa laporan
    by: kepala
    decision: {Sesuai: end, Tidak sesuai: susun}
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "S302"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Remark]:
    if context.can_end:
        return
    last = len(context.sop.steps) - 1
    # The last row would end the procedure if it didn't say that it goes on.
    yield Remark(
        ("steps", last, "decision" if context.sop.steps[last].decision else "next"),
        _("no step ends the procedure"),
        hint=_("let an exit of a decision lead to `end`, or a step by `next: end`"),
        at_key=True,
    )
