"""A time cannot be read as a duration.

## Why it matters

A time that only its author understands cannot be added up or compared, and whoever audits the SOP has to guess. Often
it is a slip of the pen, such as `5 minit` or `1 0 Hari Kerja`: where a repair is obvious, it is offered. Others name
several times (`120 menit / 3 hari`), contradict themselves (`1 jam (90 menit)`), or are less than nothing. A number
without a unit, whose unit stood in the heading of the paper form, is another case; where that is so in all steps, it
is said once.

## Bad

```yaml
steps:
  - activity: Menerima permohonan
    by: petugas
    time: 5 minit                    #! P402
  - activity: Memeriksa permohonan
    by: kepala
    time: 120 Menit / 3 Hari         #! P402
  - activity: Menandatangani surat
    by: kepala
    time: 30                         #! P402
  - activity: Mengarsipkan surat
    by: petugas
    time: {min: 5 menit}             #! P402
  - activity: Mengumumkan hasil
    by: petugas
    time: 1 jam (90 menit)           #! P402
```

```yaml
steps:                               #! P402
  - activity: Menerima permohonan
    by: petugas
    time: 30
  - activity: Memeriksa permohonan
    by: kepala
    time: 60
```

## Good

```yaml
steps:
  - activity: Menerima permohonan
    by: petugas
    time: 5 menit
  - activity: Memeriksa permohonan
    by: kepala
    time: 1,5 jam
  - activity: Menandatangani surat
    by: kepala
    time: 10 (sepuluh) menit
  - activity: Mengarsipkan surat
    by: petugas
    time: {min: 5 menit, likely: 10 menit, max: 15 menit}
  - activity: Mengumumkan hasil
    by: petugas
    time: 1 jam (60 menit)
```
"""

from collections.abc import Iterator, Mapping

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import Message, _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.unmeasured import unmeasured
from sopkit.lint.words import shortened
from sopkit.model import ThreePoint
from sopkit.source import Write
from sopkit.times import REASONS, Reason, Unmeasured

CODE = "P402"
LEVEL = Level.WARNING
ABOUT = "unmeasured"

_SEVERAL = _("these are several times: write one, a range such as `1-3 hari kerja`, or a step for each")
_HINTS: Mapping[Reason, Message] = {
    Reason.UNREADABLE: _("write a number and a unit, such as `30 menit`, `2 hari kerja` or `1-3 hari kerja`"),
    Reason.NO_TIME: _("write a number and a unit, such as `30 menit`; what the step yields belongs in `output`"),
    Reason.SLIP: _("write a number and a unit, such as `30 menit`, `2 hari kerja` or `1-3 hari kerja`"),
    Reason.ALTERNATIVE: _SEVERAL,
    Reason.LIST: _SEVERAL,
    Reason.CONTRADICTORY: _("write the one that is meant; a range goes from the least to the most"),
    Reason.MIXED_UNITS: _("write it in units of one kind, such as `1-10 hari kerja`"),
    Reason.NEGATIVE: _("write how long the step takes, such as `30 menit`"),
}
"""What to do, where nothing better is known."""


def check(context: Context) -> Iterator[Remark]:
    found = list(unmeasured(context, Reason.BARE_NUMBER, *_HINTS))
    steps = context.sop.steps
    if len(steps) > 1 and sum(time.reason is Reason.BARE_NUMBER for _index, time in found) == len(steps):
        hint = _("write the unit behind each number, such as `30 menit`")
        yield Remark(
            ("steps",),
            _("the times are numbers without a unit"),
            hint=hint,
            at_key=True,
            subjects=tuple(("steps", index, "time") for index, _time in found),
            whole=True,
        )
        return
    for index, time in found:
        path = ("steps", index, "time")
        yield Remark(
            path,
            _("the time `{time}` {fault}", time=shortened(time.text), fault=REASONS[time.reason]),
            hint=_hint(time, three_points=isinstance(steps[index].time, ThreePoint)),
            fix=None if time.repair is None else Fix((Write(path, time.repair),), safe=time.certain),
        )


def _hint(time: Unmeasured, *, three_points: bool) -> Message:
    if time.repair is not None:
        return _("did you mean `{key}`?", key=time.repair)
    if three_points and time.reason in {Reason.UNREADABLE, Reason.CONTRADICTORY, Reason.MIXED_UNITS}:
        return _("give both `min` and `max`, from the least to the most, in units of one kind")
    if time.reason is Reason.BARE_NUMBER:
        return _("write the unit behind the number, such as `{number} menit`", number=shortened(time.text))
    return _HINTS[time.reason]
