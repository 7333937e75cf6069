"""A public service promises no time limit.

## Why it matters

Principle 6, user focus: the time from a complete request to the product is one of the fourteen components of a
service standard (UU 25/2009, article 21). The user plans by it, and the total of the standard times is measured
against it.

## Bad

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
service:
  max_time:                      #! P603
```

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
service:
  max_time: sesuai antrean       #! P603
```

## Good

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
service:
  max_time: 3 hari kerja
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.services import is_service, service_spot
from sopkit.lint.words import shortened
from sopkit.times import REASONS, Reason, Unmeasured, read_time

CODE = "P603"
LEVEL = Level.WARNING
ABOUT = "is_service"


def check(context: Context) -> Iterator[Remark]:
    if not is_service(context.sop):
        return
    written = context.sop.service.max_time if context.sop.service else None
    time = read_time(written)
    hint = _("write the longest time in `max_time` of `service`, such as `3 hari kerja`")
    if isinstance(time, Unmeasured) and time.reason is Reason.BLANK:
        path = service_spot(context.sop, "max_time")
        yield Remark(path, _("the service promises no time limit"), hint=hint, at_key=True)
    elif isinstance(time, Unmeasured) and time.reason in {Reason.OPEN, Reason.EVENT, Reason.PERIODIC}:
        message = _("the time limit `{text}` {reason}", text=shortened(time.text), reason=REASONS[time.reason])
        yield Remark(("service", "max_time"), message, hint=hint)
