"""The content was changed after it was agreed to.

## Why it matters

Principle 8, certainty of law: an approval is one of a text. Each stage that `sopkit submit`, `endorse`, `approve` and
`publish` record carries a digest of what it binds; where the SOP no longer has this digest, nobody has agreed to what
it now says. Comments, quotes and the order of keys do not matter, nor do ids, waivers, and dates that a stage writes.

The digest tells that something has changed, not what: `sopkit verify` finds the version that was agreed to in the git
repository and tells the changes with their weight. What weighs less than an approval the unit can put through itself
with `sopkit amend`; else `sopkit revise` begins anew. `sopkit validate` asks this rule as well.

## Bad

```yaml
sopkit: 1
title: Penerbitan Izin Mendirikan Bangunan
executors: {petugas: Petugas}
steps:
  - activity: Menerima berkas
    by: petugas
status: review
history:
  - stage: validated
    by: Kepala Seksi Perizinan
    level: IV
    on: 2026-05-20
    digest: sha256:0000000000000000000000000000000000000000000000000000000000000000    #! P808
```

## Good

```yaml
sopkit: 1
title: Penerbitan Izin Mendirikan Bangunan
executors: {petugas: Petugas}
steps:
  - activity: Menerima berkas
    by: petugas
status: review
history:
  - stage: validated
    by: Kepala Seksi Perizinan
    level: IV
    on: 2026-05-20
    digest: sha256:12702d206ad8de49db5f626bbdbfbd94e7c2698aed9611295a1285ca625a14ba
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import Message, _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened
from sopkit.model import Event, Status
from sopkit.model.digest import broken
from sopkit.model.stages import Stage, stage_of, state_of

CODE = "P808"
LEVEL = Level.WARNING
ABOUT = "has_history"


def check(context: Context) -> Iterator[Remark]:
    sop = context.sop
    # Of a draft nobody has said yet that it is to stay as it is.
    found = broken(sop) if state_of(sop) is not Status.DRAFT else ()
    if found:
        first, last = sop.history[found[0]], sop.history[found[-1]]
        yield Remark(
            ("history", found[-1], "digest"),
            _("the content is no longer what {entry}", entry=_told(last)),
            hint=_again(first, last),
        )


def _told(event: Event) -> Message:
    by, day = shortened(event.by or "-"), event.on or "-"
    match stage_of(event):
        case Stage.SUBMITTED:
            return _("was submitted on {day}", day=day)
        case Stage.VALIDATED:
            return _("`{by}` (level {level}) validated on {day}", by=by, level=event.level or "-", day=day)
        case Stage.APPROVED:
            return _("`{by}` approved on {day}", by=by, day=day)
        case Stage.EFFECTIVE:
            return _("took effect on {day}", day=day)
    return _("was amended on {day}", day=day)


def _again(first: Event, last: Event) -> Message:
    """Say what is to be done again, as far as the digests alone tell."""
    stages = first.stage if first is last else f"{first.stage} … {last.stage}"
    return _(
        "undo the change, or repeat `{stages}`: `sopkit verify` tells what has changed, `sopkit revise` begins anew",
        stages=stages,
    )
