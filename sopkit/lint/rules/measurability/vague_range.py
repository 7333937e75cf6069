"""The most that a step takes is many times its least.

## Why it matters

A range is honest where work varies. But `1 - 20 hari kerja` promises nothing: whoever plans by it may be wrong by
four weeks. Usually two kinds of case are thrown together, which would better be two ways of the flow.

## Bad

```yaml
steps:
  - activity: Menelaah permohonan
    by: staf
    time: 1 - 20 hari kerja          #! P406
```

## Good

```yaml
steps:
  - activity: Menelaah permohonan
    by: staf
    time: 3 - 5 hari kerja
```

## Options

- `factor` (5): how many times the least the most may be
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P406"
LEVEL = Level.ADVICE
ABOUT = "ranges"


class Options(Struct, frozen=True):
    """How wide a range may be."""

    factor: float = 5.0


def check(context: Context, options: Options) -> Iterator[Remark]:
    for index, time in context.ranges:
        ranges = [amount for amount in time.amounts if amount.is_range]
        if any(amount.max > amount.min * options.factor for amount in ranges):
            yield Remark(
                ("steps", index, "time"),
                _(
                    "the time `{time}` is vague: its most is more than {factor} times its least",
                    time=shortened(time.text),
                    factor=f"{options.factor:g}",
                ),
                hint=_("narrow it to what most cases take, or give quick and slow cases a way of their own"),
            )
