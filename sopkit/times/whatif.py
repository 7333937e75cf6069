"""Reads what is to be changed of an SOP before its times are asked for again, and changes it. Writes no document."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from fractions import Fraction

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.model import Exit, Sop, Step, ThreePoint
from sopkit.source import read
from sopkit.spelling import listed, nearest
from sopkit.times.reading import Unmeasured, read_time
from sopkit.times.reasons import REASONS, Reason
from sopkit.times.settable import Field, Settable, Target, folded

Value = str | ThreePoint | Fraction | tuple[str, ...] | None
"""A time, a chance, or the executors of a step."""

_THREE_POINT = "{min: 1 jam, likely: 2 jam, max: 4 jam}"


class Change(Struct, frozen=True):
    """One value of a step or an exit, as it is and as it is to be."""

    name: str
    """What is changed, such as `periksa.time` or `tidak-periksa.chance`."""
    target: Target
    before: Value
    after: Value


class Refusal(Struct, frozen=True):
    """A change that can't be made, and why."""

    text: str
    """As it was asked for."""
    why: Message


class Asked(Struct, frozen=True):
    """What was asked for: the changes, or what is wrong with some of them. There are no changes beside a refusal."""

    changes: tuple[Change, ...]
    refusals: tuple[Refusal, ...] = ()


class _RefusedError(Exception):
    """Holds why a change can't be made."""

    def __init__(self, why: Message) -> None:
        super().__init__(why)
        self.why = why


def parse_changes(texts: Sequence[str], sop: Sop) -> Asked:
    """Read changes, each as `TARGET=VALUE`.

    Targets are `STEP.time`, `STEP.by` and, for the chance of an exit, `EXIT-STEP.chance` or `STEP.EXIT.chance`. A step
    is called by its id or its row number, an exit by its label, in small letters and with blanks as hyphens if need be.
    A time is written as in an SOP, also as `{min: , likely: , max: }`. All faults are told, not the first alone.
    """
    settable = Settable(sop)
    changes: dict[str, Change] = {}
    refusals: list[Refusal] = []
    for text in texts:
        try:
            changes[text] = _change(text, sop, settable, {change.target for change in changes.values()})
        except _RefusedError as error:
            refusals.append(Refusal(text, error.why))
    if not refusals:
        refusals += _contradictions(changes, sop, settable)
    return Asked(() if refusals else tuple(changes.values()), tuple(refusals))


def changed(sop: Sop, changes: Sequence[Change]) -> Sop:
    """Make the SOP in which all changes are made."""
    steps = list(sop.steps)
    for change in changes:
        steps[change.target.step] = _changed(steps[change.target.step], change)
    fields = {name: getattr(sop, name) for name in Sop.model_fields}
    # All values are validated. `model_copy` would also copy what the old SOP has found out, such as its lanes.
    return Sop.model_construct(sop.model_fields_set, **{**fields, "steps": tuple(steps)})


def _changed(step: Step, change: Change) -> Step:
    label, exits = change.target.exit, step.decision
    if label is None or exits is None:
        return step.model_copy(update={change.target.field.value: change.after})
    exit_ = exits[label].model_copy(update={"chance": change.after})
    return step.model_copy(update={"decision": {**exits, label: exit_}})


def _change(text: str, sop: Sop, settable: Settable, taken: set[Target]) -> Change:
    name, value = _parted(text, settable)
    found = settable.find(name)
    if not found:
        raise _RefusedError(settable.why_unknown(name))
    if len(found) > 1:
        raise _RefusedError(_ambiguous(found, settable))
    target, step = found[0], sop.steps[found[0].step]
    if target in taken:
        raise _RefusedError(_("`{name}` is set twice", name=settable.name(target)))
    if not value:
        raise _RefusedError(_("no value stands behind the equals sign"))
    before: Value
    after: Value
    match target.field:
        case Field.TIME:
            before, after = step.time, _time(value)
        case Field.BY:
            before, after = step.by, _executors(value, sop)
        case Field.CHANCE:
            exit_ = (step.decision or {})[target.exit or ""]
            before, after = exit_.chance, _chance(value, exit_)
    return Change(settable.name(target), target, before, after)


def _parted(text: str, settable: Settable) -> tuple[str, str]:
    """Part a text at its first equals sign; at a later one, where only so the name is known."""
    if "=" not in text:
        example = f'{settable.name(Target(0, Field.TIME))}="30 menit"'
        raise _RefusedError(_("there is no equals sign; write it such as `{example}`", example=example))
    pieces = text.split("=")
    for cut in range(1, len(pieces)):
        name = "=".join(pieces[:cut])
        if settable.find(name):
            return name, _bare("=".join(pieces[cut:]))
    return pieces[0], _bare("=".join(pieces[1:]))


def _bare(value: str) -> str:
    """Take off quotes: the command line of Windows leaves single ones around a value."""
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1].strip() if quoted else value


def _ambiguous(found: Sequence[Target], settable: Settable) -> Message:
    first, second = found[:2]
    return _(
        "this may mean {first} or {second}; write `{first_name}` or `{second_name}`",
        first=settable.describe(first),
        second=settable.describe(second),
        first_name=settable.name(first),
        second_name=settable.name(second),
    )


def _time(value: str) -> str | ThreePoint:
    time = _three_point(value) if value.startswith("{") else value
    found = read_time(time)
    if isinstance(found, Unmeasured):
        raise _RefusedError(_why_no_time(value, found))
    return time


def _why_no_time(value: str, found: Unmeasured) -> Message:
    if found.reason is Reason.BLANK:
        return REASONS[Reason.BLANK]
    why = REASONS[found.reason]
    if found.repair is None:
        return _("`{value}` {why}", value=value, why=why)
    return _("`{value}` {why}; did you mean `{repair}`?", value=value, why=why, repair=found.repair)


def _three_point(value: str) -> ThreePoint:
    reading = read(value)
    if reading.document is not None:
        with suppress(ValueError):
            return ThreePoint.model_validate(reading.document.data)
    raise _RefusedError(_("`{value}` can't be read; write it such as `{example}`", value=value, example=_THREE_POINT))


def _executors(value: str, sop: Sop) -> tuple[str, ...]:
    """Read the id of an executor; several, for joint work, stand behind commas."""
    ids = (value,) if value in sop.lanes else tuple(dict.fromkeys(part.strip() for part in value.split(",")))
    for executor in ids:
        if executor not in sop.lanes:
            raise _RefusedError(_why_no_executor(executor, sop))
    return ids


def _why_no_executor(executor: str, sop: Sop) -> Message:
    # Who writes the name of a lane means its id.
    known = {folded(spelling): lane for lane in sop.lanes for spelling in (sop.executor_name(lane), lane)}
    near = nearest(folded(executor), known)
    if near is not None:
        return _("there is no executor `{executor}`; did you mean `{near}`?", executor=executor, near=near)
    return _("there is no executor `{executor}`; there are {lanes}", executor=executor, lanes=listed(sop.lanes))


def _chance(value: str, exit_: Exit) -> Fraction:
    try:
        chance = Exit.model_validate({"to": exit_.to, "chance": value}).chance
    except ValueError:
        chance = None
    if chance is None:
        raise _RefusedError(_("`{value}` is no share from 0% to 100%; write it such as `10%`", value=value))
    return chance


def _contradictions(changes: dict[str, Change], sop: Sop, settable: Settable) -> Iterator[Refusal]:
    """Find decisions whose chances can't hold together any more; each is told once, at its last change."""
    after = changed(sop, tuple(changes.values()))
    asked = {change.target: text for text, change in changes.items() if change.target.field is Field.CHANCE}
    for index in dict.fromkeys(target.step for target in asked):
        exits = after.steps[index].decision or {}
        known = {label: exit_.chance for label, exit_ in exits.items() if exit_.chance is not None}
        total = sum(known.values(), Fraction())
        if total == 1 or (total < 1 and len(known) < len(exits)):
            continue
        targets = [Target(index, Field.CHANCE, label) for label in known]
        problem = _(
            "the chances of step `{step}` add up to {total}, not to 100%",
            step=sop.step_ids[index],
            total=f"{float(total * 100):g}%",
        )
        others = [settable.name(target) for target in targets if target not in asked]
        text = [asked[target] for target in asked if target.step == index][-1]
        advice = _("set {names} as well", names=listed(others))
        yield Refusal(text, _("{problem}; {advice}", problem=problem, advice=advice) if others else problem)
