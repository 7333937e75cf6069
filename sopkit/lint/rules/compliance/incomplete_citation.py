"""A legal basis is not cited in full.

## Why it matters

Principle 7, compliance with the law: a reader must be able to find the regulation. That takes its kind, its number,
its year and what it is about; by name alone several regulations may be meant.

## Bad

```yaml
legal_basis:
  - Undang-Undang Pelayanan Publik                            #! P702
  - Peraturan Daerah tentang Retribusi Jasa Umum              #! P702
  - Nomor 5 Tahun 2010 tentang Tata Naskah Dinas              #! P702
  - Peraturan perundang-undangan yang berlaku                 #! P702
```

## Good

```yaml
legal_basis:
  - Undang-Undang Dasar Negara Republik Indonesia Tahun 1945
  - UU No. 25/2009 tentang Pelayanan Publik
  - Peraturan Menteri PAN Nomor PER/21/M.PAN/11/2008 tentang Pedoman Penyusunan SOP
  - Peraturan Daerah Kabupaten Sumedang Nomor 8 Tahun 2011 tentang Retribusi Jasa Umum
```
"""

import re
from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.citations import missing, read_citation
from sopkit.lint.context import Context
from sopkit.lint.fields import says_something
from sopkit.lint.rule import Remark
from sopkit.lint.words import listed, shortened

CODE = "P702"
LEVEL = Level.WARNING

_STANDARD = re.compile(r"R?SNI[0-9]?\b.*[0-9][:-](?:19|20)[0-9]{2}\b", re.IGNORECASE)
"""A standard, which is no regulation: number and year stand in its name, as in `SNI ISO/IEC 17025:2017`."""


def check(context: Context) -> Iterator[Remark]:
    for index, item in enumerate(context.sop.legal_basis):
        if _STANDARD.match(item):
            continue
        absent = missing(read_citation(item))
        # What is to be replaced need not be completed first; P704 and P706 speak of it.
        if absent and says_something(item) and all(found.index != index for found in context.replaced):
            yield Remark(
                ("legal_basis", index),
                _("`{text}` is cited without {parts}", text=shortened(item), parts=listed(absent)),
                hint=_("cite it with kind, number, year and subject, such as `{example}`", example=_EXAMPLE),
            )


_EXAMPLE = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
