"""A check has only one way on.

## Why it matters

Whoever checks, verifies or approves may find that something is not in order. A box with one arrow does not say what
happens then, so each executor decides for himself. Very common in signed SOPs. A check right before a decision is not
meant: the decision tells the outcome.

## Bad

```yaml
steps:
  - activity: Memverifikasi berkas permohonan   #! P115
    by: petugas
  - activity: Menerbitkan izin
    by: petugas
```

## Good

```yaml
steps:
  - id: terima
    activity: Menerima berkas permohonan
    by: petugas
  - activity: Memverifikasi berkas permohonan
    by: petugas
    decision: {Lengkap: izin, Tidak lengkap: terima}
  - id: izin
    activity: Menerbitkan izin
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "P115"
LEVEL = Level.ADVICE


def check(context: Context) -> Iterator[Remark]:
    steps = context.sop.steps
    for index, activity in enumerate(context.activities):
        verb = activity.check
        if verb is None or steps[index].decision is not None:
            continue
        if not any(edge.target is not None and steps[edge.target].decision for edge in context.flow.outgoing[index]):
            yield Remark(
                ("steps", index, "activity"),
                _("`{verb}` asks whether something is in order, but no way leads on if it is not", verb=verb),
                hint=_("make the step a decision, with an exit for what is not in order"),
            )
