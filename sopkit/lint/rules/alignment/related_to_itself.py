"""The SOP names itself as a related SOP.

## Why it matters

Principle 3, alignment: related SOPs show what this work joins on to. The SOP itself says nothing there, and hides that
nobody has looked for the others. Seen in 109 of 348 signed SOPs of one agency.

## Bad

```yaml
number: SOP-025/17000/2025
title: Pengelolaan Surat Masuk
related:
  - {sop: SOP-025/17000/2025}                        #! P302
  - SOP Pengelolaan Surat Masuk                      #! P302
  - SOP-025/17000/2025 Pengelolaan Surat Masuk       #! P302
```

## Good

```yaml
number: SOP-025/17000/2025
title: Pengelolaan Surat Masuk
related:
  - {sop: SOP-026/17000/2025}
  - SOP Pengelolaan Surat Masuk Rahasia
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.titles import names_itself
from sopkit.lint.words import normal, shortened
from sopkit.model import Sop
from sopkit.source import Remove

CODE = "P302"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Remark]:
    for index, related in enumerate(context.sop.related):
        # Where two SOPs have one number, the other may be meant; P304 speaks of the number.
        if names_itself(context.sop, related) and not (related.sop and _shared(context)):
            yield Remark(
                ("related", index),
                _("`{name}` is this SOP itself", name=shortened(related.sop or related.text or "")),
                hint=_("take it out, and name the SOPs that come before or after this one"),
                fix=Fix((Remove(("related", index)),)),
            )


def undecided(sop: Sop) -> bool:
    return any(related.sop and names_itself(sop, related) for related in sop.related)


def _shared(context: Context) -> bool:
    if context.among is None or context.sop.number is None:
        return False
    return len(context.among.library.by_number.get(normal(context.sop.number), ())) > 1
