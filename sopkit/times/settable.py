"""What of an SOP can be set for a what-if, and by which names: `periksa.time`, `tidak-periksa.chance`.

Names are compared with those that the SOP really has, never taken apart at hyphens or dots, which ids and labels may
hold themselves.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.model import Sop
from sopkit.spelling import listed, nearest

_MOST = 6
"""Names that a message lists at most."""


class Field(StrEnum):
    """The fields that can be set, by their last word."""

    TIME = "time"
    BY = "by"
    CHANCE = "chance"


class Target(Struct, frozen=True):
    """A field of a step or of an exit."""

    step: int
    """Index, 0 for the first row."""
    field: Field
    exit: str | None = None
    """Label, where the field is the chance of an exit."""


def folded(text: str) -> str:
    """Write a name in small letters, with blanks as hyphens."""
    return "-".join(text.casefold().split())


class Settable:
    """The names of all that can be set in one SOP."""

    def __init__(self, sop: Sop) -> None:
        self._sop = sop
        self._steps = _answering(sop)
        """Steps by their ids."""
        rows = {str(number): number - 1 for number in range(1, len(sop.steps) + 1) if str(number) not in self._steps}
        by_id, by_row = list(self._names(self._steps.items())), list(self._names(rows.items()))
        # An id wins over a row number, as it does for targets, and a name in its own letters over one that is like it.
        self._tiers = (
            _gathered(by_id),
            _gathered((folded(name), target) for name, target in by_id),
            _gathered((folded(name), target) for name, target in by_row),
        )

    def _names(self, steps: Iterable[tuple[str, int]]) -> Iterator[tuple[str, Target]]:
        for name, index in steps:
            yield f"{name}.{Field.TIME}", Target(index, Field.TIME)
            yield f"{name}.{Field.BY}", Target(index, Field.BY)
            for label in self._sop.steps[index].decision or ():
                target = Target(index, Field.CHANCE, label)
                for exit_ in (f"{folded(label)}-{name}", f"{name}.{label}", f"{name}.{folded(label)}"):
                    yield f"{exit_}.{Field.CHANCE}", target

    def find(self, name: str) -> tuple[Target, ...]:
        """Find what a name can mean: nothing, one thing, or several."""
        spellings = (name.strip(), folded(name), folded(name))
        found = (tier[word] for tier, word in zip(self._tiers, spellings, strict=True) if word in tier)
        return next(found, ())

    def name(self, target: Target) -> str:
        """Give the shortest name that means this target alone."""
        step = self._sop.step_ids[target.step]
        if self._steps[step] != target.step:
            step = str(target.step + 1)
        if target.exit is None:
            return f"{step}.{target.field}"
        label = folded(target.exit)
        names = [f"{exit_}.{target.field}" for exit_ in (f"{label}-{step}", f"{step}.{label}")]
        return next((name for name in names if self.find(name) == (target,)), f"{step}.{target.exit}.{target.field}")

    def describe(self, target: Target) -> Message:
        """Say what a target is."""
        step = self._sop.step_ids[target.step]
        if target.exit is None:
            return _("step `{step}`", step=step)
        return _("exit `{exit}` of step `{step}`", exit=target.exit, step=step)

    def why_unknown(self, name: str) -> Message:
        """Say of a name that means nothing what is wrong with it, and which one is near."""
        owner, dot, field = name.strip().rpartition(".")
        if not dot or (folded(name) in self._folded_steps and folded(field) not in set(Field)):
            problem = _("no field is named")
            return _with(problem, _("write `STEP.time`, `STEP.by` or `EXIT-STEP.chance`"))
        match folded(field):
            case Field.TIME | Field.BY:
                problem = _("there is no step `{step}`", step=owner)
                return _with(problem, self._nearest(owner, folded(field), self._step_names))
            case Field.CHANCE:
                return self._why_no_exit(owner)
            case _other:
                problem = _("`{field}` is no field that can be set", field=field)
                near = nearest(folded(field), {word.value: word.value for word in Field})
                return _with(problem, _did_you_mean(near) or _("the fields are {fields}", fields=listed(Field)))

    @property
    def _folded_steps(self) -> dict[str, int]:
        return {folded(name): index for name, index in self._steps.items()}

    @property
    def _step_names(self) -> dict[str, str]:
        return {folded(name): name for name in self._steps}

    @property
    def _exit_names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for name, target in self._names(self._steps.items()):
            if target.field is Field.CHANCE:
                names[folded(name.removesuffix(f".{Field.CHANCE}"))] = self.name(target).removesuffix(
                    f".{Field.CHANCE}"
                )
        return names

    def _why_no_exit(self, owner: str) -> Message:
        index = self._folded_steps.get(folded(owner))
        if index is not None:
            labels = self._sop.steps[index].decision
            if not labels:
                return _("step `{step}` decides nothing: only an exit of a decision has a chance", step=owner)
            exits = [self.name(Target(index, Field.CHANCE, label)) for label in labels]
            return _with(_("step `{step}` has several exits", step=owner), _of(exits))
        problem = _("there is no exit `{exit}`", exit=owner)
        if not self._exit_names:
            return _with(problem, _("the SOP has no decision"))
        return _with(problem, self._nearest(owner, Field.CHANCE, self._exit_names))

    def _nearest(self, owner: str, field: str, names: dict[str, str]) -> Message:
        near = nearest(folded(owner), names)
        known = list(dict.fromkeys(names.values()))
        return _did_you_mean(near and f"{near}.{field}") or _of([f"{name}.{field}" for name in known])


def _answering(sop: Sop) -> dict[str, int]:
    """Say which step answers to each id: the first, and one whose id is written before a row number."""
    ids = sop.step_ids
    known: dict[str, int] = {}
    for index in (*(index for index, step in enumerate(sop.steps) if step.id), *range(len(ids))):
        known.setdefault(ids[index], index)
    return known


def _gathered(names: Iterable[tuple[str, Target]]) -> dict[str, tuple[Target, ...]]:
    found: dict[str, dict[Target, None]] = {}
    for name, target in names:
        found.setdefault(name, {})[target] = None
    return {name: tuple(targets) for name, targets in found.items()}


def _with(problem: Message, advice: Message) -> Message:
    return _("{problem}; {advice}", problem=problem, advice=advice)


def _did_you_mean(name: str | None) -> Message | None:
    return _("did you mean `{name}`?", name=name) if name else None


def _of(names: list[str]) -> Message:
    """List some of the names that can be written."""
    if len(names) > _MOST:
        return _("there are {names} and others", names=listed(names[:_MOST]))
    return _("there are {names}", names=listed(names))
