"""A time says that it depends.

## Why it matters

`Sesuai kebutuhan` is true of every work and measures none. It was written in 57 of 1,615 steps of one agency's signed
SOPs. Where the time really varies, its least and its most can be said, and a range still adds up.

## Bad

```yaml
steps:
  - activity: Membahas rancangan dengan unit terkait
    by: staf
    time: Sesuai kebutuhan           #! P403
```

## Good

```yaml
steps:
  - activity: Membahas rancangan dengan unit terkait
    by: staf
    time: 1-3 hari kerja
    note: Sesuai kebutuhan unit terkait
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

CODE = "P403"
LEVEL = Level.WARNING
ABOUT = "unmeasured"


def check(context: Context) -> Iterator[Remark]:
    for index, time in unmeasured(context, Reason.OPEN):
        yield Remark(
            ("steps", index, "time"),
            _("the time `{time}` {fault}", time=shortened(time.text), fault=REASONS[Reason.OPEN]),
            hint=_(
                "write the least and the most, such as `1-3 hari kerja`; on what the time depends belongs in `note`"
            ),
        )
