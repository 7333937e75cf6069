"""A waiver gives no reason.

## Why it matters

A waiver says that the organisation knows of a finding and accepts it. Without a reason nobody who validates or
evaluates the SOP can tell whether that still holds, so such a waiver counts for nothing.

## Bad

```yaml
steps:
  - activity: Menyusun laporan
    by: staf
waivers:
  - rule: P414                 #! S208
```

## Good

```yaml
steps:
  - activity: Menyusun laporan
    by: staf
waivers:
  - rule: P414
    reason: dokumen pengantar belum dibakukan
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "S208"
LEVEL = Level.WARNING
ABOUT = "has_waivers"


def check(context: Context) -> Iterator[Remark]:
    for index, waiver in enumerate(context.sop.waivers):
        if waiver.rule and not waiver.reason:
            yield Remark(
                ("waivers", index, "rule"),
                _("the waiver of `{rule}` gives no reason", rule=shortened(waiver.rule)),
                hint=_("write below it `reason:` and why the finding is accepted"),
            )
