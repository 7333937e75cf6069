"""One executor goes under two spellings.

## Why it matters

Who reads "Petugas Layanan" in one lane and "Petugas Pelayanan" in the next looks for two persons. Across the SOPs of an
organisation, what a position has to do can't be added up while it has two names. Short forms in full, two forms of one
word and slips in long words are seen as the same. Where many SOPs are linted together, the spelling that most of them
use is proposed. Both spellings stood in one signed SOP.

## Bad

```yaml
executors:
  petugas: Petugas Pelayanan
  loket: Petugas Layanan   #! P308
```

```yaml
executors:
  kasubbag: Kepala Subbagian Umum
  umum: Kasubag Umum   #! P308
```

## Good

```yaml
executors:
  petugas: Petugas Pelayanan
  kasubbag: Kepala Subbagian Umum
  kabag: Kepala Bagian Umum
```
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _, n_
from sopkit.lint.context import Context
from sopkit.lint.language import same_actors
from sopkit.lint.library import Among, Library
from sopkit.lint.rule import Remark
from sopkit.lint.words import normal, shortened

CODE = "P308"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Remark]:
    ids = _ids((id_, executor.name) for id_, executor in context.sop.executors.items())
    for first, *others in same_actors(ids):
        for name in others:
            yield Remark(
                ("executors", ids[name]),
                _("`{name}` seems to be `{other}` in another spelling", name=shortened(name), other=shortened(first)),
                hint=_("make one lane of the two, or tell them apart by their names"),
                related=((("executors", ids[first]), _("the other spelling")),),
            )


def among(context: Among) -> Iterator[Remark]:
    ids = _ids(context.facts.executors)
    usual = _usual(_Same(context.library))
    unusual = {name: spelling for name in ids if (spelling := usual.get(normal(name)))}
    # Of a name that stands in the SOP itself in two spellings all is said.
    told = {name for _first, *others in same_actors(ids) for name in others} if unusual else set()
    for name, spelling in unusual.items():
        if name not in told:
            yield Remark(
                ("executors", ids[name]),
                n_(
                    "`{name}` is called `{other}` in {n} other SOP",
                    "`{name}` is called `{other}` in {n} other SOPs",
                    spelling.uses,
                    name=shortened(name),
                    other=shortened(spelling.name),
                ),
                hint=_("call an executor by one name in all SOPs"),
            )


def _ids(executors: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Map each name to the first executor that has it."""
    ids: dict[str, str] = {}
    for id_, name in executors:
        ids.setdefault(name, id_)
    return ids


class _Spelling(Struct, frozen=True):
    """The usual spelling of a name, and in how many SOPs it stands."""

    name: str
    uses: int


class _Same:
    """A library as the key of a cache: the same object, not an equal one, which would be dear to find out."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.library is other.library

    def __hash__(self) -> int:
        return id(self.library)


@lru_cache(maxsize=2)
def _usual(same: _Same) -> Mapping[str, _Spelling]:
    """Map each less usual spelling of a library, as `normal` writes it, to the one that most of its SOPs use."""
    uses: dict[str, int] = {}
    written: dict[str, str] = {}
    for member in same.library.members:
        for spelling in dict.fromkeys(normal(name) for _id, name in member.facts.executors):
            uses[spelling] = uses.get(spelling, 0) + 1
        for _id, name in member.facts.executors:
            written.setdefault(normal(name), name)
    usual: dict[str, _Spelling] = {}
    for group in same_actors(written.values()):
        spellings = [normal(name) for name in group]
        most = max(spellings, key=uses.__getitem__)
        usual |= {each: _Spelling(written[most], uses[most]) for each in spellings if each != most}
    return usual
