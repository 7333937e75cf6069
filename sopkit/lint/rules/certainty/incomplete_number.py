r"""The SOP has no complete number.

## Why it matters

Principle 8, certainty of law: the number is what other SOPs, decrees and archives call this SOP by. A number that is
missing, has a blank left to be filled in, or does not follow the pattern of the agency leads to the wrong paper.

There is no national pattern; `pattern` holds the agency's own. A draft, or an SOP under review, needs no number yet.

## Bad

```yaml
number:                          #! P801
```

```yaml
number: 530/ /01-IND/IV/2019     #! P801
```

```yaml
# options: {pattern: 'SOP-\d{3}/17000/\d{4}'}
number: SOP-25/17000/2025        #! P801
```

## Good

```yaml
# options: {pattern: 'SOP-\d{3}/17000/\d{4}'}
number: SOP-025/17000/2025
```

```yaml
status: draft
number:
```

## Options

- `pattern` (none): regular expression that the whole number must match
"""

import re
import warnings
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from sopkit.diagnostic import Level
from sopkit.i18n import _
from sopkit.lint.context import Context
from sopkit.lint.fields import awaits_approval, says_something, spot
from sopkit.lint.rule import Regex, Remark
from sopkit.lint.words import shortened

CODE = "P801"
LEVEL = Level.ERROR

_LONGEST = 200
_LEFT_BLANK = re.compile(r"\.{3}|…|__")


class Options(Struct, frozen=True):
    """How numbers look."""

    pattern: Regex = ""


def check(context: Context, options: Options) -> Iterator[Remark]:
    number = context.sop.number
    if number is None or not says_something(number):
        if not awaits_approval(context.sop):
            yield Remark(
                spot(context.sop, "number"),
                _("the SOP has no number"),
                hint=_("give it the next number of the agency, or the status `draft`"),
            )
    elif _LEFT_BLANK.search(number) or not all(map(says_something, number.split("/"))):
        yield Remark(
            ("number",),
            _("the number `{number}` has a blank that was not filled in", number=shortened(number)),
            hint=_("complete the number"),
        )
    elif (pattern := _compiled(options.pattern)) and not pattern.fullmatch(number[:_LONGEST]):
        yield Remark(
            ("number",),
            _("the number `{number}` does not follow the pattern of the agency", number=shortened(number)),
            hint=_("the pattern is `{pattern}`", pattern=options.pattern),
        )


@cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """Prepare the pattern; one that is none asks for nothing, for settings have their own check."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return re.compile(pattern) if pattern else None
        except (re.error, OverflowError, RecursionError):
            return None
