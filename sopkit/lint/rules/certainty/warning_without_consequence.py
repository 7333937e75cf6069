"""The warning names neither a consequence nor a limit.

## Why it matters

Principle 8, certainty of law: the warning says what follows when the SOP is not kept, or names a limit such as a
deadline. A sentence that only asks for the SOP to be followed warns of nothing. Seen in signed SOPs.

## Bad

```yaml
warnings: SOP ini agar dilaksanakan dengan sebaik-baiknya    #! P805
```

## Good

```yaml
warnings: Jika berkas tidak diperiksa, surat dapat terbit bagi orang yang tidak berhak
```

```yaml
warnings: Surat harus diserahkan dalam 3 hari kerja
```
"""

from collections.abc import Iterator
from functools import lru_cache

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import says_something
from sopkit.lint.rule import Remark
from sopkit.lint.titles import words_of
from sopkit.lint.words import shortened

CODE = "P805"
LEVEL = Level.ADVICE

_CONDITIONS = frozenset(
    {"andai", "apabila", "bila", "bilamana", "jika", "jikalau", "kalau", "manakala", "seandainya", "tanpa"}
)
_LIMITS = frozenset({"batas", "dilarang", "jangan", "lambat", "maksimal", "maksimum", "sebelum", "tenggat"})
_LIMITS_IN_TWO = (" paling banyak ", " paling lama ", " paling sedikit ", " tidak boleh ")
_DUTIES = frozenset({"harus", "wajib"})
_TIMES = frozenset({"bulan", "hari", "jam", "menit", "minggu", "pukul", "tahun", "tanggal"})
_FAULTS = (" yang belum ", " yang melebihi ", " yang salah ", " yang tidak ", " di luar ")
_HARM = ("batal", "ditolak", "gugur", "hilang", "kehilangan", "membahayakan", "merugikan", "merusak", "rusak")
_HARMS = (
    " tidak akan ",
    " tidak dapat ",
    *(f" {modal} {harm} " for modal in ("akan", "bisa", "dapat") for harm in _HARM),
)
_CONSEQUENCES = (
    "akibat",
    "berakibat",
    "berdampak",
    "beresiko",
    "berisiko",
    "dampak",
    "gagal",
    "kegagalan",
    "kelalaian",
    "kerugian",
    "kesalahan",
    "keterlambatan",
    "ketidak",
    "mengakibat",
    "menghambat",
    "menimbul",
    "menyebab",
    "pelanggaran",
    "penyimpangan",
    "resiko",
    "risiko",
    "sanksi",
    "selambat",
    "terganggu",
    "terhambat",
    "terlambat",
    "tertunda",
)
"""With what words begin that name a consequence, or a fault that has one."""


def check(context: Context) -> Iterator[Remark]:
    # One sentence may go over several items, so that one of them speaks for all.
    if any(map(_warns, context.sop.warnings)):
        return
    for index, text in enumerate(context.sop.warnings):
        if not says_something(text):
            continue
        yield Remark(
            ("warnings", index),
            _("`{text}` names neither a consequence nor a limit", text=shortened(text)),
            hint=_("say what follows when the SOP is not kept (`jika …, maka …`), or name a limit (`paling lambat …`)"),
        )
        return


@lru_cache(1 << 12)
def _warns(text: str) -> bool:
    words = words_of(text)
    known = set(words)
    if not known.isdisjoint(_CONDITIONS | _LIMITS):
        return True
    plain = f" {' '.join(words)} "
    if any(limit in plain for limit in _LIMITS_IN_TWO):
        return True
    timed = not known.isdisjoint(_DUTIES) and not known.isdisjoint(_TIMES)
    return timed or any(word.startswith(_CONSEQUENCES) for word in words) or _harms(plain)


def _harms(plain: str) -> bool:
    """Whether a text says what befalls a thing that was not treated so: `sampel yang tidak diawetkan dapat rusak`."""
    said = plain[max(plain.find(" yang "), 0) :]
    behind = [f" {said.partition(fault)[2]}" for fault in _FAULTS if fault in said]
    return " yang " in said and any(harm in text for text in behind for harm in _HARMS)
