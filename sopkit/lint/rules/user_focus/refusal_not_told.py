"""A refusal does not reach the user.

## Why it matters

Principle 6, user focus: a request may be turned down, but the user must learn of it, and why. A branch that simply
ends, or ends in the office's own papers, leaves the user waiting. A way back, after which the same decision is taken
again, refuses nothing.

## Bad

```yaml
executors:
  pemohon: {name: Pemohon, customer: true}
  petugas: Petugas Loket
steps:
  - activity: Mengajukan permohonan
    by: pemohon
  - activity: Memeriksa kelayakan permohonan
    by: petugas
    decision:
      Layak: terbit
      Tidak layak: end           #! P608
  - id: terbit
    activity: Menyerahkan surat kepada pemohon
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
  - activity: Memeriksa kelayakan permohonan
    by: petugas
    decision: {Layak: terbit, Tidak layak: tolak}
  - id: tolak
    activity: Memberitahukan penolakan kepada pemohon
    by: petugas
    next: end
  - id: terbit
    activity: Menyerahkan surat kepada pemohon
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.services import is_service, leading_to, steps_for_users, turns_down, users
from sopkit.lint.words import shortened

CODE = "P608"
LEVEL = Level.ADVICE
ABOUT = "decisions"


def check(context: Context) -> Iterator[Remark]:
    sop, flow = context.sop, context.flow
    lanes = frozenset(users(sop)) if is_service(sop) else frozenset()
    if not lanes:
        return
    # A way that leads nobody knows where may lead to the user; S204 speaks of it.
    told = leading_to(flow, steps_for_users(sop) | {way.source for way in flow.dangling})
    loop = {step: number for number, loop in enumerate(context.loops) for step in loop.members}
    for edge in flow.edges:
        if edge.outcome is None or not turns_down(edge.outcome) or not lanes.isdisjoint(sop.steps[edge.source].by):
            continue
        if edge.target in told or edge.source in context.undivided:
            continue  # Of exits that lead to one step S310 speaks.
        if edge.target is not None and loop.get(edge.source, -1) == loop.get(edge.target):
            continue
        yield Remark(
            ("steps", edge.source, "decision", edge.outcome),
            _("after `{label}` nothing reaches the user", label=shortened(edge.outcome)),
            hint=_("let this exit lead to a step that tells the user, with the reason"),
            at_key=True,
        )
