"""A public service names no place for complaints.

## Why it matters

Principle 6, user focus: where complaints, suggestions and input are brought is one of the fourteen components of
a service standard (UU 25/2009, article 21). Who is refused or kept waiting must know whom to tell.

## Bad

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
service:
  max_time: 3 hari kerja
  complaints: "-"                       #! P606
```

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}    #! P606
```

## Good

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
service:
  max_time: 3 hari kerja
  complaints: Kotak saran di loket dan surel pengaduan@contoh.go.id
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import says_something
from sopkit.lint.rule import Remark
from sopkit.lint.services import is_service, service_spot

CODE = "P606"
LEVEL = Level.WARNING
ABOUT = "is_service"


def check(context: Context) -> Iterator[Remark]:
    service = context.sop.service
    if is_service(context.sop) and not says_something(service.complaints if service else None):
        yield Remark(
            service_spot(context.sop, "complaints"),
            _("the service names no place for complaints"),
            hint=_("write in `complaints` of `service` where complaints, suggestions and input can be brought"),
            at_key=True,
        )
