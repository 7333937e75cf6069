"""The verb says nothing, and the act hides in the noun behind it.

## Why it matters

"Melakukan pemeriksaan berkas" takes two words for "Memeriksa berkas", and the one that tells what is done comes second.
In a table of many rows the eye runs down the first words: there the acts should stand. Melakukan or Melaksanakan is the
first word of 395 of 1,615 activities of 348 signed SOPs of one agency.

## Bad

```yaml
steps:
  - activity: Melakukan pencatatan surat masuk   #! P104
    by: petugas
  - activity: Melaksanakan koordinasi dengan kecamatan   #! P104
    by: petugas
```

## Good

```yaml
steps:
  - activity: Mencatat surat masuk
    by: petugas
  - activity: Berkoordinasi dengan kecamatan
    by: petugas
  - activity: Mengadakan rapat persiapan
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.language import Kind, better_beginning
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P104"
LEVEL = Level.ADVICE
ABOUT = "striking"


def check(context: Context) -> Iterator[Remark]:
    for index, activity in context.striking:
        if activity.kind is Kind.FILLER and activity.verb:
            fix = better_beginning(index, activity)
            verb = activity.verb.capitalize()
            # A verb that begins with `ber` has no object.
            bare = fix is None and not activity.verb.startswith("ber")
            yield Remark(
                ("steps", index, "activity"),
                _("`{words}` says in several words what one verb says", words=shortened(activity.opening)),
                hint=_("use `{verb}` and name its object", verb=verb) if bare else _("write `{verb}`", verb=verb),
                fix=fix,
            )
