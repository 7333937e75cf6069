"""A legal basis has been replaced by another regulation.

## Why it matters

Principle 7, compliance with the law: a procedure that rests on a rule which is no more in force can be challenged, and
may do what the new rule forbids. The guide of 2008 for writing SOPs, for one, was replaced in 2012 and still stands in
an SOP of 2022.

Only one pair is known from the start; an organisation adds those of its own field to its settings. Where the new
regulation is cited as well, P706 speaks of the old one.

## Bad

```yaml
legal_basis:
  - PER/21/M.PAN/11/2008 tentang Pedoman Penyusunan SOP AP    #! P704
```

```yaml
legal_basis:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
  - Permenpan No. 21 Tahun 2008 tentang Pedoman Penyusunan SOP    #! P704
```

## Good

```yaml
legal_basis:
  - Peraturan Menteri PAN dan RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P704"
LEVEL = Level.WARNING
ABOUT = "replaced"


def check(context: Context) -> Iterator[Remark]:
    for found in context.replaced:
        if found.successor is None:
            yield Remark(
                ("legal_basis", found.index),
                _("`{text}` has been replaced", text=shortened(context.sop.legal_basis[found.index])),
                hint=_("cite `{new}`; see {source}", new=found.pair.new, source=found.pair.source),
            )
