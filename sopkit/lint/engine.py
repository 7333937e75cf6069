"""Asks every rule and stamps its remarks, so that a rule cannot lie about itself. Knows no rule by name."""

from sopkit.diagnostic import Diagnostic
from sopkit.flow import build_flow
from sopkit.lint.registry import rules
from sopkit.lint.rule import Context
from sopkit.model import Sop


def check(sop: Sop, *, prefixes: tuple[str, ...] = ("S",)) -> list[Diagnostic]:
    """Say what is wrong with an SOP, rule by rule; only rules whose code begins with one of `prefixes` are asked."""
    context = Context(sop, build_flow(sop))
    return [
        Diagnostic(
            code=rule.code,
            name=rule.name,
            level=rule.level,
            path=remark.path,
            message=remark.message,
            hint=remark.hint,
            at_key=remark.at_key,
            step=None if remark.step is None else sop.step_ids[remark.step],
            related=remark.related,
        )
        for rule in rules()
        if rule.code.startswith(prefixes)
        for remark in rule.check(context)
    ]
