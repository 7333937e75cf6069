"""A decision has fewer than two exits.

## Why it matters

A decision asks a question, and a question has more than one answer. With one exit the reader does not know what to
do when the answer is the other one: most often it is the way back for correction that was forgotten.

## Bad

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - activity: Memeriksa laporan
    by: kepala
    decision:                    #! S304
      Ya: arsip
  - id: arsip
    activity: Mengarsipkan laporan
    by: staf
```

## Good

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - activity: Memeriksa laporan
    by: kepala
    decision:
      Ya: arsip
      Tidak: susun
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
from sopkit.lint.words import shortened

CODE = "S304"
LEVEL = Level.ERROR
ABOUT = "decisions"


def check(context: Context) -> Iterator[Remark]:
    for index in context.decisions:
        exits = context.sop.steps[index].decision or {}
        if len(exits) > 1:
            continue
        id_ = context.flow.ids[index]
        labels = [shortened(label) for label in exits]
        yield Remark(
            ("steps", index, "decision"),
            _("the decision of step `{id}` has only the exit `{label}`", id=id_, label=labels[0])
            if labels
            else _("the decision of step `{id}` has no exit", id=id_),
            hint=_("give it two exits, such as `Ya` and `Tidak`, each with the step that follows"),
            at_key=True,
        )
