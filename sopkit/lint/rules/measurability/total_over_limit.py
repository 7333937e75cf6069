"""The steps take longer than the limit that the SOP names.

## Why it matters

A limit in the warnings or in the service standard is a promise. Where the standard times of the SOP itself break it,
one of the two is wrong, and the applicant will rely on the shorter one. This was seen in an SOP whose warning
promised 17 working days.

Only what is beyond doubt is said: a way through the procedure that goes back nowhere takes longer than the limit,
each step with the least that it takes, in units of the limit's own kind, without the steps that only customers carry
out. A warning counts where it speaks of the whole procedure, such as `SOP ini`, and names one time.

## Bad

```yaml
warnings:
  - Seluruh prosedur diselesaikan paling lama 4 hari kerja   #! P415
steps:
  - activity: Memeriksa permohonan
    by: petugas
    time: 2 hari kerja
  - activity: Menerbitkan izin
    by: kepala
    time: 3-4 hari kerja
```

```yaml
steps:
  - activity: Memeriksa permohonan
    by: petugas
    time: 1 jam
  - activity: Menerbitkan surat
    by: kepala
    time: 90 menit
service:
  max_time: 2 jam sejak berkas dinyatakan lengkap   #! P415
```

## Good

```yaml
warnings:
  - Seluruh prosedur diselesaikan paling lama 5 hari kerja
steps:
  - activity: Memeriksa permohonan
    by: petugas
    time: 2 hari kerja
  - activity: Menerbitkan izin
    by: kepala
    time: 3-4 hari kerja
service:
  max_time: 6 hari kerja
```
"""

from collections.abc import Iterator
from fractions import Fraction

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened
from sopkit.times import Amount, Time, Unit, format_amounts, limits

CODE = "P415"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Remark]:
    for limit in limits(context.sop):
        if limit.time is None or len(limit.time.amounts) != 1:
            continue
        (most,) = limit.time.amounts
        least = _longest_way(context, most.unit)
        if least > most.max:
            yield Remark(
                limit.path,
                _(
                    "the steps take at least `{total}`, more than the limit `{limit}`",
                    total=format_amounts([Amount(most.unit, least, least)], "id"),
                    limit=shortened(limit.time.text),
                ),
                hint=_("shorten the times of the steps, or name a limit that they keep"),
            )


def _longest_way(context: Context, unit: Unit) -> Fraction:
    """Find the longest way from the first row to the end that never goes back up, by the least times of its steps."""
    customers = {name for name, executor in context.sop.executors.items() if executor.customer}
    longest: list[Fraction | None] = [None] * len(context.sop.steps)
    longest[0] = Fraction()
    ended = Fraction()
    for index, time in enumerate(context.times):
        before = longest[index]
        if before is None:
            continue
        own = Fraction()
        if isinstance(time, Time) and not customers.issuperset(context.executors[index]):
            own = sum((amount.min for amount in time.amounts if amount.unit is unit), own)
        for edge in context.flow.outgoing[index]:
            if edge.target is None:
                ended = max(ended, before + own)
            elif edge.target > index:
                longest[edge.target] = max(longest[edge.target] or Fraction(), before + own)
    return ended
