"""The position that ratifies the SOP belongs to another region or agency.

## Why it matters

Principle 8, certainty of law: an SOP is ratified by an official of the agency that it belongs to, or of one above it. A
position from elsewhere is as a rule left over from the SOP that served as a model.

Regions are compared by their names, as are camat and lurah with their kecamatan and kelurahan, and one Dinas or Badan
with another. A higher official of the same region is fine.

## Bad

```yaml
institution: Dinas Sosial Kabupaten Sleman
approved_by: Kepala Dinas Sosial Kabupaten Bantul    #! P807
```

```yaml
institution: Dinas Pendidikan Kabupaten Sleman
approved_by: Kepala Dinas Kesehatan Kabupaten Sleman    #! P807
```

## Good

```yaml
institution: Dinas Sosial Kabupaten Sleman
approved_by: Sekretaris Daerah Kabupaten Sleman
```
"""

from collections.abc import Iterator
from functools import lru_cache

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.regions import find_regions
from sopkit.lint.rule import Remark
from sopkit.lint.titles import words_of
from sopkit.lint.words import shortened

CODE = "P807"
LEVEL = Level.ADVICE

_OFFICES = {"camat": "kecamatan", "lurah": "kelurahan"}
_AGENCIES = ("dinas", "badan")
_SHORT = 5
"""A word of so many letters or fewer may be an abbreviation: `KB` is `Keluarga Berencana`."""


def check(context: Context) -> Iterator[Remark]:
    sop = context.sop
    signer = sop.approved_by.position or ""
    home = " / ".join(filter(None, (sop.institution, sop.unit, sop.location)))
    if _is_foreign(signer, home, sop.institution or ""):
        yield Remark(
            ("approved_by", "position"),
            _(
                "`{signer}` does not belong to `{institution}`",
                signer=shortened(signer),
                institution=shortened(sop.institution or sop.unit or home),
            ),
            hint=_("name the position that ratifies SOPs here, or correct `institution`"),
        )


@lru_cache(1 << 12)
def _is_foreign(signer: str, home: str, institution: str) -> bool:
    return _other_region(signer, home) or _other_office(signer, home) or _other_agency(signer, institution)


def _other_region(signer: str, home: str) -> bool:
    at_home = list(find_regions(home))
    return any(
        region.tier in {one.tier for one in at_home} and region.name not in {one.name for one in at_home}
        for region in find_regions(signer)
    )


def _other_office(signer: str, home: str) -> bool:
    words, home_words = words_of(signer), words_of(home)
    for title, office in _OFFICES.items():
        named, own = _after(words, title), _after(home_words, office)
        if named and own and named[0] != own[0]:
            return True
    return False


def _other_agency(signer: str, institution: str) -> bool:
    words, own_words = words_of(signer), words_of(institution)
    for agency in _AGENCIES:
        named, own = _after(words, agency), _after(own_words, agency)
        if named and own and min(len(named[0]), len(own[0])) > _SHORT and named[0] not in own and own[0] not in named:
            return True
    return False


def _after(words: tuple[str, ...], word: str) -> tuple[str, ...]:
    return words[words.index(word) + 1 :] if word in words else ()
