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

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations

from sopkit.diagnostic import Level
from sopkit.flow import Flow
from sopkit.i18n import _
from sopkit.lint.acts import word_set, words
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P121"
LEVEL = Level.WARNING

_PASSED_OVER = word_set("dan serta yang tersebut")

# Longer activities are compared as they are only: P124 speaks of them, and each word costs a look-up.
_LONGEST = 40

_MANY = 6
_SHORTEST = 5
"""Letters of a word that may be misspelt: among shorter ones nearly every two resemble each other."""


def check(context: Context) -> Iterator[Remark]:
    sop, flow = context.sop, context.flow
    last: dict[frozenset[str], dict[str, int]] = {}
    """The latest step of these executors whose activity has this form."""
    for index in _suspects(context):
        step = sop.steps[index]
        forms = _forms(step.activity)
        met = last.setdefault(context.executors[index], {})
        for form in forms:
            twin = met.get(form)
            if twin is None:
                continue
            alike = _alike(_told(sop.steps[twin].activity), _told(step.activity))
            if alike and _leads_down(flow, twin, index):
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
        met.update(dict.fromkeys(forms, index))


@lru_cache(1 << 12)
def _told(activity: str) -> tuple[str, ...]:
    return tuple(word for word in words(activity) if word not in _PASSED_OVER)


def _suspects(context: Context) -> list[int]:
    """Find the steps that may have a twin: one of as many words, of the same executors, with one half of its words.

    One word may differ, so that the other half is the same in both.
    """
    activities, executors = [step.activity for step in context.sop.steps], context.executors
    halves = [*map(_halves, activities)]
    often = Counter(chain.from_iterable(halves))
    if len(often) == 2 * len(halves):
        return []
    met: dict[tuple[frozenset[str], str], list[int]] = {}
    for index, (first, second) in enumerate(halves):
        if often[first] > 1:
            met.setdefault((executors[index], first), []).append(index)
        if often[second] > 1:
            met.setdefault((executors[index], second), []).append(index)
    found: set[int] = set()
    for steps in met.values():
        if len(steps) > 1 and _may_hold_twins([activities[index] for index in steps]):
            found.update(steps)
    return sorted(found)


def _may_hold_twins(activities: Sequence[str]) -> bool:
    """Whether some activities say the same; of many that share half their words nobody compares each with each."""
    return len(activities) > _MANY or any(_are_twins(one, other) for one, other in combinations(activities, 2))


@lru_cache(1 << 14)
def _are_twins(one: str, other: str) -> bool:
    """Whether two activities that share half their words say the same; the same two meet in many SOPs."""
    # One letter makes no more of a difference; so quick a look leaves out nearly all.
    return -1 <= _letters(one) - _letters(other) <= 1 and _alike(_told(one), _told(other))


@lru_cache(1 << 12)
def _letters(activity: str) -> int:
    return sum(map(len, _told(activity)))


@lru_cache(1 << 12)
def _halves(activity: str) -> tuple[str, str]:
    """Give the first and the second half of the words, each with how many there are in all."""
    told = _told(activity)
    first, second = told[: len(told) // 2], told[len(told) // 2 :]
    return f"{len(told)} {' '.join(first)} …", f"{len(told)} … {' '.join(second)}"


@lru_cache(1 << 12)
def _forms(activity: str) -> tuple[str, ...]:
    """Give what an activity shares with those that say the same, and with those that differ in one word."""
    told = _told(activity)
    if not told:
        return ()
    left_out = range(len(told)) if len(told) <= _LONGEST else ()
    return (" ".join(told), *(f"{at} {' '.join(told[:at])} … {' '.join(told[at + 1 :])}" for at in left_out))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two activities that share a key say the same but for one letter."""
    different = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return all(min(map(len, pair)) >= _SHORTEST and _is_slip(*pair) for pair in different)


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
