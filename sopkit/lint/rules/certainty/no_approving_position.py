"""No position is named that ratifies the SOP.

## Why it matters

Principle 8, certainty of law: an SOP binds because an official with the power to do so has ratified it. It is the
position that counts; the name of a person alone says nothing of that power. An acting official (`Plt.`, `Plh.`) is
named by the position as well. A draft, or an SOP under review, needs nobody yet.

## Bad

```yaml
title: Penerbitan Surat Keterangan    #! P803
```

```yaml
approved_by: {name: Siti Aminah}      #! P803
```

## Good

```yaml
approved_by: {position: Plt. Kepala Dinas Sosial, name: Siti Aminah}
```

```yaml
status: draft
approved_by:
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import awaits_approval, says_something, spot
from sopkit.lint.rule import Remark

CODE = "P803"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Remark]:
    approval = context.sop.approved_by
    if says_something(approval.position) or awaits_approval(context.sop):
        return
    named = says_something(approval.name)
    yield Remark(
        spot(context.sop, "approved_by", "position"),
        _("the person who ratifies the SOP is named without a position")
        if named
        else _("nobody is named who ratifies the SOP"),
        hint=_("write the position in `approved_by`, such as `Kepala Dinas Sosial`"),
    )
