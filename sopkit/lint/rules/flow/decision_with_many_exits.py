"""A decision has more than two exits.

## Why it matters

The diamond of the official form answers yes or no. With three and more exits the arrows crowd at one symbol, and
usually two questions have been asked at once.

## Bad

```yaml
steps:
  - id: susun
    activity: Menyusun rancangan
    by: staf
  - activity: Memeriksa rancangan
    by: kepala
    decision:                    #! S305
      Setuju: terbit
      Perbaiki: susun
      Tolak: end
  - id: terbit
    activity: Menerbitkan keputusan
    by: staf
```

## Good

```yaml
steps:
  - id: susun
    activity: Menyusun rancangan
    by: staf
  - activity: Memeriksa apakah rancangan dapat diteruskan
    by: kepala
    decision:
      Ya: isi
      Tidak: end
  - id: isi
    activity: Memeriksa isi rancangan
    by: kepala
    decision:
      Sesuai: terbit
      Tidak sesuai: susun
  - id: terbit
    activity: Menerbitkan keputusan
    by: staf
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "S305"
LEVEL = Level.WARNING
ABOUT = "decisions"


def check(context: Context) -> Iterator[Remark]:
    for index in context.decisions:
        step = context.sop.steps[index]
        if step.decision and len(step.decision) > 2 and index not in context.undivided:
            yield Remark(
                ("steps", index, "decision"),
                _("the decision of step `{id}` has {n} exits", id=context.flow.ids[index], n=len(step.decision)),
                hint=_("a decision has two exits as a rule: split it into several, one question each"),
                at_key=True,
            )
