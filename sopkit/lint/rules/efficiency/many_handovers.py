"""The work changes hands with nearly every step.

## Why it matters

Between two executors the work waits to be brought, read and begun. The more of its steps change hands, the more of its
time a case spends on the way. No text names a limit, and some procedures, such as those in which many
units must agree, cannot do with less. Only the main path counts, at each decision along its first exit.

## Bad

```yaml
steps:                           #! P206
  - activity: Menerima berkas
    by: loket
  - activity: Mencatat berkas
    by: agenda
  - activity: Memeriksa berkas
    by: kasi
  - activity: Menyusun konsep
    by: staf
  - activity: Memeriksa konsep
    by: kasi
  - activity: Menandatangani surat
    by: kepala
```

## Good

```yaml
steps:
  - activity: Menerima berkas
    by: loket
  - activity: Mencatat berkas
    by: loket
  - activity: Memeriksa berkas
    by: loket
  - activity: Menyusun konsep
    by: kasi
  - activity: Memeriksa konsep
    by: kepala
  - activity: Menandatangani surat
    by: kepala
```

## Options

- `most` (0.9): share of the steps after which the work may change hands
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.paths import handovers
from sopkit.lint.rule import Preset, Remark, Share

CODE = "P206"
LEVEL = Level.ADVICE
PRESET = Preset.STRICT

_SHORTEST = 6
"""Steps; a shorter path hardly leaves a choice."""


class Options(Struct, frozen=True):
    """Where the rule begins to speak."""

    most: Share = 0.9


def check(context: Context, options: Options) -> Iterator[Remark]:
    path = context.main_path
    changes = handovers(context.sop, path)
    if len(path) >= _SHORTEST and changes > options.most * (len(path) - 1):
        yield Remark(
            ("steps",),
            _("on its way through {n} steps the work changes hands {changes} times", n=len(path), changes=changes),
            hint=_("let an executor do what belongs together in one go, before the work is handed on"),
            at_key=True,
        )
