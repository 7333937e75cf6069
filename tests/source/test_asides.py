"""What stands outside keys and values, where a sign is looked for."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sopkit.source import read

SIGN = re.compile("[\u202e\u2028\u200b]")


def asides(text, *, pure=False):
    document = read(text, pure=pure).document
    assert document is not None
    found = document.asides(SIGN)
    assert [text[start:end] for _aside, start, end in found] == [_signs(aside) for aside, _start, _end in found]
    places = [document.place(start, end) for _aside, start, end in found]
    return [(aside, place.line, place.column) for (aside, *_), place in zip(found, places, strict=True)]


def _signs(aside):
    """From the first sign to the last."""
    return aside[SIGN.search(aside).start() : max(match.end() for match in SIGN.finditer(aside))]


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1 # b\n", []),
        ("a: é # b\n", []),
        ("# b\u202ec\u202ed\na: 1\n", [("# b\u202ec\u202ed", 1, 4)]),
        ("a: 1 # b\u202e\n", [(" # b\u202e", 1, 9)]),
        ("a: 1 # b\u202e\r\n# c\u202e\r\n", [(" # b\u202e", 1, 9), ("# c\u202e", 2, 4)]),
        ("a: b\u202ec # d\n", []),
        ("b\u202ec: d\n", []),
        ("a: b\u202ec # d\u200b\n", [(" # d\u200b", 1, 11)]),
        ("a: 'b # \u202e'\n", []),
        ("a: 'b # \u202e' # \u202e\n", [(" # \u202e", 1, 14)]),
        ("a: |\n  b # \u202e\n  c\n# d\u202e\n", [("# d\u202e", 4, 4)]),
        ("a: | # b\u202e\n  c\u202e\n", [(": | # b\u202e", 1, 9)]),
        ("a: [b, # c\u202e\n  d]\n", [(", # c\u202e", 1, 11)]),
        ("a: [] # b\u202e\nc: {} # \u202e\n", [(" # b\u202e", 1, 10), (" # \u202e", 2, 9)]),
        ("a: # b\u202e\n  c: d\n", [(": # b\u202e", 1, 7)]),
        ("a:\n- # b\u202e\n  c\n", [("- # b\u202e", 2, 6)]),
        ("# a\u2028b: c\n", [("# a\u2028", 1, 4)]),
        ("a: b\n\n# c\u202e", [("# c\u202e", 3, 4)]),
        ("# \u202e\n", [("# \u202e", 1, 3)]),
        ("%YAML 1.2 # \u202e\n---\na: b\n", [("%YAML 1.2 # \u202e", 1, 13)]),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_sign_is_found_outside_values_with_its_place(text, found, pure):
    assert asides(text, pure=pure) == found


KEYS = st.text("ab", min_size=1, max_size=2)
TEXTS = st.text("ab\u202e", min_size=1, max_size=4)


@given(st.dictionaries(KEYS, st.tuples(TEXTS, TEXTS), min_size=1))
@example({"a": ("\u202e", "\u202e")})
def test_a_sign_is_found_in_each_comment_and_in_no_value(entries):
    text = "".join(f"# {comment}\n{key}: '{value}' # {comment}\n" for key, (value, comment) in entries.items())
    hits = 2 * sum("\u202e" in comment for _value, comment in entries.values())
    assert len(asides(text)) == hits
