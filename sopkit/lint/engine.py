"""Asks rules and stamps their remarks, so that a rule cannot lie about itself. Knows no rule by name."""

from collections.abc import Callable
from dataclasses import replace

from sopkit.diagnostic import Diagnostic
from sopkit.flow import build_flow
from sopkit.lint.library import Library
from sopkit.lint.plan import Asked, Plan, well_formed
from sopkit.lint.rule import Context, Remark, Rule
from sopkit.lint.waivers import waive
from sopkit.lint.words import rule_word
from sopkit.lint.world import NOTHING_KNOWN, World
from sopkit.model import Sop

OnFault = Callable[[Rule, Exception], None]


def check(
    sop: Sop,
    plan: Plan | None = None,
    world: World = NOTHING_KNOWN,
    library: Library | None = None,
    *,
    on_fault: OnFault | None = None,
) -> list[Diagnostic]:
    """Say what is wrong with an SOP, rule by rule; without a plan, whether references and flow are well formed.

    Findings that the SOP waives are among them, marked with the reason.
    Rules over a library are asked only where one is given. A rule that raises is told to `on_fault`, what it had
    said until then stands, and the others are asked; without `on_fault` its exception is raised.
    """
    context = Context(sop, build_flow(sop), world, library=library)
    asked = [one for one in (plan or well_formed()).asked if library is not None or not one.rule.library]
    found = _ask([one for one in asked if not one.rule.last], context, on_fault)
    last = [one for one in asked if one.rule.last]
    if sop.waivers:
        found, used = waive(found, sop)
        context = replace(context, idle_waivers=_idle(sop, asked, used))
    return found + _ask(last, context, on_fault)


def _idle(sop: Sop, asked: list[Asked], used: frozenset[int]) -> tuple[int, ...]:
    """Find the waivers that waived nothing although their rule was asked; without a reason they never could."""
    words = {word for one in asked if not one.rule.last for word in (one.rule.code.lower(), one.rule.name)}
    return tuple(
        index
        for index, waiver in enumerate(sop.waivers)
        if index not in used and waiver.reason and rule_word(waiver.rule or "") in words
    )


def _ask(asked: list[Asked], context: Context, on_fault: OnFault | None) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for one in asked:
        try:
            for remark in one.rule.remarks(context, one.options):
                found.append(_stamped(remark, one, context.sop))  # noqa: PERF401 - what a rule said before it fails stands
        except Exception as error:
            if on_fault is None:
                raise
            on_fault(one.rule, error)
    return found


def _stamped(remark: Remark, asked: Asked, sop: Sop) -> Diagnostic:
    step = remark.step
    return Diagnostic(
        code=asked.rule.code,
        name=asked.rule.name,
        level=asked.level,
        path=remark.path,
        message=remark.message,
        hint=remark.hint,
        at_key=remark.at_key,
        step=None if step is None else sop.step_ids[step],
        related=remark.related,
        fix=remark.fix,
    )
