"""All exits of a decision lead to the same step.

## Why it matters

A question whose answer changes nothing need not be asked: whoever carries out the SOP goes on in the same way, and
whoever checks it looks for the step that was meant for the other answer. A target was copied and not changed, or what
differs has no step yet. Where both answers end the procedure, the answer may be the result, and nothing is said.

## Bad

```yaml
steps:
  - activity: Memeriksa kelengkapan berkas
    by: petugas
    decision:                    #! S310
      Ya: catat
      Tidak: catat
  - id: catat
    activity: Mencatat berkas
    by: petugas
```

## Good

```yaml
steps:
  - activity: Memeriksa kelengkapan berkas
    by: petugas
    decision:
      Ya: catat
      Tidak: kembalikan
  - id: kembalikan
    activity: Mengembalikan berkas kepada pemohon
    by: petugas
    next: end
  - id: catat
    activity: Mencatat berkas
    by: petugas
```

```yaml
steps:
  - activity: Memutuskan permohonan
    by: kepala
    decision: {Setuju: end, Tolak: end}
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "S310"
LEVEL = Level.WARNING
ABOUT = "undivided"


def check(context: Context) -> Iterator[Remark]:
    flow = context.flow
    for index, target in context.undivided.items():
        yield Remark(
            ("steps", index, "decision"),
            _(
                "all exits of step `{id}` lead to step `{target}`, so that it decides nothing",
                id=flow.ids[index],
                target=flow.ids[target],
            ),
            hint=_(
                "let one exit lead elsewhere, such as back for correction; or write `next` in place of the decision"
            ),
            at_key=True,
            related=((context.heading(target), _("the step to which they lead")),),
        )
