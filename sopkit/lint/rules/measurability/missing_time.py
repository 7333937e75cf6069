"""A step has no time.

## Why it matters

Standard time (waktu) is what the principle of measurability asks of every step: without it nobody can say how long
the procedure takes, whether a promise is kept, or how much work it is. The total leaves such a step out. The time
is blank in 33 of 1,615 steps of one agency's signed SOPs, so it is a cell that was forgotten and not a custom.

Where no step of an SOP has a time, it is said once.

## Bad

```yaml
steps:
  - activity: Menerima permohonan
    by: petugas
    time: 10 menit
  - activity: Memeriksa permohonan   #! P401
    by: kepala
  - activity: Mencatat permohonan
    by: petugas
    time: "-"                        #! P401
```

```yaml
steps:                               #! P401
  - activity: Menerima permohonan
    by: petugas
  - activity: Memeriksa permohonan
    by: kepala
```

## Good

```yaml
steps:
  - activity: Menerima permohonan
    by: petugas
    time: 10 menit
  - activity: Memeriksa permohonan
    by: kepala
    time: 1-2 jam
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.cells import cell
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.unmeasured import unmeasured
from sopkit.times import Reason

CODE = "P401"
LEVEL = Level.ERROR
ABOUT = "unmeasured"


def check(context: Context) -> Iterator[Remark]:
    blank = [index for index, _time in unmeasured(context, Reason.BLANK)]
    hint = _("write how long a step takes, such as `30 menit`, `2 hari kerja` or `1-3 hari kerja`")
    cells = {index: cell(context, index, "time") for index in blank}
    if len(blank) == len(context.sop.steps) > 1:
        subjects = tuple(cells.values())
        yield Remark(("steps",), _("no step has a time"), hint=hint, at_key=True, subjects=subjects, whole=True)
        return
    for index, path in cells.items():
        yield Remark(path, _("step `{id}` has no time", id=context.flow.ids[index]), hint=hint)
