"""The status does not agree with the effective date.

## Why it matters

Principle 8, certainty of law: a form that is marked as a draft although its day has come leaves staff in doubt whether
they may follow it; one that counts as in force before its day binds nobody yet.

## Bad

```yaml
status: draft                    #! P806
effective: 2025-03-01
```

```yaml
status: effective                #! P806
effective: 2027-01-01
```

## Good

```yaml
status: effective
effective: 2025-03-01
```

```yaml
status: approved
effective: 2027-01-01
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.model import Status
from sopkit.source import Write

CODE = "P806"
LEVEL = Level.ADVICE


def check(context: Context) -> Iterator[Remark]:
    status, effective, today = context.sop.status, context.sop.effective, context.world.today
    if effective is None or today is None:
        return
    if status in {Status.DRAFT, Status.REVIEW, Status.APPROVED} and effective <= today:
        yield Remark(
            ("status",),
            _("the status is `{status}`, but the effective date {day} has come", status=status.value, day=effective),
            hint=_("write `effective` once the SOP is in force, else put the date off"),
            # Of a draft nobody knows what else it lacks.
            fix=Fix((Write(("status",), Status.EFFECTIVE.value),), safe=False) if status is Status.APPROVED else None,
        )
    elif status is Status.EFFECTIVE and effective > today:
        yield Remark(
            ("status",),
            _(
                "the status is `{status}`, but the effective date {day} is still to come",
                status=status.value,
                day=effective,
            ),
            hint=_("write `approved` until then, or check the date"),
            fix=Fix((Write(("status",), Status.APPROVED.value),), safe=False),
        )
