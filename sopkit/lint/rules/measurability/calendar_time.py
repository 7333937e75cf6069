"""A time says when the step is done.

## Why it matters

Months, dates (`tanggal 20-31`), days in a sequence (`hari ke 1`) and events (`Sejak Kickoff`) say when work may begin
or must be done. They are limits and belong beside the time, not in its place: how long the work takes is not said.

## Bad

```yaml
steps:
  - activity: Mengumpulkan data
    by: staf
    time: Januari, April (tanggal 20-31)   #! P405
  - activity: Mengolah data
    by: staf
    time: hari ke 1                        #! P405
  - activity: Melaporkan hasil
    by: staf
    time: Sebelum rapat pimpinan           #! P405
```

## Good

```yaml
steps:
  - activity: Mengumpulkan data
    by: staf
    time: 5 hari kerja
    note: Januari dan April, tanggal 20-31
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.unmeasured import unmeasured
from sopkit.lint.words import shortened
from sopkit.times import REASONS, Reason

CODE = "P405"
LEVEL = Level.WARNING
ABOUT = "unmeasured"


def check(context: Context) -> Iterator[Remark]:
    for index, time in unmeasured(context, Reason.WINDOW, Reason.ORDINAL, Reason.EVENT):
        yield Remark(
            ("steps", index, "time"),
            _("the time `{time}` {fault}", time=shortened(time.text), fault=REASONS[time.reason]),
            hint=_("write how long the work takes, such as `5 hari kerja`; when it is done belongs in `note`"),
        )
