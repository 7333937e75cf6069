"""Days are counted in different ways.

## Why it matters

`14 hari kerja` are nearly three weeks, `14 hari kalender` are two, and a plain `14 hari` may be either. In 28 of 348
signed SOPs of one agency the text says hari kalender and the time hari kerja. Whoever waits for the result reads the
shorter one, whoever works at it the longer one.

## Bad

```yaml
steps:
  - activity: Memeriksa berkas
    by: staf
    time: 2 hari kerja
  - activity: Menerbitkan surat
    by: kepala
    time: 3 hari                     #! P408
```

```yaml
steps:
  - activity: Menelaah usulan paling lama 14 hari kalender
    by: staf
    time: 14 hari kerja              #! P408
```

## Good

```yaml
steps:
  - activity: Memeriksa berkas
    by: staf
    time: 2 hari kerja
  - activity: Menerbitkan surat
    by: kepala
    time: 3 hari kerja
    note: Paling lama 5 hari kerja bila berkas banyak
```
"""

import re
from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import listed, shortened
from sopkit.source import Path
from sopkit.times import Unit

CODE = "P408"
LEVEL = Level.WARNING

_SAYS = {
    # "Pada hari kerja" says when somebody is there, and counts nothing.
    Unit.CALENDAR_DAY: re.compile(
        r"(?:[0-9)]|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh)) ?"
        r"hari (?:kerja|efektif)\b",
        re.IGNORECASE,
    ),
    Unit.WORKING_DAY: re.compile(r"\bhari kalender\b", re.IGNORECASE),
}
"""How the text of a step contradicts a time of this unit."""

_DAYS = frozenset({Unit.DAY, Unit.WORKING_DAY, Unit.CALENDAR_DAY})
_MOST_RELATED = 8


def check(context: Context) -> Iterator[Remark]:
    if context.units.isdisjoint(_DAYS):
        return
    first = _first_of_each(context)
    against = list(_contradictions(context))
    if against:
        (index, path), *others = against
        yield Remark(
            ("steps", index, "time"),
            _(
                "the time of step `{id}` is `{time}`, but its text counts other days",
                id=context.flow.ids[index],
                time=shortened(context.times[index].text),
            ),
            hint=_("say `hari kerja` in both, or `hari kalender` in both"),
            related=(
                (path, _("the text of the step")),
                *((path, _("the same in this step")) for _index, path in others[:_MOST_RELATED]),
            ),
            subjects=tuple(path for _index, path in against),
        )
        return
    if len(first) > 1:
        kinds = tuple(first)
        # The plain `hari` is the one to be mended; else the kind that came in last.
        at = first.pop(Unit.DAY) if Unit.DAY in first else first.popitem()[1]
        times = [shortened(context.times[index].text) for index in (*first.values(), at)]
        yield Remark(
            ("steps", at, "time"),
            _("the times count days in different ways: {times}", times=listed(times)),
            hint=_("use one kind of day in the SOP; say `hari kerja` or `hari kalender` everywhere"),
            related=tuple((("steps", index, "time"), _("other days")) for index in first.values()),
            subjects=tuple(("time", unit.value) for unit in kinds),
        )


def _contradictions(context: Context) -> Iterator[tuple[int, Path]]:
    """Give the steps whose activity or note counts other days than their time does."""
    for index, time in context.measured:
        step = context.sop.steps[index]
        for unit in {amount.unit for amount in time.amounts} & _SAYS.keys():
            for column, text in (("activity", step.activity), ("note", step.note)):
                if text and _SAYS[unit].search(text):
                    yield index, ("steps", index, column)
                    break


def _first_of_each(context: Context) -> dict[Unit, int]:
    """Give the first step of each kind of day that times are counted in."""
    first: dict[Unit, int] = {}
    for index, time in context.measured:
        for amount in time.amounts:
            if amount.unit in _DAYS:
                first.setdefault(amount.unit, index)
    return first
