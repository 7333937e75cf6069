"""Steps of one executor that bring forth nothing new could be one.

## Why it matters

Rows of one executor that follow one another and have the same output tell one act in pieces. Each piece needs a row, a
symbol and a time of its own, and the flowchart hides behind them where the work really moves on. Rows 1 to 3 of a
published SOP on incoming letters are such pieces.

## Bad

```yaml
steps:
  - activity: Membuka amplop surat             #! P205
    by: petugas
    output: Surat masuk
  - activity: Membaca perihal surat
    by: petugas
    output: Surat masuk
  - activity: Menulis disposisi
    by: kepala
    output: Lembar disposisi
```

## Good

```yaml
steps:
  - activity: Membuka surat dan membaca perihalnya
    by: petugas
    output: Surat masuk
  - activity: Mencatat surat pada buku agenda
    by: petugas
    output: Surat masuk bernomor agenda
  - activity: Menulis disposisi
    by: kepala
    output: Lembar disposisi
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.passing import things
from sopkit.lint.paths import runs
from sopkit.lint.rule import Remark
from sopkit.lint.words import listed, normal
from sopkit.model import Sop

CODE = "P205"
LEVEL = Level.ADVICE


def check(context: Context) -> Iterator[Remark]:
    ids = context.flow.ids
    for pieces in _pieces(context):
        yield Remark(
            context.heading(pieces[0]),
            _("steps {ids} have the same executor and the same output", ids=listed([ids[step] for step in pieces])),
            hint=_("make one step of them, or say what each of them brings forth"),
            related=tuple((context.heading(step), _("nothing new comes out of it")) for step in pieces[1:]),
            subjects=tuple(map(context.heading, pieces)),
        )


def _pieces(context: Context) -> Iterator[list[int]]:
    outputs = [things(step.output) for step in context.sop.steps]
    if len(set(outputs)) == len(outputs):
        return
    for run in runs(context.flow):
        pieces = [run[0]]
        for step in run[1:]:
            if step not in context.passing and _goes_on(context.sop, pieces[-1], step):
                pieces.append(step)
                continue
            yield from [pieces] if len(pieces) > 1 else ()
            pieces = [step]
        yield from [pieces] if len(pieces) > 1 else ()


def _goes_on(sop: Sop, first: int, second: int) -> bool:
    """Whether the second step is a piece of the first: not a copy of it, of which P121 speaks, and no decision."""
    one, other = sop.steps[first], sop.steps[second]
    return (
        set(one.by) == set(other.by)
        and bool(other.output)
        and things(one.output) == things(other.output)
        and not (one.decision or other.decision or one.sop or other.sop)
        and normal(one.activity) != normal(other.activity)
    )
