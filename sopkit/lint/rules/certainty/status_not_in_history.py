"""The history does not bear out the status.

## Why it matters

Principle 8, certainty of law: an SOP is approved because somebody has ratified it, and not because its status says so.
Where the history is kept stage by stage, with digests, as `sopkit submit`, `endorse` and `approve` write it, its last
stage and the status must agree. A history that is kept by hand proves nothing and is left alone.

## Bad

```yaml
status: approved                     #! P810
history:
  - stage: submitted
    on: 2026-05-18
    digest: sha256:0000000000000000000000000000000000000000000000000000000000000000
  - {stage: validated, by: Kepala Seksi Perizinan, level: IV, on: 2026-05-20}
```

## Good

```yaml
status: review
history:
  - stage: submitted
    on: 2026-05-18
    digest: sha256:0000000000000000000000000000000000000000000000000000000000000000
  - {stage: validated, by: Kepala Seksi Perizinan, level: IV, on: 2026-05-20}
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import spot
from sopkit.lint.rule import Remark
from sopkit.model import Status
from sopkit.model.stages import Stage, current_round, state_of, state_told

CODE = "P810"
LEVEL = Level.WARNING
ABOUT = "has_history"


def check(context: Context) -> Iterator[Remark]:
    sop = context.sop
    state, told = state_of(sop), state_told(sop)
    if told is None or told is state:
        return
    ratified = any(stage is Stage.APPROVED for _index, stage in current_round(sop))
    if state in {Status.APPROVED, Status.EFFECTIVE} and not ratified:
        message = _("the status is `{status}`, but the history holds no ratification", status=state.value)
    else:
        message = _("the status is `{status}`, by its history it is `{told}`", status=state.value, told=told.value)
    yield Remark(
        spot(sop, "status"),
        message,
        hint=_("let `sopkit submit`, `endorse`, `approve` and `publish` write status and history together"),
    )
