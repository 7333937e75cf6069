"""All steps take the same time.

## Why it matters

Ten steps of five minutes each are seldom measured: receiving a letter takes less than answering it. A figure that
was filled in for the form's sake gives a total of no worth.

## Bad

```yaml
steps:
  - {activity: Menerima surat, by: staf, time: 5 menit}       #! P417
  - {activity: Mencatat surat, by: staf, time: 5 menit}
  - {activity: Menelaah surat, by: kepala, time: 5 Menit}
  - {activity: Menyusun jawaban, by: staf, time: 5 menit}
  - {activity: Menandatangani jawaban, by: kepala, time: 5 menit}
```

## Good

```yaml
steps:
  - {activity: Menerima surat, by: staf, time: 5 menit}
  - {activity: Mencatat surat, by: staf, time: 5 menit}
  - {activity: Menelaah surat, by: kepala, time: 20 menit}
  - {activity: Menyusun jawaban, by: staf, time: 1 jam}
  - {activity: Menandatangani jawaban, by: kepala, time: 5 menit}
```

## Options

- `steps` (5): how many steps an SOP must have before this is looked at
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import normal, shortened
from sopkit.times import Time

CODE = "P417"
LEVEL = Level.ADVICE


class Options(Struct, frozen=True):
    """From how many steps on equal times are no accident."""

    steps: int = 5


def check(context: Context, options: Options) -> Iterator[Remark]:
    times = context.times
    first = times[0]
    if len(times) < options.steps or not isinstance(first, Time) or not any(amount.max for amount in first.amounts):
        return
    if all(isinstance(time, Time) and time.amounts == first.amounts for time in times):
        yield Remark(
            ("steps", 0, "time"),
            _("all {n} steps take `{time}`", n=len(times), time=shortened(first.text)),
            hint=_("measure the steps in practice, and write what each of them takes"),
            subjects=(("time", normal(first.text)),),
        )
