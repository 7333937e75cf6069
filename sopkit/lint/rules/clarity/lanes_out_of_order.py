"""The lanes don't stand in the order in which the work comes to them.

## Why it matters

A flowchart is read from left to right. Where the lanes stand in the order of their first steps, the procedure begins
at the left and its arrows lead on to the right; ordered by rank, they run to and fro and cross. In 21 of 28
flowcharts of one agency the procedure starts in the leftmost lane.

## Bad

```yaml
executors:
  kepala: Kepala Bidang          #! P119
  staf: Staf
steps:
  - activity: Menyusun laporan
    by: staf
  - activity: Menandatangani laporan
    by: kepala
```

## Good

```yaml
executors:
  staf: Staf
  kepala: Kepala Bidang
  sekretaris: Sekretaris
steps:
  - activity: Menyusun laporan
    by: staf
  - activity: Membahas laporan
    by: [sekretaris, kepala]
  - activity: Menandatangani laporan
    by: kepala
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import listed, shortened

CODE = "P119"
LEVEL = Level.ADVICE


def check(context: Context) -> Iterator[Remark]:
    sop = context.sop
    # One whom nobody has listed may be a listed one misspelt, of which S203 speaks.
    first_step = context.first_steps
    if not first_step.keys() <= sop.executors.keys():
        return
    lanes = [executor for executor in sop.executors if executor in first_step]
    if lanes == [*first_step]:
        return
    # Sorting is stable: those who begin with the same joint step stand as the author has them.
    in_order = sorted(lanes, key=lambda executor: first_step[executor])
    for lane, expected in zip(lanes, in_order, strict=True):
        if lane != expected:
            yield Remark(
                ("executors", lane),
                _(
                    "the lane `{lane}` stands before `{expected}`, whose first step comes earlier",
                    lane=shortened(sop.executor_name(lane)),
                    expected=shortened(sop.executor_name(expected)),
                ),
                hint=_("by their first steps the executors come in this order: {names}", names=listed(in_order)),
                at_key=True,
                related=((context.heading(first_step[expected]), _("the first step of `{id}`", id=expected)),),
            )
            return
