"""New entries put into texts, and values blanked: what is meant changes, and nothing else does."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import comments, documents

from sopkit.source import Clear, Insert, Remove, Rename, read

EVENT = {"stage": "validated", "on": "2026-05-20"}
LINES = "\n  - stage: validated\n    on: 2026-05-20\n"


def applied(text, *edits):
    return read(text).document.apply(edits).text


def at_path(data, path):
    for part in path:
        data = data[part]
    return data


def collections(document):
    paths = document.places.values
    return [path for path in paths if path and isinstance(at_path(document.data, path), dict | list)]


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        # a key
        ("a: 1\nc: 3\n", Insert(("b",), "2 hari", "a"), "a: 1\nb: 2 hari\nc: 3\n"),
        ("a: 1  # one\n  # deep\n# on c\nc: 3", Insert(("b",), "x", "a"), "a: 1  # one\n  # deep\nb: x\n# on c\nc: 3"),
        ("a: 1\nc: 3", Insert(("b",), "x"), "a: 1\nc: 3\nb: x"),
        ("a: 1\r\n\r\nc: 3\r\n", Insert(("b",), "x", "a"), "a: 1\r\nb: x\r\n\r\nc: 3\r\n"),
        ("a: |+\n  one\n\nc: 3\n", Insert(("b",), "x", "a"), "a: |+\n  one\n\nb: x\nc: 3\n"),
        ("a:\n- x\nc: 3\n", Insert(("b",), "", "a"), 'a:\n- x\nb: ""\nc: 3\n'),
        ("- id: x\n  by: y\n", Insert((0, "to"), "10", "id"), '- id: x\n  to: "10"\n  by: y\n'),
        ("a: 1\n", Insert(("b",), [EVENT]), f"a: 1\nb:{LINES}"),
        ("a: 1\n", Insert(("b c, d",), {"x": {}, "y": {"z": "1,5"}}), "a: 1\nb c, d:\n  x: {}\n  y:\n    z: 1,5\n"),
        # an item
        ("a:\n- x\n  # deep\n# on c\nc: 3\n", Insert(("a", 1), "y"), "a:\n- x\n  # deep\n- y\n# on c\nc: 3\n"),
        ("a:\n  - {b: 1}  # why\n", Insert(("a", 1), EVENT), f"a:\n  - {{b: 1}}  # why{LINES}"),
        ("- - a\n- b\n", Insert((0, 1), "c"), "- - a\n  - c\n- b\n"),
        # brackets
        ("a: [x, y ] # all\n", Insert(("a", 2), "z"), "a: [x, y, z ] # all\n"),
        ("a: [x,]\n", Insert(("a", 1), "y, z"), 'a: [x, "y, z",]\n'),
        ('{"a": 1, "c": {}}\n', Insert(("b",), {"x": "y"}, "a"), '{"a": 1, b: {x: y}, "c": {}}\n'),
        ("a: {b: , c: 1}\n", Insert(("a", "d"), "x", "b"), "a: {b: , d: x, c: 1}\n"),
        ("a: {b}\n", Insert(("a", "c"), "x"), "a: {b, c: x}\n"),
        ("a: [b: 1, c]\n", Insert(("a", 0, "d"), "x"), "a: [{b: 1, d: x}, c]\n"),
        ("a: [\n  x  # one\n]\n", Insert(("a", 1), "y"), "a: [\n  x, y  # one\n]\n"),
        # what is empty or blank
        ("a: []  # none\nb: 1\n", Insert(("a", 0), EVENT), f"a:  # none{LINES}b: 1\n"),
        ("a: [ # none\n]\n", Insert(("a", 0), "x"), "a: [ # none\nx]\n"),
        ("{}\n", Insert(("a",), "x"), "{a: x}\n"),
        ("a:  # none\nb: 1\n", Insert(("a",), ["x"]), "a:  # none\n  - x\nb: 1\n"),
        ("a:  # none\nb: 1\n", Insert(("a",), "x"), "a: x  # none\nb: 1\n"),
        ("- a\n-\n", Insert((1,), {"b": "c"}), "- a\n- {b: c}\n"),
        ("a: {b: , c: 1}\n", Insert(("a", "b"), ["x"]), "a: {b: [x], c: 1}\n"),
        # blanking
        ("a: 2009-06-28   # when\nb: 1\n", Clear(("a",)), "a:   # when\nb: 1\n"),
        ("a: {b: x, c: 1}\n", Clear(("a", "b")), "a: {b: , c: 1}\n"),
        ("a: >-\n  one\n\nb: 1\n", Clear(("a",)), "a:\n\nb: 1\n"),
        ("a:\nb: 1\n", Clear(("a",)), "a:\nb: 1\n"),
        ("- x # one\n- y\n", Clear((0,)), "- # one\n- y\n"),
    ],
)  # fmt: skip
def test_what_is_new_is_put_in_and_nothing_else_changes(before, edit, after):
    assert applied(before, edit) == after


def test_what_is_new_goes_with_other_edits_of_its_surroundings():
    edits = (Insert(("b",), "x", "a"), Rename(("a",), "A"), Insert(("d", 1), "y"), Remove(("d", 0)), Clear(("c",)))
    after = "A: 1\nb: x\nc:\nd:\n- y\n"
    for turn in range(len(edits)):
        assert applied("a: 1\nc: 3\nd:\n- z\n", *edits[turn:], *edits[:turn]) == after


def test_of_two_that_stand_behind_the_same_key_the_later_one_stands_first():
    assert applied("a: 1\n", Insert(("b",), "x", "a"), Insert(("c",), "y", "a")) == "a: 1\nc: y\nb: x\n"


NEW = st.recursive(
    st.sampled_from(["baru", "010", "7", "a: b", "x, y", "", "- a", "#", "2026-05-20", "baris\nbaris", "it's", "\x85"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["k", "1", "#"]), inner, max_size=2),
    max_leaves=4,
)


@given(documents(), NEW, st.data())
@settings(max_examples=600)
def test_what_is_put_in_stands_there_and_no_other_byte_changes(text, new, data):
    document = read(text).document
    outer = data.draw(st.sampled_from([(), *collections(document)]))
    value = at_path(document.data, outer)
    blank = [key for key in value if value[key] is None] if isinstance(value, dict) else []
    if isinstance(value, list):
        edit = Insert((*outer, len(value)), new)
        wanted = [*value, new]
    elif blank and data.draw(st.booleans()):
        edit = Insert((*outer, blank[0]), new)
        wanted = {**value, blank[0]: new}
    else:
        after = data.draw(st.sampled_from([None, *value]))
        at = [*value].index(after) + 1 if after is not None else len(value)
        edit = Insert((*outer, "new one"), new, after)
        wanted = dict([*[*value.items()][:at], ("new one", new), *[*value.items()][at:]])
    try:
        result = document.apply([edit])
    except ValueError:
        # A block of lines that nothing ends would get a line break.
        assert not text.endswith(("\n", "\r"))
        assert re.search("[|>]", text)
        return
    assert repr(at_path(result.data, outer)) == repr(wanted)
    assert comments(result.text) == comments(text)
    assert is_within(squeezed(text), squeezed(result.text))


def squeezed(text):
    """Without blanks, and without what may stand for nothing."""
    return re.sub(r"~|\[\s*\]|\{\s*\}|\s", "", text)


def is_within(part, whole):
    """Whether all signs of the one stand in the other, in their order."""
    signs = iter(whole)
    return all(sign in signs for sign in part)


@given(documents(), st.data())
@settings(max_examples=300)
def test_a_value_is_blanked_and_no_other_byte_changes(text, data):
    document = read(text).document
    paths = [
        path for path in document.places.values if path and not isinstance(at_path(document.data, path), dict | list)
    ]
    path = data.draw(st.sampled_from(paths or [None]))
    if path is None:
        return
    result = document.apply([Clear(path)])
    assert at_path(result.data, path) is None
    start, end = document.places.values[path]
    assert result.text.startswith(text[:start].rstrip(" \t"))
    assert result.text.endswith(text[end:])
