"""A public service has no lane for its user.

## Why it matters

Principle 6, user focus: a service begins and ends with the person who needs it. Without a lane for the user the form
does not show what the user has to do, where the user waits, and when the user is told.

## Bad

```yaml
executors:                       #! P601
  petugas: Petugas Loket
  kepala: Kepala Seksi Pemberdayaan Masyarakat
steps:
  - activity: Menerima permohonan
    by: petugas
  - activity: Menandatangani surat
    by: kepala
service: {customer: Warga kelurahan, product: Surat keterangan}
```

## Good

```yaml
executors:
  pemohon: {name: Warga, customer: true}
  petugas: Petugas Loket
steps:
  - activity: Mengajukan permohonan
    by: pemohon
  - activity: Menyerahkan surat
    by: petugas
service: {customer: Warga kelurahan, product: Surat keterangan}
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.services import is_service, users

CODE = "P601"
LEVEL = Level.WARNING
ABOUT = "is_service"


def check(context: Context) -> Iterator[Remark]:
    if is_service(context.sop) and not users(context.sop):
        yield Remark(
            ("executors",),
            _("no executor is the user of the service"),
            hint=_("give the user a lane, such as `pemohon: {example}`", example="{name: Pemohon, customer: true}"),
            at_key=True,
        )
