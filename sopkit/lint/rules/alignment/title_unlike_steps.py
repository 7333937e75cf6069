"""The title speaks of something that no step mentions.

## Why it matters

The title is how an SOP is found. When none of its words stands in any activity, requirement, output or record, the
SOP was perhaps copied from another one, or the procedure has changed and the title has not. Words that any SOP may
hold, such as "surat" or "laporan", are not counted. A word that is defined stands for its definition.

## Bad

```yaml
title: Pemeliharaan Kendaraan Dinas   #! P310
steps:
  - activity: Menyusun naskah pidato
    by: petugas
  - activity: Mencetak naskah pidato
    by: petugas
```

## Good

```yaml
title: Pemeliharaan Kendaraan Dinas
steps:
  - activity: Memeriksa keadaan kendaraan
    by: petugas
  - activity: Mengganti oli mesin
    by: petugas
```
"""

from collections.abc import Iterator
from itertools import chain

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.language import Form, content_of, form_of, telling
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P310"
LEVEL = Level.ADVICE


def check(context: Context) -> Iterator[Remark]:
    title = context.sop.title
    words = telling(title)
    if all(form_of(word) is Form.NOMINAL for word in words):
        return  # The act alone, as in "Pengaturan Surat", says too little.
    sought = set().union(*map(content_of, words))
    initials = "".join(word[0] for word in title.casefold().split())
    # Activities first: most titles have a word in one of them.
    if not all(sought.isdisjoint(content_of(text)) for text in chain(context.acts, context.cells, context.sop.records)):
        return
    if any(_abbreviates(word, text, initials) for text in context.cells for word in content_of(text)):
        return
    defined = [content_of(short) for short, meant in context.sop.definitions.items() if sought & content_of(meant)]
    if any(short and short <= content_of(text) for short in defined for text in context.cells):
        return
    yield Remark(
        ("title",),
        _("no step mentions any word of the title `{title}`", title=shortened(title)),
        hint=_("give the SOP the title of what its steps do"),
    )


def _abbreviates(word: str, text: str, initials: str) -> bool:
    """Whether a word stands in the text in capitals, and abbreviates words of the title: ATK, alat tulis kantor."""
    return len(word) > 1 and word in initials and word.upper() in text
