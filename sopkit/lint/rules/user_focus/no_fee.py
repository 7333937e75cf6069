"""A public service does not say what it costs.

## Why it matters

Principle 6, user focus: the fee is one of the fourteen components of a service standard (UU 25/2009, article 21). A
service that is free has to say so: where nothing is written, money can be asked for.

## Bad

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
service:
  max_time: 3 hari kerja
  fee: "-"                       #! P605
```

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}    #! P605
```

## Good

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
service:
  max_time: 3 hari kerja
  fee: Gratis
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import says_something
from sopkit.lint.rule import Remark
from sopkit.lint.services import is_service, service_spot

CODE = "P605"
LEVEL = Level.WARNING
ABOUT = "is_service"


def check(context: Context) -> Iterator[Remark]:
    service = context.sop.service
    if is_service(context.sop) and not says_something(service.fee if service else None):
        yield Remark(
            service_spot(context.sop, "fee"),
            _("the service does not say what it costs"),
            hint=_("write the fee in `fee` of `service`; if there is none, write `gratis`"),
            at_key=True,
        )
