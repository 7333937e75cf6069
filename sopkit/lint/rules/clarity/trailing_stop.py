"""A text that is no sentence ends in a full stop, a comma or a semicolon.

## Why it matters

What stands in a cell or in a list is a phrase, such as "Menulis laporan", and no sentence. A mark at its end comes from
typing, or from the text that it was copied out of. It says nothing, and the next row writes the same thing without it.
It was seen in times ("1 hari kerja.") of signed SOPs of one agency, and in an activity of a published SOP. No source
speaks of it, so this is advice. All such texts of an SOP are one finding.

Notes, warnings, definitions and the service standard may be sentences and are left alone. So are abbreviations such as
"dll.", texts of several sentences or lines, and lists in which every item ends in a mark, as in a decree.

## Bad

```yaml
steps:
  - activity: Menyusun laporan bulanan.     #! P131
    by: staf
    requires: [Data kegiatan, Format laporan;]
    time: 1 hari kerja.
    output: Laporan bulanan,
```

```yaml
executors:
  kepala: Kepala Bidang.     #! P131
```

## Good

```yaml
legal_basis:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;
  - Permenpan RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP.
equipment: Komputer, ATK, dll.
warnings: Jika SOP ini tidak dilaksanakan, laporan terlambat.
steps:
  - activity: Menyusun laporan bulanan
    by: staf
    time: 1 hari kerja
    output: Laporan bulanan
    note: Laporan dikirim juga lewat surel.
```
"""

import re
from collections.abc import Iterator, Sequence

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import _
from sopkit.lint.acts import word_set
from sopkit.lint.context import Context
from sopkit.lint.glance import Glance
from sopkit.lint.rule import Remark
from sopkit.source import Path, Write
from sopkit.times import Time

CODE = "P131"
LEVEL = Level.ADVICE

_MARKS = (".", ",", ";")

_SHORT = word_set(
    "al alm an bag bid co corp da dep dept dir disp dll dra dsb dst eks etc exp gub hal inc ir jab jend kab kabag "
    "kabid kadis kasi kasubag kasubbag kasubbid kasubdit kec kel kep ket kom lamp maks min mm mt no nom ops org peg "
    "pemb pend pimp pol prof prov red rev sda se sek sh st tel telp tgl ub und up vol"
)
"""Abbreviations that have a vowel, or are also written in capitals; what has none, such as `thn`, is one anyway."""

_VOWEL = re.compile("[aeiou]", re.IGNORECASE)
_WITHIN = re.compile(r"(\S+)[.!?]\s")
_ENTITY = re.compile(r"&#?\w+;$")
_OPENING = "([{\"'“‘«"

_LONGEST = 60
"""Characters of a text that is shown whole."""

_RELATED = 8
"""Other places that a finding names; of more it gives the number only."""


def check(context: Context) -> Iterator[Remark]:
    if not _ENDED.among(context.cells) and not _ended_elsewhere(context):
        return
    found = [(path, text, plain) for path, text in _phrases(context) if (plain := _without_mark(text)) != text]
    if not found:
        return
    (path, text, _plain), *others = found
    yield Remark(
        path,
        _("{n} texts end in a mark that says nothing", n=len(found))
        if others
        else _("`{text}` ends in a mark that says nothing", text=_end_of(text)),
        hint=_("leave the mark out: only a whole sentence ends in one"),
        related=tuple((other, _("ends in such a mark as well")) for other, _text, _plain in others[:_RELATED]),
        fix=Fix(tuple(Write(path, plain) for path, _text, plain in found)),
        subjects=tuple(path for path, _text, _plain in found),
    )


def _ended_elsewhere(context: Context) -> bool:
    """Look quickly at what stands in no cell of words: title, lists, names and times."""
    sop = context.sop
    texts = [sop.title, *sop.legal_basis, *sop.qualifications, *sop.equipment, *sop.records]
    texts += [executor.name for executor in sop.executors.values()]
    texts += [related.text for related in sop.related if related.text]
    texts += [time.text for time in context.different_times]
    lines = "\n".join(texts) + "\n"
    return ".\n" in lines or ",\n" in lines or ";\n" in lines


def _end_of(text: str) -> str:
    """Give a text on one line; of a long one its last words."""
    line = " ".join(text.split())
    last = line[-_LONGEST:]
    return line if last == line else f"… {last.partition(' ')[2] or last}"


def _phrases(context: Context) -> Iterator[tuple[Path, str]]:
    """Give what is no sentence, with its place; of a list nothing where every item ends in a mark."""
    sop = context.sop
    yield ("title",), sop.title
    for key in ("legal_basis", "qualifications", "equipment", "records"):
        yield from _items((key,), getattr(sop, key))
    related = [(("related", index, "text"), one.text) for index, one in enumerate(sop.related) if one.text]
    if not _is_punctuated([text for _path, text in related]):
        yield from related
    for key, executor in sop.executors.items():
        yield ("executors", key, "name"), executor.name
    for index, step in enumerate(sop.steps):
        yield ("steps", index, "activity"), step.activity
        yield from _items(("steps", index, "requires"), step.requires)
        # What can't be read as a time has a finding of its own.
        if isinstance(step.time, str) and isinstance(context.times[index], Time):
            yield ("steps", index, "time"), step.time
        yield from _items(("steps", index, "output"), step.output)


def _items(path: Path, texts: Sequence[str]) -> Iterator[tuple[Path, str]]:
    if not _is_punctuated(texts):
        yield from (((*path, index), text) for index, text in enumerate(texts))


def _is_punctuated(texts: Sequence[str]) -> bool:
    """Whether a list is written as decrees write them: each item ends in a mark."""
    return len(texts) > 1 and all(text.endswith(_MARKS) for text in texts)


def _without_mark(text: str) -> str:
    """Take away the marks at the end of a text that say nothing."""
    if not text.endswith(_MARKS) or "\n" in text or _holds_sentences(text):
        return text
    while text.endswith(_MARKS) and _says_nothing(text[-1], text[:-1].rstrip()):
        text = text[:-1].rstrip()
    return text


def _says_nothing(mark: str, before: str) -> bool:
    """Whether a mark at the end does no more than end what stands before it."""
    if not before or before[-1] in "_-…" + mark or not any(map(str.isalpha, before)):
        return False
    if mark == ".":
        return not _is_abbreviation(before.rsplit(maxsplit=1)[-1])
    return mark == "," or _ENTITY.search(f"{before};") is None


def _holds_sentences(text: str) -> bool:
    """Whether a sentence ends within a text."""
    return any(not _is_abbreviation(before) for before in _WITHIN.findall(text))


def _is_abbreviation(word: str) -> bool:
    word = word.lstrip(_OPENING)
    if "." in word or word.lower() in _SHORT:
        return True
    return word.isalpha() and (len(word) == 1 or (not word.isupper() and _VOWEL.search(word) is None))


_ENDED: Glance[str] = Glance(lambda text: _without_mark(text) != text)
