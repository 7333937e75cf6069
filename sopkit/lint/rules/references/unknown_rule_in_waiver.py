"""A waiver names no rule, or one that there is not, or a group of rules.

## Why it matters

A waiver that names no known rule waives nothing, and whoever wrote it believes that it does. Nor does one that names
a principle or the beginning of codes: a waiver accepts what one rule finds, so that a reason is given for each.

## Bad

```yaml
steps:
  - activity: Menyusun laporan
    by: staf
waivers:
  - {rule: P999, reason: disepakati bersama}    #! S209
```

## Good

```yaml
steps:
  - activity: Menyusun laporan
    by: staf
waivers:
  - {rule: P414, reason: disepakati bersama}
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import rule_word, shortened

CODE = "S209"
LEVEL = Level.WARNING
ABOUT = "has_waivers"


def check(context: Context) -> Iterator[Remark]:
    if not context.sop.waivers:
        return
    # All rules are loaded for this, which only SOPs with waivers should pay for; and they load this one.
    from sopkit.lint.selection import hint_for, named, unknown  # noqa: PLC0415

    for index, waiver in enumerate(context.sop.waivers):
        if not waiver.rule:
            yield Remark(
                ("waivers", index),
                _("a waiver names no rule"),
                hint=_("write `rule:` with the code of the finding that is accepted, such as `P414`"),
            )
            continue
        path, found = ("waivers", index, "rule"), named(waiver.rule)
        if not found:
            yield Remark(path, unknown(waiver.rule), hint=hint_for(waiver.rule))
        elif all(rule_word(waiver.rule) not in {rule.code.lower(), rule.name} for rule in found):
            yield Remark(
                path,
                _("a waiver names one rule, and `{word}` stands for a group of rules", word=shortened(waiver.rule)),
                hint=_("write the code or the name of one rule, and a waiver for each that is meant"),
            )
