"""A related SOP is not in the library.

## Why it matters

Principle 3, alignment: a number under `related` sends the reader to another SOP. Where no SOP of the library has that
number, it was misspelt, changed, or never written. Seen in a signed SOP that names another by a number of its own.

An SOP of another agency can be named by its title, as plain text. The library is what is found in the folders that are
linted: of files that are named one by one nobody knows what else there is, and nothing is said.

## Bad

```yaml
# file: 001.yaml
number: "001"
title: Pengelolaan Surat Masuk
related:
  - {sop: "2"}                   #! P301
  - {sop: SOP-030/2024}          #! P301
# file: 002.yaml
number: "002"
title: Pengelolaan Surat Keluar
```

## Good

```yaml
# file: 001.yaml
number: "001"
title: Pengelolaan Surat Masuk
related:
  - {sop: "002"}
  - SOP Pelayanan Perizinan Dinas Penanaman Modal
# file: 002.yaml
number: "002"
title: Pengelolaan Surat Keluar
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.library import Among, loose_number
from sopkit.lint.rule import Remark
from sopkit.lint.words import normal, shortened
from sopkit.source import Write

CODE = "P301"
LEVEL = Level.WARNING


def among(context: Among) -> Iterator[Remark]:
    library = context.library
    # Who lints one file alone has not shown the others.
    if len(library.members) < 2 or not library.whole:
        return
    for index, number in enumerate(context.facts.related):
        if number is None or normal(number) in library.by_number:
            continue
        alike = library.by_loose_number.get(loose_number(number), ())
        path = ("related", index, "sop")
        yield Remark(
            path,
            _("no SOP of the library has the number `{number}`", number=shortened(number)),
            hint=_("did you mean `{name}`?", name=alike[0])
            if len(alike) == 1
            else _("write the number of an SOP of this library, or the title of another one as plain text"),
            fix=Fix((Write(path, alike[0]),), safe=False) if len(alike) == 1 else None,
        )
