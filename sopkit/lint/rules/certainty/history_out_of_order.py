"""The history of the SOP is out of order.

## Why it matters

Principle 8, certainty of law: an approval counts because each official has agreed after those before him. Where a date
goes back, or is still to come, or where a level of the approval chain was passed over or follows a higher one, the
history does not tell how the SOP came into force.

Dates are looked at in every history, the oldest entry first. The order of stages is asked for only where the history
is kept stage by stage, with digests, as `sopkit submit`, `endorse` and `approve` write it. The chain is that of the
settings, else Eselon IV, III, II.

## Bad

```yaml
history:
  - {stage: Evaluasi tahunan, by: Kepala Bagian Organisasi, on: 2025-12-19}
  - {stage: revised, by: Kepala Bagian Organisasi, on: 2025-01-06}              #! P809
```

```yaml
status: review
history:
  - stage: submitted
    on: 2026-05-18
    digest: sha256:0000000000000000000000000000000000000000000000000000000000000000
  - stage: validated                 #! P809
    by: Kepala Bidang Perizinan
    level: III
    on: 2026-05-20
```

## Good

```yaml
history:
  - {stage: revised, by: Kepala Bagian Organisasi, on: 2025-01-06}
  - {stage: Evaluasi tahunan, by: Kepala Bagian Organisasi, on: 2025-12-19}
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.model.stages import irregularities

CODE = "P809"
LEVEL = Level.WARNING
ABOUT = "has_history"


def check(context: Context) -> Iterator[Remark]:
    sop, world = context.sop, context.world
    told: set[int] = set()
    for index, message in irregularities(sop, world.chain, world.today):
        if index not in told:
            told.add(index)
            key = "stage" if "stage" in sop.history[index].model_fields_set else "on"
            yield Remark(
                ("history", index, key),
                message,
                hint=_("put the entries into the order in which things happened, or mend what is wrong in one"),
            )
