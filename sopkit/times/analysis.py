"""Analyses how long an SOP takes: totals, ways, expectation, loops, distribution, promises."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm

from sopkit.flow import Edge, Flow, joins
from sopkit.i18n import Message, _
from sopkit.model import Sop
from sopkit.times.calendar import Calendar
from sopkit.times.chances import Chances, Unknown, chances
from sopkit.times.promises import promises
from sopkit.times.reading import Time
from sopkit.times.scale import amounts_of, multiplied, scale_of
from sopkit.times.simulation import LEAST_RUNS, MOST_DONE, Simulation, Spread, distribution
from sopkit.times.totals import Times, measure
from sopkit.times.units import Amount, Unit, add
from sopkit.times.values import Analysis, Distribution, Expected, Gap, Part, Repeat, Way
from sopkit.times.visits import EntangledError, Visits, visits
from sopkit.times.ways import Pick, TangledError, Ways, handovers

RUNS = 10_000
"""Simulated cases."""
SEED = 1

UNITS_APART = _("the steps are in different units; name a working day")


def analyse(sop: Sop, flow: Flow, calendar: Calendar | None = None, *, runs: int = RUNS, seed: int = SEED) -> Analysis:
    """Find out how long a case takes, on which way, and how sure that is.

    A case begins at the first row. The same SOP, calendar, number of runs and seed give the same figures; of an SOP
    whose cases do very many steps fewer cases are simulated than `runs`, and the distribution says how many.
    """
    return _Analysis(sop, flow, calendar, runs, seed).whole()


class _Analysis:
    """One analysis on its way; each part is found once."""

    def __init__(self, sop: Sop, flow: Flow, calendar: Calendar | None, runs: int, seed: int) -> None:
        self._sop, self._flow, self._runs, self._seed = sop, flow, runs, seed
        self._times: Times = measure(sop, flow, calendar)
        self._calendar = None if calendar is None else calendar.bound_to(self._times.total)
        self._scale = scale_of(self._calendar)
        self._amounts = [amounts_of(step) for step in self._times.steps]
        self._executors = [frozenset(step.executors) for step in self._times.steps]
        self._ways = Ways(flow)
        self._gaps: list[Gap] = []

    def whole(self) -> Analysis:
        shortest = self._way("shortest", self._least, min)
        longest = self._way("longest", self._most, max)
        expected = self._expected()
        simulated, cases = self._simulated()
        return Analysis(
            times=self._times,
            calendar=self._calendar,
            shortest=shortest,
            longest=longest,
            expected=expected,
            critical=() if longest is None else self._ids(self._ways.critical(self._most)),
            loops=tuple(self._loops()),
            handovers=sum(self._hands_over(edge) for edge in self._flow.edges),
            executors=tuple(self._parts_of_executors()),
            steps=tuple(self._parts_of_steps()),
            distribution=simulated,
            promises=tuple(
                promises(self._sop, longest, self._calendar, cases, simulated.unit if simulated else Unit.MINUTE)
            ),
            gaps=tuple(self._gaps),
            assumptions=tuple(self._assumptions()),
        )

    @cached_property
    def _least(self) -> tuple[int, ...]:
        return _whole_numbers([self._scale.least(amounts) for amounts in self._amounts])

    @cached_property
    def _most(self) -> tuple[int, ...]:
        return _whole_numbers([self._scale.most(amounts) for amounts in self._amounts])

    @cached_property
    def _usual(self) -> tuple[int, ...]:
        return _whole_numbers([self._scale.middle(amounts) for amounts in self._amounts])

    @cached_property
    def _chances(self) -> Chances | Unknown:
        return chances(self._flow)

    @cached_property
    def _visits(self) -> Visits | None:
        """None where they can't be known; then there is a gap."""
        if isinstance(self._chances, Unknown):
            self._gap("expected", self._chances.why, self._chances.steps)
            return None
        try:
            return visits(self._flow, self._chances, self._usual)
        except EntangledError:
            self._gap("expected", _("the ways back are too entangled to be solved exactly"))
            return None

    def _gap(self, what: str, why: Message, steps: Sequence[int] = ()) -> None:
        self._gaps.append(Gap(what, why, self._ids(steps)))

    def _ids(self, steps: Sequence[int]) -> tuple[str, ...]:
        return tuple(self._flow.ids[step] for step in steps)

    def _unmeasured(self, steps: Sequence[int]) -> tuple[str, ...]:
        return self._ids([step for step in steps if not isinstance(self._times.steps[step].time, Time)])

    def _hands_over(self, edge: Edge) -> bool:
        return edge.target is not None and self._executors[edge.source].isdisjoint(self._executors[edge.target])

    def _way(self, what: str, weights: Sequence[int], pick: Pick) -> Way | None:
        try:
            steps = self._ways.through(weights, pick)
        except TangledError as error:
            self._gap(what, _("a loop that is entered in several places holds too many ways"), error.steps)
            return None
        if steps is None:
            self._gap(what, _("no way leads from the first row to the end without going back"))
            return None
        amounts = add(amount for step in steps for amount in self._amounts[step])
        return Way(
            steps=self._ids(steps),
            amounts=amounts,
            converted=None if self._calendar is None else self._calendar.convert(amounts),
            unmeasured=self._unmeasured(steps),
            handovers=handovers(steps, self._executors),
        )

    def _expected(self) -> Expected | None:
        if self._visits is None or isinstance(self._chances, Unknown):
            return None
        amounts = add(
            amount for step, count in self._visits.elapsed.items() for amount in multiplied(self._amounts[step], count)
        )
        every = self._visits.all
        return Expected(
            amounts=amounts,
            converted=None if self._calendar is None else self._calendar.convert(amounts),
            visits={id_: every.get(step, Fraction()) for step, id_ in enumerate(self._flow.ids)},
            handovers=sum(
                (
                    every[step] * chance
                    for step, ways in self._chances.ways.items()
                    for edge, chance in ways
                    if self._hands_over(edge)
                ),
                Fraction(),
            ),
            unmeasured=self._unmeasured(sorted(step for step, count in every.items() if count)),
        )

    def _loops(self) -> Iterator[Repeat]:
        taken: Mapping[int, Fraction] = {}
        if self._visits is not None and isinstance(self._chances, Chances):
            taken = {
                id(edge): self._visits.all[step] * chance
                for step, ways in self._chances.ways.items()
                for edge, chance in ways
            }
        known = self._visits is not None
        for edge in self._ways.back:
            try:
                shortest = self._ways.round(edge, self._least, min)
                longest = self._ways.round(edge, self._most, max)
            except TangledError as error:
                why = _("a loop that is entered in several places holds too many ways")
                self._gap("loop", why, error.steps)
                continue
            if edge.target is None or shortest is None or longest is None:
                continue
            adds = tuple(self._spanned(shortest, longest))
            yield Repeat(
                step=self._flow.ids[edge.source],
                exit=edge.outcome,
                target=self._flow.ids[edge.target],
                adds=adds,
                converted=None if self._calendar is None else self._calendar.convert(adds),
                unmeasured=self._unmeasured(sorted({*shortest, *longest})),
                expected=taken.get(id(edge), Fraction()) if known else None,
            )

    def _spanned(self, shortest: Sequence[int], longest: Sequence[int]) -> Iterator[Amount]:
        """Span amounts from the least of one way to the most of another, each unit by itself."""
        low, high = (
            {amount.unit: amount for amount in add(part for step in way for part in self._amounts[step])}
            for way in (shortest, longest)
        )
        nothing = Fraction()
        for unit in Unit:
            if unit in low or unit in high:
                ends = [low[unit].min if unit in low else nothing, high[unit].max if unit in high else nothing]
                # What is shorter over all units may be longer in one of them.
                yield Amount(unit, min(ends), max(ends))

    @cached_property
    def _worked(self) -> tuple[tuple[Amount, ...], ...]:
        """What each step takes in a case: as often as it is done in the mean, else once."""
        if self._visits is None:
            return tuple(self._amounts)
        visits = self._visits.all
        return tuple(multiplied(amounts, visits.get(step, Fraction())) for step, amounts in enumerate(self._amounts))

    @cached_property
    def _work(self) -> Fraction:
        """What all steps take together, on one scale."""
        return sum(map(self._scale.middle, self._worked), Fraction())

    def _share(self, work: Iterable[tuple[Amount, ...]]) -> Fraction | None:
        return sum(map(self._scale.middle, work), Fraction()) / self._work if self._work else None

    def _parts_of_steps(self) -> Iterator[Part]:
        for id_, amounts in zip(self._flow.ids, self._worked, strict=True):
            yield Part(id_, amounts, self._share([amounts]))

    def _parts_of_executors(self) -> Iterator[Part]:
        for executor in self._sop.lanes:
            done = zip(self._worked, self._executors, strict=True)
            own = [amounts for amounts, executors in done if executor in executors]
            yield Part(executor, add(amount for amounts in own for amount in amounts), self._share(own))

    def _simulated(self) -> tuple[Distribution | None, list[float]]:
        """Simulate cases, and give their distribution with the cases themselves."""
        if self._visits is None or isinstance(self._chances, Unknown):
            return None, []
        unit = self._common_unit()
        if unit is None:
            self._gap("distribution", UNITS_APART)
            return None, []
        done = sum(self._visits.all.values(), Fraction())
        affordable = int(MOST_DONE / done)
        if affordable < LEAST_RUNS:
            self._gap("distribution", _("cases go round too often to be simulated"))
            return None, []
        simulation = Simulation(
            self._flow, self._chances, joins(self._flow), [self._spread(amounts) for amounts in self._amounts]
        )
        cases = simulation.cases(1 if simulation.is_certain else min(self._runs, affordable), self._seed)
        return distribution(cases, unit, self._seed), cases

    def _common_unit(self) -> Unit | None:
        """Find the unit of all times; under a calendar that converts them all, minutes."""
        units = [amount.unit for amount in self._times.total]
        if len(units) <= 1:
            return units[0] if units else None
        converted = self._times.converted
        return Unit.MINUTE if converted is not None and not converted.apart else None

    def _spread(self, amounts: Sequence[Amount]) -> Spread | None:
        if len(self._times.total) > 1 and self._calendar is not None:
            one = self._calendar.convert(amounts).amount
        else:
            one = amounts[0] if amounts else None
        if one is None:
            return None
        return Spread(float(one.min), float(one.max), None if one.likely is None else float(one.likely))

    def _assumptions(self) -> Iterator[Message]:
        yield _("the shortest and the longest way go through no step twice")
        if len(self._flow.starts) > 1:
            yield _("a case begins at the first row; other starts are not followed")
        if any(len(ways) > 1 and ways[0].outcome is None for ways in self._flow.outgoing):
            yield _("of parallel branches the one that takes longest counts, up to the step where all of them meet")
        if len(self._times.total) > 1:
            scale = _("to choose between ways and to give shares, a day counts as {hours} hours", hours=self._hours)
            yield scale
        if self._visits is None:
            yield _("the work of executors and steps counts each row once, since the chances are not known")
        elif any(edge.chance is not None for edge in self._flow.edges):
            yield _("an exit without a chance takes what the others leave, and each case decides by itself")
        if any(amount.min != amount.max for amounts in self._amounts for amount in amounts):
            yield _("in a simulated case a range may take any of its values, a three-point time mostly the likely one")

    @property
    def _hours(self) -> str:
        return f"{float(self._scale.workday / 60):g}"


def _whole_numbers(weights: Sequence[Fraction]) -> tuple[int, ...]:
    """Bring weights to a scale on which all of them are whole; they keep their order and their ratios."""
    factor = lcm(*(weight.denominator for weight in weights))
    return tuple(int(weight * factor) for weight in weights)
