"""What a rule sees: an SOP, its flow and its times, never a text. What several rules ask is answered once."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from sopkit.flow import Edge, Flow, Loop, loops, reachable
from sopkit.lint.conditions import CONDITIONAL, paired_conditions
from sopkit.lint.doubts import Doubts, find_doubts
from sopkit.lint.library import Among
from sopkit.lint.passing import passing_steps, unchanging_steps
from sopkit.lint.paths import main_path
from sopkit.lint.replaced import Replaced, find_replaced
from sopkit.lint.services import is_service
from sopkit.lint.world import NOTHING_KNOWN, World
from sopkit.model import Sop, ThreePoint
from sopkit.source import Path
from sopkit.times import Time, Unit, Unmeasured, read_time

if TYPE_CHECKING:
    from sopkit.lint.language import Activity


class Context(Struct, frozen=True, dict=True):
    """All that a rule may look at. What several rules ask is answered once."""

    sop: Sop
    flow: Flow
    world: World = NOTHING_KNOWN
    idle_waivers: tuple[int, ...] = ()
    """Indices of the waivers of rules that were asked and had nothing to waive; known to rules with `LAST` only."""
    standing: frozenset[str] = frozenset()
    """Codes, as `rule_word` writes them, and names of what was found and is not waived; known to the same rules."""
    among: Among | None = None
    """The SOP among those linted together with it, where there are any."""

    @cached_property
    def cells(self) -> frozenset[str]:
        """All that stands in the cells of the steps: activities, requirements, output and notes."""
        notes = {self.sop.steps[index].note or "" for index in self.notes}
        return self.acts.union(notes, *self.requirements, *self.outputs)

    @cached_property
    def acts(self) -> frozenset[str]:
        """The activities as they are written, each once."""
        return frozenset([step.activity for step in self.sop.steps])

    @cached_property
    def requirements(self) -> frozenset[tuple[str, ...]]:
        """What stands in the cells of requirements, each cell once."""
        return frozenset([step.requires for step in self.sop.steps])

    @cached_property
    def outputs(self) -> frozenset[tuple[str, ...]]:
        """What stands in the cells of outputs, each cell once."""
        return frozenset([step.output for step in self.sop.steps])

    @cached_property
    def decisions(self) -> tuple[int, ...]:
        """The steps under which `decision` is written, even if it has no exit."""
        return tuple([index for index, step in enumerate(self.sop.steps) if step.decision is not None])

    @cached_property
    def jumps(self) -> tuple[int, ...]:
        """The steps under which `next` is written."""
        return tuple([index for index, step in enumerate(self.sop.steps) if step.next is not None])

    @cached_property
    def notes(self) -> tuple[int, ...]:
        """The steps that have a note."""
        return tuple([index for index, step in enumerate(self.sop.steps) if step.note])

    @cached_property
    def written_ids(self) -> tuple[int, ...]:
        """The steps that have an id of their own."""
        return tuple([index for index, step in enumerate(self.sop.steps) if step.id])

    @cached_property
    def is_service(self) -> bool:
        """Whether the SOP is one of a public service."""
        return is_service(self.sop)

    @property
    def has_history(self) -> bool:
        """Whether something is recorded of the document's life."""
        return bool(self.sop.history)

    @property
    def has_waivers(self) -> bool:
        """Whether some finding is accepted."""
        return bool(self.sop.waivers)

    @cached_property
    def executors(self) -> tuple[frozenset[str], ...]:
        """Who carries out each step."""
        return tuple([frozenset(step.by) for step in self.sop.steps])

    @cached_property
    def named(self) -> frozenset[str]:
        """All executors that steps name, those among them whom nobody has listed."""
        return frozenset(self.first_steps)

    @cached_property
    def first_steps(self) -> Mapping[str, int]:
        """The first step of each executor that steps name, in the order of rows."""
        found: dict[str, int] = {}
        for index, step in enumerate(self.sop.steps):
            for executor in step.by:
                if executor not in found:
                    found[executor] = index
        return found

    @cached_property
    def activities(self) -> "tuple[Activity, ...]":
        """What the activities of the steps say."""
        from sopkit.lint.language import activities  # noqa: PLC0415 - rules of references and flow don't read words

        return activities(self.sop)

    @cached_property
    def striking(self) -> "tuple[tuple[int, Activity], ...]":
        """The steps whose activity does not simply begin with a verb and go on with its object."""
        return tuple([(index, activity) for index, activity in enumerate(self.activities) if not activity.is_plain])

    @cached_property
    def times(self) -> tuple[Time | Unmeasured, ...]:
        """The standard times of the steps, as they read."""
        return tuple([self._read[step.time] for step in self.sop.steps])

    @cached_property
    def _read(self) -> Mapping[str | ThreePoint | None, Time | Unmeasured]:
        """The times that stand in the steps, each once: few of them are, and what all are none has."""
        return {time: read_time(time) for time in {step.time for step in self.sop.steps}}

    @cached_property
    def different_times(self) -> tuple[Time, ...]:
        """The times that could be read, each once."""
        return tuple([time for time in self._read.values() if isinstance(time, Time)])

    @cached_property
    def measured(self) -> tuple[tuple[int, Time], ...]:
        """The steps whose time could be read, with it."""
        return tuple([(index, time) for index, time in enumerate(self.times) if isinstance(time, Time)])

    @cached_property
    def unmeasured(self) -> tuple[tuple[int, Unmeasured], ...]:
        """The steps whose time could not be read, with the reason."""
        if len(self.different_times) == len(self._read):
            return ()
        return tuple([(index, time) for index, time in enumerate(self.times) if isinstance(time, Unmeasured)])

    @cached_property
    def ranges(self) -> tuple[tuple[int, Time], ...]:
        """The steps whose time is a range, with it."""
        if not any(_is_range(time) for time in self.different_times):
            return ()
        return tuple([(index, time) for index, time in self.measured if _is_range(time)])

    @cached_property
    def units(self) -> frozenset[Unit]:
        """The units in which times are counted."""
        return frozenset([amount.unit for time in self.different_times for amount in time.amounts])

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
        return passing_steps(self.sop, self.flow, self.unchanging) if self.unchanging else ()

    @cached_property
    def paired_conditions(self) -> tuple[tuple[int, int], ...]:
        """The steps that are the two outcomes of one decision which nobody has drawn."""
        return paired_conditions(self.sop) if CONDITIONAL.among(self.acts) else ()

    @cached_property
    def replaced(self) -> tuple[Replaced, ...]:
        """The legal bases that another regulation has replaced."""
        return tuple(find_replaced(self.sop, self.world))

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
        return any(edge.target is None for edge in reversed(self.flow.edges)) or bool(self.doubts.sources)

    @cached_property
    def unreached(self) -> frozenset[int]:
        """Steps that no start reaches: loops into which no way leads, and what comes only after them."""
        if all(_is_entered(loop, self.flow) for loop in self.loops):
            return frozenset()
        return frozenset(range(len(self.flow.ids))) - reachable(self.flow)

    @cached_property
    def endless_loops(self) -> tuple[Loop, ...]:
        """Loops that the work gets into and never out of, although the procedure has an end."""
        closed = [loop for loop in self.loops if not loop.can_be_left]
        if not closed or not self.can_end:
            return ()
        elsewhere = self.doubts.sources | self.unreached
        return tuple(loop for loop in closed if elsewhere.isdisjoint(loop.members))

    @cached_property
    def undivided(self) -> dict[int, int]:
        """The decisions whose exits all lead to one step, with that step, unless another finding speaks of their ways.

        A row to which nothing leads may be what the other exit was meant for, and a loop may lack it as its way out.
        """
        alike = {index: to for index in self.decisions if (to := _one_target(self.flow.outgoing[index])) is not None}
        if not alike or len(self.flow.starts) > 1 or self.unreached or not self.can_end:
            return {}
        elsewhere = self.doubts.sources.union(*(loop.members for loop in self.endless_loops))
        return {
            index: to
            for index, to in alike.items()
            if index not in elsewhere and _are_told_apart(self.sop.steps[index].decision or ())
        }

    @cached_property
    def awaited(self) -> frozenset[int]:
        """Steps that the work may well come to once what is already reported has been mended.

        Besides the targets of ways in doubt these are the rows below an endless loop: the loop lacks a way on.
        """
        if self.doubts.way_missing:
            return frozenset(range(len(self.flow.ids)))
        below = {step + 1 for loop in self.endless_loops for step in loop.members}
        return self.doubts.targets | below


def _is_range(time: Time) -> bool:
    return any(amount.is_range for amount in time.amounts)


def _one_target(edges: Sequence[Edge]) -> int | None:
    """Give the step to which several ways all lead."""
    targets = {edge.target for edge in edges}
    return targets.pop() if len(edges) > 1 and len(targets) == 1 else None


def _are_told_apart(labels: Iterable[str]) -> bool:
    """Whether no label is blank and no two are the same; else S306 speaks of them."""
    written = ["".join(label.casefold().split()) for label in labels]
    return all(written) and len(set(written)) == len(written)


def _is_entered(loop: Loop, flow: Flow) -> bool:
    """Whether a loop holds the first step, or a way leads into it from outside."""
    inside = frozenset(loop.members)
    return 0 in inside or any(edge.source not in inside for step in inside for edge in flow.incoming[step])
