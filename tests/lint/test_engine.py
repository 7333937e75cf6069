"""The engine asks what is planned, stamps what is said, and survives a rule that raises."""

import pytest
from msgspec import Struct
from wild import sop_of

from sopkit.diagnostic import Level
from sopkit.flow import build_flow
from sopkit.i18n import _
from sopkit.lint import Asked, Library, Member, Plan, Preset, Remark, Rule, check, preset, well_formed
from sopkit.lint.context import Context
from sopkit.lint.registry import rules
from sopkit.lint.world import NOTHING_KNOWN


def rule(code, check, **more):
    return Rule(code, code.lower(), "clarity", Level.ADVICE, "A rule.", check, **more)


def says(*paths):
    return lambda _context: (Remark(path, _("so it is")) for path in paths)


def fails(_context):
    yield Remark(("title",), _("before"))
    raise ValueError("broken")


def test_without_a_plan_references_and_flow_are_looked_at():
    sop = sop_of([{"by": "x"}, {"next": "2"}])
    assert [diagnostic.code for diagnostic in check(sop)] == ["S203", "S302"]
    assert all(asked.rule.code.startswith("S") for asked in well_formed().asked)


def test_a_remark_gets_code_name_level_and_step_of_its_rule():
    plan = Plan((Asked(rule("P199", says(("steps", 1, "activity"), ("title",))), Level.ERROR),))
    first, second = check(sop_of([{}, {"id": "b"}]), plan)
    assert (first.code, first.name, first.level, first.step) == ("P199", "p199", Level.ERROR, "b")
    assert second.step is None


def test_a_rule_with_options_gets_them():
    class Options(Struct, frozen=True):
        most: int = 3

    def many(_context, options):
        yield Remark(("title",), _("more than {n}", n=options.most))

    one = rule("P199", many, options=Options)
    (diagnostic,) = check(sop_of([{}]), Plan((Asked(one, Level.ADVICE, Options(most=7)),)))
    assert diagnostic.message.text() == "more than 7"


def test_a_rule_over_a_library_is_asked_only_where_there_is_one():
    sop = sop_of([{}])
    plan = Plan((Asked(rule("P399", None, among=says(("title",))), Level.ADVICE),))
    assert check(sop, plan) == []
    assert len(check(sop, plan, among=Library((Member.of("001.yaml", sop),)).among(0))) == 1


def test_a_rule_over_a_library_sees_the_library_that_was_given():
    sop = sop_of([{}])
    among = Library((Member.of("001.yaml", sop),)).among(0)
    seen = []
    plan = Plan((Asked(rule("P399", None, among=lambda context: seen.append(context) or ()), Level.ADVICE),))
    assert check(sop, plan, among=among) == []
    assert seen == [among]


@pytest.mark.parametrize(("step", "key"), [({"id": "a"}, "id"), ({}, "activity")])
def test_a_step_is_pointed_at_by_its_id_where_it_has_one(step, key):
    sop = sop_of([step])
    assert Context(sop, build_flow(sop), NOTHING_KNOWN).heading(0) == ("steps", 0, key)


def test_a_rule_that_raises_is_told_of_and_the_others_are_asked():
    plan = Plan(tuple(Asked(one, Level.ADVICE) for one in (rule("P198", fails), rule("P199", says(("title",))))))
    told = []
    found = check(sop_of([{}]), plan, on_fault=lambda rule, error: told.append((rule.code, str(error))))
    assert [diagnostic.code for diagnostic in found] == ["P198", "P199"]
    assert told == [("P198", "broken")]
    with pytest.raises(ValueError, match="broken"):
        check(sop_of([{}]), plan)


def test_each_preset_holds_those_before_it():
    asked = [{one.rule.code for one in preset(name).asked} for name in Preset]
    assert asked[0] <= asked[1] <= asked[2] == {rule.code for rule in rules()}
    assert {one.rule.code for one in well_formed().asked} <= asked[0]
