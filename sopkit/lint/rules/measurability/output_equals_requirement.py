"""The output of a step is what it required.

## Why it matters

A step that gives out what it took in shows no result: whether it was done cannot be seen. It is so in 135 of 1,615
steps of one agency's signed SOPs. Most often the step does add something, a check or a signature, that the name of
the output does not tell. Steps that only receive or pass on are left to P202.

## Bad

```yaml
steps:
  - activity: Memeriksa konsep surat
    by: kepala
    requires: Konsep surat
    output: Konsep Surat             #! P413
```

## Good

```yaml
steps:
  - activity: Memeriksa konsep surat
    by: kepala
    requires: Konsep surat
    output: Konsep surat yang telah diparaf
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.acts import only_passes_on
from sopkit.lint.cells import is_written
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P413"
LEVEL = Level.ADVICE
ABOUT = "unchanging"


def check(context: Context) -> Iterator[Remark]:
    for index in sorted(context.unchanging):
        step = context.sop.steps[index]
        # What only receives or passes on is to change nothing; where that helps nobody, P202 says so.
        if is_written(step.output) and not only_passes_on(step.activity):
            yield Remark(
                ("steps", index, "output"),
                _("the output `{output}` is what the step required", output=shortened(", ".join(step.output))),
                hint=_("say what the step adds, such as `{example}`", example="Konsep surat yang telah diparaf"),
                related=((("steps", index, "requires"), _("the requirement")),),
            )
