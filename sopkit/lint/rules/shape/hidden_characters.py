r"""A text holds characters that nobody sees.

## Why it matters

Some characters have no shape. One of them turns the direction of writing, so that a text reads otherwise than it is:
"5 jam" may stand in the file as "maj 5" between two of them, and an official signs what no program has counted. Others
stand between letters, so that two equal names are two, and searching finds neither. They come along when text is pasted
from a web page or a PDF, or they were put there. In the drawing a sign stands for each that turns the direction.

Joiners between letters of other scripts and in pictures are no fault, nor are marks of direction beside words that are
written from right to left.

## Bad

```yaml
title: "Penetapan \u202Etiderk akgnA\u202C"    #! S120
```

```yaml
executors:
  kepala: "Kepala\u200b Badan"    #! S120
```

```yaml
steps:
  - activity: "Menyusun lapor\u00adan"    #! S120
    by: kepala
```

## Good

```yaml
title: Penetapan Angka Kredit
executors:
  kepala: Kepala Badan
definitions: {Syariah: "hukum Islam (\u2067شريعة\u2069)"}
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.unseen import TURNING, called, may_hold_unseen, unseen
from sopkit.lint.words import listed
from sopkit.model.texts import placed_texts, texts

CODE = "S120"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Remark]:
    if context.shows_all or not may_hold_unseen("".join(texts(context.sop))):
        return
    for path, text, at_key in placed_texts(context.sop):
        found = unseen(text) if may_hold_unseen(text) else []
        if found:
            turning = not TURNING.isdisjoint(found)
            yield Remark(
                path,
                _("characters that nobody sees stand in this text: {signs}", signs=listed([*map(called, found)])),
                hint=_("delete them: they turn the direction of writing, so that the text reads otherwise than it is")
                if turning
                else _("delete them; they come along when text is pasted, and make two of what looks like one"),
                at_key=at_key,
            )
