"""The note hides a time.

## Why it matters

The standard time is what users are promised and what the work is measured by. A duration that stands only in the note
is in no total, so the procedure looks shorter than it is: "Proses pengajuan 2 bulan" stood in the note of a signed SOP.
A deadline, a validity or a period in the note is no duration of the step and no finding.

## Bad

```yaml
steps:
  - activity: Mengajukan penghapusan barang
    by: staf
    time: 1 hari kerja
    note: Proses pengajuan 2 bulan             #! P209
  - activity: Mencatat penghapusan
    by: staf
    time: 1 jam
    note: 3-5 hari kerja                       #! P209
```

## Good

```yaml
steps:
  - activity: Mengajukan penghapusan barang
    by: staf
    time: 1 hari kerja
    note: Disampaikan paling lambat 3 hari kerja setelah rapat
  - activity: Menunggu jawaban
    by: staf
    time: 2 bulan
    note: Waktu tunggu 2 bulan
  - activity: Menerbitkan kartu
    by: staf
    time: 1 jam
    note: Kartu berlaku selama 5 tahun
```
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.acts import word_set, words
from sopkit.lint.context import Context
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened
from sopkit.times import Time, read_time
from sopkit.times.words import MEASURES, NUMBER_WORDS

CODE = "P209"
LEVEL = Level.WARNING
ABOUT = "notes"

_LONGEST = 2000
"""Characters of a note in which a time may begin; what stands before each is looked through."""


def _one_of(phrases: list[tuple[str, ...]]) -> str:
    return "|".join(sorted((" ".join(phrase) for phrase in phrases), key=len, reverse=True))


_NUMBER = rf"(?:[0-9]{{1,4}}(?:[.,][0-9]{{1,2}})?|(?:{_one_of([words for words in NUMBER_WORDS if len(words) < 3])}))"
_UNIT = rf"(?:{_one_of([name for name in MEASURES if len(name[0]) > 1])})"
_TO = r"(?:-|–|—|s\.d\.?|s/d|sd|sampai dengan|sampai|hingga)"


@cache
def _time() -> re.Pattern[str]:
    """Make the pattern of what may be a duration; `read_time` says whether it is one. Few notes need it."""
    return re.compile(
        rf"(?<![\w.,/+-])(?<!\bke ){_NUMBER}(?: ?(?:{_TO}|[x×]) ?{_NUMBER})?(?: ?\([a-z ]{{1,30}}\))? ?{_UNIT}"
        rf"(?: (?:dan )?{_NUMBER} ?{_UNIT})?(?![\w/-])",
        re.IGNORECASE,
    )


_A_UNIT = re.compile(_UNIT, re.IGNORECASE)

_LASTS = word_set(
    "proses diproses pemrosesan pengerjaan pengajuan pengiriman penyelesaian menunggu tunggu ditunggu waktu lama "
    "lamanya selama durasi estimasi perkiraan diperkirakan membutuhkan memerlukan dibutuhkan diperlukan butuh memakan "
    "berlangsung antre antrean antri antrian"
)
"""Words of a clause that tells how long something lasts."""

_LIMITS = word_set(
    "paling maksimal maks maksimum minimal min minimum selambat lambatnya terlambat keterlambatan batas tenggat harus "
    "wajib sebelum setelah sesudah sejak setiap tiap per berlaku masa usia umur pengalaman disimpan retensi arsip "
    "periode tanggal tgl denda sanksi dalam jika apabila bila lebih lewat melewati melebihi"
)
"""Words of a clause that tells when, until when or how often."""

_NO_DURATION = re.compile(
    r" (?:[0-9]|(?:sebelum|setelah|sesudah|sejak|terakhir|sekali|lalu|berjalan|berikutnya|sebelumnya|ke depan|yang lalu"
    r"|per|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b)",
    re.IGNORECASE,
)
"""What stands behind a stretch of the calendar or a frequency."""


def check(context: Context) -> Iterator[Remark]:
    for index in context.notes:
        step, own = context.sop.steps[index], context.times[index]
        for text, time in _durations(step.note) if step.note else ():
            if not isinstance(own, Time) or own.amounts != time.amounts:
                yield Remark(
                    ("steps", index, "note"),
                    _("the note holds a time that the step does not count: `{time}`", time=shortened(text)),
                    hint=_("add it to the `time` of the step, or make a step of its own of what is waited for"),
                )
                break


def _durations(note: str) -> Iterator[tuple[str, Time]]:
    """Yield the durations in a note, as they stand in it and as they read."""
    text = " ".join(note.split())
    whole = read_time(text)
    if isinstance(whole, Time):
        yield text, whole
        return
    if not _A_UNIT.search(text):
        return
    for found in takewhile(lambda found: found.start() < _LONGEST, _time().finditer(text)):
        time = read_time(found[0])
        before = set(words(re.split(r"[.,;:()]", text[: found.start()])[-1]))
        if (
            isinstance(time, Time)
            and not _LASTS.isdisjoint(before)
            and _LIMITS.isdisjoint(before)
            and not _NO_DURATION.match(text, found.end())
        ):
            yield found[0], time
