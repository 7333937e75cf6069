"""What a rule is, what it sees and what it says. Knows model, flow and times, never the text of a document.

A rule is a module of `sopkit/lint/rules/<family>/`: its docstring is its page, `CODE` and `LEVEL` say what it is,
`check(context)` yields remarks. Its name is its file's name. The page's first line says what is wrong; then come
`## Why it matters`, `## Bad` and `## Good` with YAML snippets. In a Bad snippet the lines where the finding must
stand carry `#! CODE`; a test runs every snippet.

A module may also have `Options`, a frozen dataclass whose fields have defaults: then `check(context, options)` gets
one, and the page has a section `## Options`; a field whose metadata have `regex` must be a regular expression.
`PRESET` says which preset asks the rule first, `LIBRARY = True` that it
is asked only where many SOPs are linted together, and `LAST = True` that it is asked when all others have spoken.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from sopkit.diagnostic import Fix, Level
from sopkit.flow import Flow, Loop, loops, reachable
from sopkit.i18n import Message
from sopkit.lint.conditions import paired_conditions
from sopkit.lint.doubts import Doubts, find_doubts
from sopkit.lint.language import Activity, activities
from sopkit.lint.library import Library
from sopkit.lint.passing import passing_steps, unchanging_steps
from sopkit.lint.paths import main_path
from sopkit.lint.world import NOTHING_KNOWN, World
from sopkit.model import Sop
from sopkit.source import Path
from sopkit.times import StepTime, Times, measure, read_steps


class Preset(StrEnum):
    """Sets of rules, each holding those before it."""

    RECOMMENDED = "recommended"
    """What helps with any SOP."""
    STRICT = "strict"
    """And what is also matter of taste, or often false."""
    ALL = "all"
    """And what needs an organisation's own settings to make sense."""


@dataclass(frozen=True)
class Context:
    """All that a rule may look at. What several rules ask is answered once."""

    sop: Sop
    flow: Flow
    world: World = NOTHING_KNOWN
    idle_waivers: tuple[int, ...] = ()
    """Indices of the waivers of rules that were asked and had nothing to waive; known to rules with `LAST` only."""
    library: Library | None = None
    """The SOPs linted together with this one, which is among them; rules with `LIBRARY` always have it."""

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What stands in the cells of each step: activity, requirements, output and note."""
        return tuple((step.activity, *step.requires, *step.output, step.note or "") for step in self.sop.steps)

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """What the activities of the steps say."""
        return activities(self.sop)

    @cached_property
    def timed_steps(self) -> tuple[StepTime, ...]:
        """The standard times of the steps, as they read."""
        return read_steps(self.sop)

    @cached_property
    def times(self) -> Times:
        """The standard times of the whole; costs more than those of the steps, which most rules ask."""
        return measure(self.sop, self.flow)

    @cached_property
    def loops(self) -> tuple[Loop, ...]:
        """The loops of the flow."""
        return tuple(loops(self.flow))

    @cached_property
    def main_path(self) -> tuple[int, ...]:
        """The steps that the work takes when all goes well."""
        return main_path(self.flow)

    @cached_property
    def unchanging(self) -> frozenset[int]:
        """The steps that give out the same things as they require."""
        return unchanging_steps(self.sop)

    @cached_property
    def passing(self) -> tuple[int, ...]:
        """The steps by which nothing happens but a handover."""
        return passing_steps(self.sop, self.flow, self.unchanging)

    @cached_property
    def paired_conditions(self) -> tuple[tuple[int, int], ...]:
        """The steps that are the two outcomes of one decision which nobody has drawn."""
        return paired_conditions(self.sop)

    def heading(self, step: int) -> Path:
        """Say where a finding about a whole step stands: at its id, else at its activity."""
        return ("steps", step, "id" if self.sop.steps[step].id else "activity")

    @cached_property
    def doubts(self) -> Doubts:
        """Ways that another finding already speaks of."""
        return find_doubts(self.sop, self.flow)

    @cached_property
    def can_end(self) -> bool:
        """Whether some step ends the procedure, or may do so once what is already reported has been mended."""
        return bool(self.doubts.sources) or any(edge.target is None for edge in self.flow.edges)

    @cached_property
    def unreached(self) -> frozenset[int]:
        """Steps that no start reaches."""
        return frozenset(range(len(self.flow.ids))) - reachable(self.flow)

    @cached_property
    def endless_loops(self) -> tuple[Loop, ...]:
        """Loops that the work gets into and never out of, although the procedure has an end."""
        if not self.can_end:
            return ()
        elsewhere = self.doubts.sources | self.unreached
        return tuple(loop for loop in self.loops if not loop.can_be_left and elsewhere.isdisjoint(loop.members))

    @cached_property
    def awaited(self) -> frozenset[int]:
        """Steps that the work may well come to once what is already reported has been mended.

        Besides the targets of ways in doubt these are the rows below an endless loop: the loop lacks a way on.
        """
        if self.doubts.way_missing:
            return frozenset(range(len(self.flow.ids)))
        below = {step + 1 for loop in self.endless_loops for step in loop.members}
        return self.doubts.targets | below


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says of one place; the engine adds code, name, level and step."""

    path: Path
    message: Message
    hint: Message | None = None
    at_key: bool = False
    """Point at the key of the path's last part, not at its value."""
    related: tuple[tuple[Path, Message], ...] = ()
    fix: Fix | None = None

    @property
    def step(self) -> int | None:
        """Index of the step in which the path lies, if it lies in one."""
        match self.path:
            case ("steps", int(index), *_):
                return index
        return None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its module states it."""

    code: str
    name: str
    """File name in kebab case, such as `unknown-executor`."""
    family: str
    """Folder name, such as `references`."""
    level: Level
    page: str
    """The docstring of the module."""
    check: Callable[..., Iterator[Remark]]
    """Takes a context, and the options where the rule has some."""
    options: type | None = None
    preset: Preset = Preset.RECOMMENDED
    library: bool = False
    last: bool = False

    def remarks(self, context: Context, options: Any = None) -> Iterator[Remark]:
        """Ask the rule."""
        return self.check(context, options) if self.options else self.check(context)

    @property
    def title(self) -> str:
        """What is wrong, in one line without a full stop."""
        return self.page.partition("\n")[0].removesuffix(".")
