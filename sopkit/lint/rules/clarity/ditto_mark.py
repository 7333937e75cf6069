"""A cell says only that it is the same as the one above.

## Why it matters

"sda", "idem" and ditto marks hold as long as the row above stays where it is. A row put in between, a page break or a
sorted list makes them say something else, and who looks for the output of a step finds none. They were seen in a
published SOP. A cell of the column Waktu that cannot be read has a rule of its own.

## Bad

```yaml
steps:
  - activity: Menyusun laporan
    by: staf
    output: Laporan bulanan
    note: Menurut pedoman tata naskah dinas
  - activity: Memeriksa laporan
    by: kepala
    requires: s.d.a.             #! P129
    output: idem                 #! P129
    note: '"'                    #! P129
```

## Good

```yaml
steps:
  - activity: Menyusun laporan
    by: staf
    output: Laporan bulanan
  - activity: Memeriksa laporan
    by: kepala
    output: Laporan bulanan yang telah diperiksa
```
"""

from collections.abc import Iterator
from functools import lru_cache

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.glance import Glance
from sopkit.lint.rule import Remark
from sopkit.lint.words import listed, normal, shortened
from sopkit.model import Step
from sopkit.source import Path, Write

CODE = "P129"
LEVEL = Level.WARNING

_DITTO = frozenset(
    (
        *("sda", "idem", "ditto", "dito", "sama", "sama dengan di atas", "sama seperti di atas", "sama dengan atas"),
        *("seperti di atas", "seperti diatas", "sama dengan diatas", "sama seperti diatas", "sama dengan diatasnya"),
        *("sama dengan di atasnya", "sebagaimana di atas", "lihat di atas", "lihat atas"),
        *('"', "''", "”", "“", "„", "〃", "″", ",,"),
    )
)
"""What stands for the cell above, as `_is_ditto` brings a text to it."""

_LONGEST = 40
"""Letters of a text that may be one of these; most texts are longer."""

_COLUMNS = ("activity", "requires", "output", "note")


def check(context: Context) -> Iterator[Remark]:
    if not _DITTOED.among(context.cells):
        return
    above: dict[str, tuple[str, ...]] = dict.fromkeys(_COLUMNS, ())
    for index, step in enumerate(context.sop.steps):
        for column in _COLUMNS:
            cell = _cell(step, column)
            mark = next(filter(_is_ditto, cell), None)
            if mark is None:
                above[column] = cell
                continue
            path = ("steps", index, column)
            yield Remark(
                path,
                _("`{text}` only points to the cell above", text=shortened(mark)),
                hint=_(
                    "write out what it stands for: {texts}", texts=listed([shortened(text) for text in above[column]])
                )
                if above[column]
                else _("write out what it stands for"),
                fix=_fix(path, cell, above[column]),
            )


def _fix(path: Path, cell: tuple[str, ...], above: tuple[str, ...]) -> Fix | None:
    """Write out what is meant, where it is one thing; an activity written out would be said twice (P121)."""
    if path[-1] == "activity" or not len(cell) == len(above) == 1:
        return None
    return Fix((Write(path, above[0]),))


def _cell(step: Step, column: str) -> tuple[str, ...]:
    value = getattr(step, column)
    return value if isinstance(value, tuple) else (value,) if value else ()


@lru_cache(1 << 13)
def _is_ditto(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    plain = normal(text).strip(" -–—()")
    return plain in _DITTO or plain.replace(".", "").replace("/", "").replace(" ", "") in _DITTO


_DITTOED = Glance(_is_ditto)
