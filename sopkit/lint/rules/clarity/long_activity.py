"""An activity is too long to be taken in at a glance.

## Why it matters

An activity is one verb, its object and what else must be known. In the narrow column of the printed form a long
sentence becomes a tall row, and usually it holds several acts, a condition or a reason that belong elsewhere. A text
that its cell cuts off was seen in a signed SOP.

## Bad

```yaml
# options: {most: 8}
steps:
  - activity: Menyusun laporan triwulan beserta lampiran sesuai ketentuan dan menyampaikan kepada kepala   #! P124
    by: staf
```

## Good

```yaml
# options: {most: 8}
steps:
  - activity: Menyusun laporan triwulan beserta lampiran sesuai ketentuan
    by: staf
  - activity: Menyampaikan laporan triwulan kepada kepala
    by: staf
```

## Options

- `most` (25): words that an activity may have
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "P124"
LEVEL = Level.ADVICE


class Options(Struct, frozen=True):
    """Where the rule begins to speak."""

    most: int = 25


def check(context: Context, options: Options) -> Iterator[Remark]:
    for index, step in enumerate(context.sop.steps):
        # So many words need so many letters, and as many spaces.
        if len(step.activity) < 2 * options.most:
            continue
        length = len(step.activity.split())
        if length > options.most:
            yield Remark(
                ("steps", index, "activity"),
                _("the activity of step `{id}` has {n} words", id=context.flow.ids[index], n=length),
                hint=_(
                    "keep to {most} words: put what else is said into the other columns, or into a step of its own",
                    most=options.most,
                ),
            )
