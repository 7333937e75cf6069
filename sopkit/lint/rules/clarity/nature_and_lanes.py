"""The nature of the activity doesn't fit the number of executors.

## Why it matters

An SOP of technical nature tells one executor, or one role, in detail what to do. An administrative one shows how
several executors work together, without going into detail. With the wrong word the SOP is put among the wrong ones,
and its readers expect another kind of text. Whom the service is for does not count as an executor here.

## Bad

```yaml
type: {nature: technical}        #! P128
executors:
  petugas: Petugas Loket
  kepala: Kepala Seksi
```

```yaml
type:
  nature: administrative         #! P128
executors:
  arsiparis: Arsiparis
```

## Good

```yaml
type: {nature: technical}
executors:
  pemohon: {name: Pemohon, customer: true}
  petugas: Petugas Loket
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.model.identity import Nature
from sopkit.source import Write

CODE = "P128"
LEVEL = Level.ADVICE

_PATH = ("type", "nature")


def check(context: Context) -> Iterator[Remark]:
    sop = context.sop
    # One whom nobody has listed may be a listed one misspelt, of which S203 speaks.
    if not context.named <= sop.executors.keys():
        return
    named = context.named
    own = {executor for executor in named if not sop.executors[executor].customer}
    if sop.type.nature is Nature.TECHNICAL and len(own) > 1:
        yield Remark(
            _PATH,
            _("the nature is `technical`, but {n} executors carry out the steps", n=len(own)),
            hint=_(
                "write `administrative`, or leave the steps of one executor and give the others an SOP of their own"
            ),
            fix=Fix((Write(_PATH, Nature.ADMINISTRATIVE.value),), safe=False),
        )
    if sop.type.nature is Nature.ADMINISTRATIVE and len(named) == 1:
        yield Remark(
            _PATH,
            _("the nature is `administrative`, but one executor carries out all steps"),
            hint=_("write `technical`, or give the steps that others carry out a lane of their own"),
            fix=Fix((Write(_PATH, Nature.TECHNICAL.value),), safe=False),
        )
