"""Nothing says what the user of a public service must bring.

## Why it matters

Principle 6, user focus: requirements are the first component of a service standard (UU 25/2009, article 21). A user
who does not know them comes twice, and an officer may ask for more than is due.

## Bad

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
  petugas: Petugas Loket
steps:
  - activity: Mengajukan permohonan    #! P604
    by: pemohon
  - activity: Memeriksa berkas
    by: petugas
    requires: Berkas permohonan
```

## Good

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
  petugas: Petugas Loket
steps:
  - activity: Mengajukan permohonan
    by: pemohon
    requires: [Formulir permohonan, Fotokopi KTP]
  - activity: Memeriksa berkas
    by: petugas
    requires: Berkas permohonan
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import says_something
from sopkit.lint.rule import Remark
from sopkit.lint.services import first_step_of_user
from sopkit.lint.words import shortened

CODE = "P604"
LEVEL = Level.WARNING
ABOUT = "is_service"


def check(context: Context) -> Iterator[Remark]:
    sop = context.sop
    first = first_step_of_user(sop)
    if first is None:
        return
    listed = (*sop.steps[first].requires, *(sop.service.requirements if sop.service else ()))
    if not any(says_something(text) for text in listed):
        yield Remark(
            context.heading(first),
            _("`{activity}` does not say what the user must bring", activity=shortened(sop.steps[first].activity)),
            hint=_("list the requirements in the `requires` of this step, or in `requirements` of `service`"),
        )
