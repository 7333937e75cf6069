"""Asks rules and stamps their remarks, so that a rule cannot lie about itself. Knows no rule by name."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from sopkit.diagnostic import Diagnostic
from sopkit.flow import build_flow
from sopkit.lint.context import Context
from sopkit.lint.library import Among
from sopkit.lint.plan import Asked, Plan, well_formed
from sopkit.lint.rule import Remark, Rule
from sopkit.lint.waivers import waive
from sopkit.lint.words import rule_word
from sopkit.lint.world import NOTHING_KNOWN, World
from sopkit.model import Sop

OnFault = Callable[[Rule, Exception], None]


def check(
    sop: Sop,
    plan: Plan | None = None,
    world: World = NOTHING_KNOWN,
    among: Among | None = None,
    *,
    on_fault: OnFault | None = None,
) -> list[Diagnostic]:
    """Say what is wrong with an SOP, rule by rule; without a plan, whether references and flow are well formed.

    Findings that the SOP waives are among them, marked with the reason.
    What rules say of an SOP among others is asked only where these are given. A rule that raises is told to `on_fault`,
    what it had said until then stands, and the others are asked; without `on_fault` its exception is raised.
    """
    context = Context(sop, build_flow(sop), world, among=among)
    chosen = plan or well_formed()
    if among is None:
        chosen = chosen.alone
    id_of = sop.step_ids.__getitem__
    found = _ask(chosen.first, context, id_of, on_fault)
    if sop.waivers:
        found, used = waive(found, sop)
        standing = frozenset(word for one in found if not one.waiver for word in (one.code.lower(), one.name))
        context = replace(context, idle_waivers=_idle(sop, chosen.first, used), standing=standing)
    return found + _ask(chosen.last, context, id_of, on_fault)


def check_among(among: Among, plan: Plan, *, on_fault: OnFault | None = None) -> list[Diagnostic]:
    """Say of an SOP only what `check` adds where others are given; not for one that is not `in_two_parts`."""
    return _ask(plan.among, among, among.facts.step_id, on_fault)


def in_two_parts(sop: Sop, plan: Plan) -> bool:
    """Tell whether all that is said of an SOP by itself holds among others, too, so that these have only to add to it.

    It does not where a waiver speaks of what they would add.
    """
    if any(undecided(sop) for undecided in plan.undecided):
        return False
    if not sop.waivers:
        return True
    words = _words_of(plan.among)
    return not any(rule_word(waiver.rule or "") in words for waiver in sop.waivers)


def _idle(sop: Sop, asked: Iterable[Asked], used: frozenset[int]) -> tuple[int, ...]:
    """Find the waivers that waived nothing although their rule was asked; without a reason they never could."""
    words = _words_of(asked)
    return tuple(
        index
        for index, waiver in enumerate(sop.waivers)
        if index not in used and waiver.reason and rule_word(waiver.rule or "") in words
    )


def _words_of(asked: Iterable[Asked]) -> set[str]:
    """Give the words by which a waiver may call one of the rules."""
    return {word for one in asked for word in (one.rule.code.lower(), one.rule.name)}


def _ask(
    asked: Iterable[Asked], context: Context | Among, id_of: Callable[[int], str], on_fault: OnFault | None
) -> list[Diagnostic]:
    """Ask rules of an SOP by itself, and among others where the context has them; or of one among others alone."""
    found: list[Diagnostic] = []
    alone, among = (context, context.among) if isinstance(context, Context) else (None, context)
    for one in asked:
        rule, options = one.rule, one.options
        try:
            if alone is not None and rule.check is not None and (rule.about is None or getattr(alone, rule.about)):
                for remark in rule.check(alone, options) if rule.options else rule.check(alone):
                    found.append(_stamped(remark, one, id_of))  # noqa: PERF401 - what a rule said before it fails stands
            if among is not None and rule.among is not None:
                for remark in rule.among(among, options) if rule.options else rule.among(among):
                    found.append(_stamped(remark, one, id_of))  # noqa: PERF401 - the same
        except Exception as error:
            if on_fault is None:
                raise
            on_fault(rule, error)
    return found


def _stamped(remark: Remark, asked: Asked, id_of: Callable[[int], str]) -> Diagnostic:
    path = remark.path
    # Index of the step in which the path lies, if it lies in one.
    step = path[1] if len(path) > 1 and path[0] == "steps" else None
    return Diagnostic(
        code=asked.rule.code,
        name=asked.rule.name,
        level=asked.level,
        path=path,
        message=remark.message,
        hint=remark.hint,
        at_key=remark.at_key,
        step=id_of(step) if isinstance(step, int) else None,
        related=remark.related,
        fix=remark.fix,
        at=remark.at,
        subjects=remark.subjects,
        whole=remark.whole,
    )
