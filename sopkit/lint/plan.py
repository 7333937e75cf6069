"""Which rules are asked, at which level and with which options: what settings and command line come to."""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from msgspec import Struct, field

from sopkit.diagnostic import Level
from sopkit.lint.registry import rules
from sopkit.lint.rule import Preset, Rule
from sopkit.model import Sop

CHANGED = "P808"
"""The rule of a principle that `validate` asks as well, where a history holds digests."""


class Asked(Struct, frozen=True):
    """A rule that is to be asked."""

    rule: Rule
    level: Level
    options: Any = None
    """A value of the rule's own `Options`; None where the rule has none."""


class Plan(Struct, frozen=True, dict=True):
    """The rules of a run, sorted by code."""

    asked: tuple[Asked, ...] = field(default=())

    @cached_property
    def alone(self) -> "Plan":
        """The same without the rules over a library, for an SOP that is linted by itself."""
        return Plan(tuple(one for one in self.asked if not one.rule.library))

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the rules."""
        return frozenset(one.rule.code for one in self.asked)

    @cached_property
    def first(self) -> tuple[Asked, ...]:
        """The rules that are asked before those of `last`."""
        return tuple(one for one in self.asked if not one.rule.last)

    @cached_property
    def among(self) -> tuple[Asked, ...]:
        """The rules that say something of an SOP among others."""
        return tuple(one for one in self.asked if one.rule.among)

    @cached_property
    def undecided(self) -> tuple[Callable[[Sop], bool], ...]:
        """What tells of an SOP whether something said of it by itself may be otherwise among others."""
        return tuple(one.rule.undecided for one in self.asked if one.rule.undecided)

    @cached_property
    def last(self) -> tuple[Asked, ...]:
        """The rules that are asked when the others have spoken."""
        return tuple(one for one in self.asked if one.rule.last)


@cache
def well_formed() -> Plan:
    """Ask what `validate` asks of every SOP: the rules of references and flow, S-codes."""
    return Plan(tuple(_as_it_comes(rule) for rule in rules("S")))


@cache
def agreed_to() -> Plan:
    """Ask also whether content that was agreed to has changed since: that is no matter of taste either."""
    return Plan((*well_formed().asked, *(_as_it_comes(rule) for rule in rules("P8") if rule.code == CHANGED)))


@cache
def preset(name: Preset = Preset.RECOMMENDED) -> Plan:
    """Ask the rules of a preset; each one holds those before it."""
    rank = list(Preset).index(name)
    return Plan(tuple(_as_it_comes(rule) for rule in rules() if list(Preset).index(rule.preset) <= rank))


def _as_it_comes(rule: Rule) -> Asked:
    return Asked(rule, rule.level, rule.options() if rule.options else None)
