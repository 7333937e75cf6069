"""Two SOPs have one number or one title.

## Why it matters

Principle 3, alignment: a number or a title must lead to one SOP. With two of them, staff in one unit follow one and
staff in the next another, and a reference by number may mean either. Seen in 2 pairs of SOPs of one agency.

Titles are compared within one institution, without case, signs and the word SOP. Revoked SOPs do not count.

## Bad

```yaml
# file: 001.yaml
number: "001"                    #! P304
title: Pengelolaan Surat Masuk
# file: 002.yaml
number: "001"                    #! P304
title: Pengelolaan Surat Keluar
# file: 003.yaml
number: "003"
title: Pengelolaan Arsip         #! P304
# file: 004.yaml
number: "004"
title: SOP Pengelolaan Arsip     #! P304
```

## Good

```yaml
# file: 001.yaml
number: "001"
title: Pengelolaan Surat Masuk
# file: 002.yaml
number: "001"
title: Pengelolaan Surat Masuk
status: revoked
# file: 003.yaml
number: "003"
title: Pengelolaan Surat Keluar
```
"""

from collections.abc import Iterator

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.library import Among, Member
from sopkit.lint.rule import Remark
from sopkit.lint.titles import bare_title
from sopkit.lint.words import listed, normal, shortened

CODE = "P304"
# An equal number weighs more than an equal title, but a rule has one level.
LEVEL = Level.WARNING


def among(context: Among) -> Iterator[Remark]:
    facts, library = context.facts, context.library
    if facts.revoked:
        return
    numbered = library.by_number.get(normal(facts.number), ()) if facts.number else ()
    same_number = [member for member in _others(context, numbered) if not member.facts.revoked]
    if facts.number and same_number:
        yield Remark(
            ("number",),
            _(
                "the number `{number}` is also that of {files}",
                number=shortened(facts.number),
                files=listed([member.name for member in same_number]),
            ),
            hint=_("give each SOP a number of its own, and the status `revoked` to the one that is replaced"),
        )
    known = {id(member) for member in same_number}
    same_title = [
        member
        for member in _others(context, library.by_bare_title.get(bare_title(facts.title), ()))
        if id(member) not in known and normal(member.facts.institution or "") == normal(facts.institution or "")
    ]
    if same_title:
        yield Remark(
            ("title",),
            _(
                "`{title}` is also the title of {files}",
                title=shortened(facts.title),
                files=listed([member.name for member in same_title]),
            ),
            hint=_("keep one of them, or say in the titles how they differ"),
        )


def _others(context: Among, members: tuple[Member, ...]) -> Iterator[Member]:
    return (member for member in members if member is not context.member)
