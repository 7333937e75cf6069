"""A decision is phrased as an act that decides nothing.

## Why it matters

A diamond asks something, and its exits are the answers. When the sentence beside it is "Mengirim undangan", the reader
can't tell what "Ya" and "Tidak" answer to. Often the diamond has slipped into the wrong row. Seen in the signed SOPs of
one agency.

## Bad

```yaml
steps:
  - id: susun
    activity: Menyusun undangan
    by: petugas
  - activity: Mengirim undangan   #! P114
    by: petugas
    decision: {Ya: end, Tidak: susun}
```

## Good

```yaml
steps:
  - id: susun
    activity: Menyusun undangan
    by: petugas
  - activity: Memeriksa kesesuaian undangan dengan agenda
    by: petugas
    decision: {Ya: kirim, Tidak: susun}
  - id: kirim
    activity: Mengirim undangan
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.language import chooses
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P114"
LEVEL = Level.ADVICE
ABOUT = "decisions"


def check(context: Context) -> Iterator[Remark]:
    for index in context.decisions:
        step = context.sop.steps[index]
        if step.decision and index not in context.undivided and not chooses(step.activity, context.activities[index]):
            yield Remark(
                ("steps", index, "activity"),
                _("the step is a decision, but `{activity}` decides nothing", activity=shortened(step.activity)),
                hint=_("name what is decided, such as `Memeriksa kelengkapan berkas`, or move the decision"),
            )
