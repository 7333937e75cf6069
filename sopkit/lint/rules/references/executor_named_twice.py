"""A step names the same executor twice.

## Why it matters

A list under `by` means joint work of several executors. A name that stands there twice is a slip: either one of
the two should be somebody else, or the work is not joint.

## Bad

```yaml
steps:
  - activity: Membahas rancangan
    by: [kepala, staf, kepala]   #! S206
```

## Good

```yaml
steps:
  - activity: Membahas rancangan
    by: [kepala, staf]
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.source import Remove

CODE = "S206"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Remark]:
    for index, step in enumerate(context.sop.steps):
        if len(step.by) == len(context.executors[index]):
            continue
        first: dict[str, int] = {}
        for position, name in enumerate(step.by):
            # An unknown executor is S203 at each of its places; once it is mended, the two may differ.
            if first.setdefault(name, position) == position or name not in context.sop.executors:
                continue
            yield Remark(
                ("steps", index, "by", position),
                _("the executor `{id}` is named twice in one step", id=name),
                hint=_("name each executor of joint work once"),
                related=((("steps", index, "by", first[name]), _("first named here")),),
                fix=Fix((Remove(("steps", index, "by", position)),)),
            )
