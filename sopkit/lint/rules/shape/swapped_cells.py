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
from sopkit.lint.rule import Context, Remark
from sopkit.lint.words import shortened
from sopkit.times import Reason, Time, Unmeasured, read_time

CODE = "S119"
LEVEL = Level.ERROR

# "Laporan bulan Januari" is taken for a stretch of the calendar. The other reasons speak of times, though of none
# that could be added up: "sesuai kebutuhan" is no output that strayed.
_NO_TIME_AT_ALL = {Reason.UNREADABLE, Reason.WINDOW}


def check(context: Context) -> Iterator[Remark]:
    for index, step in enumerate(context.sop.steps):
        if not isinstance(step.time, str) or not step.output:
            continue
        output = " ".join(step.output)
        time = read_time(step.time)
        if isinstance(time, Unmeasured) and time.reason in _NO_TIME_AT_ALL and isinstance(read_time(output), Time):
            yield Remark(
                ("steps", index, "time"),
                _("`{time}` is no time, but the output `{output}` is one", time=shortened(step.time), output=output),
                hint=_("swap the two: the product belongs in `output`, the time that it takes in `time`"),
                related=((("steps", index, "output"), _("reads as a time")),),
            )
