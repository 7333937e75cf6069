"""Pages in Indonesian: every paragraph with its code words and figures, in the lines of a page, beside the snippets."""

import re
from collections import Counter

import catalogue
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.lint.registry import rules
from sopkit.report.pages import INTRODUCTION
from sopkit.report.paragraphs import COLUMNS, page_in, paragraphs, title_in

ENTRIES = {entry.id: entry.string for entry in catalogue.PAGES.read() if entry.id}
PAGES = {rule.code: rule.page for rule in rules()} | {"introduction": INTRODUCTION}

_SNIPPET = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def figures(text):
    return Counter(_FIGURE.findall(text))


def differing(english, indonesian):
    """The code words and figures that only one of the two has; thousands are parted as each language does."""
    codes = set(re.findall(r"`([^`]*)`", english)) ^ set(re.findall(r"`([^`]*)`", indonesian))
    one, other = figures(_THOUSANDS.sub(".", english)), figures(indonesian)
    return codes | set(one - other) | set(other - one)


def beginning(text):
    """What makes a heading or an item of a paragraph: the marks, and of an option its name."""
    return re.match(r"(?:#+ |- `\w+` \()?", text)[0]


def test_a_translation_keeps_code_words_and_figures():
    assert {one: lost for one, other in ENTRIES.items() if (lost := differing(one, other))} == {}


@pytest.mark.parametrize(
    ("english", "indonesian", "lost"),
    [
        ("74 of 1,615 under `by`", "74 dari 1.615 pada `by`", set()),
        ("74 of 1,615 under `by`", "47 dari 1,615 pada `oleh`", {"74", "47", "1.615", "1,615", "by", "oleh"}),
        ("half (0.5), in 35/2012", "separuh (0,5), dalam 35/2021", {"0.5", "0,5", "35/2012", "35/2021"}),
        ("P603 to P606", "P603 sampai P605", {"606", "605"}),
        ("4 of 4", "4 dari semua", {"4"}),
    ],
)
def test_a_code_word_or_figure_that_differs_is_noticed(english, indonesian, lost):
    assert differing(english, indonesian) == lost


def test_a_translation_is_a_paragraph_of_the_same_kind():
    for english, indonesian in ENTRIES.items():
        assert beginning(indonesian) == beginning(english)
        assert indonesian.endswith(".") == english.endswith("."), english
        assert indonesian == " ".join(indonesian.split())


def test_a_title_fits_into_a_line():
    titles = [title_in(rule.title, "id") for rule in rules()]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if len(title) >= COLUMNS or title.endswith(".")] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_indonesian_has_all_paragraphs_and_the_same_snippets(name):
    page = page_in(PAGES[name], "id")
    assert list(paragraphs(page)) == [ENTRIES[paragraph] for paragraph in paragraphs(PAGES[name])]
    assert _SNIPPET.findall(page) == _SNIPPET.findall(PAGES[name])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_indonesian_keeps_to_its_columns_and_breaks_no_code_word(name):
    for line in _SNIPPET.sub("", page_in(PAGES[name], "id")).splitlines():
        assert len(line) <= COLUMNS
        assert line.count("`") % 2 == 0
        assert line == line.rstrip()


def test_an_item_of_a_list_goes_on_below_its_text():
    assert re.search(r"^- `guides` .+\n  \S", page_in(PAGES["P707"], "id"), re.MULTILINE)


def test_a_page_in_english_is_its_source():
    assert all(page_in(page, "en") == page for page in PAGES.values())


@given(page=st.text(st.sampled_from("ab `-#\n\t"), max_size=60))
def test_a_text_that_nobody_has_translated_stays_as_it_is(page):
    assert page_in(page, "id") == page


def test_a_page_is_cut_at_blank_lines_items_and_snippets():
    page = "It is\nwrong.\n\n## Bad\n\n```yaml\n- no: prose\n\nx:\n```\n\n- `one` (1): a\n  b\n- c - d\n```\n```\nend"
    assert list(paragraphs(page)) == ["It is wrong.", "## Bad", "- `one` (1): a b", "- c - d", "end"]


def test_a_paragraph_that_is_not_translated_stands_between_those_that_are():
    page = "It shouts.\n\n## Why it matters\n\nIt is\nhard to read.\n\n## Bad\n\n```yaml\ntitle: A\n```"
    assert page_in(page, "id") == (
        "It shouts.\n\n## Mengapa penting\n\nIt is\nhard to read.\n\n## Contoh yang keliru\n\n```yaml\ntitle: A\n```"
    )
    assert title_in("It shouts", "id") == "It shouts"
