"""The two outcomes of one decision are written as two plain steps.

## Why it matters

Of two rows that begin with "Apabila lengkap" and "Apabila tidak lengkap" a case goes through one only. The flowchart
lets it go through both, the second time counts in the total although nobody spends it, and the check on which all
depends is drawn nowhere. Rows 11 and 13 of a published SOP on incoming letters are such a pair.

## Bad

```yaml
steps:
  - activity: Memeriksa berkas permohonan
    by: petugas
  - activity: Apabila berkas lengkap, mencatat permohonan        #! P130
    by: petugas
  - activity: Apabila berkas tidak lengkap, mengembalikan berkas
    by: petugas
```

## Good

```yaml
steps:
  - activity: Memeriksa kelengkapan berkas permohonan
    by: petugas
    decision: {Lengkap: catat, Tidak lengkap: kembalikan}
  - id: kembalikan
    activity: Mengembalikan berkas
    by: petugas
    next: end
  - id: catat
    activity: Mencatat permohonan
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "P130"
LEVEL = Level.ADVICE


def check(context: Context) -> Iterator[Remark]:
    ids = context.flow.ids
    for first, second in context.paired_conditions:
        yield Remark(
            ("steps", first, "activity"),
            _(
                "steps `{first}` and `{second}` are the two outcomes of one decision",
                first=ids[first],
                second=ids[second],
            ),
            hint=_("give the step that checks it a `decision` with two exits, and leave the condition out of both"),
            related=((("steps", second, "activity"), _("the other outcome")),),
        )
