"""Nobody knows how often work goes back, so the total has no bound.

## Why it matters

A way back for correction is good practice. The total counts each step once; every further round comes on top, and
the SOP does not say how many there are. With the share of cases that go back (`chance`) an expected time can be
given. This is so of every SOP with a way back, therefore only the strict preset asks.

## Bad

```yaml
steps:
  - id: susun
    activity: Menyusun konsep surat
    by: staf
    time: 2 jam
  - activity: Memeriksa konsep surat
    by: kepala
    time: 30 menit
    decision:
      Ya: end
      Tidak: susun                   #! P419
```

## Good

```yaml
steps:
  - id: susun
    activity: Menyusun konsep surat
    by: staf
    time: 2 jam
  - activity: Memeriksa konsep surat
    by: kepala
    time: 30 menit
    decision:
      Ya: end
      Tidak: {to: susun, chance: 10%}
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.flow import Edge, Loop
from sopkit.i18n import Message, _
from sopkit.lint.context import Context
from sopkit.lint.rule import Preset, Remark
from sopkit.lint.words import listed
from sopkit.times import Time, format_amounts
from sopkit.times.units import add

CODE = "P419"
LEVEL = Level.ADVICE
PRESET = Preset.STRICT
ABOUT = "loops"


def check(context: Context) -> Iterator[Remark]:
    # A loop without a way out is S309.
    unbounded = [loop for loop in context.loops if loop.can_be_left and not _has_chance(context, loop)]
    if not unbounded:
        return
    first, *others = unbounded
    yield Remark(
        _way_back(context, first).path,
        _cost(context, first),
        hint=_("say at the decision how many cases go back, such as `chance: 10%`"),
        related=tuple((_way_back(context, loop).path, _("another way back")) for loop in others),
        subjects=tuple(_way_back(context, loop).path for loop in unbounded),
    )


def _has_chance(context: Context, loop: Loop) -> bool:
    return any(edge.chance is not None for step in loop.members for edge in context.flow.outgoing[step])


def _way_back(context: Context, loop: Loop) -> Edge:
    """Find the lowest way of the loop that leads back up."""
    inside = frozenset(loop.members)
    return max(
        (
            edge
            for step in loop.members
            for edge in context.flow.outgoing[step]
            if edge.target in inside and (edge.target or 0) <= step
        ),
        key=lambda edge: edge.source,
    )


def _cost(context: Context, loop: Loop) -> Message:
    names = listed([context.flow.ids[step] for step in loop.members])
    times = (context.times[step] for step in loop.members)
    amounts = add(amount for time in times if isinstance(time, Time) for amount in time.amounts)
    if not amounts:
        return _("how often work goes round in the steps {names} is not said", names=names)
    return _(
        "each further round of the steps {names} adds up to `{time}`, and how many there are is not said",
        names=names,
        time=format_amounts(amounts, "id"),
    )
