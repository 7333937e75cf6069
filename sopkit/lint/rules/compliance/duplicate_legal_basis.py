"""A legal basis stands in the list twice.

## Why it matters

Principle 7, compliance with the law: the second entry says nothing, and when the regulation is replaced, one of the
two is easily forgotten.

## Bad

```yaml
legal_basis:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
  - Undang-undang nomor 25 tahun 2009 tentang pelayanan publik.    #! P708
  - UU No. 25/2009 tentang Pelayanan Publik                        #! P708
```

## Good

```yaml
legal_basis:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
  - Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan UU Pelayanan Publik
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.cited_twice import cited_twice
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.titles import words_of
from sopkit.lint.words import shortened
from sopkit.source import Remove

CODE = "P708"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Remark]:
    items = context.sop.legal_basis
    again = cited_twice(items)
    worded = {words_of(items[first]) for first in again.values()}
    for index, first in again.items():
        words = words_of(items[index])
        yield Remark(
            ("legal_basis", index),
            _("`{text}` is cited twice", text=shortened(items[index])),
            hint=_("take it out"),
            related=((("legal_basis", first), _("first cited here")),),
            # Two wordings of one citation: which of them is to stay is for the author to say.
            fix=Fix((Remove(("legal_basis", index)),), safe=words in worded),
        )
        worded.add(words)
