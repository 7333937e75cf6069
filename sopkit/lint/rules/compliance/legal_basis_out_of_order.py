"""The legal bases do not stand by rank and year.

## Why it matters

Principle 7, compliance with the law: in lists of legal bases the higher regulation stands before the lower one, and of
one rank the older before the newer, so that a reader sees at once what rests on what. The order is: the constitution,
decrees of the MPR, laws, government regulations, regulations of the President, of ministers and central agencies,
regional regulations of the province and then of the regency or city, those of governor, regent or mayor, decisions.

Offices differ in details: some list ministers before agencies whatever the year, decisions of ministers before regional
regulations, or all of the province before all of the regency. Each of these orders is accepted. Where an item can't be
read, or is a colonial regulation such as HIR, nothing is said, unless it stands at the end, where it stays.

## Bad

```yaml
legal_basis:
  - Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan UU Pelayanan Publik
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik    #! P703
```

```yaml
legal_basis:
  - Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik    #! P703
  - Peraturan Bupati Sumedang Nomor 9 Tahun 2014 tentang Pedoman Penyusunan SOP
```

## Good

```yaml
legal_basis:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
  - Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah
  - Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan UU Pelayanan Publik
  - Peraturan Bupati Sumedang Nomor 9 Tahun 2014 tentang Pedoman Penyusunan SOP
```
"""

from collections.abc import Iterator
from functools import lru_cache

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.citations import read_citation
from sopkit.lint.cited_twice import cited_twice
from sopkit.lint.context import Context
from sopkit.lint.precedence import in_order, sorted_by_rank
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened
from sopkit.source import Reorder

CODE = "P703"
LEVEL = Level.ADVICE


def check(context: Context) -> Iterator[Remark]:
    items = context.sop.legal_basis
    if _is_in_order(items):
        return
    # What P708 takes out is not to be moved first.
    again = cited_twice(items)
    kept = [index for index in range(len(items)) if index not in again]
    if again and _is_in_order(tuple(items[index] for index in kept)):
        return
    order = sorted_by_rank([read_citation(item) for item in items])
    places = {index: place for place, index in enumerate(order)}
    # The first item that has to come before one above it, and the lowest of those above it.
    highest = 0
    for index in kept:
        if places[index] < places[highest]:
            yield Remark(
                ("legal_basis", index),
                _(
                    "`{later}` should stand before `{earlier}`",
                    later=_short(items[index]),
                    earlier=_short(items[highest]),
                ),
                hint=_("list legal bases by rank, and those of one rank by year"),
                related=((("legal_basis", highest), _("this one stands before it")),),
                fix=Fix((Reorder(("legal_basis",), order),)),
            )
            return
        highest = index


@lru_cache(1 << 12)
def _is_in_order(items: tuple[str, ...]) -> bool:
    """Whether legal bases stand in order; the SOPs of one unit share theirs."""
    return in_order([read_citation(item) for item in items])


def _short(item: str) -> str:
    return shortened(item.partition(" tentang ")[0])
