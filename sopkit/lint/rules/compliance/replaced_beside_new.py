"""A regulation and the one that replaced it are cited together.

## Why it matters

Principle 7, compliance with the law: the reader does not know which of the two the procedure follows. At one agency,
148 of 348 signed SOPs cite the old rule on its organisation, and 72 the new one.

Only one pair is known from the start; an organisation adds those of its own field to its settings.

## Bad

```yaml
legal_basis:
  - Permenpan Nomor PER/21/M.PAN/11/2008 tentang Pedoman Penyusunan SOP AP    #! P706
  - PermenPANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
```

## Good

```yaml
legal_basis:
  - PermenPANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened
from sopkit.source import Remove

CODE = "P706"
LEVEL = Level.ADVICE
ABOUT = "replaced"


def check(context: Context) -> Iterator[Remark]:
    items = context.sop.legal_basis
    for found in context.replaced:
        if found.successor is not None:
            yield Remark(
                ("legal_basis", found.index),
                _(
                    "`{old}` is cited beside `{new}`, which has replaced it",
                    old=shortened(items[found.index]),
                    new=shortened(items[found.successor]),
                ),
                hint=_("take the old one out; see {source}", source=found.pair.source),
                related=((("legal_basis", found.successor), _("the new regulation")),),
                fix=Fix((Remove(("legal_basis", found.index)),), safe=False),
            )
