"""What a rule is about: where an SOP has none of it, the rule has nothing to say, so that nobody need ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wild import wild_sops
from wild_identity import wild_identities
from wild_words import sops_of_wild_words

from sopkit.flow import build_flow, reachable
from sopkit.lint.context import Context
from sopkit.lint.registry import rules

SOPS = st.one_of(wild_sops, sops_of_wild_words, wild_identities)
GATED = [rule for rule in rules() if rule.about is not None]


@pytest.mark.parametrize("rule", GATED, ids=lambda rule: rule.code)
def test_what_a_rule_is_about_is_a_property_of_contexts(rule):
    assert isinstance(getattr(Context, rule.about), property) or hasattr(getattr(Context, rule.about), "__get__")
    assert rule.check is not None


@given(SOPS)
def test_a_rule_that_is_passed_over_would_have_said_nothing(sop):
    context = Context(sop, build_flow(sop))
    for rule in GATED:
        if rule.check is not None and not getattr(context, rule.about or ""):
            asked = rule.check(context, rule.options()) if rule.options else rule.check(context)
            assert list(asked) == [], rule.code


@given(SOPS)
def test_what_no_start_reaches_is_found_by_the_loops(sop):
    flow = build_flow(sop)
    assert Context(sop, flow).unreached == frozenset(range(len(flow.ids))) - reachable(flow)
