"""The text names another region than the one that the SOP belongs to.

## Why it matters

Principle 3, alignment: an SOP that was copied from another office often keeps that office's name in a step, in a form
or in a legal basis. Seen in an SOP of Batam that speaks of Mataram.

Only regencies, cities and provinces are looked for, and only where the name stands after a word such as `Kabupaten`,
`Kota`, `Bupati` or `Provinsi`. They are compared with those in institution, unit, location and title, or else with
that of the ratifying position; an SOP that names none there is not judged. Related SOPs may name any region, and so may
the title of a legal basis; but a regulation of another region is no legal basis here.

## Bad

```yaml
institution: Dinas Sosial Kota Batam
legal_basis:
  - Peraturan Daerah Kota Mataram Nomor 5 Tahun 2016 tentang Perangkat Daerah    #! P309
executors:
  kepala: Kepala Dinas Sosial
  bupati: Bupati Sleman          #! P309
steps:
  - activity: Mengirim laporan kepada Wali Kota Mataram
    by: kepala
  - activity: Menetapkan penerima bantuan
    by: bupati
```

## Good

```yaml
institution: Dinas Sosial Kota Batam
legal_basis:
  - Undang-Undang Nomor 4 Tahun 1993 tentang Pembentukan Kota Mataram
  - Peraturan Daerah Kota Batam Nomor 10 Tahun 2016 tentang Perangkat Daerah
executors:
  kepala: Kepala Dinas Sosial
steps:
  - activity: Mengirim laporan kepada Gubernur Kepulauan Riau
    by: kepala
```
"""

import re
from collections.abc import Iterable, Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.glance import Glance
from sopkit.lint.regions import Tier, find_regions, may_name_a_region
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened
from sopkit.model import Sop
from sopkit.source import Path

CODE = "P309"
LEVEL = Level.WARNING

_TITLE = re.compile(r"\btentang\b", re.IGNORECASE)
_OTHERS = 5
"""So many further places of one region are shown."""


def check(context: Context) -> Iterator[Remark]:
    sop = context.sop
    if not (_NAMING.among(context.cells) or _NAMING.among(_around(sop))):
        return
    # Whether the ratifying position fits is for P807 to say; it counts where nothing else tells the region.
    home = _tiers((sop.institution, sop.unit, sop.location)) or _tiers((sop.approved_by.position,))
    if not home:
        return
    for tier, names in _tiers((sop.title,)).items():
        home.setdefault(tier, set()).update(names)
    foreign: dict[str, list[tuple[Path, str]]] = {}
    for path, text in _texts(sop):
        for region in find_regions(text):
            if region.tier in home and region.name not in home[region.tier]:
                foreign.setdefault(region.name, []).append((path, region.written))
    for name, ((path, written), *others) in foreign.items():
        yield Remark(
            path,
            _("`{region}` does not fit the region of this SOP", region=shortened(written)),
            hint=_(
                "correct what was copied from another SOP; where the region is meant, waive the rule with the reason"
            ),
            related=tuple(
                (place, _("and here")) for place in dict.fromkeys(place for place, _written in others[:_OTHERS])
            ),
            subjects=tuple((*place, name) for place in dict.fromkeys([path, *(place for place, _written in others)])),
        )


def _tiers(texts: Iterable[str | None]) -> dict[Tier, set[str]]:
    """Give the names of the regions in some texts, by tier."""
    found: dict[Tier, set[str]] = {}
    for text in texts:
        for region in find_regions(text or ""):
            found.setdefault(region.tier, set()).add(region.name)
    return found


_NAMING = Glance(may_name_a_region)


def _around(sop: Sop) -> frozenset[str]:
    """Give the texts of `_texts` that stand outside the steps."""
    executors = [executor.name for executor in sop.executors.values()]
    return frozenset([*sop.legal_basis, *sop.qualifications, *sop.equipment, *sop.warnings, *sop.records, *executors])


def _texts(sop: Sop) -> Iterator[tuple[Path, str]]:
    """Give the texts that speak of the work, in the order of the form."""
    for index, item in enumerate(sop.legal_basis):
        # The title of a law names whatever the law is about.
        yield ("legal_basis", index), _TITLE.split(item, maxsplit=1)[0]
    for key in ("qualifications", "equipment", "warnings", "records"):
        for index, item in enumerate(getattr(sop, key)):
            yield (key, index), item
    for id_, executor in sop.executors.items():
        yield ("executors", id_), executor.name
    for index, step in enumerate(sop.steps):
        yield ("steps", index, "activity"), step.activity
        for key, items in (("requires", step.requires), ("output", step.output)):
            for place, item in enumerate(items):
                yield ("steps", index, key, place), item
        yield ("steps", index, "note"), step.note or ""
