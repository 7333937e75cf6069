"""Every rule's page is run: Bad snippets give the finding on the marked lines, Good ones give none."""

import re

import pytest
from msgspec.structs import fields
from rule_pages import SAID, completed, everything_said, files, found, judged, marked, sections, snippets

from sopkit.diagnostic import Level
from sopkit.i18n import Message
from sopkit.lint.registry import FAMILIES, rules
from sopkit.source import read


def table(title):
    return [
        pytest.param(rule, text, id=f"{rule.name}-{number}")
        for rule in rules()
        for number, text in enumerate(snippets(rule, title), start=1)
    ]


@pytest.mark.parametrize(("rule", "snippet"), table("Bad"))
def test_a_bad_snippet_gives_the_finding_on_the_marked_lines_and_no_other(rule, snippet):
    assert found(rule, snippet) == marked(snippet)
    assert {code for code, _file, _line in marked(snippet)} == {rule.code}


def test_what_the_rules_say_of_their_bad_snippets_is_what_was_read_and_agreed_to():
    assert everything_said() == SAID.read_text(encoding="utf-8"), "read what `python tests/rule_pages.py` changes"


@pytest.mark.parametrize(("rule", "snippet"), table("Good"))
def test_a_good_snippet_gives_no_finding(rule, snippet):
    assert "#!" not in snippet, rule.name
    assert found(rule, snippet) == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_page_says_what_is_wrong_and_why_and_shows_it(rule):
    parts = sections(rule.page)
    assert list(parts) == ["Why it matters", "Bad", "Good", *(["Options"] if rule.options else [])]
    assert all(part.strip() for part in parts.values())
    assert all(snippets(rule, title) for title in ("Bad", "Good"))
    assert rule.title
    assert not rule.title.endswith(".")


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.options], ids=lambda rule: rule.name)
def test_a_page_names_every_option_with_what_it_is_without_settings(rule):
    for field in fields(rule.options):
        value = field.default
        shown = ", ".join(value) if isinstance(value, tuple) else f"{value:g}" if isinstance(value, float) else value
        shown = str(shown).lower() if isinstance(shown, bool) else shown
        line = f"- `{field.name}` ({shown if shown != '' else 'none'}): "
        assert line in sections(rule.page)["Options"], line


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_states_a_level_and_a_code_of_its_family(rule):
    assert re.fullmatch(r"S[123]\d\d|P[1-8]\d\d", rule.code)
    assert rule.code.startswith(FAMILIES[rule.family])
    assert isinstance(rule.level, Level)


def test_no_code_and_no_name_is_used_twice():
    assert len({rule.code for rule in rules()}) == len(rules())
    assert len({rule.name for rule in rules()}) == len(rules())


def test_the_rules_stand_in_the_order_of_their_codes():
    assert [rule.code for rule in rules()] == sorted(rule.code for rule in rules())


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(("rule", "snippet"), table("Bad"))
def test_every_sentence_of_a_finding_can_be_written(rule, snippet, language):
    for finding in judged(rule, snippet):
        sentences = [finding.message, finding.hint, *(message for _span, message in finding.related)]
        for sentence in sentences:
            assert isinstance(sentence, Message), rule.name
            text = sentence.text(language)
            assert text == text.strip()
            assert not text.endswith(".")


@pytest.mark.parametrize(("rule", "snippet"), table("Bad"))
def test_a_finding_points_at_something_that_is_there(rule, snippet):
    for name, text in files(snippet).items():
        document = read(completed(text), name).document
        for finding in judged(rule, snippet):
            if finding.file == name:
                assert finding.span.line <= len(document.text.splitlines())
