"""What a step brings forth is not what the next one requires.

## Why it matters

A procedure is a chain: the output of a step is at hand when the next one begins. Where the two share no word, either a
document has changed its name on the way, or something is missing in between. Half of the pairs in 348 signed SOPs of
one agency (493 of 1,012) share none, so this is asked in the strict preset only.

## Bad

```yaml
steps:
  - activity: Menyusun konsep undangan
    by: petugas
    output: Konsep undangan
  - activity: Menggandakan bahan
    by: petugas
    requires: Kertas   #! P307
```

## Good

```yaml
steps:
  - activity: Menyusun konsep undangan
    by: petugas
    output: Konsep undangan
  - activity: Menggandakan undangan
    by: petugas
    requires: [Konsep undangan, Kertas]
```
"""

from collections.abc import Iterator
from functools import lru_cache

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.language import content_of
from sopkit.lint.rule import Preset, Remark
from sopkit.lint.words import shortened

CODE = "P307"
LEVEL = Level.ADVICE
PRESET = Preset.STRICT


def check(context: Context) -> Iterator[Remark]:
    steps = context.sop.steps
    brought = [_content(step.output) for step in steps]
    for index, step in enumerate(steps):
        required = _content(step.requires)
        before = [edge.source for edge in context.flow.incoming[index] if brought[edge.source]]
        # A way back brings no new document: it may meet the requirement, but need not.
        above = [source for source in before if source < index]
        if not required or not above or any(required & brought[source] for source in before):
            continue
        output = steps[above[0]].output
        yield Remark(
            ("steps", index, "requires"),
            _("the step requires nothing of the output `{output}` before it", output=shortened(", ".join(output))),
            hint=_("name the document alike in both places, or add the step in which it becomes another"),
            related=((("steps", above[0], "output"), _("the output")),),
        )


@lru_cache(maxsize=8192)
def _content(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(content_of, texts))
