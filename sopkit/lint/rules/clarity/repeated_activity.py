"""A step says again what an earlier step of the same executor says.

## Why it matters

Two rows that read the same are either one row copied by mistake, or two acts of which the reader cannot tell the
difference. It is a finding only where the same executor comes to both rows in one case: the same act by another
executor, such as a second signature, or on the other branch of a decision is meant as it stands. Spelling, marks and
a letter more or less make no difference; another word or number does.

## Bad

```yaml
steps:
  - activity: Menyusun laporan bulanan
    by: staf
  - activity: Memeriksa laporan bulanan
    by: kepala
  - activity: Menyusun laporan bulanan.      #! P121
    by: staf
  - activity: Memriksa laporan bulanan       #! P121
    by: kepala
```

## Good

```yaml
steps:
  - activity: Menandatangani berita acara
    by: panitia
  - activity: Menandatangani berita acara
    by: penyedia
  - activity: Memeriksa kelengkapan berita acara
    by: panitia
    decision: {Lengkap: arsip, Tidak lengkap: tolak}
  - id: tolak
    activity: Memberitahukan hasil kepada penyedia
    by: panitia
    next: end
  - id: arsip
    activity: Memberitahukan hasil kepada penyedia
    by: panitia
```
"""

from collections.abc import Iterator
from functools import lru_cache

from sopkit.diagnostic import Level
from sopkit.flow import Flow
from sopkit.i18n import _
from sopkit.lint.acts import word_set, words
from sopkit.lint.rule import Context, Remark
from sopkit.lint.words import shortened
from sopkit.model import Sop

CODE = "P121"
LEVEL = Level.WARNING

_PASSED_OVER = word_set("dan serta yang tersebut")

# Longer activities are compared as they are only: P124 speaks of them, and each word costs a look-up.
_LONGEST = 40

_SHORTEST = 5
"""Letters of a word that may be misspelt: among shorter ones nearly every two resemble each other."""

_Key = tuple[frozenset[str], int, tuple[str, ...]]


def check(context: Context) -> Iterator[Remark]:
    sop, flow = context.sop, context.flow
    last: dict[_Key, int] = {}
    """The latest step with these executors and these words, of which one may be left out."""
    told = [_told(step.activity) for step in sop.steps]
    for index in _suspects(sop):
        step = sop.steps[index]
        keys = _keys(frozenset(step.by), told[index])
        for key in keys:
            twin = last.get(key)
            if twin is not None and _alike(told[twin], told[index]) and _leads_down(flow, twin, index):
                yield Remark(
                    ("steps", index, "activity"),
                    _(
                        "`{activity}` stands in step `{id}` already",
                        activity=shortened(step.activity),
                        id=flow.ids[twin],
                    ),
                    hint=_("take one of the two steps out, or say in which way they differ"),
                    related=((("steps", twin, "activity"), _("the same activity")),),
                )
                break
        last |= dict.fromkeys(keys, index)


@lru_cache(1 << 12)
def _told(activity: str) -> tuple[str, ...]:
    return tuple(word for word in words(activity) if word not in _PASSED_OVER)


def _suspects(sop: Sop) -> list[int]:
    """Find the steps that may have a twin: one of as many words, of the same executors, with one half of its words.

    One word may differ, so that the other half is the same in both.
    """
    met: dict[tuple[frozenset[str], str], list[int]] = {}
    for index, step in enumerate(sop.steps):
        executors = frozenset(step.by)
        for half in _halves(step.activity):
            met.setdefault((executors, half), []).append(index)
    return sorted({index for steps in met.values() if len(steps) > 1 for index in steps})


@lru_cache(1 << 12)
def _halves(activity: str) -> tuple[str, str]:
    """Give the first and the second half of the words, each with how many there are in all."""
    told = _told(activity)
    first, second = told[: len(told) // 2], told[len(told) // 2 :]
    return f"{len(told)} {' '.join(first)} …", f"{len(told)} … {' '.join(second)}"


def _keys(executors: frozenset[str], activity: tuple[str, ...]) -> list[_Key]:
    """Give what the step shares with steps that say the same, and with those that differ in one word."""
    if not activity:
        return []
    left_out = range(len(activity)) if len(activity) <= _LONGEST else ()
    return [
        (executors, -1, activity),
        *((executors, at, activity[:at] + activity[at + 1 :]) for at in left_out),
    ]


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two activities that share a key say the same but for one letter."""
    return all(
        first == second or (min(len(first), len(second)) >= _SHORTEST and _is_slip(first, second))
        for first, second in zip(one, other, strict=True)
    )


def _is_slip(one: str, other: str) -> bool:
    """Whether two words of letters differ by one letter: left out, put in, taken for another, or swapped."""
    if not (one.isalpha() and other.isalpha()) or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or one[1::-1] + one[2:] == other


def _leads_down(flow: Flow, source: int, target: int) -> bool:
    """Whether a case can come from one row to the other without going back up."""
    reached = {source}
    for step in range(source, target):
        if step in reached:
            reached.update(edge.target for edge in flow.outgoing[step] if edge.target is not None)
    return target in reached
