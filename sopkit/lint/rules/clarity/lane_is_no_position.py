"""A lane stands for a person, a thing or several positions, not for one position.

## Why it matters

A lane says whose work its steps are. People come and go, so a name makes the SOP wrong with the next transfer. An
application carries out nothing: somebody works with it and answers for the step. And where one lane holds two
positions, nobody knows which of them is to act. Software as a lane was seen in three signed SOPs of one agency, and
five positions in one cell in an SOP of another.

## Bad

```yaml
executors:
  ahmad: Drs. Ahmad Fauzi, M.Si          #! P120
  siti: Ibu Siti                         #! P120
  simpeg: Aplikasi SIMPEG                #! P120
  pejabat: Kepala Bidang/Kepala Seksi    #! P120
```

## Good

```yaml
executors:
  kasubbag: Kasubbag Umum & Kepegawaian
  kabid: Kepala Bidang Data dan Informasi
  pengelola: Pengelola Aplikasi SIMPEG
  desa: Kepala Desa/Lurah
  pasien: {name: Ibu Hamil, customer: true}
```
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from sopkit.diagnostic import Level
from sopkit.i18n import Message, _
from sopkit.lint.acts import word_set, words
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import normal, shortened

CODE = "P120"
LEVEL = Level.WARNING

_NIP = re.compile(r"\bnip\b|\b[0-9]{8} ?[0-9]{6} ?[0-9] ?[0-9]{3}\b", re.IGNORECASE)

_ADDRESSES = word_set("bpk bapak ibu sdr sdri saudara saudari")
_NO_ADDRESS = word_set("hamil menyusui nifas bersalin melahirkan balita bayi rumah asuh angkat kandung kota pkk dan")
"""Behind "ibu" and "bapak" these make a role of them: "ibu hamil"."""

_PREFIX = re.compile(r"(?:drs|dra|ir|prof|hj|h)\. |drs |dra ", re.IGNORECASE)
_DEGREES = word_set(
    "skom se sh spd sos ssos st sip sap sstp ssi sag spdi shut sp spt skm skep sfarm spsi sked stp sst sps sstat sstpi "
    "msi mm mh mpd mkes mt map msc mkom mag mhum mba mstat phd amd amdkeb amdkep"
)
"""Academic degrees without their points."""

_THINGS = word_set(
    "aplikasi sistem website web situs laman portal sarana prasarana software perangkatlunak server database mesin "
    "komputer email surel dasbor dashboard"
)
_WORKERS = word_set("admin administrator analis developer engineer manajer manager operator programmer")
"""Behind a thing these make a position of it: "web developer"."""

_TITLES = word_set(
    "kepala ketua wakil sekretaris bendahara panitera staf staff petugas kasubbag kasubag kasubbid kasubdit kabag kasi "
    "kasie kabid kadis kadin kaban camat lurah kades bupati walikota wali gubernur direktur sekda sekdis sekcam "
    "operator verifikator koordinator manajer inspektur irban auditor hakim jurusita anggota analis pengadministrasi "
    "arsiparis ajudan rektor dekan ppk pptk ppspm kpa pa"
)
"""With these the name of a position begins. "Asisten" is none: "Sekretaris Daerah/Asisten" is one lane in practice."""

_BETWEEN = re.compile(r"[/;,&+]|\b(?:dan|serta)\b", re.IGNORECASE)

_ALTERNATIVES = (
    frozenset(("gubernur", "bupati", "walikota", "wali kota")),
    frozenset(("lurah", "kades", "kepala desa")),
    frozenset(("pa", "kpa", "ppk")),
    frozenset(("panitera", "sekretaris")),
)
"""Positions of which each organisation has one, or one person holds both."""


def check(context: Context) -> Iterator[Remark]:
    for id_, executor in context.sop.executors.items():
        # Whom the service is for is not bound to be a position.
        said = None if executor.customer else _said(executor.name)
        if said:
            message, hint = said
            yield Remark(("executors", id_, "name"), message, hint=hint)


@lru_cache(1 << 10)
def _said(name: str) -> tuple[Message, Message] | None:
    if _is_person(name):
        return (
            _("the lane `{name}` is a person, not a position", name=shortened(name)),
            _("write the position or role: the person who holds it changes"),
        )
    if _is_thing(name):
        return (
            _("the lane `{name}` is a thing, which carries out no step", name=shortened(name)),
            _("name the position that works with it, and list the thing under `equipment`"),
        )
    titles = _positions(name)
    if titles > 1:
        return (
            _("the lane `{name}` holds {n} positions", n=titles, name=shortened(name)),
            _("give each position a lane of its own; a step of joint work lists several in `by`"),
        )
    return None


def _is_person(name: str) -> bool:
    told = words(name)
    addressed = told[:1] and told[0] in _ADDRESSES and _NO_ADDRESS.isdisjoint(told[1:2])
    return bool(addressed or _NIP.search(name) or _PREFIX.match(name) or _has_degree(name))


def _has_degree(name: str) -> bool:
    """Whether a degree stands in the name with its points ("S.Kom"), or behind a comma (", SE")."""
    parts = ["", *re.sub(r"\b([SMA])\. (?=[A-Z])", r"\1.", name).split()]
    return any(
        part.replace(".", "").strip(",()").lower() in _DEGREES and ("." in part.strip(",.()") or before.endswith(","))
        for before, part in pairwise(parts)
    )


def _is_thing(name: str) -> bool:
    told = words(name)
    return bool(told) and told[0] in _THINGS and _WORKERS.isdisjoint(told)


def _positions(name: str) -> int:
    """Count the parts of a name that begin as positions do."""
    parts = [normal(part) for part in _BETWEEN.split(name)]
    held = [part for part in parts if _TITLES.intersection(words(part)[:1]) and not part.startswith("staf ahli")]
    return 1 if any(group.issuperset(held) for group in _ALTERNATIVES) else len(held)
