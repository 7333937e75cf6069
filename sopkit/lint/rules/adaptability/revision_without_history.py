"""The SOP was revised, but its history does not say so.

## Why it matters

A date of revision tells that something is other than before, not what. Whoever worked by the old version, and whoever
audits a case of last year, needs to know. The official form has no place for it; `history` is one.

## Bad

```yaml
created: 2022-01-10
revised: 2024-06-03                  #! P504
effective: 2022-02-01
```

## Good

```yaml
created: 2022-01-10
revised: 2024-06-03
effective: 2022-02-01
history:
  - {stage: "Revisi: jangka waktu pemeriksaan", by: Kepala Bagian Organisasi, on: 2024-06-03}
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "P504"
LEVEL = Level.ADVICE


def check(context: Context) -> Iterator[Remark]:
    sop, today = context.sop, context.world.today
    revised = sop.revised
    # In the future it is the day on which a revision is planned.
    if revised is None or (today and revised > today):
        return
    if not any("revis" in (event.stage or "").lower() or (event.on and event.on >= revised) for event in sop.history):
        yield Remark(
            ("revised",),
            _("the SOP was revised on {date}, but no event of its history says so", date=revised.isoformat()),
            hint=_("write into `history` what was revised, by whom and when"),
        )
