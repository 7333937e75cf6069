"""An abbreviation is never explained.

## Why it matters

An SOP is also read by those who are new, and by citizens. What the office says every day, such as PMTB or CAN, tells
them nothing. Abbreviations that everybody in the service knows, such as KTP or SKPD, need no explanation.

## Bad

```yaml
steps:
  - activity: Menyusun DUPAK semester berjalan   #! P123
    by: petugas
  - activity: Mengirim DUPAK ke sekretariat
    by: petugas
```

## Good

```yaml
definitions: {DUPAK: Daftar Usulan Penilaian Angka Kredit}
steps:
  - activity: Menyusun DUPAK semester berjalan
    by: petugas
```

```yaml
# options: {known: [SIMPEG]}
steps:
  - activity: Memutakhirkan data pegawai dalam SIMPEG
    by: petugas
  - activity: Menyusun Rencana Kebutuhan Barang Milik Daerah (RKBMD)
    by: petugas
  - activity: Mengirim RKBMD ke pengelola barang
    by: petugas
```

## Options

- `known` (none): abbreviations that everybody in the organisation knows
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.glance import Glance
from sopkit.lint.language import abbreviations_in, explained
from sopkit.lint.rule import Remark
from sopkit.model import Sop
from sopkit.source import Path

CODE = "P123"
LEVEL = Level.ADVICE


class Options(Struct, frozen=True):
    """Settings of the rule."""

    known: tuple[str, ...] = ()


_ABBREVIATED = Glance(abbreviations_in)


def check(context: Context, options: Options) -> Iterator[Remark]:
    if not (abbreviations_in(context.sop.title) or _ABBREVIATED.among(context.cells)):
        return
    first: dict[str, Path] = {}
    for path, text in _read_by_executors(context.sop):
        for token in abbreviations_in(text):
            first.setdefault(token, path)
    for token in (*options.known, *context.sop.definitions):
        first.pop(token, None)
    told = explained(first, _everything(context.sop)) if first else set()
    for token, path in first.items():
        if token not in told:
            yield Remark(
                path,
                _("the abbreviation `{abbreviation}` is not explained", abbreviation=token),
                hint=_("explain it under `definitions`, or write it in full"),
                subjects=(("definitions", token),),
            )


def _read_by_executors(sop: Sop) -> Iterator[tuple[Path, str]]:
    yield ("title",), sop.title
    for index, step in enumerate(sop.steps):
        yield ("steps", index, "activity"), step.activity
        for key, texts in (("requires", step.requires), ("output", step.output)):
            yield from ((("steps", index, key, position), text) for position, text in enumerate(texts))


def _everything(sop: Sop) -> Iterator[str]:
    yield from (text for _path, text in _read_by_executors(sop))
    yield from (text for text in (sop.institution, sop.unit, sop.location) if text)
    for texts in (sop.legal_basis, sop.qualifications, sop.equipment, sop.warnings, sop.records):
        yield from texts
    yield from (f"{term} ({meaning})" for term, meaning in sop.definitions.items())
    yield from (executor.name for executor in sop.executors.values())
    yield from (related.text for related in sop.related if related.text)
