"""The exits of a decision don't answer its question with yes and no.

## Why it matters

A diamond asks one question, and its two arrows carry the two answers: ya and tidak, lengkap and tidak lengkap, benar
and salah. Labels such as A and B, or an abbreviation, must first be explained, and two things that exclude each other
only sometimes leave cases for which no arrow is right. Of 75 exits in the flowcharts of one agency some 25 carry other
words than ya and tidak.

## Bad

```yaml
steps:
  - id: periksa
    activity: Memeriksa kelengkapan berkas
    by: petugas
    decision: {A: catat, B: end}             #! P113
  - id: catat
    activity: Mencatat berkas
    by: petugas
```

```yaml
# options: {pairs: [Rujukan/Rawat Jalan]}
steps:
  - activity: Menilai keadaan pasien
    by: dokter
    decision: {rawat jalan: obat, rujukan: end}
  - id: obat
    activity: Menuliskan resep
    by: dokter
    decision: {Tersedia: end, Racik: end}    #! P113
```

## Good

```yaml
steps:
  - id: periksa
    activity: Memeriksa kelengkapan berkas
    by: petugas
    decision: {Lengkap: catat, Belum lengkap: end}
  - id: catat
    activity: Mencatat berkas
    by: petugas
    decision: {Ya: end, Tidak: periksa}
```

## Options

- `pairs` (none): further pairs of labels that are in use, each as `one/other`
"""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.acts import words
from sopkit.lint.context import Context
from sopkit.lint.opposites import opposite
from sopkit.lint.rule import Remark
from sopkit.lint.words import normal, shortened

CODE = "P113"
LEVEL = Level.ADVICE
ABOUT = "decisions"


_INITIALS = frozenset({"y", "t"})


class Options(Struct, frozen=True):
    """What else is recognised."""

    pairs: tuple[str, ...] = ()


def check(context: Context, options: Options) -> Iterator[Remark]:
    declared = {frozenset(normal(label) for label in pair.split("/")) for pair in options.pairs}
    for index in context.decisions:
        labels = tuple(context.sop.steps[index].decision or ())
        if len(labels) != 2 or _clear(*labels) or index in context.undivided:
            continue
        if frozenset(map(normal, labels)) in declared:
            continue
        first, second = labels
        if {normal(first), normal(second)} == _INITIALS:
            yield Remark(
                ("steps", index, "decision"),
                _("`{first}` and `{second}` are not written in full", first=first, second=second),
                hint=_("write `Ya` and `Tidak` in full"),
                at_key=True,
            )
            continue
        yield Remark(
            ("steps", index, "decision"),
            _("`{first}` and `{second}` don't say yes and no", first=shortened(first), second=shortened(second)),
            hint=_(
                "ask a question that has two answers, such as `Ya` and `Tidak` or `Lengkap` and `Tidak lengkap`; "
                "a pair that is in use can be named in the option `pairs`"
            ),
            at_key=True,
        )


@lru_cache(1 << 12)
def _clear(first: str, second: str) -> bool:
    """Whether one label says no to the other; so far as they are blank or the same, S306 speaks of them."""
    one, other = "".join(first.casefold().split()), "".join(second.casefold().split())
    return not one or not other or one == other or opposite(words(first), words(second))
