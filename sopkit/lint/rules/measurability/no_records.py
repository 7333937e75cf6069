"""The SOP names no records.

## Why it matters

Records (pencatatan dan pendataan) are the forms and registers that the executors fill in. They are what monitoring
looks at: without them nobody can tell whether the standard times are kept. The cell is blank in 196 of 348 signed
SOPs of one agency, so this is advice.

## Bad

```yaml
records: []                          #! P416
```

```yaml
title: Penerbitan Izin               #! P416
```

## Good

```yaml
records: [Buku register izin, Lembar kendali permohonan]
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import says_something, spot
from sopkit.lint.rule import Remark

CODE = "P416"
LEVEL = Level.ADVICE


def check(context: Context) -> Iterator[Remark]:
    if not any(map(says_something, context.sop.records)):
        yield Remark(
            spot(context.sop, "records"),
            _("the SOP names no records"),
            hint=_("name in `records` the forms and registers that the executors fill in"),
        )
