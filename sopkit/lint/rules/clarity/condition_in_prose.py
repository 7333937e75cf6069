"""A condition stands in the prose of a step that is no decision.

## Why it matters

"Jika berkas lengkap, …" leaves open what happens otherwise, and the flowchart shows no branch at all. A diamond with
two labelled exits asks the question and answers both. Seen in 65 of 1,615 activities of 348 signed SOPs of one agency;
one of these SOPs has thirty steps and no decision.

## Bad

```yaml
steps:
  - activity: Menerima berkas permohonan
    by: petugas
  - activity: Mengembalikan berkas apabila tidak lengkap   #! P107
    by: petugas
```

## Good

```yaml
steps:
  - activity: Memeriksa kelengkapan berkas permohonan
    by: petugas
    decision: {Lengkap: catat, Tidak lengkap: kembali}
  - id: kembali
    activity: Mengembalikan berkas kepada pemohon
    by: petugas
    next: end
  - id: catat
    activity: Mencatat permohonan dalam register
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P107"
LEVEL = Level.WARNING
ABOUT = "striking"


def check(context: Context) -> Iterator[Remark]:
    stated = [index for index, activity in context.striking if activity.condition]
    # Where two steps stand for the two outcomes of one decision, P130 says so.
    paired = {index for pair in context.paired_conditions for index in pair} if stated else set()
    for index in stated:
        activity = context.activities[index]
        if activity.condition and context.sop.steps[index].decision is None and index not in paired:
            yield Remark(
                ("steps", index, "activity"),
                _("`{condition}` is a condition, but no decision", condition=shortened(activity.condition)),
                hint=_("make the step a decision, with an exit for each outcome"),
            )
