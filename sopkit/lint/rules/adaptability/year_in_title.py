"""The title names a year.

## Why it matters

A procedure holds until it is changed, not until the year is over. With a year in its title the SOP looks out of date
on the first of January, or is copied each year under a new name until nobody knows which copy holds. Seen in 4 of 348
signed SOPs of one agency.

## Bad

```yaml
title: Penyusunan Laporan Kinerja Tahun 2024   #! P502
```

## Good

```yaml
title: Penyusunan Laporan Kinerja
```
"""

import re
from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.source import Write

CODE = "P502"
LEVEL = Level.WARNING

# Not the 2012 of "35/2012", which is the number of a regulation.
_YEAR = re.compile(r"(?<![\w/.])(?:19[5-9][0-9]|20[0-9]{2})(?![\w/]|\.[0-9])")
_AT_END = re.compile(
    r"[\s,(–-]{0,5}(?:\b(?:tahun(?: anggaran)?|ta\.?)\s{1,5})?(?:19[5-9][0-9]|20[0-9]{2})\)?$", re.IGNORECASE
)


def check(context: Context) -> Iterator[Remark]:
    title = context.sop.title
    year = _YEAR.search(title)
    if not year:
        return
    shorter = _AT_END.sub("", title)
    mended = bool(shorter) and not _YEAR.search(shorter)
    yield Remark(
        ("title",),
        _("the title names the year `{year}`", year=year[0]),
        hint=_("leave the year out: the dates of the SOP say when it holds"),
        fix=Fix((Write(("title",), shorter),), safe=False) if mended else None,
    )
