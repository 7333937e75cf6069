"""A time is given for each item.

## Why it matters

`2 menit/berkas` is the right figure for somebody who knows how many files come. The SOP does not say, so neither the
step nor the whole has a time. With the usual number, `2 menit/berkas x 20 berkas`, it is a time.

## Bad

```yaml
steps:
  - activity: Memindai berkas
    by: staf
    time: 2 menit/berkas             #! P409
```

## Good

```yaml
steps:
  - activity: Memindai berkas
    by: staf
    time: 2 menit/berkas x 20 berkas
    note: Rata-rata 20 berkas sehari
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

CODE = "P409"
LEVEL = Level.WARNING
ABOUT = "unmeasured"


def check(context: Context) -> Iterator[Remark]:
    for index, time in unmeasured(context, Reason.PER_UNIT):
        yield Remark(
            ("steps", index, "time"),
            _("the time `{time}` {fault}", time=shortened(time.text), fault=REASONS[Reason.PER_UNIT]),
            hint=_(
                "write how many there usually are, such as `2 menit/berkas x 20 berkas`, or the time for all of them"
            ),
        )
