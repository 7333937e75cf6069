"""The dates of the SOP contradict one another.

## Why it matters

An SOP is made, then takes effect; what is revised was made before, and what is reviewed was in force before. Where the
dates say otherwise one of them is wrong, and nobody can tell which version of the SOP held on a given day. A date of
revision after the effective date is no contradiction, since the field also takes the day on which a review is planned.

## Bad

```yaml
created: 2025-05-12
effective: 2025-04-01                #! P503
```

```yaml
created: 2025-01-06
revised: 2024-01-06                  #! P503
effective: 2025-02-03
review: 2025-01-20                   #! P503
```

## Good

```yaml
created: 2025-01-06
revised: 2026-01-12
effective: 2025-02-03
review: 2027-02-03
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import Message, _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark

CODE = "P503"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Remark]:
    sop = context.sop
    first = "effective" if sop.effective else "created"
    for earlier, later, message in (
        ("created", "effective", _EFFECTIVE),
        ("created", "revised", _REVISED),
        (first, "review", _REVIEW),
    ):
        before, after = getattr(sop, earlier), getattr(sop, later)
        if before and after and after < before:
            yield Remark(
                (later,),
                Message(message.template, (("later", after.isoformat()), ("earlier", before.isoformat()))),
                hint=_("look up the dates in the signed document, and mend the wrong one"),
                related=(((earlier,), _("the date that should be the earlier one")),),
            )


_EFFECTIVE = _("the SOP takes effect on {later}, before it was made on {earlier}")
_REVISED = _("the SOP was revised on {later}, before it was made on {earlier}")
_REVIEW = _("the review is planned for {later}, before the SOP holds on {earlier}")
