"""A step has no output.

## Why it matters

The output (keluaran) is how one sees that a step is done, and what the next one waits for. A step without one cannot
be checked; often it is a mere link between two others. It is blank in 45 of 1,615 steps of one agency's signed SOPs,
and in five of the fourteen steps of the SOP from which this project starts: such an SOP can be followed all the same,
so this is a warning and no error.

Where no step of an SOP has an output, it is said once.

## Bad

```yaml
steps:
  - activity: Menyusun konsep surat
    by: staf
    output: Konsep surat
  - activity: Memeriksa konsep surat   #! P411
    by: kepala
```

```yaml
steps:                                 #! P411
  - activity: Menyusun konsep surat
    by: staf
  - activity: Memeriksa konsep surat
    by: kepala
```

## Good

```yaml
steps:
  - activity: Menyusun konsep surat
    by: staf
    output: Konsep surat
  - activity: Memeriksa konsep surat
    by: kepala
    output: Konsep surat yang telah diparaf
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.cells import blank_steps, cell
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "P411"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Remark]:
    blank, everywhere = blank_steps(context.sop.steps, "output", context.outputs)
    if not blank:
        return
    hint = _(
        "name the thing that is there when the step is done: a document, a record, a decision that is written down"
    )
    cells = {index: cell(context, index, "output") for index in blank}
    if everywhere:
        subjects = tuple(cells.values())
        yield Remark(("steps",), _("no step has an output"), hint=hint, at_key=True, subjects=subjects, whole=True)
        return
    for index, path in cells.items():
        yield Remark(path, _("step `{id}` has no output", id=context.flow.ids[index]), hint=hint)
