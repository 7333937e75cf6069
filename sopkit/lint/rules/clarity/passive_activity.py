"""An activity is written in the passive.

## Why it matters

The guide to SOP AP asks for active sentences: the executor in the lane reads what he or she is to do. A passive verb
tells what becomes of the document, and leaves open who sees to it.

## Bad

```yaml
steps:
  - activity: Diterima berkas permohonan dari loket   #! P102
    by: petugas
  - activity: Terlaksananya rapat persiapan   #! P102
    by: petugas
```

## Good

```yaml
steps:
  - activity: Menerima berkas permohonan dari loket
    by: petugas
  - activity: Memimpin rapat persiapan
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.language import Kind
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P102"
LEVEL = Level.WARNING
ABOUT = "striking"


def check(context: Context) -> Iterator[Remark]:
    for index, activity in context.striking:
        if activity.kind is Kind.PASSIVE:
            yield Remark(
                ("steps", index, "activity"),
                _("`{verb}` is passive: it does not say what the executor does", verb=shortened(activity.opening)),
                hint=_("write `{verb}`", verb=activity.verb.capitalize())
                if activity.verb
                else _("begin with what is done, such as `Memeriksa` or `Menyusun`"),
            )
