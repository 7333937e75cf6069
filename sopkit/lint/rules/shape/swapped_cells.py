"""The cells of time and output are swapped.

## Why it matters

In the official form Waktu and Output stand side by side, and a slip of one column puts each into the other. The
step then has no time that could be added up, and no product that could be checked.

## Bad

```yaml
steps:
  - activity: Menyusun laporan
    by: staf
    time: Laporan triwulan I     #! S119
    output: 2 hari
```

## Good

```yaml
steps:
  - activity: Menyusun laporan
    by: staf
    time: 2 hari
    output: Laporan triwulan I
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.unmeasured import is_swapped
from sopkit.lint.words import shortened

CODE = "S119"
LEVEL = Level.ERROR
ABOUT = "unmeasured"


def check(context: Context) -> Iterator[Remark]:
    for index, time in context.unmeasured:
        step = context.sop.steps[index]
        if is_swapped(step, time):
            yield Remark(
                ("steps", index, "time"),
                _(
                    "`{time}` is no time, but the output `{output}` is one",
                    time=shortened(time.text),
                    output=" ".join(step.output),
                ),
                hint=_("swap the two: the product belongs in `output`, the time that it takes in `time`"),
                related=((("steps", index, "output"), _("reads as a time")),),
            )
