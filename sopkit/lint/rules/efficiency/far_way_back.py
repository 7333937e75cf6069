"""A loop sends the work back farther than need be.

## Why it matters

Who finds a fault sends the work back to where it can be mended. A way back over many steps, or to the very beginning,
lets everybody in between do their part again, although the fault is seldom theirs. In 28 flowcharts of one agency 6 of
19 ways back lead into the start.

## Bad

```yaml
# options: {most: 3}
steps:
  - activity: Menerima usulan
    by: petugas
  - id: telaah
    activity: Menelaah usulan
    by: staf
  - activity: Menyusun konsep
    by: staf
  - activity: Menghitung anggaran
    by: staf
  - activity: Menggandakan konsep
    by: staf
  - activity: Memeriksa konsep
    by: kepala
    decision:
      Sesuai: end
      Tidak sesuai: telaah       #! P204
```

```yaml
steps:
  - id: ajukan
    activity: Mengajukan usulan
    by: staf
  - activity: Menelaah usulan
    by: kasubbag
  - activity: Menyusun konsep
    by: kasubbag
  - activity: Memeriksa konsep
    by: kepala
    decision: {Sesuai: end, Tidak sesuai: ajukan}    #! P204
```

## Good

```yaml
# options: {most: 3}
steps:
  - id: ajukan
    activity: Mengajukan usulan
    by: staf
  - activity: Menelaah usulan
    by: kasubbag
    decision: {Lengkap: susun, Tidak lengkap: ajukan}
  - id: susun
    activity: Menyusun konsep
    by: kasubbag
  - activity: Menghitung anggaran
    by: staf
  - activity: Menggandakan konsep
    by: staf
  - activity: Memeriksa konsep
    by: kepala
    decision: {Sesuai: end, Tidak sesuai: susun}
```

## Options

- `most` (5): rows that a way may go back
- `start` (2): rows that a way to the first step may go back
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _, n_
from sopkit.lint.context import Context
from sopkit.lint.rule import OrNone, Remark

CODE = "P204"
LEVEL = Level.ADVICE
ABOUT = "loops"


class Options(Struct, frozen=True):
    """Where the rule begins to speak."""

    most: OrNone = 5
    start: OrNone = 2


def check(context: Context, options: Options) -> Iterator[Remark]:
    flow = context.flow
    far = [edge for edge in flow.edges if edge.target is not None and _is_far(edge.source, edge.target, options)]
    # S309 speaks of a loop that cannot be left; a way up the page that leads round nowhere is no way back.
    loop_of = {step: loop for loop in context.loops if loop.can_be_left for step in loop.members} if far else {}
    for edge in far:
        loop = loop_of.get(edge.source)
        if edge.target is not None and loop is not None and loop_of.get(edge.target) is loop:
            back = edge.source - edge.target
            yield Remark(
                edge.path,
                n_(
                    "step `{id}` sends the work back {n} row, to step `{target}`",
                    "step `{id}` sends the work back {n} rows, to step `{target}`",
                    n=back,
                    id=flow.ids[edge.source],
                    target=flow.ids[edge.target],
                ),
                hint=_("let it go back to the step in which the fault can be mended"),
                related=((context.heading(edge.target), _("the work begins anew here")),),
            )


def _is_far(source: int, target: int, options: Options) -> bool:
    """Whether a way goes back over more rows than it should."""
    return source - target > (options.most if target else min(options.start, options.most))
