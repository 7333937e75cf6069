"""An activity begins with the noun of an act in place of its verb.

## Why it matters

"Pengumpulan data" is a heading; "Mengumpulkan data" is an instruction. The guide to SOP AP asks for active verbs, and
the verb is shorter, too. Seen in 221 of 1,615 activities of 348 signed SOPs of one agency.

## Bad

```yaml
steps:
  - activity: Pengumpulan data dari kecamatan   #! P103
    by: petugas
  - activity: Verifikasi data bersama kecamatan   #! P103
    by: petugas
```

## Good

```yaml
steps:
  - activity: Mengumpulkan data dari kecamatan
    by: petugas
  - activity: Memverifikasi data bersama kecamatan
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.language import Kind, better_beginning
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P103"
LEVEL = Level.ADVICE
ABOUT = "striking"


def check(context: Context) -> Iterator[Remark]:
    for index, activity in context.striking:
        if activity.kind is Kind.NOMINAL:
            yield Remark(
                ("steps", index, "activity"),
                _("`{noun}` is the noun of an act, not an active verb", noun=shortened(activity.opening)),
                hint=_("write `{verb}`", verb=activity.verb.capitalize())
                if activity.verb
                else _("begin with what is done, such as `Memeriksa` or `Menyusun`"),
                fix=better_beginning(index, activity),
            )
