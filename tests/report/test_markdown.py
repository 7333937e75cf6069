"""Markdown, read back by a parser: no text of a document becomes markup, and the whole fits into a comment."""

import re
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from made_reports import crowd, finding, plain_report, report_of, said, span, wild_reports
from markdown_it import MarkdownIt

from sopkit.diagnostic import Level
from sopkit.report.lines import one_line
from sopkit.report.markdown import write

OURS = {"<code>", "</code>", "<br>"}
PLAIN = {"text", "text_special", "html_inline"}


def parts(text):
    """Types of blocks, and of what stands within them, with the HTML; and the cells of each table row."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    inline = [child for token in tokens if token.type == "inline" for child in token.children]
    return tokens, inline


def shown(token):
    """The text that a reader sees, without the spaces of no width."""
    text = "".join(
        " " if child.content == "<br>" else child.content
        for child in token.children
        if child.content not in OURS - {"<br>"}
    )
    return text.replace("\u200b", "")


@given(report=wild_reports)
def test_no_text_becomes_markup(report):
    tokens, inline = parts(write(report))
    assert {child.type for child in inline} <= PLAIN
    assert {child.content for child in inline if child.type == "html_inline"} <= OURS
    files = {each.file for each in report.findings}
    assert [token.type for token in tokens].count("table_open") == len(files)
    assert [token.type for token in tokens].count("td_open") == 4 * len(report.findings)
    assert {token.tag for token in tokens} <= {"", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td"}


@given(report=wild_reports)
def test_no_text_calls_a_person_or_leads_elsewhere(report):
    text = unescape(write(report)).removeprefix("##").replace("\n###", "\n")
    assert not re.search(r"[@#]\w|://|www\.", text, re.IGNORECASE)


@given(report=wild_reports)
def test_messages_are_read_as_they_are(report):
    tokens, _inline = parts(write(report))
    cells = [shown(after) for token, after in pairwise(tokens) if token.type == "td_open"]
    for each in report.findings:
        message = one_line(each.message.text()).replace("\u200b", "")
        wanted = message if message.count("`") % 2 else message.replace("`", "")
        assert any(wanted in cell for cell in cells), wanted


@pytest.mark.parametrize(
    "text", ["*a* **b**", "_a_ __b__", "~~a~~", "[a](b)", "![a](b)", "<b>a</b>", "&amp;", "\\*", "$a$", "a | b", "a `b"]
)
def test_signs_of_markdown_are_shown_as_they_are(text):
    tokens, inline = parts(write(report_of(finding(text=text))))
    assert {child.type for child in inline} <= PLAIN
    assert [shown(token) for token in tokens if token.type == "inline"][-1] == text


def test_the_plain_report_is_as_it_was(golden):
    golden("report.md", write(plain_report()))
    golden("report.id.md", write(plain_report("id")))


def test_what_has_errors_comes_first():
    report = report_of(
        finding("P207", Level.ADVICE, file="a.yaml"),
        finding(file="b.yaml"),
        finding("P401", Level.ERROR, file="c.yaml"),
        finding("P401", Level.ERROR, file="d.yaml"),
        files=("a.yaml", "b.yaml", "c.yaml", "d.yaml"),
    )
    assert re.findall(r"### <code>(.)\.yaml", write(report)) == ["c", "d", "b", "a"]


@pytest.mark.parametrize(
    "report", [crowd(), report_of(*(finding(text="𐐀" * 9_000, at=span(line)) for line in range(1, 60)))]
)
def test_a_long_report_is_cut_and_says_how_much_is_left_out(report):
    text = write(report)
    assert len(text.encode()) < 65_000
    rows = len(re.findall(r"^\| \w+ \| \d", text, re.MULTILINE))
    (left,) = re.findall(r"^… and (\d+) more findings$", text, re.MULTILINE)
    assert rows > 0
    assert rows + int(left) == len(report.findings)


def test_a_report_that_fits_is_whole():
    assert "more finding" not in write(crowd(200))


def test_other_places_and_hints_stand_below_the_message():
    one = finding(text="a `b` c", hint="do `d|e`", related=((span(9, 2), said("as here")),))
    assert write(report_of(one)).splitlines()[-1] == (
        "| warning | 3:5 | P101 rule-p101 | a <code>b</code> c<br>do <code>d&#124;e</code><br>9:2: as here |"
    )
