"""An output is written as an act, not as a thing.

## Why it matters

The output is what can be looked at when the step is done: a letter, a list, a register with an entry. "Menyusun
laporan" repeats the activity, and "Terlaksananya rapat" can be neither filed nor handed on.

## Bad

```yaml
steps:
  - activity: Menyusun laporan kegiatan
    by: petugas
    output: Menyusun laporan kegiatan   #! P412
  - activity: Memimpin rapat evaluasi
    by: petugas
    output: [Terlaksananya rapat, Notulen rapat]   #! P412
```

## Good

```yaml
steps:
  - activity: Menyusun laporan kegiatan
    by: petugas
    output: Laporan kegiatan
  - activity: Memimpin rapat evaluasi
    by: petugas
    output: Notulen rapat
```
"""

from collections.abc import Iterator
from functools import lru_cache

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.glance import Glance
from sopkit.lint.language import Form, form_of, read
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P412"
LEVEL = Level.ADVICE


def check(context: Context) -> Iterator[Remark]:
    if not _ACTS.among(context.outputs):
        return
    for index, step in enumerate(context.sop.steps):
        for position, output in enumerate(step.output):
            if _is_act(output):
                yield Remark(
                    ("steps", index, "output", position),
                    _("the output `{output}` is an act, not a thing", output=shortened(output)),
                    hint=_("name what there is when the step is done, such as a letter, a list or a register"),
                )


@lru_cache(1 << 13)
def _is_act(output: str) -> bool:
    """Whether a text begins with a verb; the same products come out of many steps."""
    return any(form_of(word.key) in {Form.ACTIVE, Form.PASSIVE} for word in read(output)[:1])


_ACTS = Glance[tuple[str, ...]](lambda cell: any(map(_is_act, cell)))
