"""Two steps share an id.

## Why it matters

Other steps point to a step by its id. Where two steps share one, the arrow is drawn to the first of them, and
nobody sees that the second was meant. The number of a row counts as its id when it has no other.

## Bad

```yaml
steps:
  - id: periksa
    activity: Memeriksa kelengkapan permohonan
    by: petugas
  - id: periksa                  #! S201
    activity: Memeriksa kebenaran permohonan
    by: kepala
```

```yaml
steps:
  - id: "2"                      #! S201
    activity: Menerima permohonan
    by: petugas
  - activity: Memeriksa permohonan
    by: kepala
```

## Good

```yaml
steps:
  - id: kelengkapan
    activity: Memeriksa kelengkapan permohonan
    by: petugas
  - id: kebenaran
    activity: Memeriksa kebenaran permohonan
    by: kepala
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.model import END

CODE = "S201"
LEVEL = Level.ERROR
ABOUT = "written_ids"


def check(context: Context) -> Iterator[Remark]:
    rows_without_id = {str(row): row for row, step in enumerate(context.sop.steps, start=1) if not step.id}
    first: dict[str, int] = {}
    for index, step in enumerate(context.sop.steps):
        # Two steps called `end` are each told that the word is reserved.
        if not step.id or step.id == END:
            continue
        if step.id in first:
            yield Remark(
                ("steps", index, "id"),
                _("an earlier step has the id `{id}` as well", id=step.id),
                hint=_("give each step an id of its own"),
                related=((("steps", first[step.id], "id"), _("first used here")),),
            )
            continue
        first[step.id] = index
        if row := rows_without_id.get(step.id):
            yield Remark(
                ("steps", index, "id"),
                _("the id `{id}` is also the number of a row without id", id=step.id),
                hint=_("choose a word as id, or give row {row} an id of its own", row=row),
                related=((context.heading(row - 1), _("row {row}, which is called by its number", row=row)),),
            )
