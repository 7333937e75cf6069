"""Which rules are asked, at which level and with which options; and what is said of words that name none."""

import pytest

from sopkit.config.linting import LEVELS, PRESETS, Choice, Linting
from sopkit.diagnostic import Level
from sopkit.lint import Preset, preset
from sopkit.lint.registry import FAMILIES, rules
from sopkit.lint.selection import OFF, faults, named, plan, proposal


def codes(chosen):
    return {one.rule.code for one in chosen.asked}


def asked(chosen, code):
    (one,) = (one for one in chosen.asked if one.rule.code == code)
    return one


RECOMMENDED = codes(preset())
P5 = {rule.code for rule in named("P5")}


def test_the_words_of_settings_are_those_of_the_rules():
    assert tuple(Preset) == PRESETS
    assert (*(level.value for level in Level), OFF) == LEVELS


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("P207", "P207"),
        ("p207", "P207"),
        ("many-steps", "P207"),
        ("many_steps", "P207"),
        ("Many Steps", "P207"),
        ("P2", "P2"),
        ("efficiency", "P2"),
        ("user focus", "P6"),
        ("user-focus", "P6"),
        ("S", "S"),
        ("S3", "S3"),
        ("flow", "S3"),
    ],
)
def test_rules_are_named_by_code_name_beginning_or_principle(word, begins):
    assert {rule.code for rule in named(word)} == {rule.code for rule in rules() if rule.code.startswith(begins)}
    assert named(word)


@pytest.mark.parametrize("word", ["", " ", "P9", "Q1", "many", "?", "*"])
def test_other_words_name_no_rule(word):
    assert named(word) == ()


@pytest.mark.parametrize(
    ("word", "near"), [("many-step", "many-steps"), ("P2O7", "P207"), ("eficiency", "efficiency"), ("xyz", None)]
)
def test_a_word_that_names_nothing_gets_a_proposal_where_one_is_near(word, near):
    assert proposal(word) == near


@pytest.mark.parametrize(
    ("linting", "overrides", "line", "expected"),
    [
        pytest.param({}, [], {}, RECOMMENDED, id="nothing said"),
        pytest.param({"preset": "all"}, [], {}, codes(preset(Preset.ALL)), id="a preset"),
        pytest.param({"preset": "all"}, [], {"preset": "recommended"}, RECOMMENDED, id="the command line's preset"),
        pytest.param({"select": ["P207"]}, [], {}, {"P207"}, id="select stands for the preset"),
        pytest.param({"select": ["P207"]}, [], {"preset": "recommended"}, RECOMMENDED, id="a preset outdoes select"),
        pytest.param({"select": ["P207"]}, [{"select": ["P208"]}], {}, {"P208"}, id="the last select counts"),
        pytest.param({"ignore": ["P2"]}, [], {}, {c for c in RECOMMENDED if c[:2] != "P2"}, id="ignore"),
        pytest.param({"ignore": ["P207"]}, [], {"select": ["P207"]}, {"P207"}, id="a command line outdoes ignore"),
        pytest.param({}, [], {"select": ["P2"], "ignore": ["P20"]}, set(), id="but not its own ignore"),
        pytest.param({"levels": {"P207": "off"}}, [], {}, RECOMMENDED - {"P207"}, id="off"),
        pytest.param({"levels": {"P707": "advice"}}, [], {}, RECOMMENDED | {"P707"}, id="a level asks the rule"),
        pytest.param(
            {"levels": {"P707": "advice"}}, [{"levels": {"P707": "off"}}], {}, RECOMMENDED, id="off in an override"
        ),
        pytest.param({}, [{"ignore": ["many-steps"]}], {}, RECOMMENDED - {"P207"}, id="an override"),
        pytest.param({"levels": {"P411": "error"}}, [{"select": ["P5"]}], {}, P5, id="select after a level"),
        pytest.param({"select": ["P5"]}, [{"levels": {"P411": "error"}}], {}, P5 | {"P411"}, id="before"),
        pytest.param({"select": ["P207"], "levels": {"P411": "error"}}, [], {}, {"P207", "P411"}, id="together"),
        pytest.param(
            {},
            [
                {"levels": {"P411": "error"}},
                {"select": ["P207"], "levels": {"P208": "error"}},
                {"levels": {"P707": "error"}},
            ],
            {},
            {"P207", "P208", "P707"},
            id="select between levels",
        ),
        pytest.param(
            {"levels": {"P707": "error"}},
            [{"select": ["P5"]}],
            {"preset": "recommended"},
            RECOMMENDED | {"P707"},
            id="a preset outdoes select, but no level",
        ),
        pytest.param({"levels": {"P411": "off"}}, [{"select": ["P411"]}], {}, set(), id="off stays off"),
    ],
)
def test_the_rules_asked_are(linting, overrides, line, expected):
    assert codes(plan(Linting(**linting), [Choice(**one) for one in overrides], **line)) == expected


def test_levels_and_options_are_those_of_the_last_who_says():
    linting = Linting(levels={"many-steps": "error"}, options={"P207": {"most": 30}})
    assert asked(plan(linting), "P207").level is Level.ERROR
    assert asked(plan(linting), "P207").options.most == 30
    override = Choice(levels={"P207": "warning"}, options={"many_steps": {"most": 40}})
    assert asked(plan(linting, [override]), "P207").level is Level.WARNING
    assert asked(plan(linting, [override]), "P207").options.most == 40
    assert asked(plan(Linting()), "P207").options.most == 20
    override = Choice(options={"P208": {"least": 9}})
    both = asked(plan(Linting(options={"P208": {"share": 0.3}}), [override]), "P208").options
    assert (both.share, both.least) == (0.3, 9)
    assert asked(plan(Linting(options={"P123": {"known": ["PAK"]}})), "P123").options.known == ("PAK",)


def test_a_rule_has_its_own_level_where_nobody_gives_one_or_the_last_who_did_took_it_off():
    own = asked(plan(Linting()), "P207").rule.level
    assert own is not Level.ERROR
    assert asked(plan(Linting()), "P207").level is own
    taken_off = plan(Linting(levels={"P207": "error"}), [Choice(levels={"P207": "off"})], select=["P207"])
    assert asked(taken_off, "P207").level is own


@pytest.mark.parametrize(
    ("options", "code", "name"),
    [
        ({"P207": {"xyz": 1}}, "S112", "unknown-key"),
        ({"P207": {"most": "viel"}}, "S113", "wrong-type"),
        ({"P2O7": {}}, "S114", "unknown-value"),
        ({"P2": {}}, "S114", "unknown-value"),
        ({"P801": {"pattern": "("}}, "S115", "unreadable-value"),
        ({"P207": {"most": 0}}, "S115", "unreadable-value"),
        ({"P208": {"share": float("nan")}}, "S115", "unreadable-value"),
        ({"P801": {"pattern": "a{99999999999999999999}"}}, "S115", "unreadable-value"),
    ],
)
def test_a_fault_of_an_option_has_the_code_and_the_name_of_its_kind(options, code, name):
    (fault,) = faults(Linting(options=options))
    assert (fault.code, fault.name, fault.path[:2]) == (code, name, ("lint", "options"))


def test_one_option_that_there_is_not_hides_no_other():
    found = faults(Linting(options={"P207": {"xyz": 1, "most": "viel"}}))
    assert [fault.path[-1] for fault in found] == ["xyz", "most"]


@pytest.mark.parametrize(
    ("linting", "path", "message", "hint"),
    [
        (
            {"select": ["P1", "many-step"]},
            ("lint", "select", 1),
            "there is no rule, code or principle `many-step`",
            "did you mean `many-steps`?",
        ),
        (
            {"ignore": ["xyz"]},
            ("lint", "ignore", 0),
            "there is no rule, code or principle `xyz`",
            "`sopkit explain` lists all rules",
        ),
        (
            {"levels": {"P2O7": "error"}},
            ("lint", "levels", "P2O7"),
            "there is no rule, code or principle `P2O7`",
            "did you mean `P207`?",
        ),
        (
            {"options": {"xyz": {"most": 1}}},
            ("lint", "options", "xyz"),
            "there is no rule, code or principle `xyz`",
            "`sopkit explain` lists all rules",
        ),
        (
            {"options": {"P2": {"most": 1}}},
            ("lint", "options", "P2"),
            "options belong to one rule, and `P2` names several",
            "write the code or the name of one rule",
        ),
        (
            {"options": {"P207": {"mots": 1}}},
            ("lint", "options", "P207", "mots"),
            "`mots` is no option of `many-steps`",
            "did you mean `most`?",
        ),
        (
            {"options": {"P207": {"xyz": 1}}},
            ("lint", "options", "P207", "xyz"),
            "`xyz` is no option of `many-steps`",
            "the options of `many-steps` are `most`",
        ),
        (
            {"options": {"P701": {"xyz": 1}}},
            ("lint", "options", "P701", "xyz"),
            "`xyz` is no option of `no-legal-basis`",
            "`no-legal-basis` has no options",
        ),
        (
            {"options": {"P207": {"most": "viel"}}},
            ("lint", "options", "P207", "most"),
            "option `most` of `many-steps` must be a whole number",
            "without settings it is `20`",
        ),
        (
            {"options": {"P207": {"most": True}}},
            ("lint", "options", "P207", "most"),
            "option `most` of `many-steps` must be a whole number",
            "without settings it is `20`",
        ),
        (
            {"options": {"P207": {"most": -5}}},
            ("lint", "options", "P207", "most"),
            "option `most` of `many-steps` must be at least 1",
            "without settings it is `20`",
        ),
        (
            {"options": {"P204": {"most": -1}}},
            ("lint", "options", "P204", "most"),
            "option `most` of `far-way-back` must be at least 0",
            "without settings it is `5`",
        ),
        (
            {"options": {"P208": {"share": 1.01}}},
            ("lint", "options", "P208", "share"),
            "option `share` of `one-long-step` must be between 0 and 1",
            "without settings it is `0.5`",
        ),
        (
            {"options": {"P406": {"factor": 0.9}}},
            ("lint", "options", "P406", "factor"),
            "option `factor` of `vague-range` must be at least 1",
            "without settings it is `5.0`",
        ),
        (
            {"options": {"P123": {"known": "PAK"}}},
            ("lint", "options", "P123", "known"),
            "option `known` of `unexplained-abbreviation` must be a list of texts",
            "without settings it is an empty list",
        ),
        (
            {"options": {"P801": {"pattern": "SOP-(\\d+"}}},
            ("lint", "options", "P801", "pattern"),
            "option `pattern` of `incomplete-number` is no regular expression: missing ), unterminated subpattern",
            "without settings it is an empty text",
        ),
    ],
)
def test_what_there_is_not_is_said_at_its_place(linting, path, message, hint):
    (fault,) = faults(Linting(**linting))
    assert (fault.path, fault.message.text(), fault.hint.text()) == (path, message, hint)
    assert fault.level is Level.ERROR
    # A word that nobody knows is pointed at where it is a key; a wrong value is.
    assert fault.at_key is (path[-1] in {"P2O7", "P2", "mots", "xyz"})


def test_what_fits_is_no_fault():
    linting = Linting(
        select=["P1", "efficiency"],
        ignore=["many-steps"],
        levels={"S305": "off"},
        options={"P208": {"share": 1, "least": 3}, "P801": {"pattern": r"SOP-\d+"}, "P123": {"known": ["PAK", 5]}},
        overrides=[{"files": "arsip/**", "ignore": ["P5"]}],
    )
    assert list(faults(linting)) == []


def test_a_fault_in_an_override_is_placed_in_it():
    linting = Linting(overrides=[{"files": "a"}, {"files": "b", "ignore": ["xyz"]}])
    assert [fault.path for fault in faults(linting)] == [("lint", "overrides", 1, "ignore", 0)]


def test_every_family_can_be_named():
    for family, begin in FAMILIES.items():
        assert {rule.family for rule in named(family)} == {family}
        assert all(rule.code.startswith(begin) for rule in named(family))
