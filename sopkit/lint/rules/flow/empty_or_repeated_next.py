"""A list of next steps is empty or names a step twice.

## Why it matters

A list under `next` means that several steps follow at the same time. An empty list does not say whether the
procedure ends here or goes on, and a step that is named twice would be begun twice.

## Bad

```yaml
steps:
  - activity: Menerima surat
    by: petugas
    next: []                     #! S308
  - activity: Mencatat surat
    by: petugas
```

```yaml
steps:
  - activity: Menerima surat
    by: petugas
    next: [catat, catat]         #! S308
  - id: catat
    activity: Mencatat surat
    by: petugas
```

## Good

```yaml
steps:
  - activity: Menerima surat
    by: petugas
    next: [catat, telaah]
  - id: catat
    activity: Mencatat surat
    by: petugas
    next: end
  - id: telaah
    activity: Menelaah surat
    by: kepala
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened
from sopkit.source import Remove

CODE = "S308"
LEVEL = Level.ERROR
ABOUT = "jumps"


def check(context: Context) -> Iterator[Remark]:
    for index in context.jumps:
        step = context.sop.steps[index]
        # Beside a decision `next` is not followed; S307 says so.
        if step.next is None or step.decision:
            continue
        path = ("steps", index, "next")
        id_ = context.flow.ids[index]
        if not step.next:
            yield Remark(
                path,
                _("`next` of step `{id}` names no step", id=id_),
                hint=_("name the step that follows or `end`, or take `next` out: then the next row follows"),
                # Until now the next row follows, but perhaps the procedure was to end here.
                fix=Fix((Remove(path),), safe=False),
            )
        first: dict[str, int] = {}
        for position, target in enumerate(step.next):
            if first.setdefault(target, position) != position:
                yield Remark(
                    (*path, position),
                    _("`next` of step `{id}` names `{target}` twice", id=id_, target=shortened(target)),
                    hint=_("name each step that follows once"),
                    related=(((*path, first[target]), _("first named here")),),
                    fix=Fix((Remove((*path, position)),)),
                )
