"""The times of the SOP mix many kinds of units.

## Why it matters

Minutes, days, weeks and months cannot be added up without saying how long each of them is. Two kinds are hard to
avoid where short work meets long waiting; three and more, seen in 34 of 310 SOPs of one agency, make a total that
nobody can check. All kinds of days count as one here, since P408 looks at them.

## Bad

```yaml
steps:
  - activity: Menerima usulan
    by: staf
    time: 30 menit
  - activity: Menelaah usulan
    by: staf
    time: 3 hari kerja
  - activity: Melaksanakan kajian
    by: staf
    time: 2 minggu                   #! P407
```

## Good

```yaml
steps:
  - activity: Menerima usulan
    by: staf
    time: 30 menit
  - activity: Menelaah usulan
    by: staf
    time: 3 hari kerja
  - activity: Melaksanakan kajian
    by: staf
    time: 10 hari kerja
```

## Options

- `most` (2): kinds of units that may stand beside one another
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import listed, shortened
from sopkit.times import Unit

CODE = "P407"
LEVEL = Level.ADVICE

_DAYS = {Unit.DAY, Unit.WORKING_DAY, Unit.CALENDAR_DAY}


class Options(Struct, frozen=True):
    """How many kinds of units are many."""

    most: int = 2


def check(context: Context, options: Options) -> Iterator[Remark]:
    if len(context.units) <= options.most:
        return
    first: dict[Unit, int] = {}
    for index, time in context.measured:
        for amount in time.amounts:
            first.setdefault(Unit.DAY if amount.unit in _DAYS else amount.unit, index)
    if len(first) <= options.most:
        return
    # One time may bring two kinds: "2 hari 3 jam".
    *others, last = dict.fromkeys(first.values())
    examples = [shortened(context.times[index].text) for index in (*others, last)]
    yield Remark(
        ("steps", last, "time"),
        _("the times mix {n} kinds of units: {examples}", n=len(first), examples=listed(examples)),
        hint=_("write the times of an SOP in one or two kinds of units, such as `menit` and `hari kerja`"),
        related=tuple((("steps", index, "time"), _("another kind of unit")) for index in others),
        subjects=tuple(("time", unit.value) for unit in first),
    )
