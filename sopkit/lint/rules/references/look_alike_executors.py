r"""Two executors look alike but are not the same.

## Why it matters

Some Cyrillic letters look like Latin ones, a digit looks like a letter, and one of full width nearly like any other.
Where the names of two lanes look the same, a reader takes them for one executor, and who is answerable for a step can
no longer be told from the paper. Such a pair comes about by pasting from elsewhere, or on purpose.

## Bad

```yaml
executors:
  kepala: Kepala Badan
  wakil: "Kep\u0430la Badan"    #! S210
```

```yaml
executors:
  seksi_a: Seksi 1
  seksi_b: Seksi l    #! S210
```

## Good

```yaml
executors:
  kepala: Kepala Badan
  wakil: Wakil Kepala Badan
  seksi_1: Seksi 1
  seksi_2: Seksi 2
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.unseen import likeness
from sopkit.lint.words import normal, shortened

CODE = "S210"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Remark]:
    ids, names = context.sop.executors, [executor.name for executor in context.sop.executors.values()]
    if len(set(map(likeness, ids))) == len(set(map(likeness, names))) == len(ids):
        return
    seen: dict[str, tuple[str, str]] = {}
    for id_ in context.sop.executors:
        # Ids are written in steps, names are read in lanes; each may be taken for the other of its kind.
        for kind, word in (("id", id_), ("name", context.sop.executors[id_].name)):
            first, other = seen.setdefault(f"{kind} {likeness(word)}", (id_, word))
            if first != id_ and normal(word) != normal(other):
                yield Remark(
                    ("executors", id_),
                    _(
                        "`{name}` looks like `{other}`, but is not the same",
                        name=shortened(word),
                        other=shortened(other),
                    ),
                    hint=_("make one executor of the two, or tell them apart by words that look different"),
                    at_key=kind == "id",
                    related=((("executors", first), _("what it looks like")),),
                )
