"""An activity does not begin with an active verb.

## Why it matters

The guide to SOP AP asks for sentences that are active and have a verb but no subject: who acts stands in the lane, so
the sentence says what is done. A noun or a connective at its head leaves open whether something is done at all.
Sentences that begin otherwise, with an executor, a passive verb or the noun of an act, have rules of their own.
Seen in many of 1,615 activities of 348 signed SOPs of one agency, of which 788 do not begin with a verb in me-; and a
verb that the dictionary of this rule lacks is taken for none. So this is advice.

## Bad

```yaml
steps:
  - activity: Surat masuk dicatat dalam buku agenda   #! P101
    by: petugas
  - activity: Selanjutnya meneruskan surat ke sekretariat   #! P101
    by: petugas
```

## Good

```yaml
steps:
  - activity: Mencatat surat masuk dalam buku agenda
    by: petugas
  - activity: Meneruskan surat ke sekretariat
    by: petugas
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.language import Kind
from sopkit.lint.rule import Remark
from sopkit.lint.words import shortened

CODE = "P101"
LEVEL = Level.ADVICE
ABOUT = "striking"


def check(context: Context) -> Iterator[Remark]:
    for index, activity in context.striking:
        if activity.kind is Kind.OTHER:
            opening = activity.opening or context.sop.steps[index].activity
            yield Remark(
                ("steps", index, "activity"),
                _("the activity begins with `{opening}`, which is no active verb", opening=shortened(opening)),
                hint=_("write `{verb}`", verb=activity.verb.capitalize())
                if activity.verb
                else _("begin with what is done, such as `Memeriksa` or `Menyusun`"),
            )
