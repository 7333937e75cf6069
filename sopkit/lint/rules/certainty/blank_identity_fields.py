"""Fields of the identity block are blank.

## Why it matters

Principle 8, certainty of law: the identity block has a fixed set of fields, and a reader of the signed form cannot tell
a field that was forgotten from one that has nothing to say. Seen in signed SOPs of one agency: 62 of 348 without
related SOPs, 34 of 348 without a warning.

Number, effective date, ratifying position, legal basis and records have rules of their own (P801 to P803, P701, P416).
An SOP that has no other SOPs related to it may say so in words. One that names only itself counts as blank.

## Bad

```yaml
title: Penerbitan Surat Keterangan
institution: Dinas Sosial
created: 2025-05-12
qualifications: Memahami tata naskah dinas
related: SOP Pengelolaan Surat Masuk
equipment: "-"                   #! P804
warnings:
```

## Good

```yaml
title: Penerbitan Surat Keterangan
institution: Dinas Sosial
created: 2025-05-12
qualifications: Memahami tata naskah dinas
related: Tidak ada
equipment: Perangkat komputer
warnings: Jika surat terlambat terbit, pemohon kehilangan haknya atas bantuan
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import awaits_approval, says_something, spot, titled
from sopkit.lint.rule import Remark
from sopkit.lint.titles import others_related
from sopkit.model import Sop
from sopkit.model.identity import Completeness

CODE = "P804"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Remark]:
    blank = list(_blank(context.sop))
    if blank:
        yield Remark(
            spot(context.sop, blank[0]),
            _("fields of the identity block are blank: {names}", names=titled(Sop, blank)),
            hint=_("fill them in; where there is nothing to name, say so in words"),
            subjects=tuple((key,) for key in blank),
        )


def _blank(sop: Sop) -> Iterator[str]:
    """Give the blank fields in the order of the form."""
    if not says_something(sop.institution) and not says_something(sop.unit):
        yield "institution"
    # The date on which the making was finished.
    if sop.created is None and not awaits_approval(sop):
        yield "created"
    if not any(map(says_something, sop.qualifications)):
        yield "qualifications"
    # Of a partial SOP without a successor P312 speaks.
    related = any(says_something(one.sop) or says_something(one.text) for one in others_related(sop))
    if not related and sop.type.completeness is not Completeness.PARTIAL:
        yield "related"
    if not any(map(says_something, sop.equipment)):
        yield "equipment"
    if not any(map(says_something, sop.warnings)):
        yield "warnings"
