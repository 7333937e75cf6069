"""A related SOP is named by one side only.

## Why it matters

Principle 3, alignment: where the work of two SOPs meets, both have to say so; else a change of the one that is named
never reaches the other. In practice lists of related SOPs are seldom complete, so the rule belongs to the preset
`strict`.

## Bad

```yaml
# file: 001.yaml
number: "001"
title: Pengelolaan Surat Masuk
related: [{sop: "002"}]
# file: 002.yaml
number: "002"
title: Pengelolaan Surat Keluar
related:                         #! P305
  - Petunjuk Teknis Tata Naskah Dinas
```

## Good

```yaml
# file: 001.yaml
number: "001"
title: Pengelolaan Surat Masuk
related: [{sop: "002"}]
# file: 002.yaml
number: "002"
title: Pengelolaan Surat Keluar
related: [{sop: "001"}]
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.fields import spot
from sopkit.lint.rule import Context, Preset, Remark
from sopkit.lint.words import listed, normal
from sopkit.model import Status

CODE = "P305"
LEVEL = Level.ADVICE
PRESET = Preset.STRICT
LIBRARY = True


def check(context: Context) -> Iterator[Remark]:
    sop, library = context.sop, context.library
    if library is None or sop.number is None or sop.status is Status.REVOKED:
        return
    named = {normal(related.sop) for related in sop.related if related.sop} | {normal(sop.number)}
    absent = [
        member.sop.number
        for member in library.naming.get(normal(sop.number), ())
        if member.sop.number and normal(member.sop.number) not in named
    ]
    if absent:
        yield Remark(
            spot(sop, "related"),
            _("this SOP is related to {numbers}, which it does not name in return", numbers=listed(absent)),
            hint=_("name them in `related`, or take this SOP out of theirs"),
            at_key="related" in sop.model_fields_set,
        )
