"""A legal basis is newer than the SOP.

## Why it matters

Principle 7, compliance with the law: an SOP cannot rest on a regulation that did not exist when it was made. Either the
year is misprinted, or the list was changed without a revision of the SOP, so that nobody has checked the procedure
against the new rule.

The SOP is as old as the latest of the dates on which it was made, revised and put into force.

## Bad

```yaml
created: 2013-03-01
effective: 2013-05-01
legal_basis:
  - Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan    #! P705
```

## Good

```yaml
created: 2013-03-01
revised: 2015-02-02
effective: 2013-05-01
legal_basis:
  - Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.citations import read_citation
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P705"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Remark]:
    sop = context.sop
    dates = [day for day in (sop.created, sop.revised, sop.effective) if day]
    if not dates:
        return
    # A planned date of revision may stand in `revised`; the SOP counts as younger then, which accuses nobody.
    latest = max(dates).year
    for index, item in enumerate(sop.legal_basis):
        year = read_citation(item).year
        if year and year > latest:
            yield Remark(
                ("legal_basis", index),
                _("`{text}` is of {year}, but the SOP of {latest}", text=shortened(item), year=year, latest=latest),
                hint=_("check the year, or revise the SOP under the new regulation and date it"),
            )
