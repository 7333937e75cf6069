"""One step takes half of the time or more.

## Why it matters

Where one step outweighs all others, whatever is saved elsewhere is hardly felt. Often most of its time is waiting: for
an answer, a queue or a meeting. Only times of one kind are compared, since nothing says how many hours a day has. What
the user of a public service does alone is not spoken of: the office can't shorten it. Nor is a step that another SOP
details.

## Bad

```yaml
steps:
  - activity: Menyusun permintaan
    by: staf
    time: 1 hari kerja
  - activity: Mengajukan permintaan kepada kementerian
    by: staf
    time: 20 hari kerja          #! P208
  - activity: Mencatat jawaban
    by: staf
    time: 1 hari kerja
  - activity: Mengarsipkan jawaban
    by: staf
    time: 1 hari kerja
```

## Good

```yaml
steps:
  - activity: Menyusun permintaan
    by: staf
    time: 2 hari kerja
  - activity: Mengajukan permintaan kepada kementerian
    by: staf
    time: 2 hari kerja
  - activity: Menunggu jawaban
    by: staf
    time: 3 hari kerja
  - activity: Mencatat jawaban
    by: staf
    time: 1 hari kerja
```

## Options

- `share` (0.5): part of the whole time that is too much for one step
- `least` (4): steps with a time that an SOP must have to be looked at
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark, Share
from sopkit.lint.services import users

CODE = "P208"
LEVEL = Level.ADVICE


class Options(Struct, frozen=True):
    """Where the rule begins to speak."""

    share: Share = 0.5
    least: int = 4


def check(context: Context, options: Options) -> Iterator[Remark]:
    if len(context.units) != 1:
        return
    measured = context.measured
    if len(measured) < max(options.least, 2):
        return
    # In floats, since the whole of a share is what is shown.
    weights = [time.amounts[0].middle for _index, time in measured]
    whole = sum(weights)
    if not whole or max(weights) / whole < options.share:
        return
    lanes = frozenset(users(context.sop)) if context.is_service else frozenset()
    for (index, _time), weight in zip(measured, weights, strict=True):
        part = weight / whole
        stands_for_many = context.sop.steps[index].sop is not None
        if part >= options.share and not stands_for_many and not lanes.issuperset(context.executors[index]):
            yield Remark(
                ("steps", index, "time"),
                _(
                    "step `{id}` takes {part} % of the time of all {n} steps whose time can be counted",
                    id=context.flow.ids[index],
                    part=round(part * 100),
                    n=len(measured),
                ),
                hint=_("see what takes so long: show waiting as a step of its own, or divide the work"),
            )
