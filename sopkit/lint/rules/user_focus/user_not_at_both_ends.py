"""A public service does not begin or end with its user.

## Why it matters

Principle 6, user focus: a service answers a request that comes from outside, and is done when the user has the
answer. Where the first or the last step is the office's own, the form leaves open how the request comes in or how
the product goes out. Filing the papers after the hand-over is fine. How a partial SOP ends is left to the one that
goes on from it.

## Bad

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
  petugas: Petugas Loket
steps:
  - activity: Menyiapkan formulir    #! P602
    by: petugas
  - activity: Mengisi formulir
    by: pemohon
  - activity: Mencatat data
    by: petugas
  - activity: Menerbitkan surat      #! P602
    by: petugas
```

## Good

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
  petugas: Petugas Loket
steps:
  - activity: Mengajukan permohonan
    by: pemohon
  - activity: Menerbitkan surat
    by: petugas
  - activity: Menyerahkan surat kepada pemohon
    by: petugas
  - activity: Mengarsipkan salinan surat
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.services import is_service, steps_for_users, users
from sopkit.lint.words import shortened
from sopkit.model.identity import Completeness

CODE = "P602"
LEVEL = Level.ADVICE
ABOUT = "is_service"

_FILING = (
    "melaporkan",
    "membukukan",
    "mencatat",
    "mendokumentasikan",
    "mengadministrasikan",
    "mengagendakan",
    "mengarsipkan",
    "menyimpan",
    "merekap",
    "pencatatan",
    "pendokumentasian",
    "pengarsipan",
    "penyimpanan",
)
"""With what an activity begins that only files what was done."""


def check(context: Context) -> Iterator[Remark]:
    sop = context.sop
    lanes = frozenset(users(sop)) if is_service(sop) else frozenset()
    # A user without a step is an executor without steps, and S205 speaks of it.
    if not lanes or all(lanes.isdisjoint(step.by) for step in sop.steps):
        return
    reached = steps_for_users(sop)
    if 0 not in reached:
        yield Remark(
            context.heading(0),
            _("the service begins with `{activity}`, not with its user", activity=shortened(sop.steps[0].activity)),
            hint=_("begin with the request that the user brings"),
        )
    if sop.type.completeness is Completeness.PARTIAL:
        return
    last = sorted({edge.source for edge in context.flow.edges if edge.target is None})
    if last and not context.flow.dangling and not any(_hands_over(context, step, reached) for step in last):
        yield Remark(
            context.heading(last[-1]),
            _(
                "the service ends with `{activity}`, not with its user",
                activity=shortened(sop.steps[last[-1]].activity),
            ),
            hint=_("end with the step in which the user gets the product"),
        )


def _hands_over(context: Context, step: int, reached: frozenset[int]) -> bool:
    """Whether a step reaches the user, or only files what the step before it did; the request, step 0, is no answer."""
    if step in reached:
        return True
    files = context.sop.steps[step].activity.casefold().startswith(_FILING)
    return files and any(edge.source in reached and edge.source != 0 for edge in context.flow.incoming[step])
