"""A time is hardly possible.

## Why it matters

Nothing takes no time, no single step takes more than a year, and one that is counted in minutes or hours but fills
more than a working day was most likely meant in another unit; `3 x 24 jam` counts days that pass, and is none of these.
Such a figure spoils the total, and nobody will measure against it.

## Bad

```yaml
steps:
  - activity: Menerima berkas
    by: staf
    time: 0 menit                    #! P418
  - activity: Menelaah berkas
    by: staf
    time: 40 jam                     #! P418
  - activity: Menyimpan berkas
    by: staf
    time: 30 bulan                   #! P418
```

## Good

```yaml
steps:
  - activity: Menerima berkas
    by: staf
    time: 5 menit
  - activity: Menelaah berkas
    by: staf
    time: 5 hari kerja
  - activity: Menyimpan berkas
    by: staf
    time: 1 hari kerja
```

## Options

- `hours` (8): hours that a step may take where it is counted in minutes or hours
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import Message, _, n_
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened
from sopkit.times import Time, Unit

CODE = "P418"
LEVEL = Level.WARNING

_YEAR: Mapping[Unit, int] = {
    Unit.MINUTE: 366 * 24 * 60,
    Unit.DAY: 366,
    Unit.WORKING_DAY: 262,
    Unit.CALENDAR_DAY: 366,
    Unit.WEEK: 53,
    Unit.MONTH: 12,
}
"""What a year has of each unit, at most."""


_ROUND_THE_CLOCK = re.compile(r"[x×*] ?24 ?(?:jam|hours)\b", re.IGNORECASE)
"""How days that pass are written in hours: "3 x 24 jam" is no work without a break."""


class Options(Struct, frozen=True):
    """How long a step counted in hours may take."""

    hours: int = 8


def check(context: Context, options: Options) -> Iterator[Remark]:
    if not any(_judge(time, options.hours) for time in context.different_times):
        return
    for index, time in context.measured:
        if said := _judge(time, options.hours):
            message, hint = said
            yield Remark(("steps", index, "time"), message, hint=hint)


@lru_cache(1 << 12)
def _judge(time: Time, hours: int) -> tuple[Message, Message] | None:
    """Say what is wrong with a time and what to do; a range is judged by its least, the best that can be said of it."""
    if not any(amount.max for amount in time.amounts):
        return (
            _("the time `{time}` is no time at all", time=shortened(time.text)),
            _("write what the step takes; where that is nothing, make it part of another step"),
        )
    least = {amount.unit: amount.min for amount in time.amounts}
    if any(amount > _YEAR[unit] for unit, amount in least.items()):
        return (
            _("the time `{time}` is more than a year for one step", time=shortened(time.text)),
            _("look whether the unit is right; work of such length is several steps"),
        )
    if least.get(Unit.MINUTE, 0) > hours * 60 and not _ROUND_THE_CLOCK.search(time.text):
        return (
            n_(
                "the time `{time}` is more than {n} hour of work without a break",
                "the time `{time}` is more than {n} hours of work without a break",
                n=hours,
                time=shortened(time.text),
            ),
            _("write days, such as `2 hari kerja`, or look whether the unit is right"),
        )
    return None
