from pathlib import Path

import pytest

from sopkit.source import read

SOP = """\
# a comment
title: Penetapan   # why
note: |
  first
  second

revised:
executors: {upt: Kepala UPT, kasubbag: , kosong}
steps:
- activity: 'two
    lines'

  by: [a, b]
- time: plain text
    over lines

# the end
"""


@pytest.mark.parametrize("pure", [False, True])
def test_who_asks_for_one_place_is_told_the_same_as_who_asks_for_all(pure):
    places = read(SOP, pure=pure).document.places
    for path, place in places.values.items():
        few = read(SOP, pure=pure).document.places
        assert (few.nearest(path), few.key(path)) == (place, places.keys.get(path))
        assert few.nearest((*path, "nothing")) == few.nearest((*path, 99)) == place


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("title",), "Penetapan"),
        (("note",), "|\n  first\n  second"),
        (("revised",), ""),
        (("executors",), "{upt: Kepala UPT, kasubbag: , kosong}"),
        (("executors", "upt"), "Kepala UPT"),
        (("executors", "kasubbag"), ""),
        (("executors", "kosong"), ""),
        (("steps", 0, "activity"), "'two\n    lines'"),
        (("steps", 0, "by", 1), "b"),
        (("steps", 0), "activity: 'two\n    lines'\n\n  by: [a, b]"),
        (("steps", 1), "time: plain text\n    over lines"),
        (("steps", 1, "time"), "plain text\n    over lines"),
        (("steps",), SOP[SOP.index("- activity") : SOP.index("\n\n# the end")]),
        ((), SOP[SOP.index("title") : SOP.index("\n\n# the end")]),
        (("steps", 7, "by"), SOP[SOP.index("- activity") : SOP.index("\n\n# the end")]),
        (("nothing",), SOP[SOP.index("title") : SOP.index("\n\n# the end")]),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_span_holds_the_value_and_nothing_after_it(path, text, pure, line_end):
    document = read(SOP.replace("\n", line_end), pure=pure).document
    span = document.span(path)
    assert document.text[span.start : span.end] == text.replace("\n", line_end)
    assert document.line(span.line)[span.column - 1 :].startswith(text.split("\n")[0])
    assert span.end_line - span.line == text.count("\n")


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("text", "path", "start"),
    [
        ("a:\nb: 1\n", ("a",), 2),
        ("a:   # why\nb: 1\n", ("a",), 2),
        ("a :\n", ("a",), 3),
        ("'a':\n", ("a",), 4),
        ("{a: , b: # why: so\n , c}\n", ("a",), 3),
        ("{a: , b: # why: so\n , c}\n", ("b",), 8),
        ("{a: , b: # why: so\n , c}\n", ("c",), 23),
        ("- \n- a\n", (0,), 1),
        ("-\n", (0,), 1),
        ("[a: , b]\n", (0, "a"), 3),
        ("? a\n", ("a",), 3),
        ("? a # b: c\n: \n", ("a",), 12),
    ],
)
def test_a_blank_value_stands_right_after_its_colon_or_dash(text, path, start, pure):
    span = read(text, pure=pure).document.span(path)
    assert (span.start, span.end) == (start, start)


def test_a_key_has_a_place_of_its_own():
    document = read(SOP).document
    span = document.key_span(("steps", 1, "time"))
    assert (span.line, span.column, span.end_column) == (14, 3, 7)
    assert document.key_span(("steps", 1)) == document.span(("steps", 1))
    assert document.key_span(("steps", 1, "note")) == document.span(("steps", 1))


@pytest.mark.parametrize("pure", [False, True])
def test_lines_are_counted_as_editors_do(pure):
    document = read("a: 'x\u2028y\x85z'\r\nb: 1\rc: 2\nd: 3", pure=pure).document
    places = [(document.span((key,)).line, document.span((key,)).column) for key in "abcd"]
    assert places == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [document.line(number) for number in range(6)] == ["", "a: 'x\u2028y\x85z'", "b: 1", "c: 2", "d: 3", ""]


@pytest.mark.parametrize("raw", [b"a: 1\r\nb: 2\n", b"\xef\xbb\xbfa: 1\r\n", "a: é😀".encode()])
def test_the_bytes_to_write_are_those_that_were_read(raw):
    document = read(raw).document
    assert document.raw == raw
    assert document.span(("a",)).column == 4


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("**/*.yaml"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_both_parsers_read_an_example_alike(file):
    fast, pure = (read(file.read_bytes(), pure=pure) for pure in (False, True))
    assert [(f.code, f.span) for f in fast.faults] == [(f.code, f.span) for f in pure.faults]
    if fast.document is not None:
        assert fast.document.data == pure.document.data
        assert fast.document.places.values == pure.document.places.values
        assert fast.document.places.keys == pure.document.places.keys
