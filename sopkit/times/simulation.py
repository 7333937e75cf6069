"""Simulates many cases, for what a mean can't say: how long the slow ones take.

A step's time is drawn anew each time it is done, by itself: from a range with the same chance anywhere (a uniform
distribution), from a three-point time with the likely value most often (a triangular distribution, the customary one
where three values are all that is known; Kotz and van Dorp 2004, "Beyond Beta", chapter 1). Branches that run in
parallel start together, and where they meet the case waits for the last.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import ceil, sqrt
from random import Random

from msgspec import Struct

from sopkit.flow import Flow
from sopkit.times.chances import Chances
from sopkit.times.units import Unit
from sopkit.times.values import Distribution

BARS = 20
MOST_DONE = 2_000_000
"""Steps that all cases together may do; about a second."""
LEAST_RUNS = 200
"""With fewer cases, a figure such as P95 says nothing."""


class Spread(Struct, frozen=True):
    """How long a step takes, in the unit of the simulation."""

    least: float
    most: float
    likely: float | None = None

    def draw(self, random: Random) -> float:
        """Draw one time. Only `random()` is used, whose numbers are the same in every version of Python."""
        width = self.most - self.least
        luck = random.random()
        if self.likely is None:
            return self.least + width * luck
        rising = self.likely - self.least
        if luck * width < rising:
            return self.least + sqrt(luck * width * rising)
        return self.most - sqrt((1 - luck) * width * (width - rising))


class _Split(Struct):
    """Branches that have begun together."""

    join: int | None
    began: float
    latest: float
    pending: list[int | None]


class Simulation:
    """A flow, made ready to be gone through many times."""

    def __init__(
        self, flow: Flow, known: Chances, meeting: Mapping[int, int | None], spreads: Sequence[Spread | None]
    ) -> None:
        self._meeting = meeting
        self._fixed = [0.0 if spread is None else spread.least for spread in spreads]
        self._spreads = [None if spread is None or spread.least == spread.most else spread for spread in spreads]
        self._targets: dict[int, list[int | None]] = {}
        self._limits: dict[int, list[float]] = {}
        """Of a decision: the sums of the chances, up to each exit."""
        self._parallel: set[int] = set()
        for step, ways in known.ways.items():
            self._targets[step] = [edge.target for edge, _chance in ways]
            if len(ways) > 1 and ways[0][0].outcome is None:
                self._parallel.add(step)
            elif len(ways) > 1:
                self._limits[step] = [float(total) for total in accumulate(chance for _edge, chance in ways)]
        self._skip = self._runs(len(flow.ids))

    @property
    def is_certain(self) -> bool:
        """Whether all cases are alike."""
        return not self._limits and all(self._spreads[step] is None for step in self._targets)

    def cases(self, runs: int, seed: int) -> list[float]:
        """Simulate cases and give their lengths, the shortest first."""
        random = Random(seed)  # noqa: S311 - a repeatable draw is what is wanted
        return sorted(self._case(random) for _run in range(runs))

    def _runs(self, count: int) -> dict[int, tuple[float, int | None]]:
        """Join steps of fixed time that follow one another: from the first of them, the time and what comes then."""
        meetings = {self._meeting.get(step) for step in self._parallel}
        skip: dict[int, tuple[float, int | None]] = {}
        for step in reversed(range(count)):
            if step in self._limits or step in self._parallel or step not in self._targets or self._spreads[step]:
                continue
            (target,) = self._targets[step]
            # Where branches may meet, a case has to stop and look; rows that go back are joined only so far.
            ahead = skip.get(target) if target is not None and target > step and target not in meetings else None
            skip[step] = (self._fixed[step] + ahead[0], ahead[1]) if ahead else (self._fixed[step], target)
        return skip

    def _case(self, random: Random) -> float:
        clock = 0.0
        step: int | None = 0
        splits: list[_Split] = []
        while True:
            while splits and step == splits[-1].join:
                split = splits[-1]
                split.latest = max(split.latest, clock)
                if split.pending:
                    step, clock = split.pending.pop(), split.began
                else:
                    clock = split.latest
                    splits.pop()
            if step is None:
                return clock
            if known := self._skip.get(step):
                clock += known[0]
                step = known[1]
                continue
            spread = self._spreads[step]
            clock += spread.draw(random) if spread else self._fixed[step]
            targets = self._targets[step]
            if step in self._parallel:
                splits.append(_Split(self._meeting[step], clock, clock, targets[:0:-1]))
                step = targets[0]
            elif step in self._limits:
                luck = random.random()
                step = next(
                    (target for target, limit in zip(targets, self._limits[step], strict=True) if luck < limit),
                    targets[-1],
                )
            else:
                step = targets[0]


def distribution(cases: Sequence[float], unit: Unit, seed: int) -> Distribution:
    """Sum up simulated cases, the shortest first. Percentiles are by nearest rank, so each is a case that occurred."""
    least, most = cases[0], cases[-1]
    width = (most - least) / BARS
    counts = [0] * (BARS if width else 1)
    for case in cases:
        counts[min(int((case - least) / width), BARS - 1) if width else 0] += 1
    return Distribution(
        unit=unit,
        runs=len(cases),
        seed=seed,
        mean=sum(cases) / len(cases),
        p50=_percentile(cases, 50),
        p80=_percentile(cases, 80),
        p95=_percentile(cases, 95),
        least=least,
        most=most,
        bars=tuple((least + width * bar, least + width * (bar + 1), count) for bar, count in enumerate(counts)),
    )


def _percentile(cases: Sequence[float], percent: int) -> float:
    return cases[ceil(len(cases) * percent / 100) - 1]
