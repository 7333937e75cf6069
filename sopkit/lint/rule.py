"""What a rule is and what it says. What it sees is in `sopkit.lint.context`.

A rule is a module of `sopkit/lint/rules/<family>/`: its docstring is its page, `CODE` and `LEVEL` say what it is,
`check(context)` yields remarks. Its name is its file's name. The page's first line says what is wrong; then come
`## Why it matters`, `## Bad` and `## Good` with YAML snippets. In a Bad snippet the lines where the finding must
stand carry `#! CODE`; a test runs every snippet.

A module may also have `Options`, a frozen Struct whose fields have defaults: then `check(context, options)` gets
one, and the page has a section `## Options`; a field that is a `Regex` must be a regular expression, and a number
must be 1 or more unless it is an `OrNone` or a `Share`.
`ABOUT` names a property of `Context` without which the rule has nothing to say, such as `decisions`: most SOPs are free
of most faults, and what is not there need not be looked for by every rule. `PRESET` says which preset asks the rule
first, and `LAST = True` that it is asked when all others have spoken.
`among(context)` in place of `check`, or beside it, is asked only where many SOPs are linted together: it sees an
`Among`, and of each SOP only its `Facts`. A `check` that looks at the others where there are any has `undecided(sop)`,
which tells whether they matter.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sopkit.diagnostic import Fix, Level
from sopkit.i18n import Message
from sopkit.model import Sop
from sopkit.source import Path

Regex = Annotated[str, "regular expression"]
"""The kind of an option that is a regular expression."""

OrNone = Annotated[int, "0 or more"]
"""The kind of an option that counts what there need not be any of; all other numbers are 1 at least."""

Share = Annotated[float, "0 to 1"]
"""The kind of an option that is a part of a whole."""


class Preset(StrEnum):
    """Sets of rules, each holding those before it."""

    RECOMMENDED = "recommended"
    """What helps with any SOP."""
    STRICT = "strict"
    """And what is also matter of taste, or often false."""
    ALL = "all"
    """And what needs an organisation's own settings to make sense."""


class Remark(Struct, frozen=True):
    """What a rule says of one place; the engine adds code, name, level and step."""

    path: Path
    message: Message
    hint: Message | None = None
    at_key: bool = False
    """Point at the key of the path's last part, not at its value."""
    related: tuple[tuple[Path, Message], ...] = ()
    fix: Fix | None = None
    at: tuple[int, int] | None = None
    """Start and end in the text of what has no path, as `World.asides` has them."""
    subjects: tuple[Path, ...] = ()
    """What a remark about several things speaks of, each by its path, or by made-up keys where it has none. A baseline
    holds them one by one, so that one more of them is new. Blank: `path` alone."""
    whole: bool = False
    """It speaks of all that there are, as in "no step has a time": then one more of them is nothing new."""


class Rule(Struct, frozen=True):
    """One rule, as its module states it."""

    code: str
    name: str
    """File name in kebab case, such as `unknown-executor`."""
    family: str
    """Folder name, such as `references`."""
    level: Level
    page: str
    """The docstring of the module."""
    check: Callable[..., Iterator[Remark]] | None
    """Takes a context, and the options where the rule has some."""
    options: type[Struct] | None = None
    preset: Preset = Preset.RECOMMENDED
    last: bool = False
    among: Callable[..., Iterator[Remark]] | None = None
    """The same of an SOP among others."""
    about: str | None = None
    """Name of a property of contexts; where it is empty or false, `check` has nothing to say and is not asked."""
    undecided: Callable[[Sop], bool] | None = None
    """Tells whether what `check` says of an SOP by itself may be otherwise among others; None: of no SOP."""

    @property
    def library(self) -> bool:
        """Whether the rule says nothing of an SOP by itself."""
        return self.check is None

    @property
    def title(self) -> str:
        """What is wrong, in one line without a full stop."""
        return self.page.partition("\n")[0].removesuffix(".")
