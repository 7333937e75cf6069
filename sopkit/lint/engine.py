"""Asks rules and stamps their remarks, so that a rule cannot lie about itself. Knows no rule by name."""

from collections.abc import Callable, Iterator

from sopkit.diagnostic import Diagnostic
from sopkit.flow import build_flow
from sopkit.lint.library import Library
from sopkit.lint.plan import Asked, Plan, well_formed
from sopkit.lint.rule import Context, Rule
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

    Rules over a library are asked only where one is given. A rule that raises is told to `on_fault`, what it had
    said until then stands, and the others are asked; without `on_fault` its exception is raised.
    """
    context = Context(sop, build_flow(sop), world, library)
    found: list[Diagnostic] = []
    for asked in (plan or well_formed()).asked:
        if asked.rule.library and library is None:
            continue
        try:
            found.extend(_remarks(asked, context))
        except Exception as error:
            if on_fault is None:
                raise
            on_fault(asked.rule, error)
    return found


def _remarks(asked: Asked, context: Context) -> Iterator[Diagnostic]:
    rule, ids = asked.rule, context.sop.step_ids
    for remark in rule.remarks(context, asked.options):
        yield Diagnostic(
            code=rule.code,
            name=rule.name,
            level=asked.level,
            path=remark.path,
            message=remark.message,
            hint=remark.hint,
            at_key=remark.at_key,
            step=None if remark.step is None else ids[remark.step],
            related=remark.related,
            fix=remark.fix,
        )
