"""A step has the id `end`.

## Why it matters

In `next` and in a decision, `end` ends the procedure. A step of that name can never be reached by it.

## Bad

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - id: end                      #! S202
    activity: Mengarsipkan laporan
    by: staf
```

## Good

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - id: arsip
    activity: Mengarsipkan laporan
    by: staf
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.model import END

CODE = "S202"
LEVEL = Level.ERROR
ABOUT = "written_ids"


def check(context: Context) -> Iterator[Remark]:
    for index in context.written_ids:
        if context.sop.steps[index].id == END:
            yield Remark(
                ("steps", index, "id"),
                _("`{id}` is a reserved word and no id of a step", id=END),
                hint=_("choose another id; as a target `{id}` ends the procedure", id=END),
            )
