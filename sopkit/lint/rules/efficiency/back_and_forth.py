"""The work goes back and forth between two executors.

## Why it matters

Every time the work changes hands it waits on another desk, and somebody must take it up anew. Where it goes from
one executor to another, back and there again, the steps of each can often be done in one go. Such a ping-pong was
seen in a published SOP on outgoing letters. Only steps of the main path count, at each decision along its first
exit; the way back of a decision is no ping-pong.

## Bad

```yaml
steps:
  - activity: Menyusun konsep surat            #! P201
    by: staf
  - activity: Memberi petunjuk isi surat
    by: kepala
  - activity: Memperbaiki konsep surat
    by: staf
  - activity: Menandatangani surat
    by: kepala
```

## Good

```yaml
steps:
  - activity: Memberi petunjuk isi surat
    by: kepala
  - activity: Menyusun konsep surat
    by: staf
  - activity: Menandatangani surat
    by: kepala
```
"""

from collections.abc import Iterator, Sequence

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened
from sopkit.model import Sop

CODE = "P201"
LEVEL = Level.ADVICE

_SHORTEST = 4
"""Steps of A, B, A, B; with three the work comes back once, as after every check."""


def check(context: Context) -> Iterator[Remark]:
    sop, ids = context.sop, context.flow.ids
    for run in _alternating(context.executors, context.main_path):
        first, second, *_others, last = run
        yield Remark(
            context.heading(first),
            _(
                "from step `{first}` to step `{last}` the work goes back and forth between `{one}` and `{other}`",
                first=ids[first],
                last=ids[last],
                one=_names(sop, first),
                other=_names(sop, second),
            ),
            hint=_("see whether each of the two can do its steps in one go"),
            related=((context.heading(last), _("up to here")),),
        )


def _alternating(lanes: Sequence[frozenset[str]], path: tuple[int, ...]) -> Iterator[list[int]]:
    """Yield the longest stretches of a path on which two lanes take turns with every step."""
    run: list[int] = []
    for step in path:
        if run and not lanes[step].isdisjoint(lanes[run[-1]]):
            yield from [run] if len(run) >= _SHORTEST else ()
            run = [step]
        elif len(run) > 1 and lanes[step] != lanes[run[-2]]:
            yield from [run] if len(run) >= _SHORTEST else ()
            run = [run[-1], step]
        else:
            run.append(step)
    yield from [run] if len(run) >= _SHORTEST else ()


def _names(sop: Sop, step: int) -> str:
    return shortened(", ".join(map(sop.executor_name, dict.fromkeys(sop.steps[step].by))))
