"""Related SOPs are named by vague words.

## Why it matters

Principle 3, alignment: "all SOPs" or "other related SOPs" send the reader nowhere, and when one of them changes nobody
can find the SOPs that it touches. Seen in signed SOPs.

## Bad

```yaml
related:
  - Seluruh SOP di lingkungan Bagian Umum    #! P303
  - SOP terkait lainnya                      #! P303
  - dll.                                     #! P303
```

## Good

```yaml
related:
  - SOP Pengelolaan Surat Masuk
  - Petunjuk Teknis Tata Naskah Dinas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.titles import words_of
from sopkit.lint.words import shortened

CODE = "P303"
LEVEL = Level.WARNING

_ALL = frozenset({"berbagai", "beberapa", "segala", "segenap", "seluruh", "semua", "setiap"})
_DOCUMENTS = frozenset({"dokumen", "pedoman", "peraturan", "prosedur", "sop"})
_EMPTY = frozenset(
    {
        "ada",
        "berkaitan",
        "berlaku",
        "dan",
        "dgn",
        "dengan",
        "dsb",
        "dst",
        "lain",
        "lainnya",
        "relevan",
        "terkait",
        "yang",
    }
)
_AND_SO_ON = frozenset({"dkk", "dll", "dsb", "dst"})


def check(context: Context) -> Iterator[Remark]:
    for index, related in enumerate(context.sop.related):
        if related.sop is None and related.text and _vague(words_of(related.text)):
            yield Remark(
                ("related", index),
                _("`{text}` names no SOP", text=shortened(related.text)),
                hint=_("name each related SOP by its number or title"),
            )


def _vague(words: tuple[str, ...]) -> bool:
    if words[:1] and words[0] in _ALL and not _DOCUMENTS.isdisjoint(words[1:3]):
        return True
    if words and words[-1] in _AND_SO_ON and len(words) == 1:
        return True
    # "SOP yang terkait", "SOP lainnya", "dan lain-lain": nothing is left that could name one.
    rest = [word for word in words if word not in _EMPTY]
    return bool(words) and len(rest) < len(words) and set(rest) <= _DOCUMENTS
