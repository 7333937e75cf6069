"""A waiver waives nothing.

## Why it matters

The finding that was accepted is gone: the SOP was mended, or the step is another one now. A waiver that stays behind
would hide the finding without a word when it comes back. Only waivers of rules that are asked in a run are judged. Of
one whose step does not exist S204 speaks alone. Where the rule still speaks of another step, that one may be meant, and
`--fix` leaves the waiver alone.

## Bad

```yaml
steps:
  - activity: Menyusun laporan
    by: staf
waivers:
  - {rule: S203, reason: pelaksana belum ditetapkan}    #! S207
```

## Good

```yaml
executors: {petugas: Petugas}
steps:
  - activity: Menyusun laporan
    by: staf
waivers:
  - {rule: unknown-executor, reason: pelaksana belum ditetapkan}
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import rule_word, shortened
from sopkit.source import Remove

CODE = "S207"
LEVEL = Level.WARNING
LAST = True
ABOUT = "idle_waivers"


def check(context: Context) -> Iterator[Remark]:
    for index in context.idle_waivers:
        waiver = context.sop.waivers[index]
        # Of a step that does not exist S204 speaks: the waiver is misspelt, not idle, and its reason still holds.
        if waiver.step and waiver.step not in context.flow.ids:
            continue
        path = ("waivers", index)
        elsewhere = bool(waiver.step) and rule_word(waiver.rule or "") in context.standing
        yield Remark(
            (*path, "rule"),
            _("the waiver of `{rule}` is not used: there is no such finding", rule=shortened(waiver.rule or ""))
            if not waiver.step
            else _(
                "the waiver of `{rule}` at step `{step}` is not used: there is no such finding",
                rule=shortened(waiver.rule or ""),
                step=shortened(waiver.step),
            ),
            hint=_("name the step that is meant, or take the waiver out") if elsewhere else _("take the waiver out"),
            fix=Fix((Remove(path),), safe=not elsewhere),
        )
