"""Procedures put together from parts, so that their times can be worked out from the parts alone.

A part is a step, parts in a row, a decision between parts, parts in parallel that meet again, or a part that is
repeated until it is right. `steps_of` writes such a procedure as the steps of an SOP; the other functions say what it
takes without looking at a graph.
"""

from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import strategies as st


@dataclass(frozen=True)
class Step:
    minutes: int


@dataclass(frozen=True)
class Row:
    parts: tuple[Any, ...]


@dataclass(frozen=True)
class Choice:
    minutes: int
    exits: tuple[tuple[Fraction, Any], ...]
    """Chance and part; a part of None goes on at once."""


@dataclass(frozen=True)
class Parallel:
    minutes: int
    branches: tuple[Any, ...]
    meeting: int
    """Minutes of the step where the branches meet."""


@dataclass(frozen=True)
class Loop:
    body: Any
    minutes: int
    """Of the decision at its end."""
    again: Fraction


def longest(part, pick=max):
    """Minutes of the longest way, or with `min` of the shortest."""
    match part:
        case None:
            return 0
        case Step(minutes):
            return minutes
        case Row(parts):
            return sum(longest(one, pick) for one in parts)
        case Choice(minutes, exits):
            return minutes + pick(longest(one, pick) for _chance, one in exits)
        case Parallel(minutes, branches, meeting):
            return minutes + max(longest(one, pick) for one in branches) + meeting
        case Loop(body, minutes, _again):
            return longest(body, pick) + minutes


def expected(part, join=max):
    """Mean minutes: of what the case waits for, or with `sum` of what is worked on all branches."""
    match part:
        case None:
            return Fraction()
        case Step(minutes):
            return Fraction(minutes)
        case Row(parts):
            return sum((expected(one, join) for one in parts), Fraction())
        case Choice(minutes, exits):
            return minutes + sum((chance * expected(one, join) for chance, one in exits), Fraction())
        case Parallel(minutes, branches, meeting):
            return minutes + join(expected(one, join) for one in branches) + meeting
        case Loop(body, minutes, again):
            return (expected(body, join) + minutes) / (1 - again)


def drawn(part, random: Random):
    """Minutes of one case, by chance."""
    match part:
        case None:
            return 0
        case Step(minutes):
            return minutes
        case Row(parts):
            return sum(drawn(one, random) for one in parts)
        case Choice(minutes, exits):
            chances = [float(chance) for chance, _one in exits]
            (chosen,) = random.choices([one for _chance, one in exits], chances)
            return minutes + drawn(chosen, random)
        case Parallel(minutes, branches, meeting):
            return minutes + max(drawn(one, random) for one in branches) + meeting
        case Loop(body, minutes, again):
            total = drawn(body, random) + minutes
            while random.random() < again:
                total += drawn(body, random) + minutes
            return total


def percent(chance: Fraction) -> str:
    return f"{float(chance * 100):g}%"


def steps_of(part) -> list[dict[str, Any]]:
    """Write the procedure as the steps of an SOP, the first row first."""
    steps: list[dict[str, Any]] = []

    def step(minutes, **more):
        steps.append({"id": f"s{len(steps)}", "time": f"{minutes} menit", **more})
        return steps[-1]["id"]

    def write(one, follow):
        match one:
            case None:
                return follow
            case Step(minutes):
                return step(minutes, next=follow)
            case Row(parts):
                for inner in reversed(parts):
                    follow = write(inner, follow)
                return follow
            case Choice(minutes, exits):
                targets = {
                    f"exit {number}": {"to": write(inner, follow), "chance": percent(chance)}
                    for number, (chance, inner) in enumerate(exits)
                }
                return step(minutes, decision=targets)
            case Parallel(minutes, branches, meeting):
                join = step(meeting, next=follow)
                return step(minutes, next=[write(inner, join) for inner in branches])
            case Loop(body, minutes, again):
                decision = {"Ya": {"to": follow}, "Tidak": {"to": "", "chance": percent(again)}}
                asked = step(minutes, decision=decision)
                entry = write(body, asked)
                decision["Tidak"]["to"] = entry
                return entry

    first = write(part, "end")
    return [{"id": "mulai", "time": "0 menit", "next": first}, *steps]


_minutes = st.integers(1, 60)
_percent = st.integers(0, 95).map(lambda percent: Fraction(percent, 100))


def _exits(parts):
    def shared(first, inner):
        return ((first, inner[0]), (1 - first, inner[1]))

    return st.builds(shared, _percent, st.tuples(st.none() | parts, parts))


parts = st.recursive(
    st.builds(Step, _minutes),
    lambda inner: st.one_of(
        st.builds(Row, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Choice, _minutes, _exits(inner)),
        st.builds(Parallel, _minutes, st.lists(inner, min_size=2, max_size=3, unique_by=id).map(tuple), _minutes),
        st.builds(Loop, inner, _minutes, _percent),
    ),
    max_leaves=8,
)
"""Any procedure of up to eight single steps and what joins them."""
