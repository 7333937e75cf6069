"""A step or tool names a year, a version or a person.

## Why it matters

`Blok Sensus 2020`, `Windows 10` or the name of the head of office are out of date long before the procedure is. A
general name holds on: the census, the office application, the position. Such words are found by their shape, and a
year or a title may well belong where it stands, therefore only the strict preset asks. Years of regulations and the
names of hospitals and streets are left alone.

## Bad

```yaml
equipment: [Komputer dengan Windows 10]            #! P506
steps:
  - activity: Memutakhirkan muatan Blok Sensus 2020   #! P506
    by: petugas
  - activity: Memaraf daftar
    by: petugas
    output: Daftar yang diparaf Drs. Suparman      #! P506
```

## Good

```yaml
equipment: [Komputer beserta pengolah kata]
steps:
  - activity: Memutakhirkan muatan blok sensus
    by: petugas
    requires: Peraturan BPS Nomor 5 Tahun 2023 tentang Organisasi
  - activity: Memaraf daftar
    by: petugas
    output: Daftar yang diparaf kepala seksi
```
"""

import re
from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import Message, _
from sopkit.lint.context import Context
from sopkit.lint.rule import Preset, Remark
from sopkit.lint.words import shortened
from sopkit.source import Path

CODE = "P506"
LEVEL = Level.ADVICE
PRESET = Preset.STRICT

_LASTING = re.compile(
    r"\b(?:nomor|no)\b\.? ?[\w./-]{1,40} tahun [0-9]{4}"
    r"|\b(?:RS(?:U|UD|UP)?|rumah sakit|jalan|jl\.?|gedung|bandara|stadion) (?:(?:Prof|Dr|Ir|Drs|H|Hj)\. ?)*",
    re.IGNORECASE,
)
"""Years and titles that do not age: those of regulations and of places."""

_AGES: tuple[tuple[re.Pattern[str], Message], ...] = (
    (
        re.compile(
            r"\b(?:versi|version|ver\.|v)\.? ?[0-9]+(?:\.[0-9]+){0,3}\b|\bv[0-9]+(?:\.[0-9]+){1,3}\b"
            r"|\b(?:windows|office|word|excel|android|sql server) [0-9]{1,4}\b",
            re.IGNORECASE,
        ),
        _("`{word}` is a version that will be replaced"),
    ),
    (
        re.compile(
            r"\b(?:Drs|Dra|Dr|dr|Ir|Prof|Hj?)\. ?[A-Z][a-z]+"
            r"|[A-Z][a-z]+, ?(?:S\. ?(?:H|E|T|Sos|Kom|Pd|Si|IP|ST|AP|Ag)|S[HE]|SSos|SKom)\b"
            r"|[A-Z][a-z]+, ?(?:M\. ?(?:M|Si|H|T|Pd|AP)|M[MH]|MSi)\b"
        ),
        _("`{word}` is a person, who will be followed by another"),
    ),
    (
        re.compile(r"(?<![\w/.-])(?:19[5-9][0-9]|20[0-9]{2})(?![\w/-]|\.[0-9])"),
        _("`{word}` is a year, and will soon be a past one"),
    ),
)


def check(context: Context) -> Iterator[Remark]:
    for path, text in _texts(context):
        rest = _LASTING.sub(" ", text)
        found = ((sign.search(rest), message) for sign, message in _AGES)
        if hit := next(((word[0], message) for word, message in found if word), None):
            word, message = hit
            yield Remark(
                path,
                Message(message.template, (("word", shortened(word)),)),
                hint=_("use a name that lasts: the kind of thing, the application without its version, the position"),
            )


def _texts(context: Context) -> Iterator[tuple[Path, str]]:
    """Give the cells in which such names stand, each with its words."""
    for position, tool in enumerate(context.sop.equipment):
        yield ("equipment", position), tool
    for index, step in enumerate(context.sop.steps):
        yield ("steps", index, "activity"), step.activity
        for column, texts in (("requires", step.requires), ("output", step.output), ("note", (step.note or "",))):
            yield ("steps", index, column), "; ".join(texts)
