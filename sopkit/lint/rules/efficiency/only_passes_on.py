"""A step only passes on what it has received.

## Why it matters

A step whose output is what it required adds nothing but a handover: the work waits on one more desk and leaves it as it
came. Often the executor before can hand it to the one behind. In 135 of 1,615 rows of one agency output and requirement
are equal. The first step and the last are left alone, since there receiving and handing over are the point, and so is
what the user of the service does.

## Bad

```yaml
steps:
  - activity: Menyusun laporan
    by: staf
    output: Laporan
  - activity: Meneruskan laporan kepada kepala      #! P202
    by: sekretaris
    requires: Laporan
    output: Laporan
  - activity: Menandatangani laporan
    by: kepala
    output: Laporan bertanda tangan
```

## Good

```yaml
steps:
  - activity: Menerima surat masuk
    by: petugas
    requires: Surat masuk
    output: Surat masuk
  - activity: Menerima dan mencatat kelengkapan surat
    by: sekretaris
    requires: Surat masuk
    output: Surat masuk
  - activity: Menyampaikan surat kepada pelaksana
    by: sekretaris
    requires: Surat masuk
    output: Surat masuk
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "P202"
LEVEL = Level.ADVICE
ABOUT = "passing"


def check(context: Context) -> Iterator[Remark]:
    for index in context.passing:
        yield Remark(
            ("steps", index, "activity"),
            _("step `{id}` only passes on what it requires", id=context.flow.ids[index]),
            hint=_("let the step before hand it to the step behind, or say what is done with it here"),
        )
