"""The guide for writing SOPs is not among the legal bases.

## Why it matters

Principle 7, compliance with the law: many organisations want each SOP to cite the rule by which SOPs are written,
PermenPANRB 35/2012 or a guide of their own. Others cite only what the procedure itself rests on, so the rule is asked
only with the preset `all`, and `guides` says what counts.

## Bad

```yaml
legal_basis:                     #! P707
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
```

```yaml
# options: {guides: [Perbup Sumedang 9/2014]}
legal_basis:                     #! P707
  - PermenPANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
```

## Good

```yaml
legal_basis:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
  - PermenPANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
```

## Options

- `guides` (35/2012): guides of which one must be cited, each as short as it can be told from others
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.citations import cites
from sopkit.lint.context import Context
from sopkit.lint.fields import says_something
from sopkit.lint.rule import Preset, Remark
from sopkit.lint.words import listed

CODE = "P707"
LEVEL = Level.ADVICE
PRESET = Preset.ALL


class Options(Struct, frozen=True):
    """Which guides count."""

    guides: tuple[str, ...] = ("35/2012",)


def check(context: Context, options: Options) -> Iterator[Remark]:
    items = [item for item in context.sop.legal_basis if says_something(item)]
    # A list without items is no legal basis, and P701 speaks of it.
    if items and options.guides and not any(cites(item, guide) for item in items for guide in options.guides):
        yield Remark(
            ("legal_basis",),
            _("no guide for writing SOPs is cited"),
            hint=_("cite one of {guides}", guides=listed(options.guides)),
            at_key=True,
        )
