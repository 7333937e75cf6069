"""Every rule's page is run: Bad snippets give the finding on the marked lines, Good ones give none."""

import re

import pytest
from reports import findings_in

from sopkit.diagnostic import Level
from sopkit.i18n import Message
from sopkit.lint.registry import rules
from sopkit.source import read

_SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)
_SNIPPET = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"#! (\w+)$")


def sections(page):
    _title, *parts = _SECTION.split(page)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def snippets(title):
    return [
        pytest.param(rule, text, id=f"{rule.name}-{number}")
        for rule in rules()
        for number, text in enumerate(_SNIPPET.findall(sections(rule.page).get(title, "")), start=1)
    ]


def completed(snippet):
    """Append the sections that a snippet leaves out, so that its lines keep their numbers."""
    document = read(snippet).document
    assert document is not None, snippet
    steps = document.data.get("steps", ())
    named = dict.fromkeys(
        name for step in steps for name in ([step["by"]] if isinstance(step["by"], str) else step["by"])
    )
    absent = {
        "sopkit": "sopkit: 1\n",
        "title": "title: Penerbitan Izin\n",
        "executors": "executors:\n" + "".join(f"  {name}: {name.title()}\n" for name in named),
        "steps": "steps:\n  - activity: Menerima berkas\n    by: petugas\n",
    }
    return snippet + "".join(text for key, text in absent.items() if key not in document.data)


def marked(snippet):
    lines = enumerate(snippet.splitlines(), start=1)
    return [(mark[1], number) for number, line in lines if (mark := _MARK.search(line))]


def found(snippet):
    return [(finding.code, finding.span.line) for finding in findings_in(completed(snippet))]


@pytest.mark.parametrize(("rule", "snippet"), snippets("Bad"))
def test_a_bad_snippet_gives_the_finding_on_the_marked_lines_and_no_other(rule, snippet):
    assert found(snippet) == marked(snippet)
    assert {code for code, _line in marked(snippet)} == {rule.code}


@pytest.mark.parametrize(("rule", "snippet"), snippets("Good"))
def test_a_good_snippet_gives_no_finding(rule, snippet):
    assert "#!" not in snippet, rule.name
    assert found(snippet) == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_page_says_what_is_wrong_and_why_and_shows_it(rule):
    parts = sections(rule.page)
    assert list(parts) == ["Why it matters", "Bad", "Good"]
    assert all(part.strip() for part in parts.values())
    assert all(_SNIPPET.search(parts[title]) for title in ("Bad", "Good"))
    assert rule.title
    assert not rule.title.endswith(".")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_states_a_code_and_a_level(rule):
    assert re.fullmatch(r"S[123]\d\d|P[1-8]\d\d", rule.code)
    assert isinstance(rule.level, Level)


def test_no_code_and_no_name_is_used_twice():
    assert len({rule.code for rule in rules()}) == len(rules())
    assert len({rule.name for rule in rules()}) == len(rules())


def test_the_rules_stand_in_the_order_of_their_codes():
    assert [rule.code for rule in rules()] == sorted(rule.code for rule in rules())


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(("rule", "snippet"), snippets("Bad"))
def test_every_sentence_of_a_finding_can_be_written(rule, snippet, language):
    for finding in findings_in(completed(snippet)):
        sentences = [finding.message, finding.hint, *(message for _span, message in finding.related)]
        for sentence in sentences:
            assert isinstance(sentence, Message), rule.name
            text = sentence.text(language)
            assert text == text.strip()
            assert not text.endswith(".")
