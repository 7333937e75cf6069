"""The SOP has been in force for years and was never revised.

## Why it matters

Positions are renamed, laws replaced, work moves to applications. An SOP that is the same after three years may be as
good as ever, but somebody should have looked. Where a review is planned or has been done this rule is silent: P501
sees whether it is overdue.

## Bad

```yaml
created: 2021-03-01
revised:
effective: 2021-04-01                #! P505
```

## Good

```yaml
created: 2021-03-01
revised: 2024-04-15
effective: 2021-04-01
```

```yaml
created: 2021-03-01
effective: 2021-04-01
review: 2027-04-01
```

## Options

- `years` (3): how long an SOP may be in force without a revision
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _, n_
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.model.upkeep import is_kept, later, looks

CODE = "P505"
LEVEL = Level.ADVICE


class Options(Struct, frozen=True):
    """How long is long."""

    years: int = 3


def check(context: Context, options: Options) -> Iterator[Remark]:
    sop, today = context.sop, context.world.today
    if today is None or sop.effective is None or sop.revised or sop.review or not is_kept(sop) or any(looks(sop)):
        return
    if later(sop.effective, 12 * options.years) < today:
        yield Remark(
            ("effective",),
            n_(
                "the SOP has been in force since {date}, more than {n} year, and was never revised",
                "the SOP has been in force since {date}, more than {n} years, and was never revised",
                n=options.years,
                date=sop.effective.isoformat(),
            ),
            hint=_("look whether it still holds; then write `revised`, or `review` with the day of the next review"),
        )
