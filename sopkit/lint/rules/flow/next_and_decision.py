"""A step has both a next step and a decision.

## Why it matters

A decision says where each outcome leads; a further way on beside it is followed by nobody, and the drawing does not
show it.

## Bad

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - activity: Memeriksa laporan
    by: kepala
    next: arsip                  #! S307
    decision: {Sesuai: arsip, Tidak sesuai: susun}
  - id: arsip
    activity: Mengarsipkan laporan
    by: staf
```

## Good

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - activity: Memeriksa laporan
    by: kepala
    decision: {Sesuai: arsip, Tidak sesuai: susun}
  - id: arsip
    activity: Mengarsipkan laporan
    by: staf
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.source import Remove

CODE = "S307"
LEVEL = Level.ERROR
ABOUT = "jumps"


def check(context: Context) -> Iterator[Remark]:
    for index in context.jumps:
        step = context.sop.steps[index]
        # A decision without exits decides nothing, and `next` is followed.
        if step.decision and step.next is not None:
            yield Remark(
                ("steps", index, "next"),
                _("step `{id}` has both `next` and `decision`", id=context.flow.ids[index]),
                hint=_("the flow follows the decision: take `next` out, or make it an exit of the decision"),
                at_key=True,
                related=((("steps", index, "decision"), _("the decision")),),
                fix=Fix((Remove(("steps", index, "next")),), safe=False),
            )
