"""The review of the SOP is overdue.

## Why it matters

An SOP is to follow what changes around it. The guide asks for monitoring every six months, one agency's for an
evaluation at least once a year; SOPs of 2009 to 2016 are still published as they were. Once the planned date of
review is past and nobody has looked, or the last monitoring or evaluation of the history is too long ago, readers
can no longer trust that the work is done so.

A later revision or evaluation counts as the review. SOPs in the making and revoked ones are left alone.

## Bad

```yaml
status: effective
effective: 2024-03-01
review: 2025-03-01                   #! P501
```

```yaml
effective: 2023-01-02
history:
  - {stage: Evaluasi tahunan, by: Kepala Bagian Organisasi, on: 2024-12-20}   #! P501
```

## Good

```yaml
status: effective
effective: 2024-03-01
review: 2027-03-01
```

```yaml
effective: 2024-03-01
history:
  - {stage: Evaluasi tahunan, by: Kepala Bagian Organisasi, on: 2025-12-19}
  - {stage: Monitoring semester I, by: Kepala Bagian Organisasi, on: 2026-05-29}
```

## Options

- `monitoring` (6): months after which monitoring that has been done once is due again
- `evaluation` (12): months after which an evaluation that has been done once is due again
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _, n_
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.model.upkeep import Look, is_kept, later, looks

CODE = "P501"
LEVEL = Level.WARNING


class Options(Struct, frozen=True):
    """How often somebody should look."""

    monitoring: int = 6
    evaluation: int = 12


def check(context: Context, options: Options) -> Iterator[Remark]:
    sop, today = context.sop, context.world.today
    if today is None or not is_kept(sop):
        return
    done = list(looks(sop))
    if sop.review:
        since = [look.on for look in done if look.evaluation] + ([sop.revised] if sop.revised else [])
        if sop.review < today and not any(sop.review <= day <= today for day in since):
            yield Remark(
                ("review",),
                _("the review was due on {date} and nothing says that it was done", date=sop.review.isoformat()),
                hint=_("review the SOP; then write the event into `history` and the next date into `review`"),
            )
        if sop.review >= today or not since:
            return
    yield from _long_ago(done, today, options)


def _long_ago(done: list[Look], today: date, options: Options) -> Iterator[Remark]:
    hint = _("look whether the SOP still holds, and write the event into `history`")
    evaluated = max((look for look in done if look.evaluation), key=lambda look: look.on, default=None)
    monitored = max(done, key=lambda look: look.on, default=None)
    if evaluated and later(evaluated.on, options.evaluation) < today:
        message = n_(
            "the last evaluation was on {date}, more than {n} month ago",
            "the last evaluation was on {date}, more than {n} months ago",
            n=options.evaluation,
            date=evaluated.on.isoformat(),
        )
        yield Remark(("history", evaluated.event, "on"), message, hint=hint)
    elif monitored and not all(look.evaluation for look in done) and later(monitored.on, options.monitoring) < today:
        message = n_(
            "the last monitoring or evaluation was on {date}, more than {n} month ago",
            "the last monitoring or evaluation was on {date}, more than {n} months ago",
            n=options.monitoring,
            date=monitored.on.isoformat(),
        )
        yield Remark(("history", monitored.event, "on"), message, hint=hint)
