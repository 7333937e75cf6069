"""Puts what an analysis holds into words, for people: the terminal and the page say the same. Knows no format."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from textwrap import shorten

from msgspec import Struct
from msgspec.structs import replace

from sopkit.i18n import Message, _, n_
from sopkit.report.lines import one_line
from sopkit.report.times.library import look
from sopkit.times import Amount, Converted, StepTime, Time, Unit, Unmeasured, format_amounts
from sopkit.times.values import Analysis, Distribution, Expected, Gap, Promise, Repeat, Way

NOTHING = "–"
"""Stands where there is nothing to tell."""

COLOURS: Mapping[str, str] = {"kept": "green", "doubtful": "yellow", "broken": "bold red", "unknown": "yellow"}
"""Of a promise on a terminal, by what it looks like; its words say the same."""

_LONGEST = 60
"""Characters of a promise: a warning may be a long sentence."""

_WHATS: Mapping[str, Message] = {
    "shortest": _("shortest way"),
    "longest": _("longest way"),
    "expected": _("expected time"),
    "distribution": _("distribution"),
    "loop": _("rounds of a loop"),
}
"""What can't be computed, by the word that a gap has for it."""


class WayRow(Struct, frozen=True):
    """A line of the table of ways: the total, a way, or the mean."""

    name: str
    amounts: str
    figure: str = ""
    """The same as one figure; blank without a calendar."""
    left_out: int = 0
    """Steps whose time is not known."""
    steps: str = ""
    handovers: str = ""

    @property
    def short(self) -> str:
        """One text for all: the figure, where a calendar makes one."""
        return self.figure or self.amounts


class ShareRow(Struct, frozen=True):
    """An executor and its part of the work."""

    executor: str
    name: str
    steps: int
    amounts: str
    share: Fraction | None
    percent: str


class Wording:
    """Says what an analysis holds, in one language. All texts stand on one line."""

    def __init__(self, analysis: Analysis, language: str) -> None:
        self.analysis, self.language = analysis, language
        numbered: dict[str, int] = {}
        for step in analysis.times.steps:
            # Of steps with one id, the first answers to it.
            numbered.setdefault(step.step, step.number)
        self._numbers = numbered
        self._names = {load.executor: load.name for load in analysis.times.executors}

    def text(self, message: Message) -> str:
        """Write a message."""
        return one_line(message.text(self.language))

    @property
    def heading(self) -> str:
        """Name the SOP."""
        times = self.analysis.times
        return one_line(f"SOP {times.sop_number or ''} {times.sop_title}")

    def executors_of(self, step: StepTime) -> str:
        """Name who does a step."""
        return one_line(", ".join(self._names.get(executor, executor) for executor in step.executors))

    def time(self, time: Time | Unmeasured) -> str:
        """Write how a time was read; what was not read stands between brackets, as the author wrote it."""
        if isinstance(time, Time):
            return self.amounts(time.amounts)
        return f"({one_line(time.text)})" if time.text.strip("-–") else NOTHING

    def amounts(self, amounts: Iterable[Amount]) -> str:
        """Write amounts exactly."""
        return format_amounts(amounts, self.language) or NOTHING

    def about(self, amounts: Iterable[Amount]) -> str:
        """Write amounts that were reckoned, such as a mean: rounded to what people would say."""
        return self.amounts(rounded(amount) for amount in amounts)

    def length(self, unit: Unit, value: float) -> str:
        """Write a length of simulated cases, rounded likewise."""
        exact = Fraction(value)
        return self.about([Amount(unit, exact, exact)])

    def figure(self, converted: Converted | None, *, rough: bool = False) -> str:
        """Write amounts under a calendar, and what it can't convert; blank without a calendar. A mean is rough."""
        if converted is None:
            return ""
        write = self.about if rough else self.amounts
        return write((*converted.apart, *([converted.amount] if converted.amount else ())))

    def number(self, value: Fraction | float) -> str:
        """Write a number to two decimals, without zeros at its end."""
        text = f"{float(value):.2f}".rstrip("0").rstrip(".")
        return text.replace(".", ",") if self.language == "id" else text

    def percent(self, share: Fraction | float | None) -> str:
        """Write a share in percent; what is not nothing is not written as nothing, nor what is not all as all."""
        if share is None:
            return ""
        whole = round(share * 100)
        if share > 0 and whole == 0:
            return "<1%"
        return ">99%" if share < 1 and whole == 100 else f"{whole}%"

    def share(self, step: StepTime) -> Fraction | None:
        """Give a step's part of the work; by its row, since ids may stand twice."""
        return self.analysis.steps[step.number - 1].share

    def often(self, step: str) -> str:
        """Say how often a step is done in the mean; blank where that is not known."""
        expected = self.analysis.expected
        return "" if expected is None else f"{self.number(expected.visits.get(step, Fraction()))}×"

    def steps(self, ids: Iterable[str]) -> str:
        """Write steps by their rows, neighbours as a range: "1–4, 7"."""
        rows = sorted({self._numbers[step] for step in ids if step in self._numbers})
        runs = ([row for _place, row in run] for _key, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]))
        return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)

    def ways(self) -> Iterator[WayRow]:
        """Tell the total, the shortest and the longest way, and the mean, one line each."""
        analysis, times = self.analysis, self.analysis.times
        yield WayRow(
            self.text(_("Total")),
            self.amounts(times.total),
            self.figure(times.converted),
            len(times.unmeasured),
            str(len(times.steps)),
            str(analysis.handovers),
        )
        yield self._way(_("Shortest way"), analysis.shortest)
        yield self._way(_("Longest way"), analysis.longest)
        yield self._mean(_("Expected"), analysis.expected)

    def _way(self, name: Message, way: Way | None) -> WayRow:
        if way is None:
            return WayRow(self.text(name), NOTHING)
        return WayRow(
            self.text(name),
            self.amounts(way.amounts),
            self.figure(way.converted),
            len(way.unmeasured),
            str(len(way.steps)),
            str(way.handovers),
        )

    def _mean(self, name: Message, expected: Expected | None) -> WayRow:
        if expected is None:
            return WayRow(self.text(name), NOTHING)
        return WayRow(
            self.text(name),
            self.about(expected.amounts),
            self.figure(expected.converted, rough=True),
            len(expected.unmeasured),
            self.number(sum(expected.visits.values(), Fraction())),
            self.number(expected.handovers),
        )

    def executors(self) -> Iterator[ShareRow]:
        """Tell the part of each executor."""
        loads = {load.executor: load for load in self.analysis.times.executors}
        for part in self.analysis.executors:
            steps = len(loads[part.id].steps)
            name = one_line(self._names.get(part.id, part.id))
            yield ShareRow(part.id, name, steps, self.about(part.amounts), part.share, self.percent(part.share))

    def loop(self, loop: Repeat) -> str:
        """Say what a way back costs and how often it is taken."""
        adds = self.text(_("no time that is known")) if not loop.adds else self.about(loop.adds)
        figure = self.figure(loop.converted)
        named = {
            "step": self._numbers.get(loop.step, loop.step),
            "target": self._numbers.get(loop.target, loop.target),
            "time": f"{adds} ({figure})" if figure and figure != adds else adds,
        }
        if loop.exit and loop.exit.strip():
            said = _("each {exit} at step {step} adds {time} (back to step {target})", exit=loop.exit, **named)
        else:
            said = _("each way back from step {step} to step {target} adds {time}", **named)
        parts = [self.text(said)]
        if loop.unmeasured:
            steps = self.steps(loop.unmeasured)
            parts.append(
                self.text(n_("without step {steps}", "without steps {steps}", n=len(loop.unmeasured), steps=steps))
            )
        if loop.expected is not None:
            parts.append(self.text(_("{n} times a case", n=self.number(loop.expected))))
        return "; ".join(parts)

    def promised(self, promise: Promise) -> str:
        """Name a promise: its text, and where it stands."""
        text = shorten(one_line(promise.text), _LONGEST, placeholder=" …")
        return f"“{text}” ({self.place(promise)})"

    def place(self, promise: Promise) -> str:
        """Say where a promise stands: `service.max_time`, `warnings 1`."""
        first, *others = promise.path
        return str(first) + "".join(f" {part + 1}" if isinstance(part, int) else f".{part}" for part in others)

    def verdict(self, promise: Promise, *, short: bool = False) -> str:
        """Say whether a promise is kept and by how much; `short` leaves out what is not needed to know so much."""
        said = self.text(self._margin(promise))
        if not short and promise.margin is None and promise.why is not None:
            said = f"{said}: {self.text(promise.why)}"
        share = self.percent(promise.within)
        if look(promise) == "doubtful":
            said = f"{said}; {self.text(_('only {share} of the cases keep it', share=share))}"
        elif share and not short:
            said = f"{said}; {self.text(_('{share} of the cases keep it', share=share))}"
        return said

    def _margin(self, promise: Promise) -> Message:
        margin = promise.margin
        if margin is None:
            return _("not known")
        if look(promise) == "doubtful":
            return _("kept where nothing goes back, {time} left", time=self.about([margin]))
        if margin.min > 0:
            return _("kept, {time} left", time=self.about([margin]))
        if promise.kept:
            return _("kept, with nothing left")
        over = Amount(margin.unit, max(-margin.max, Fraction()), -margin.min)
        if over.min == 0 != over.max:
            return _("broken by up to {time}", time=self.about([replace(over, min=over.max)]))
        return _("broken by {time}", time=self.about([over]))

    def gaps(self) -> Iterator[str]:
        """Say what can't be computed; what has one reason stands together."""
        reasons: dict[tuple[Message, tuple[str, ...]], list[str]] = {}
        for gap in self.analysis.gaps:
            what = self._what(gap)
            named = reasons.setdefault((gap.why, gap.steps), [])
            if what not in named:
                named.append(what)
        for (why, steps), whats in reasons.items():
            rows = self.steps(steps)
            place = n_("step {steps}", "steps {steps}", n=len(steps), steps=rows)
            yield f"{', '.join(whats)}: {self.text(why)}" + (f" ({self.text(place)})" if rows else "")

    def _what(self, gap: Gap) -> str:
        return self.text(_WHATS[gap.what]) if gap.what in _WHATS else one_line(gap.what)

    def critical(self) -> str:
        """Name the steps that no delay forgives."""
        steps = self.analysis.critical
        rows = self.steps(steps)
        return self.text(
            n_(
                "a delay of step {steps} makes the longest way longer",
                "a delay of steps {steps} makes the longest way longer",
                n=len(steps),
                steps=rows,
            )
        )

    def quantiles(self, found: Distribution) -> str:
        """Say how long cases take, in one sentence."""
        if found.least == found.most:
            return self.text(_("every case takes {time}", time=self.length(found.unit, found.most)))
        half, most, nearly = (self.length(found.unit, value) for value in (found.p50, found.p80, found.p95))
        return self.text(
            _(
                "half of the cases take up to {half}, 80% up to {most}, 95% up to {nearly}",
                half=half,
                most=most,
                nearly=nearly,
            )
        )

    def simulated(self, found: Distribution) -> str:
        """Say where the distribution comes from."""
        runs = f"{found.runs:,}"
        runs = runs.replace(",", ".") if self.language == "id" else runs
        return self.text(_("{runs} simulated cases, seed {seed}", runs=runs, seed=found.seed))

    def assumptions(self) -> list[str]:
        """Say what all this rests on, each once."""
        every = (*self.analysis.times.assumptions, *self.analysis.assumptions)
        return list(dict.fromkeys(self.text(message) for message in every))


def rounded(amount: Amount) -> Amount:
    """Round an amount as people do: minutes from ten on, seconds below, days and the rest to two decimals."""
    if amount.unit is Unit.MINUTE:
        grain = Fraction(1) if abs(amount.max) >= 10 else Fraction(1, 60)
    else:
        grain = Fraction(1, 100)
    return Amount(amount.unit, round(amount.min / grain) * grain, round(amount.max / grain) * grain)
