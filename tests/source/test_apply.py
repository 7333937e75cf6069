"""Edits carried out on texts: what is meant changes, and nothing else does."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import comments, documents

from sopkit.source import Clear, Insert, Remove, Rename, Reorder, Write, read

STEPS = """\
steps:
  # first
  - id: a   # its id
    by: x

  # second
  - id: b
    by: [x, y]
    # its foot
  - id: c
"""


def applied(text, *edits):
    return read(text).document.apply(edits).text


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("a: 1\nb: 2  # two\nc: 3\n", Remove(("b",)), "a: 1\nc: 3\n"),
        ("a: 1\nb: 2\nc: 3", Remove(("c",)), "a: 1\nb: 2\n"),
        ("a: 1\r\nb: 2\r\nc: 3\r\n", Remove(("a",)), "b: 2\r\nc: 3\r\n"),
        ("a: 1\n# on b\nb: 2\n\nc: 3\n", Remove(("b",)), "a: 1\n# on b\n\nc: 3\n"),
        ("a:\n  - x  # why\n  - y\nb: 1\n", Remove(("a", 0)), "a:\n  - y\nb: 1\n"),
        ("a:\n- x\n- y\nb: 1\n", Remove(("a", 1)), "a:\n- x\nb: 1\n"),
        ("a: 1\nb: |  # text\n  one\n\n  two\n\nc: 3\n", Remove(("b",)), "a: 1\n\nc: 3\n"),
        ("a: 1\nb: one\n  two\nc: 3\n", Remove(("b",)), "a: 1\nc: 3\n"),
        ("a: 1\nb:\n  - x  # 1\n  # 2\n  - y\nc: 3\n", Remove(("b",)), "a: 1\nc: 3\n"),
        ("a: |+\n  one\nb: 2\n\nc: 3\n", Remove(("b",)), "a: |+\n  one\nc: 3\n"),
        ("a: |\n  one\nb: 2\n  # deep\nc: 3\n", Remove(("b",)), "a: |\n  one\n# deep\nc: 3\n"),
        ("- id: x  # its id\n  by: y\n- 1\n", Remove((0, "id")), "- by: y\n- 1\n"),
        ("- id: x\n\n  # who\n  by: y\n", Remove((0, "id")), "- # who\n  by: y\n"),
        ("- - a\n  - b\n", Remove((0, 0)), "- - b\n"),
        ("? a\n: 1\n? b\n: 2\n", Remove(("b",)), "? a\n: 1\n"),
        ("a: 1\nb:\nc: 2\n", Remove(("b",)), "a: 1\nc: 2\n"),
        # the only one
        ("a:\n  - x  # why\nb: 1\n", Remove(("a", 0)), "a: []\nb: 1\n"),
        ("a: # what\n- x\nb: 1\n", Remove(("a", 0)), "a: [] # what\nb: 1\n"),
        ("a: \n  # x\n  - x\n  # y\n", Remove(("a", 0)), "a: []\n  # x\n  # y\n"),
        ("a:\n  b: 1\n", Remove(("a", "b")), "a: {}\n"),
        ("a: 1  # why\n", Remove(("a",)), "{}\n"),
        ("- - a\n- b\n", Remove((0, 0)), "- []\n- b\n"),
        ("-\n  a: 1\n- b\n", Remove((0, "a")), "-\n  {}\n- b\n"),
        # brackets
        ("a: [x, y, z]\n", Remove(("a", 0)), "a: [y, z]\n"),
        ("a: [x, y, z]\n", Remove(("a", 1)), "a: [x, z]\n"),
        ("a: [x, y, z] # all\n", Remove(("a", 2)), "a: [x, y] # all\n"),
        ("a: [ x ]\n", Remove(("a", 0)), "a: []\n"),
        ("a: [x,]\n", Remove(("a", 0)), "a: []\n"),
        ("a: {b: , c: 1}\n", Remove(("a", "b")), "a: {c: 1}\n"),
        ("a: {b: 1, c}\n", Remove(("a", "c")), "a: {b: 1}\n"),
        ("a: {b: 1}\n", Remove(("a", "b")), "a: {}\n"),
        ("a: [b: 1, c]\n", Remove(("a", 0, "b")), "a: [{}, c]\n"),
        ("a: [\n  x,  # 1\n  y,  # 2\n  z\n]\n", Remove(("a", 1)), "a: [\n  x,  # 1\n  z\n]\n"),
        ("a: [\n  x,  # 1\n  y  # 2\n]\n", Remove(("a", 1)), "a: [\n  x  # 1\n]\n"),
        ("a: [\n  x  # 1\n]\n", Remove(("a", 0)), "a: []\n"),
        ("a: [x,\n  y]\n", Remove(("a", 1)), "a: [x]\n"),
        ("a: [x, y,\n  z]\n", Remove(("a", 1)), "a: [x,\n  z]\n"),
        ("a: [x, y, # both\n  z]\n", Remove(("a", 1)), "a: [x, # both\n  z]\n"),
        ("a: [x, # 1\n  y]\n", Remove(("a", 1)), "a: [x # 1\n  ]\n"),
        # a text alone is a list of one
        ("by: x\nto: y\n", Remove(("by", 0)), "to: y\n"),
        ("by: x\n", Write(("by", 0), "z"), "by: z\n"),
        ("Ya: x\n", Write(("Ya", "to"), "z"), "Ya: z\n"),
        # keys
        ("Judul: x  # why\n", Rename(("Judul",), "title"), "title: x  # why\n"),
        ("'a': {b : 1}\n", Rename(("a", "b"), "c, d"), "'a': {\"c, d\" : 1}\n"),
        ("a: {b}\n", Rename(("a", "b"), "c"), "a: {c}\n"),
        ('"Judul": x\n', Rename(("Judul",), "title"), '"title": x\n'),
        ("'Judul': x\n", Rename(("Judul",), "title\t"), '"title\\t": x\n'),
        # order
        ("a:\n- x\n- y # two\n# three\n- z", Reorder(("a",), (2, 0, 1)), "a:\n# three\n- z\n- x\n- y # two"),
        ("a: [x, y, z]\n", Reorder(("a",), (2, 1, 0)), "a: [z, y, x]\n"),
        ("a: [\n  # 1\n  x, # 2\n  y  # 3\n]\n", Reorder(("a",), (1, 0)), "a: [\n  y,  # 3\n  # 1\n  x # 2\n]\n"),
        ("a: [x, # one\n  y]\n", Reorder(("a",), (1, 0)), "a: [y, # one\n  x]\n"),
        ("- - a # 1\n  - b\n", Reorder((0,), (1, 0)), "- - b\n  - a # 1\n"),
        ("a:\n- |\n  one\n\n- two\n", Reorder(("a",), (1, 0)), "a:\n- two\n\n- |\n  one\n"),
    ],
)  # fmt: skip
def test_an_edit_changes_what_it_means_and_nothing_else(before, edit, after):
    assert applied(before, edit) == after


def test_steps_are_moved_with_their_comments():
    assert applied(STEPS, Reorder(("steps",), (2, 1, 0))) == (
        "steps:\n"
        "  - id: c\n"
        "\n"
        "  # second\n"
        "  - id: b\n"
        "    by: [x, y]\n"
        "    # its foot\n"
        "  # first\n"
        "  - id: a   # its id\n"
        "    by: x\n"
    )


def test_several_edits_speak_of_the_document_as_it_is():
    edits = (
        Reorder(("steps",), (2, 0, 1)),
        Rename(("steps",), "langkah"),
        Remove(("steps", 1, "by", 0)),
        Write(("steps", 0, "id"), "A"),
        Remove(("steps", 0, "by")),
        Rename(("steps", 2, "id"), "nama"),
    )
    after = (
        "langkah:\n  - nama: c\n\n  # first\n  - id: A   # its id\n  # second\n  - id: b\n    by: [y]\n    # its foot\n"
    )
    for turn in range(len(edits)):
        assert applied(STEPS, *edits[turn:], *edits[:turn]) == after


def test_all_items_may_go_at_once():
    assert applied("a:\n  - x\n  - y\nb: [x, y]\n", *(Remove((key, at)) for key in "ab" for at in (0, 1))) == (
        "a: []\nb: []\n"
    )


def test_a_key_may_take_the_name_of_one_that_goes():
    assert applied("a: 1\nb: 2\n", Remove(("a",)), Rename(("b",), "a")) == "a: 2\n"


def test_the_byte_order_mark_and_the_name_stay():
    document = read(b"\xef\xbb\xbfa: [x, y]\r\n", "x.yaml").document.apply([Remove(("a", 0))])
    assert (document.raw, document.name) == (b"\xef\xbb\xbfa: [y]\r\n", "x.yaml")


@pytest.mark.parametrize(
    "edits",
    [
        [Write(("c",), "x")],
        [Write(("a", 2), "x")],
        [Write(("a", 0, 0, 0), "x")],
        [Write(("d", 0), "x")],
        [Write(("b",), "\ud800")],
        [Rename(("a", 0), "x")],
        [Rename((), "x")],
        [Rename(("b",), "a")],
        [Rename(("b",), "x"), Rename(("d",), "x")],
        [Remove(())],
        [Remove(("b", "c"))],
        [Reorder(("a",), (0,))],
        [Reorder(("a",), (0, 0))],
        [Reorder(("b",), (0,))],
        [Write(("b",), "x"), Write(("b",), "y")],
        [Write(("a",), "x"), Write(("a", 0), "y")],
        [Remove(("a",)), Rename(("a",), "x")],
        [Remove(("a",)), Reorder(("a",), (1, 0))],
        [Reorder(("a",), (1, 0)), Reorder(("a",), (1, 0))],
        [Reorder(("a",), (1, 0)), Remove(("a", 0))],
        [Rename(("b",), "x"), Rename(("b",), "y")],
        [Remove(("b", 0)), Write(("b",), "y")],
        [Insert((), "x")],
        [Insert(("b",), "x")],
        [Insert(("a", 1), "x")],
        [Insert(("a", 3), "x")],
        [Insert(("a", "x"), "x")],
        [Insert(("b", 0), "x")],
        [Insert(("c",), "x", "e")],
        [Insert(("c",), "x"), Insert(("c",), "x")],
        [Insert(("a", 2), "x"), Reorder(("a",), (1, 0))],
        [Insert(("a", 2), "x"), Remove(("a",))],
        [Insert(("c",), "\ud800")],
        [Clear(())],
        [Clear(("a",))],
        [Clear(("c",))],
        [Clear(("b",)), Write(("b",), "x")],
    ],
    ids=str,
)
def test_what_cannot_be_carried_out_is_a_value_error(edits):
    document = read("a: [x, y]\nb: z\nd:\n").document
    with pytest.raises(ValueError, match=r"."):
        document.apply(edits)


def removed(data, path):
    part = path[-1]
    copy = data.copy()
    if len(path) > 1:
        copy[path[0]] = removed(data[path[0]], path[1:])
    else:
        del copy[part]
    return copy


def of_kind(document, kind):
    return [path for path in document.places.values if path and isinstance(_at(document.data, path), kind)]


def _at(data, path):
    for part in path:
        data = data[part]
    return data


@given(documents(), st.data())
@settings(max_examples=800)
def test_what_is_removed_goes_and_no_other_line_changes(text, data):
    document = read(text).document
    path = data.draw(st.sampled_from([path for path in document.places.values if path]))
    result = document.apply([Remove(path)])
    assert repr(result.data) == repr(removed(document.data, path))
    start, place = document.key_span(path).start, document.span(path)
    # The dash of an item may stand on a line above it, and the comma on a line below.
    comma = re.match(r"\s*,", text[place.end :])
    last = place.end_line + (comma[0].count("\n") if comma else 0)
    before = re.sub("# c.*", "", text[:start]).rstrip()
    first = 1 + (before if before.endswith("-") else text[:start]).count("\n")
    lines = [document.line(number) for number in range(1, text.count("\n") + 2)]
    gone = set(comments(text)) - set(comments(result.text))
    assert gone <= set(comments("\n".join(lines[first - 1 : last])))
    assert comments(result.text) == [comment for comment in comments(text) if comment not in gone]


@given(documents(), st.data())
@settings(max_examples=500)
def test_items_in_another_order_keep_their_comments(text, data):
    document = read(text).document
    lists = [path for path in document.places.values if isinstance(_at(document.data, path), list)]
    if not lists:
        return
    path = data.draw(st.sampled_from(lists))
    items = _at(document.data, path)
    order = data.draw(st.permutations(range(len(items))))
    try:
        result = document.apply([Reorder(path, tuple(order))])
    except ValueError:
        assert "|" in text or ">" in text
        return
    assert repr(_at(result.data, path)) == repr([items[number] for number in order])
    assert sorted(comments(result.text)) == sorted(comments(text))
    assert result.text.count("\r") == text.count("\r")


@given(documents(), st.data())
@settings(max_examples=300)
def test_a_key_is_renamed_and_no_other_byte_changes(text, data):
    document = read(text).document
    path = data.draw(st.sampled_from(list(document.places.keys)))
    new = data.draw(st.sampled_from(["baru", "010", "a: b", "x, y", "", "- a", "#"]))
    result = document.apply([Rename(path, new)])
    outer = _at(result.data, path[:-1])
    assert [*outer] == [new if key == path[-1] else key for key in _at(document.data, path[:-1])]
    start, end = document.places.keys[path]
    assert result.text.startswith(text[:start])
    assert result.text.endswith(text[end:])


@given(documents(), st.data())
@settings(max_examples=300)
def test_edits_together_give_what_they_give_one_by_one(text, data):
    document = read(text).document
    paths = data.draw(st.lists(st.sampled_from(of_kind(document, object)), max_size=4, unique=True))
    edits = [Remove(path) if data.draw(st.booleans()) else Write(path, "baru") for path in paths]
    try:
        together = document.apply(edits)
    except ValueError:
        return
    # From behind: what is changed then has no part in the paths of the others.
    one_by_one = document
    for edit in sorted(edits, key=lambda edit: document.places.values[edit.path], reverse=True):
        one_by_one = one_by_one.apply([edit])
    assert repr(together.data) == repr(one_by_one.data)
    assert set(comments(together.text)) <= set(comments(text))
