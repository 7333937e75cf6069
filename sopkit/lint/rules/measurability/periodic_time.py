"""A time says how often the step is done.

## Why it matters

`Triwulanan` or `Setiap hari` tells when the work comes round again. How long it takes each time, which is what the
column asks, stays unknown, and the total leaves the step out.

## Bad

```yaml
steps:
  - activity: Menyusun laporan kinerja
    by: staf
    time: Triwulanan                 #! P404
```

## Good

```yaml
steps:
  - activity: Menyusun laporan kinerja
    by: staf
    time: 3 hari kerja
    note: Setiap triwulan
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

CODE = "P404"
LEVEL = Level.WARNING
ABOUT = "unmeasured"


def check(context: Context) -> Iterator[Remark]:
    for index, time in unmeasured(context, Reason.PERIODIC):
        yield Remark(
            ("steps", index, "time"),
            _("the time `{time}` {fault}", time=shortened(time.text), fault=REASONS[Reason.PERIODIC]),
            hint=_("write how long it takes each time, such as `3 hari kerja`; how often it is done belongs in `note`"),
        )
