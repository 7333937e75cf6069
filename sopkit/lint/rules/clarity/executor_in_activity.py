"""An activity names its executor.

## Why it matters

The guide to SOP AP keeps executors and activities apart: the lane says who, the sentence says what. An executor that
stands in both must be changed in both, and where the two differ nobody knows which holds. More than 300 of 1,615
activities of 348 signed SOPs of one agency begin with the executor.

## Bad

```yaml
executors:
  kasubbag: Kasubbag Umum & Kepeg.
  ppk: Pejabat Pembuat Komitmen
steps:
  - activity: Kepala Sub Bagian Umum dan Kepegawaian menyusun konsep surat   #! P105
    by: kasubbag
  - activity: PPK menandatangani surat pesanan   #! P105
    by: ppk
  - activity: Pemeriksaan barang oleh Pejabat Pembuat Komitmen   #! P105
    by: ppk
```

## Good

```yaml
executors:
  kasubbag: Kasubbag Umum & Kepeg.
  ppk: Pejabat Pembuat Komitmen
steps:
  - activity: Menyusun konsep surat
    by: kasubbag
  - activity: Menandatangani surat pesanan
    by: ppk
  - activity: Menyerahkan salinan surat pesanan kepada Kasubbag Umum & Kepeg.
    by: ppk
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.language import Kind, better_beginning
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P105"
LEVEL = Level.WARNING
ABOUT = "striking"


def check(context: Context) -> Iterator[Remark]:
    for index, activity in context.striking:
        begins = activity.kind is Kind.EXECUTOR
        name = activity.opening if begins else activity.agent
        if name:
            yield Remark(
                ("steps", index, "activity"),
                _("the activity names its executor, `{name}`", name=shortened(name)),
                hint=_("take the name out: the lane says who carries out the step"),
                fix=better_beginning(index, activity) if begins else None,
            )
