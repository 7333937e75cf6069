"""Puts a workload into words that several formats share. Knows no format."""

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from operator import add

from sopkit.i18n import Message, _, n_
from sopkit.report.lines import one_line
from sopkit.report.numerals import numeral
from sopkit.workload import Estimate, Kind, LeftOut, PositionLoad, Procedure, Workload
from sopkit.workload.loads import number_of

NOTHING = "–"
"""Stands where there is nothing to tell."""

KINDS: Mapping[Kind, Message] = {
    Kind.STAFF: _("staff"),
    Kind.EXTERNAL: _("outside the organisation"),
    Kind.CUSTOMER: _("customer"),
}

_PEOPLE = 2
"""Decimals of a number of people."""


class Wording:
    """Says what a workload holds, in one language. All texts stand on one line."""

    def __init__(self, workload: Workload, language: str) -> None:
        self.workload, self.language = workload, language

    def text(self, message: Message) -> str:
        """Write a message."""
        return one_line(message.text(self.language))

    @property
    def heading(self) -> str:
        """Say what is reckoned."""
        n = len(self.workload.sops)
        return self.text(n_("Workload of {n} SOP in a year", "Workload of {n} SOPs in a year", n=n))

    def minutes(self, work: Estimate | None) -> str:
        """Write minutes, between their least and most."""
        return self._estimate(work, 0)

    def people(self, needed: Estimate | None) -> str:
        """Write a number of people, between its least and most."""
        return self._estimate(needed, _PEOPLE)

    def _estimate(self, figure: Estimate | None, places: int) -> str:
        if figure is None:
            return NOTHING
        middle = self.number(figure.middle, places)
        least, most = self.number(figure.least, places), self.number(figure.most, places)
        return middle if least == most else f"{middle} ({least}–{most})"

    def number(self, value: Fraction | int, places: int = 0) -> str:
        """Write a number."""
        return numeral(value, self.language, places)

    def volume(self, cases: Fraction) -> str:
        """Write how often something is done; decimals only where there are some."""
        return self.number(cases, 0 if cases.denominator == 1 else _PEOPLE)

    def staff(self, load: PositionLoad) -> str:
        """Write how many people are on hand."""
        return NOTHING if load.staff is None else self.number(load.staff)

    def gap(self, load: PositionLoad) -> str:
        """Write how many people there are too many (+) or too few (−)."""
        if load.gap is None:
            return NOTHING
        return f"{'+' if load.gap > 0 else ''}{self.number(load.gap, _PEOPLE)}"

    def steps(self, load: PositionLoad) -> str:
        """Write how many steps a position has, and how many of them are left out."""
        if not load.left_out:
            return str(load.steps)
        return self.text(_("{n}, {left_out} left out", n=load.steps, left_out=load.left_out))

    def reason(self, step: LeftOut) -> str:
        """Say why a step is left out."""
        return self.text(step.work.why) if step.work.why else ""

    def step_left_out(self, step: LeftOut) -> str:
        """Name a step that is left out, with the reason."""
        time = step.work.time
        written = f" `{time.time.text}`" if time.time.text else ""
        return self.text(
            _(
                "left out: SOP {sop}, step {step}:{written} {reason}",
                sop=number_of(step.procedure),
                step=time.step,
                written=written,
                reason=self.reason(step),
            )
        )

    def without_volume(self) -> str:
        """Name the SOPs that have no volume; blank where all have one."""
        names = ", ".join(self._called(one) for one in self.workload.without_volume)
        return self.text(_("left out, for the table gives them no volume: {names}", names=names)) if names else ""

    def _called(self, procedure: Procedure) -> str:
        number = procedure.sop.number
        return f"{number} {procedure.sop.title}" if number else f"{procedure.sop.title} ({procedure.name})"

    @property
    def work(self) -> Estimate | None:
        """Minutes of all staff."""
        known = [load.work for load in self.workload.staff if load.work is not None]
        return reduce(add, known) if known else None

    @property
    def needed(self) -> Estimate | None:
        """People of all positions."""
        known = [load.needed for load in self.workload.staff if load.needed is not None]
        return reduce(add, known) if known else None
