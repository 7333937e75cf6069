"""The exits of a decision cannot be told apart.

## Why it matters

At a decision the reader compares the outcome with the labels of the arrows. A blank label, or two labels that read
the same, leave the choice to guessing.

## Bad

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - activity: Memeriksa laporan
    by: kepala
    decision:
      Sesuai: arsip
      "sesuai ": susun           #! S306
  - id: arsip
    activity: Mengarsipkan laporan
    by: staf
```

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - activity: Memeriksa laporan
    by: kepala
    decision:
      Sesuai: end
      "": susun                  #! S306
```

## Good

```yaml
steps:
  - id: susun
    activity: Menyusun laporan
    by: staf
  - activity: Memeriksa laporan
    by: kepala
    decision:
      Sesuai: arsip
      Tidak sesuai: susun
  - id: arsip
    activity: Mengarsipkan laporan
    by: staf
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "S306"
LEVEL = Level.ERROR
ABOUT = "decisions"


def check(context: Context) -> Iterator[Remark]:
    for index in context.decisions:
        first: dict[str, str] = {}
        for label in context.sop.steps[index].decision or {}:
            path = ("steps", index, "decision", label)
            seen = "".join(label.casefold().split())
            if not seen:
                yield Remark(
                    path,
                    _("an exit of step `{id}` has no label", id=context.flow.ids[index]),
                    hint=_("name the outcome, such as `Ya` or `Tidak`"),
                    at_key=True,
                )
            elif first.setdefault(seen, label) != label:
                yield Remark(
                    path,
                    _(
                        "the exits `{first}` and `{second}` read the same",
                        first=shortened(first[seen]),
                        second=shortened(label),
                    ),
                    hint=_("give each exit a label of its own, such as `Ya` and `Tidak`"),
                    at_key=True,
                    related=((("steps", index, "decision", first[seen]), _("the other exit")),),
                )
