"""How often each step is done in the mean: an absorbing Markov chain, solved exactly.

Steps are states, the end absorbs. The mean numbers of visits v solve v = e + vP, where P holds the chances and e is 1
at the first row (Kemeny and Snell 1976, "Finite Markov Chains", chapter III: the first row of the fundamental matrix).
The system is solved by taking out one state after the other, the least entangled first, and joining the ways that led
through it: the flow of an SOP is nearly a line, so nearly nothing has to be joined. All numbers are fractions.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush

from msgspec import Struct

from sopkit.flow import Flow, joins
from sopkit.times.chances import Chances

MOST_WORK = 400_000
"""How many machine words of numbers a solution may take; about a second."""

_MOST_ROUNDS = 100
"""How often another branch may turn out to be the longest; each time the expectation grows, so it ends by itself."""

Moves = dict[int, dict[int, Fraction]]
"""Chance to come from one step to another; what is missing goes to the end."""


class EntangledError(Exception):
    """No mean can be given: the ways back are too many to be solved exactly, or a parallel branch only goes back."""


class Visits(Struct, frozen=True):
    """Mean numbers of visits in one case, by step."""

    elapsed: Mapping[int, Fraction]
    """On the longest branch only, where branches run in parallel: what the case waits for."""
    all: Mapping[int, Fraction]
    """On all branches: what is worked."""


def visits(flow: Flow, known: Chances, weights: Sequence[int]) -> Visits:
    """Solve the chain of a flow; `weights` decide which of parallel branches takes longest.

    Of parallel branches the one with the longest expected rest counts, which is at most the expectation of the longest:
    where branches vary much by chance, cases wait longer than this says. Raises `EntangledError`.
    """
    splits = tuple(step for step, ways in known.ways.items() if len(ways) > 1 and ways[0][0].outcome is None)
    if not splits:
        found = _solve({step: _moves(known, step) for step in known.ways})
        return Visits(found, found)
    return Visits(_solve(_longest_branches(known, weights, splits)), _solve(_all_branches(flow, known, splits)))


def _moves(known: Chances, step: int) -> dict[int, Fraction]:
    moves: dict[int, Fraction] = {}
    for edge, chance in known.ways[step]:
        if edge.target is not None:
            moves[edge.target] = moves.get(edge.target, Fraction()) + chance
    return moves


def _all_branches(flow: Flow, known: Chances, splits: Sequence[int]) -> Moves:
    """Send a case down all branches, and let it arrive but once where they meet.

    Each of n branches brings one arrival to the meeting, so the split takes n - 1 of them away.
    """
    moves = {step: _moves(known, step) for step in known.ways}
    meeting = joins(flow)
    for step in splits:
        join = meeting.get(step)
        if join is not None:
            surplus = len(known.ways[step]) - 1
            moves[step][join] = moves[step].get(join, Fraction()) - surplus
    return moves


def _longest_branches(known: Chances, weights: Sequence[int], splits: Sequence[int]) -> Moves:
    """Keep of each split the branch whose rest is expected to take longest: policy iteration (Howard 1960)."""
    moves = {step: _moves(known, step) for step in known.ways}
    choice: dict[int, int | None] = {}
    for step in splits:
        choice[step] = known.ways[step][0][0].target
        moves[step] = _to(choice[step])
    for _round in range(_MOST_ROUNDS):
        rest = _expected_rest(moves, weights)
        changed = False
        for step in splits:
            for edge, _chance in known.ways[step]:
                if _rest(edge.target, rest) > _rest(choice[step], rest):
                    choice[step], changed = edge.target, True
            moves[step] = _to(choice[step])
        if not changed:
            break
    return moves


def _to(target: int | None) -> dict[int, Fraction]:
    return {} if target is None else {target: Fraction(1)}


def _rest(target: int | None, rest: Mapping[int, Fraction]) -> Fraction:
    return Fraction() if target is None else rest[target]


def _expected_rest(moves: Moves, weights: Sequence[int]) -> dict[int, Fraction]:
    """Find the expected weight from each step to the end: the same system, read backwards."""
    return _Chain(moves).rest(weights)


def _solve(moves: Moves) -> dict[int, Fraction]:
    return _Chain(moves).visits(0)


class _Chain:
    """A chain from which states are taken out one by one."""

    def __init__(self, moves: Moves) -> None:
        self._into: Moves = {state: {} for state in moves}
        self._out: Moves = {state: dict(targets) for state, targets in moves.items()}
        for state, targets in moves.items():
            for target, chance in targets.items():
                self._into[target][state] = chance
        self._taken: list[tuple[int, dict[int, Fraction], dict[int, Fraction], Fraction]] = []
        self._work = 0
        self._take_all()

    def visits(self, start: int) -> dict[int, Fraction]:
        """Give the mean number of visits to each state of a case that begins at `start`."""
        # Forward through the states as they were taken out, then back: vL = e, then vU = that.
        given = {state: Fraction(state == start) for state in self._out}
        for state, _into, out, stay in self._taken:
            if given[state]:
                for target, chance in out.items():
                    given[target] += given[state] / stay * chance
        found: dict[int, Fraction] = {}
        for state, into, _out, stay in reversed(self._taken):
            arriving = given[state] + sum((found[source] * chance for source, chance in into.items()), Fraction())
            found[state] = arriving / stay
        if any(count < 0 for count in found.values()):
            raise EntangledError
        return found

    def rest(self, weights: Sequence[int]) -> dict[int, Fraction]:
        """Give the mean weight that a case collects from each state on, that state included."""
        collected = {state: Fraction(weights[state]) for state in self._out}
        for state, into, _out, stay in self._taken:
            for source, chance in into.items():
                collected[source] += chance / stay * collected[state]
        found: dict[int, Fraction] = {}
        for state, _into, out, stay in reversed(self._taken):
            ahead = collected[state] + sum((found[target] * chance for target, chance in out.items()), Fraction())
            found[state] = ahead / stay
        return found

    def _take_all(self) -> None:
        waiting = [(self._ties(state), state) for state in self._out]
        heapify(waiting)
        taken: set[int] = set()
        while waiting:
            ties, state = heappop(waiting)
            if state in taken:
                continue
            if ties != self._ties(state):
                heappush(waiting, (self._ties(state), state))
                continue
            taken.add(state)
            self._take(state)

    def _ties(self, state: int) -> int:
        return len(self._into[state]) * len(self._out[state])

    def _take(self, state: int) -> None:
        """Take a state out, and join each way into it with each way out of it."""
        into, out = dict(self._into[state]), dict(self._out[state])
        stay = 1 - out.pop(state, Fraction())
        into.pop(state, None)
        if not stay:
            raise EntangledError
        for source in into:
            del self._out[source][state]
        for target in out:
            del self._into[target][state]
        for source, coming in into.items():
            for target, going in out.items():
                joined = self._out[source].get(target, Fraction()) + coming * going / stay
                self._work += joined.denominator.bit_length() // 64 + 1
                self._out[source][target] = self._into[target][source] = joined
        if self._work > MOST_WORK:
            raise EntangledError
        self._taken.append((state, into, out, stay))
