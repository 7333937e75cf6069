"""The text of findings: the mark stands under what is meant, whatever the line; JSON is tested with `validate`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.diagnostic import Finding, Level
from sopkit.i18n import _
from sopkit.report.findings import as_text, summary
from sopkit.report.lines import one_line, plain, visible, width
from sopkit.source import Span


def finding(source="title: Surat", column=8, end_column=13, *, hint=None, file="a.yaml", level=Level.ERROR, lines=1):
    span = Span(0, 0, 3, column, 2 + lines, end_column)
    return Finding(file, span, "S101", "some-name", level, _("it is wrong"), hint, source=source)


def text(*findings, language="en"):
    return [plain(line) for line in as_text(findings, language)]


@pytest.mark.parametrize(
    ("source", "column", "end_column", "lines"),
    [
        ("title: Surat", 8, 13, ["    title: Surat", "           ^^^^^"]),
        ("    title: Surat", 12, 17, ["    title: Surat", "           ^^^^^"]),
        ("title:", 7, 7, ["    title:", "          ^"]),
        ("title: 漢字 surat", 8, 10, ["    title: 漢字 surat", "           ^^^^"]),
        ("漢字: surat", 5, 10, ["    漢字: surat", "          ^^^^^"]),
        ("a: e\u0301 x", 7, 8, ["    a: e\u0301 x", "         ^"]),
        ("a:\tb", 4, 5, ["    a: b", "       ^"]),
        ("a: \x1b[1m", 4, 8, ["    a: \N{REPLACEMENT CHARACTER}[1m", "       ^^^^"]),
        ("title: Surat   ", 8, 13, ["    title: Surat", "           ^^^^^"]),
        ("   ", 1, 1, []),
    ],
)
def test_the_mark_stands_under_what_is_meant(source, column, end_column, lines):
    assert text(finding(source, column, end_column))[1:] == lines


def test_what_goes_over_lines_is_marked_to_the_end_of_the_first():
    assert text(finding("steps: # all of them", 1, 5, lines=4))[1:] == [
        "    steps: # all of them",
        "    ^^^^^^^^^^^^^^^^^^^^",
    ]


def test_a_hint_stands_beside_the_mark_or_below_it_where_it_is_long():
    short, long = _("do that"), _("do that " * 12)
    assert text(finding(hint=short))[2:] == ["           ^^^^^ do that"]
    assert text(finding(hint=long))[2:] == ["           ^^^^^", f"    {long.text().strip()}"]
    assert text(finding("", 1, 1, hint=short)) == ["a.yaml:3:1: error: it is wrong [S101]", "    do that"]


@pytest.mark.parametrize(
    ("level", "language", "word"),
    [
        (Level.ERROR, "en", "error"),
        (Level.WARNING, "en", "warning"),
        (Level.ADVICE, "en", "advice"),
        (Level.ERROR, "id", "kesalahan"),
        (Level.WARNING, "id", "peringatan"),
        (Level.ADVICE, "id", "saran"),
    ],
)
def test_the_level_is_a_word_of_the_language(level, language, word):
    assert text(finding(level=level), language=language)[0] == f"a.yaml:3:8: {word}: it is wrong [S101]"


@pytest.mark.parametrize(("columns", "most"), [(100, 100), (40, 40), (7, 40), (300, 100)])
def test_a_long_line_is_cut_off_on_both_sides_of_the_mark(columns, most):
    source = "a" * 300 + "MARK" + "b" * 300
    lines = as_text([finding(source, 301, 305)], "en", columns)
    excerpt, mark = [plain(line) for line in lines][1:]
    assert most - 5 < width(excerpt) <= most
    assert excerpt.startswith("    …aaa")
    assert excerpt.endswith("bbb…")
    assert excerpt[mark.index("^") : mark.rindex("^") + 1] == "MARK"


@given(st.text("ab漢 \t\x1b", max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_the_mark_is_always_under_its_text_and_lines_are_short(source, start, length):
    start = min(start, len(source))
    end = min(start + length, len(source))
    lines = text(finding(source, start + 1, end + 1))[1:]
    if not source.strip():
        assert lines == []
        return
    excerpt, mark = lines
    assert len(excerpt) <= 100
    assert set(mark) == {" ", "^"}
    marked = visible(source)[start:end]
    under = [sign for at, sign in _cells(excerpt) if mark[at : at + 1] == "^"]
    if marked and len(marked) <= 96:
        assert "".join(under).rstrip() == marked.rstrip()


def _cells(line):
    at = 0
    for sign in line:
        yield at, sign
        at += width(sign)


@pytest.mark.parametrize(
    ("counts", "files", "language", "line"),
    [
        ((0, 0, 0), 9, "en", "9 files, nothing wrong"),
        ((1, 0, 0), 1, "en", "1 file, 1 error"),
        ((2, 3, 1), 4, "en", "4 files, 2 errors, 3 warnings, 1 piece of advice"),
        ((0, 0, 2), 4, "en", "4 files, 2 pieces of advice"),
        ((0, 0, 0), 9, "id", "9 berkas, tidak ada temuan"),
        ((2, 3, 1), 4, "id", "4 berkas, 2 kesalahan, 3 peringatan, 1 saran"),
    ],
)
def test_the_summary_counts(counts, files, language, line):
    found = [finding(level=level) for level, count in zip(Level, counts, strict=True) for _number in range(count)]
    assert plain(summary(found, files, language)) == line


@given(st.text())
def test_one_line_is_one_line_that_a_terminal_shows_as_it_is(anything):
    assert one_line(anything).isprintable()
