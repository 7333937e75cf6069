r"""A text holds characters that nobody sees.

## Why it matters

Some characters have no shape. One of them turns the direction of writing, so that a text reads otherwise than it is:
"5 jam" may stand in the file as "maj 5" between two of them, and an official signs what no program has counted. Others
stand between letters, so that two equal names are two, and searching finds neither. They come along when text is pasted
from a web page or a PDF, or they were put there. In the drawing a sign stands for each that turns the direction.

Joiners between letters of other scripts and in pictures are no fault, nor are marks of direction beside words that are
written from right to left.

Comments are looked at, too: a sign in one may hide from a reviewer what the line says, or where the comment ends.

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

from collections.abc import Iterator, Sequence

from sopkit.diagnostic import Level
from sopkit.i18n import Message, _
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.unseen import TURNING, called, may_hold_unseen, unseen
from sopkit.lint.words import listed
from sopkit.model.texts import placed_texts, texts

CODE = "S120"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Remark]:
    if context.world.shows_all:
        return
    yield from _in_asides(context)
    if not may_hold_unseen("".join(texts(context.sop))):
        return
    for path, text, at_key in placed_texts(context.sop):
        found = unseen(text) if may_hold_unseen(text) else []
        if found:
            message = _("characters that nobody sees stand in this text: {signs}", signs=listed([*map(called, found)]))
            yield Remark(path, message, hint=_hint(found), at_key=at_key)


def _in_asides(context: Context) -> Iterator[Remark]:
    for aside in context.world.asides:
        if found := unseen(aside.text):
            message = _("characters that nobody sees stand in a comment: {signs}", signs=listed([*map(called, found)]))
            # No value has this path: the comment's text tells the finding from others of its kind.
            yield Remark(("#", aside.text), message, hint=_hint(found), at=(aside.start, aside.end))


def _hint(found: Sequence[str]) -> Message:
    if TURNING.isdisjoint(found):
        return _("delete them; they come along when text is pasted, and make two of what looks like one")
    return _("delete them: they turn the direction of writing, so that the text reads otherwise than it is")
