"""The SOP names no legal basis.

## Why it matters

Principle 7, compliance with the law: the identity block of every SOP has a place for the regulations on which the
procedure rests. Without them nobody can tell whether the office may act at all, or which rule a change must follow.

## Bad

```yaml
title: Penerbitan Surat Keterangan
legal_basis: []                  #! P701
```

```yaml
title: Penerbitan Surat Keterangan    #! P701
```

## Good

```yaml
title: Penerbitan Surat Keterangan
legal_basis:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import says_something, spot
from sopkit.lint.rule import Remark

CODE = "P701"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Remark]:
    if not any(says_something(item) for item in context.sop.legal_basis):
        yield Remark(
            spot(context.sop, "legal_basis"),
            _("no legal basis is named"),
            hint=_("list in `legal_basis` the regulations on which the procedure rests, the highest first"),
        )
