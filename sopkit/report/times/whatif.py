"""An SOP's times before and after changes, figure by figure. A format is one line in FORMATS, as for the times."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from importlib import import_module
from typing import TypeVar, cast

from msgspec import Struct

from sopkit.times import Amount, Analysis, Converted, Promise, Repeat, difference
from sopkit.times.whatif import Change

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Figure(Struct, frozen=True):
    """One figure before and after; None where it is not known."""

    kind: str
    """`total`, `shortest`, `longest`, `expected`, `p50`, `p80`, `p95`, `executor`, `loop` or `margin`."""
    before: tuple[Amount, ...] | None
    after: tuple[Amount, ...] | None
    converted: bool = False
    """Whether it is one figure under the calendar."""

    @property
    def added(self) -> tuple[Amount, ...] | None:
        """What the changes add; below zero is saved. None where one of the two is not known."""
        return None if self.before is None or self.after is None else difference(self.before, self.after)


class Loop(Struct, frozen=True):
    """A way back before and after."""

    step: str
    exit: str | None
    target: str
    adds: Figure
    """What one round takes."""
    before: Fraction | None
    """How often it is taken in a case, in the mean; None where that is not known."""
    after: Fraction | None


class WhatIf(Struct, frozen=True):
    """The same SOP as it is and as it would be. Both are analysed alike."""

    file: str
    changes: tuple[Change, ...]
    before: Analysis
    after: Analysis

    @property
    def both_expected(self) -> bool:
        """Whether the work of executors is that of the mean case; else each row counts once, before and after."""
        return self.before.expected is not None and self.after.expected is not None

    def figures(self) -> Iterator[Figure]:
        """Give the total, the ways and the simulated cases; figures under a calendar where they say something new."""
        for kind in ("total", "shortest", "longest", "expected"):
            (old, old_figure), (new, new_figure) = _amounts(self.before, kind), _amounts(self.after, kind)
            yield Figure(kind, old, new)
            if (old_figure, new_figure) not in {(old, new), (None, None)}:
                yield Figure(kind, old_figure, new_figure, converted=True)
        if self.before.distribution or self.after.distribution:
            for kind in ("p50", "p80", "p95"):
                yield Figure(kind, _quantile(self.before, kind), _quantile(self.after, kind))

    def executors(self) -> Iterator[tuple[str, Figure]]:
        """Give the work of each executor by its id."""
        for executor, old, new in _paired(_work(self.before, self), _work(self.after, self)):
            yield executor, Figure("executor", old or (), new or ())

    def loops(self) -> Iterator[Loop]:
        """Give the ways back."""
        for (step, exit_, target), old, new in _paired(_loops(self.before), _loops(self.after)):
            figure = Figure("loop", None if old is None else old.adds, None if new is None else new.adds)
            often = (None if old is None else old.expected, None if new is None else new.expected)
            yield Loop(step, exit_, target, figure, *often)

    def promises(self) -> Iterator[tuple[Promise, Promise, Figure]]:
        """Give the promises, and what is left of each; changes of steps change none of them."""
        for old, new in zip(self.before.promises, self.after.promises, strict=True):
            yield old, new, Figure("margin", _alone(old.margin), _alone(new.margin))


class Format(Struct, frozen=True):
    """A format by the module that writes it, which is imported when it writes."""

    module: str

    def write(self, whatif: WhatIf, language: str) -> str:
        """Write what the changes come to."""
        return cast("Callable[[WhatIf, str], str]", import_module(self.module).write)(whatif, language)


FORMATS: Mapping[str, Format] = {
    "json": Format("sopkit.report.times.whatif_json"),
    "csv": Format("sopkit.report.times.whatif_csv"),
    "html": Format("sopkit.report.times.whatif_page"),
}
"""What is written for programs, spreadsheets and browsers; what the terminal shows stands in `whatif_text`."""


def _amounts(analysis: Analysis, kind: str) -> tuple[tuple[Amount, ...] | None, tuple[Amount, ...] | None]:
    """Give a figure of an analysis, and the same under the calendar."""
    if kind == "total":
        return analysis.times.total, _figure(analysis.times.converted)
    way = {"shortest": analysis.shortest, "longest": analysis.longest, "expected": analysis.expected}[kind]
    return (None, None) if way is None else (way.amounts, _figure(way.converted))


def _figure(converted: Converted | None) -> tuple[Amount, ...] | None:
    return None if converted is None else (*(_alone(converted.amount) or ()), *converted.apart)


def _alone(amount: Amount | None) -> tuple[Amount, ...] | None:
    return None if amount is None else (amount,)


def _quantile(analysis: Analysis, kind: str) -> tuple[Amount, ...] | None:
    found = analysis.distribution
    if found is None:
        return None
    value = Fraction(getattr(found, kind))
    return (Amount(found.unit, value, value),)


def _work(analysis: Analysis, whatif: WhatIf) -> dict[str, tuple[Amount, ...]]:
    if whatif.both_expected:
        return {part.id: part.amounts for part in analysis.executors}
    return {load.executor: load.total for load in analysis.times.executors}


def _loops(analysis: Analysis) -> dict[tuple[str, str | None, str], Repeat]:
    return {(loop.step, loop.exit, loop.target): loop for loop in analysis.loops}


def _paired(
    before: Mapping[_Key, _Value], after: Mapping[_Key, _Value]
) -> Iterable[tuple[_Key, _Value | None, _Value | None]]:
    return ((key, before.get(key), after.get(key)) for key in dict.fromkeys((*before, *after)))
