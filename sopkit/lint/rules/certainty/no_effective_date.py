"""The SOP does not say from when it is in force.

## Why it matters

Principle 8, certainty of law: who acts by the SOP, and who is measured by it, must know from which day. A draft, or an
SOP under review, needs no date yet.

## Bad

```yaml
created: 2025-05-12
effective:                       #! P802
```

## Good

```yaml
created: 2025-05-12
effective: 2025-06-02
```

```yaml
status: draft
effective:
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import awaits_approval, spot
from sopkit.lint.rule import Remark

CODE = "P802"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Remark]:
    if context.sop.effective is None and not awaits_approval(context.sop):
        yield Remark(
            spot(context.sop, "effective"),
            _("no effective date is written"),
            hint=_("write in `effective` the day from which the SOP is in force, or give it the status `draft`"),
        )
