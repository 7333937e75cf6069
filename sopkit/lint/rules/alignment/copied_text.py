"""A warning or the list of records stands word for word in many SOPs of other titles.

## Why it matters

Principle 3, alignment: each procedure has risks and records of its own. A sentence that fits every SOP was copied, and
says nothing about this one. Seen in 159 of 348 signed SOPs of one agency, which share their warnings.

Case and signs make no difference. Qualifications and equipment are not compared: those of one unit may well be the
same.

## Bad

```yaml
# options: {most: 1}
# file: 001.yaml
title: Pengelolaan Surat Masuk
warnings:
  - Jika SOP ini tidak dilaksanakan maka pekerjaan terhambat    #! P311
# file: 002.yaml
title: Pengelolaan Surat Keluar
warnings:
  - Jika SOP ini tidak dilaksanakan, maka pekerjaan terhambat.  #! P311
# file: 003.yaml
title: Pengelolaan Arsip
warnings:
  - Jika SOP ini tidak dilaksanakan maka pekerjaan terhambat    #! P311
```

## Good

```yaml
# options: {most: 1}
# file: 001.yaml
title: Pengelolaan Surat Masuk
warnings:
  - Jika surat tidak dicatat pada hari penerimaannya maka tindak lanjutnya terlambat
# file: 002.yaml
title: Pengelolaan Surat Keluar
warnings:
  - Jika nomor surat dipakai dua kali maka surat tidak dapat ditelusuri
```

## Options

- `most` (3): in how many SOPs of other titles a text may stand
"""

from collections.abc import Iterator

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _, n_
from sopkit.lint.library import Among, copied_texts
from sopkit.lint.rule import OrNone, Remark
from sopkit.lint.words import shortened

CODE = "P311"
LEVEL = Level.ADVICE


class Options(Struct, frozen=True):
    """When a text counts as copied."""

    most: OrNone = 3


def among(context: Among, options: Options) -> Iterator[Remark]:
    facts = context.facts
    found: dict[str, list[tuple[int | None, int]]] = {}
    for position, (field, text) in copied_texts(facts):
        others = context.library.titles_with.get((field, text), 1) - 1
        if others > options.most:
            found.setdefault(field, []).append((position, others))
    for field, copies in found.items():
        position, others = copies[0]
        hint = _("write what follows when this very procedure is not kept")
        if position is None:
            message = n_(
                "the records are those of {n} SOP of another title",
                "the records are those of {n} SOPs of other titles",
                n=others,
            )
            hint = _("list the forms and registers that this procedure fills in")
        else:
            message = n_(
                "`{text}` also stands in {n} SOP of another title",
                "`{text}` also stands in {n} SOPs of other titles",
                n=others,
                text=shortened(facts.warnings[position]),
            )
        paths = tuple((field,) if each is None else (field, each) for each, _others in copies)
        yield Remark(paths[0], message, hint=hint, at_key=position is None, subjects=paths)
