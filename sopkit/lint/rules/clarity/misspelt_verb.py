"""A common word of activities is misspelt.

## Why it matters

A slip in the first word is the first thing that a reader sees, and the signed page keeps it for years. Searches for
"melakukan" pass it over. "Melakuan" begins 19 of 1,615 activities of 348 signed SOPs of one agency.

## Bad

```yaml
steps:
  - activity: Melakuan rapat persiapan   #! P125
    by: petugas
  - activity: Menyusn undangan rapat   #! P125
    by: petugas
```

## Good

```yaml
steps:
  - activity: Melakukan rapat persiapan
    by: petugas
  - activity: Menyusun undangan rapat
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.language import Kind, better_beginning, like
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened
from sopkit.source import Write

CODE = "P125"
LEVEL = Level.ADVICE
ABOUT = "striking"


def check(context: Context) -> Iterator[Remark]:
    for index, activity in context.striking:
        text = context.sop.steps[index].activity
        for number, (slip, meant) in enumerate(activity.slips):
            path = ("steps", index, "activity")
            right = like(slip, meant)
            # A sentence that is mended at its head would undo what mends another word of it.
            if number:
                fix = None
            elif activity.kind is Kind.MISSPELT:
                fix = better_beginning(index, activity)
            else:
                fix = Fix((Write(path, text.replace(slip, right, 1)),), safe=False)
            yield Remark(
                path,
                _("`{word}` is misspelt", word=shortened(slip)),
                hint=_("write `{word}`", word=right),
                fix=fix,
            )
