"""Several approvals follow one another.

## Why it matters

Each initial and each signature makes the work wait for one more official. From the third on, each may trust that
the others have looked: one who checks and one who answers for it are as safe, and sooner done.
Only steps of the main path count, at each decision along its first exit.

## Bad

```yaml
steps:
  - activity: Menyusun nota dinas
    by: staf
  - activity: Memaraf nota dinas                           #! P203
    by: kasubbag
  - activity: Memberikan persetujuan atas nota dinas
    by: kabag
  - activity: Menandatangani nota dinas
    by: kepala
```

## Good

```yaml
steps:
  - activity: Menyusun nota dinas
    by: staf
  - activity: Memaraf nota dinas
    by: kasubbag
  - activity: Menandatangani nota dinas
    by: kepala
```

## Options

- `most` (2): approvals that may follow one another
"""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.acts import approves
from sopkit.lint.context import Context
from sopkit.lint.glance import Glance
from sopkit.lint.rule import Remark

CODE = "P203"
LEVEL = Level.ADVICE


class Options(Struct, frozen=True):
    """Where the rule begins to speak."""

    most: int = 2


_APPROVING = Glance(approves)


def check(context: Context, options: Options) -> Iterator[Remark]:
    sop, ids = context.sop, context.flow.ids
    found = set(_APPROVING.among(context.acts))
    if not found or sum([step.activity in found for step in sop.steps]) <= options.most:
        return
    for approving, group in groupby(context.main_path, lambda step: approves(sop.steps[step].activity)):
        run = tuple(group)
        if approving and len(run) > options.most:
            yield Remark(
                context.heading(run[0]),
                _(
                    "{n} approvals follow one another, from step `{first}` to step `{last}`",
                    n=len(run),
                    first=ids[run[0]],
                    last=ids[run[-1]],
                ),
                hint=_("keep those that somebody answers for, and let the others be informed"),
                related=tuple((("steps", step, "activity"), _("approves as well")) for step in run[1:]),
                subjects=tuple(map(context.heading, run)),
            )
