"""A step does not agree with the SOP that details it.

## Why it matters

Principle 3, alignment: a step of a macro SOP stands for a whole micro SOP. Where that SOP is missing, or its steps take
another time in all than the step says, one of the two is wrong, and so is the total of the macro SOP.

Times are compared only where all of them can be read and are of the same units; ranges agree where they overlap. An SOP
is missing where folders are linted and none of them holds it; of files that are named one by one nobody knows.

## Bad

```yaml
# file: 001.yaml
number: "001"
title: Penyusunan Pedoman
steps:
  - activity: Menghimpun bahan pedoman
    by: kepala
    time: 3 jam                  #! P306
    sop: "002"
  - activity: Menetapkan pedoman
    by: kepala
    time: 2 jam
    sop: "003"                   #! P306
# file: 002.yaml
number: "002"
title: Penghimpunan Bahan
steps:
  - activity: Meminta bahan
    by: staf
    time: 1 jam
  - activity: Menyusun daftar bahan
    by: staf
    time: 1 jam 30 menit
```

## Good

```yaml
# file: 001.yaml
number: "001"
title: Penyusunan Pedoman
steps:
  - activity: Menghimpun bahan pedoman
    by: kepala
    time: 2 - 3 jam
    sop: "002"
# file: 002.yaml
number: "002"
title: Penghimpunan Bahan
steps:
  - activity: Meminta bahan
    by: staf
    time: 1 jam
  - activity: Menyusun daftar bahan
    by: staf
    time: 1 jam 30 menit
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.library import Among
from sopkit.lint.rule import Remark
from sopkit.lint.words import normal, shortened
from sopkit.times import Amount, format_amounts

CODE = "P306"
LEVEL = Level.WARNING


def among(context: Among) -> Iterator[Remark]:
    facts, library = context.facts, context.library
    # Who lints one file alone has not shown the others.
    if len(library.members) < 2:
        return
    own = normal(facts.number) if facts.number else None
    for step in facts.details:
        details = library.by_number.get(normal(step.number), ())
        if normal(step.number) == own:
            message = _("the SOP `{number}` that details this step is this SOP itself", number=shortened(step.number))
            yield Remark(
                ("steps", step.step, "sop"), message, hint=_("name the SOP that details the step, or take `sop` out")
            )
        elif not details and library.whole:
            message = _(
                "the SOP `{number}` that details this step is not in the library", number=shortened(step.number)
            )
            yield Remark(("steps", step.step, "sop"), message, hint=_("write that SOP, or correct the number"))
        elif len(details) == 1 and step.amounts and (total := _other_total(step.amounts, details[0].total)):
            yield Remark(
                ("steps", step.step, "time"),
                # Times of an SOP are Indonesian in every language, as the author writes them.
                _(
                    "the step takes `{time}`, but the steps of SOP `{number}` take `{total}`",
                    time=shortened(step.time),
                    number=shortened(step.number),
                    total=format_amounts(total, "id"),
                ),
                hint=_("bring the two times into agreement"),
            )


def _other_total(time: tuple[Amount, ...], total: tuple[Amount, ...] | None) -> tuple[Amount, ...]:
    """Give the total of an SOP where it differs from the time of the step; nothing where nobody can tell."""
    if total is None or {amount.unit for amount in time} != {amount.unit for amount in total}:
        return ()
    totals = {amount.unit: amount for amount in total}
    agrees = all(one.min <= totals[one.unit].max and totals[one.unit].min <= one.max for one in time)
    return () if agrees else total
