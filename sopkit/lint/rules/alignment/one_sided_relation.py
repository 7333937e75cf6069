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
from sopkit.lint.library import Among
from sopkit.lint.rule import Preset, Remark
from sopkit.lint.words import listed, normal

CODE = "P305"
LEVEL = Level.ADVICE
PRESET = Preset.STRICT


def among(context: Among) -> Iterator[Remark]:
    facts = context.facts
    if facts.number is None or facts.revoked:
        return
    named = {normal(number) for number in (*facts.related, facts.number) if number}
    absent = [
        member.facts.number
        for member in context.library.naming.get(normal(facts.number), ())
        if member.facts.number and normal(member.facts.number) not in named
    ]
    if absent:
        yield Remark(
            ("related",) if facts.says_related else ("title",),
            _("this SOP is related to {numbers}, which it does not name in return", numbers=listed(absent)),
            hint=_("name them in `related`, or take this SOP out of theirs"),
            at_key=facts.says_related,
            subjects=tuple(("related", normal(number)) for number in absent),
        )
