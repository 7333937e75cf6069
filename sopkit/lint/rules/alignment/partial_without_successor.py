"""A partial SOP names no SOP that goes on from it.

## Why it matters

Principle 3, alignment: an SOP of the type `partial` does not end with the main product; another SOP goes on from it.
The reader at its end must know where the work continues.

## Bad

```yaml
type: {completeness: partial}    #! P312
```

## Good

```yaml
type: {completeness: partial}
related: SOP Penerbitan Surat Perintah Membayar
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import says_something
from sopkit.lint.rule import Remark
from sopkit.lint.titles import others_related
from sopkit.model.identity import Completeness

CODE = "P312"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Remark]:
    sop = context.sop
    if sop.type.completeness is Completeness.PARTIAL and not any(
        says_something(related.sop) or says_something(related.text) for related in others_related(sop)
    ):
        yield Remark(
            ("type", "completeness"),
            _("the SOP is partial, but names no SOP that goes on from it"),
            hint=_("name the next SOP in `related`, or write `final` if the main product is reached here"),
        )
