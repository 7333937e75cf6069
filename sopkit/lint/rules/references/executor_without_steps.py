"""An executor has no step.

## Why it matters

Each executor takes a lane of the printed table. An empty lane makes the others narrower and lets the reader look
for work that is not there; often a step stands in the wrong lane instead.

## Bad

```yaml
executors:
  petugas: Petugas Loket
  tim: Tim Persiapan             #! S205
steps:
  - activity: Menerima permohonan
    by: petugas
```

## Good

```yaml
executors:
  petugas: Petugas Loket
  tim: Tim Persiapan
steps:
  - activity: Menerima permohonan
    by: petugas
  - activity: Menyiapkan ruang rapat
    by: tim
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "S205"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Remark]:
    named = context.named
    # A step whose executor is unknown may be the one that this executor misses; S203 speaks of it.
    if not named <= context.sop.executors.keys():
        return
    for id_ in context.sop.executors:
        if id_ not in named:
            yield Remark(
                ("executors", id_),
                _("the executor `{id}` has no step", id=id_),
                hint=_("name it in the `by` of a step, or take it out of `executors`"),
                at_key=True,
            )
