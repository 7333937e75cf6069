"""The procedure has very many steps.

## Why it matters

No text names a limit, but nobody keeps a flowchart of several pages in mind. Most of the SOPs of one agency have up to
ten steps, the longest has 30. A long procedure usually holds several that have products of their own: each can be an
SOP, and a macro SOP shows how they follow one another.

## Bad

```yaml
# options: {most: 3}
steps:                           #! P207
  - activity: Menerima permohonan
    by: petugas
  - activity: Memeriksa permohonan
    by: petugas
  - activity: Menyusun surat izin
    by: petugas
  - activity: Menyerahkan surat izin
    by: petugas
```

## Good

```yaml
# options: {most: 3}
steps:
  - activity: Memeriksa permohonan
    by: petugas
    sop: "012"
  - activity: Menerbitkan surat izin
    by: petugas
    sop: "013"
```

## Options

- `most` (20): steps that an SOP may have
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "P207"
LEVEL = Level.ADVICE


class Options(Struct, frozen=True):
    """Where the rule begins to speak."""

    most: int = 20


def check(context: Context, options: Options) -> Iterator[Remark]:
    count = len(context.sop.steps)
    if count > options.most:
        yield Remark(
            ("steps",),
            _("the SOP has {n} steps, more than {most}", n=count, most=options.most),
            hint=_("make an SOP of each part that has a product of its own, and a macro SOP that names them by `sop`"),
            at_key=True,
        )
