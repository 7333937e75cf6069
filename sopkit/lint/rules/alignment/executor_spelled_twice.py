"""One executor goes under two spellings.

## Why it matters

Who reads "Petugas Layanan" in one lane and "Petugas Pelayanan" in the next looks for two persons. Across the SOPs of an
organisation, what a position has to do can't be added up while it has two names. Short forms in full, two forms of one
word and slips in long words are seen as the same. Both spellings stood in one signed SOP.

Where many SOPs are linted together, those of one institution are compared, and the spelling that most of them use is
proposed. SOPs that name no institution are compared with all others where these name but one, else with each other. A
short form that the SOP explains under `definitions` may stay.

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
from sopkit.lint.facts import Facts
from sopkit.lint.fields import says_something
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
    usual = _usual(_Same(context.library))[_institution(context.facts)]
    explained = {frozenset(map(normal, pair)) for pair in context.facts.definitions}
    unusual = {
        name: spelling
        for name in ids
        if (spelling := usual.get(normal(name))) and frozenset(map(normal, (name, spelling.name))) not in explained
    }
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
def _usual(same: _Same) -> Mapping[str, Mapping[str, _Spelling]]:
    """Map each institution of a library, as `normal` writes it, to the less usual spellings in its SOPs."""
    called = dict.fromkeys(_institution(member.facts) for member in same.library.members)
    # An institution may be spelled in two ways, too.
    first = {name: group[0] for group in same_actors(filter(None, called)) for name in group}
    names = {name: first.get(name, name) for name in called}
    if len(named := set(filter(None, names.values()))) == 1:
        names[""] = named.pop()
    groups: dict[str, list[Facts]] = {}
    for member in same.library.members:
        groups.setdefault(names[_institution(member.facts)], []).append(member.facts)
    usual = {name: _usual_of(group) for name, group in groups.items()}
    return {name: usual[one] for name, one in names.items() if one in usual}


def _institution(facts: Facts) -> str:
    return normal(facts.institution or "") if says_something(facts.institution) else ""


def _usual_of(sops: Iterable[Facts]) -> Mapping[str, _Spelling]:
    """Map each less usual spelling of an executor, as `normal` writes it, to the one that most of the SOPs use."""
    uses: dict[str, int] = {}
    written: dict[str, str] = {}
    for facts in sops:
        for spelling in dict.fromkeys(normal(name) for _id, name in facts.executors):
            uses[spelling] = uses.get(spelling, 0) + 1
        for _id, name in facts.executors:
            written.setdefault(normal(name), name)
    usual: dict[str, _Spelling] = {}
    for group in same_actors(written.values()):
        spellings = [normal(name) for name in group]
        most = max(spellings, key=uses.__getitem__)
        usual |= {each: _Spelling(written[most], uses[most]) for each in spellings if each != most}
    return usual
