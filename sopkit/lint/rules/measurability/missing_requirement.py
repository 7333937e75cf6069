"""A step has no requirement.

## Why it matters

Requirements (kelengkapan) are what must be at hand before work begins; they let an executor refuse what is not
complete. Up to 309 of 1,615 steps of one agency's signed SOPs have none, so this is advice.

Where no step of an SOP has a requirement, it is said once.

## Bad

```yaml
steps:
  - activity: Memeriksa permohonan
    by: petugas
    requires: Formulir permohonan
  - activity: Menerbitkan surat        #! P414
    by: kepala
```

```yaml
steps:                                 #! P414
  - activity: Memeriksa permohonan
    by: petugas
  - activity: Menerbitkan surat
    by: kepala
```

## Good

```yaml
steps:
  - activity: Memeriksa permohonan
    by: petugas
    requires: Formulir permohonan
  - activity: Menerbitkan surat
    by: kepala
    requires: Lembar pemeriksaan
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.cells import blank_steps, cell
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.services import first_step_of_user

CODE = "P414"
LEVEL = Level.ADVICE


def check(context: Context) -> Iterator[Remark]:
    blank, everywhere = blank_steps(context.sop.steps, "requires", context.requirements)
    if not blank:
        return
    # What the user of a service must bring at first is for P604 to ask.
    of_user = first_step_of_user(context.sop)
    hint = _("name what must be at hand before the step can be done, such as the output of the step before")
    cells = {index: cell(context, index, "requires") for index in blank if index != of_user}
    if everywhere:
        subjects = tuple(cells.values())
        message = _("no step has a requirement")
        yield Remark(("steps",), message, hint=hint, at_key=True, subjects=subjects, whole=True)
        return
    for index, path in cells.items():
        yield Remark(path, _("step `{id}` has no requirement", id=context.flow.ids[index]), hint=hint)
