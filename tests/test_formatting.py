"""The normal form: other bytes, the same data, every comment beside what it is about, and twice is once."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import comments, documents

from sopkit.formatting import is_sop, normal_form
from sopkit.model.places import PLACES
from sopkit.source import Document, read, read_file

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*/*.yaml"))

MESSY = """\
# yaml-language-server: $schema=sop.schema.json
title:   'Peminjaman Arsip'   # its title
# about the format
sopkit: 1


executors: {peminjam: Peminjam,
            arsip: Arsiparis}   # who
steps:
- by: [peminjam,   # asks
       arsip]      # answers
  activity: "Mengajukan: permohonan"
  requires:
  - 'Formulir'

  # foot of the requirements, or of the step
  # second line
- # the second step
  activity: |
    Menyerahkan
      arsip

  # how long
  time: '2'
  by: arsip
  extra: ~
  decision: {Ya: end, "Tidak": {chance: 10%, to: '1'}}
# the end
"""

NORMAL = """\
# yaml-language-server: $schema=sop.schema.json
# about the format
sopkit: 1
title: Peminjaman Arsip   # its title

executors:   # who
  peminjam: Peminjam
  arsip: Arsiparis
steps:
  - activity: "Mengajukan: permohonan"
    by:
      - peminjam   # asks
      - arsip      # answers
    requires:
      - Formulir

    # foot of the requirements, or of the step
    # second line
  # the second step
  - activity: |
      Menyerahkan
        arsip
    by: arsip

    # how long
    time: "2"
    decision: {Ya: end, Tidak: {to: "1", chance: 10%}}
    extra:
# the end
"""


def formatted(text):
    return normal_form(read(text).document).text


def test_a_messy_sop_is_brought_into_the_normal_form():
    assert formatted(MESSY) == NORMAL
    assert formatted(NORMAL) == NORMAL


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: 'A'", "title: A"),
        ("title: \"it's\"", "title: it's"),
        ("title: 'a: b'", 'title: "a: b"'),
        ("title: 'a #b'", 'title: "a #b"'),
        ("title: 'a:'", 'title: "a:"'),
        ('title: "- a"', 'title: "- a"'),
        ("title: 'say \"x\": y'", "title: 'say \"x\": y'"),
        ('title: "say \\"x\\": y"', "title: 'say \"x\": y'"),
        ("title: 'say \"x\"'", 'title: say "x"'),
        ('title: "A "', 'title: "A "'),
        ("title: ''", 'title: ""'),
        ('title: "\\u00e9\\t"', 'title: "é\\t"'),
        # what some reader of YAML takes for something else keeps its quotes; what has none gets none
        ("number: '001'", 'number: "001"'),
        ("number: 001", "number: 001"),
        ("number: '1e5'", 'number: "1e5"'),
        ("number: '2009-04-28'", 'number: "2009-04-28"'),
        ("number: '4:30'", 'number: "4:30"'),
        ("number: 'No'", 'number: "No"'),
        ("number: '~'", 'number: "~"'),
        ("number: '1 jam'", "number: 1 jam"),
        ("number: null", "number:"),
        ("number: ~  # none", "number:  # none"),
        ("number: 1.5", "number: 1.5"),
        ('number: "\\e"', 'number: "\\x1B"'),
        ('number: "a\\x07"', 'number: "a\\x07"'),
        # brackets
        ("related: [a,b ,\n  'c']", "related: [a, b, c]"),
        ("related: [ ]", "related: []"),
        ("related: {sop: '002',}", 'related: {sop: "002"}'),
        ("related: [sop: x, {text}]", "related: [{sop: x}, {text: }]"),
        ("related: ['a, b', 'c: d', 'e?']", 'related: ["a, b", "c: d", "e?"]'),
        ("related: [~, null]", "related: [~, null]"),
        ("related: [" + "a" * 106 + ", b]", "related: [" + "a" * 106 + ", b]"),
        ("related: [" + "a" * 107 + ", b]", "related:\n  - " + "a" * 107 + "\n  - b"),
        ("related: [a, # 1\n b]  # 2", "related:\n  - a # 1\n  - b  # 2"),
        ("related: [a, # 1\n b\n]  # 2", "related:\n  - a # 1\n  - b\n  # 2"),
        ("related: [a, b]  # 2", "related: [a, b]  # 2"),
        ("related: # 1\n  [a, b]", "related: [a, b] # 1"),
        ("related: [ # 1\n  ]", "# 1\nrelated: []"),
        ("related:\n  - [a]\n  - {sop: x}", "related:\n  - [a]\n  - {sop: x}"),
        # blocks
        ("related:\n- a\n-\n- - b\n  - c", "related:\n  - a\n  -\n  - - b\n    - c"),
        ("related:\n    # 1\n    - a # 2\n    # 3\nunit: b", "unit: b\nrelated:\n  # 1\n  - a # 2\n  # 3"),
        ("related:\n\n  - a\n\n\n  - b", "related:\n  - a\n\n  - b"),
        ("unit: one\n  two\n  three # why", "unit: one two three # why"),
        ("unit: 'one\n\n  two'", "unit: |-\n  one\n  two"),
        ("unit: 'one\n\n\n  two '", "unit: |-\n  one\n\n  two "),
        ("unit: |  # why\n    one\n      two\n", "unit: |  # why\n  one\n    two"),
        ("unit: |2\n    one\n   two\n", "unit: |2\n    one\n   two"),
        ("unit: >-\n    one\n    two\n\n      three\n", "unit: >-\n  one\n  two\n\n    three"),
        ("unit: >+\n    one\n", 'unit: "one\\n\\n"'),
        ("unit: |+\n    one\n\nnumber: 1", '\nnumber: 1\nunit: "one\\n\\n"'),
        ("? unit\n: a", "unit: a"),
        ("'unit': a", "unit: a"),
        ("definitions: {b: 1, a: 2, 'x: y': 3, '1': 4}", 'definitions: {b: 1, a: 2, "x: y": 3, "1": 4}'),
        ("approved_by: {id: , name: , position: a}", "approved_by: {position: a, name: , id: }"),
        ("unknown: 1\nunit: 2\nstranger: 3", "unit: 2\nunknown: 1\nstranger: 3"),
        ("#c\nunit: 1   \n# d\t\n", "#c\nunit: 1\n# d"),
        ("unit: 1\n  # deep\nnumber: 2", "# deep\nnumber: 2\nunit: 1"),
        ("unit: 1 # a\n# b\nnumber: 2 # c", "# b\nnumber: 2 # c\nunit: 1 # a"),
    ],
)  # fmt: skip
def test_each_thing_has_one_way_of_writing(before, after):
    result = formatted(f"sopkit: 1\n{before}\n")
    assert result == f"sopkit: 1\n{after}\n"
    assert formatted(result) == result


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"sopkit: 1\r\ntitle: 'a'\r\n", b"sopkit: 1\r\ntitle: a\r\n"),
        (b"sopkit: 1\r\ntitle: a\n", b"sopkit: 1\ntitle: a\n"),
        (b"sopkit: 1\rtitle: a\r", b"sopkit: 1\ntitle: a\n"),
        (b"sopkit: 1", b"sopkit: 1\n"),
        (b"\n\n sopkit: 1\n\n\n", b"sopkit: 1\n"),
        (b"\xef\xbb\xbfsopkit: 1", b"\xef\xbb\xbfsopkit: 1\n"),
        (b"---\nsopkit: 1\n...\n# end\n", b"---\nsopkit: 1\n# end\n"),
        (b"# a\n\n\n--- # b\n# c\nsopkit: 1\n", b"# a\n\n--- # b\n# c\nsopkit: 1\n"),
        (b"{sopkit: 1, # a\n title: b} # c\n", b"sopkit: 1 # a\ntitle: b\n# c\n"),
        (b"--- {title: b, sopkit: 1}\n", b"---\nsopkit: 1\ntitle: b\n"),
    ],
)
def test_beginning_end_and_line_ends_have_one_form_too(before, after):
    assert normal_form(read(before).document).raw == after
    assert normal_form(read(after).document).raw == after


@pytest.mark.parametrize("text", ["", "# only a comment\n", "just text\n", "{}\n"])
def test_what_holds_nothing_is_a_value_error(text):
    document = read(text).document
    assert not is_sop(document)
    with pytest.raises(ValueError, match="nothing to write"):
        normal_form(document)


def test_what_would_lose_something_is_a_value_error(monkeypatch):
    # A key of more than 1024 characters can't be written on the line of its value.
    with pytest.raises(ValueError, match="a key is longer than 1024 characters"):
        normal_form(read(f"sopkit: 1\n? {'a' * 1100}\n: b\n").document)
    monkeypatch.setattr("sopkit.source.normal._indented", lambda _lines, _indent: [])
    with pytest.raises(ValueError, match="the comments would not be the same"):
        normal_form(read("sopkit: 1\n# lost\ntitle: a\n").document)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_has_the_same_data_in_the_normal_form_and_the_good_ones_are_in_it(path):
    document = read_file(path).document
    if document is not None and is_sop(document):
        result = normal_form(document)
        assert unordered(result.data) == unordered(document.data)
        if path.parent.name != "flawed":
            assert result.raw == document.raw


def unordered(data):
    """Data that shows everything but the order of keys: 1 is not True, and not 1.0."""
    if isinstance(data, dict):
        return {key: unordered(value) for key, value in data.items()}
    return [unordered(item) for item in data] if isinstance(data, list) else repr(data)


@given(documents(), st.booleans(), st.integers(0, 2))
@settings(max_examples=400)
def test_twice_is_once_and_data_and_comments_are_the_same(text, sort, opened):
    document = read(text).document

    def rewritten(document):
        return document.rewritten(
            lambda _path, keys: sorted(keys) if sort else keys,
            lambda path: len(path) < opened,
        )

    result = rewritten(document)
    assert unordered(result.data) == unordered(document.data)
    assert sorted(comments(result.text)) == sorted(comments(text))
    if not sort:
        assert comments(result.text) == comments(text)
        assert repr(result.data) == repr(document.data)
    assert rewritten(result).text == result.text
    assert result.text.endswith("\n")
    assert not re.search(r"\n\r?\n\Z", result.text)


@st.composite
def shuffled(draw, keys, indent, dash=""):
    """Write keys in any order with values; comments name the key that they are about."""
    lines = []
    for number, key in enumerate(draw(st.permutations(draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))))):
        pad = " " * indent
        if number or not dash:
            lines += [f"{pad}# above {key}" for _line in range(draw(st.integers(0, 2)))]
            lines.append("" if draw(st.booleans()) else f"{pad}# above {key}")
        start = pad[: indent - 2] + dash if dash and not number else pad
        lines.append(f"{start}{key}:" + draw(st.sampled_from([" x", "", " [x, y]", f" 'x'  # beside {key}"])))
    return "\n".join(lines) + "\n"


TOP = [key for key in PLACES[0].keys if key not in {"sopkit", "steps", "type", "executors"}]


@given(
    shuffled(TOP, 0),
    st.lists(shuffled(PLACES[1].keys, 4, dash="- "), min_size=1, max_size=3),
    st.sampled_from(["", "# the document\n\n"]),
)
@settings(max_examples=200)
def test_keys_come_into_the_order_of_the_format_with_their_comments(top, steps, header):
    text = f"{header}sopkit: 1\n{top}steps:\n{''.join(f'{step}' for step in steps)}"
    document = normal_form(read(text).document)
    for mapping, place in ((document.data, PLACES[0]), *((step, PLACES[1]) for step in document.data["steps"])):
        assert [*mapping] == [key for key in place.keys if key in mapping]
    lines = [line for line in document.text.removeprefix(header).split("\n") if line]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if above := re.fullmatch(r" *# above (\w+)", line):
            assert following == line or re.match(rf" *(- )?{above[1]}:", following), document.text
        elif beside := re.search(r"# beside (\w+)$", line):
            assert re.match(rf" *(- )?{beside[1]}:", line)
    assert document.text.count("# ") == text.count("# ")
    assert "\n\n\n" not in document.text
    assert normal_form(document).text == document.text


def test_documents_have_a_normal_form_only_of_their_own():
    document = read("sopkit: 1\n", "a.yaml").document
    result = normal_form(document)
    assert isinstance(result, Document)
    assert (result.name, result.text) == ("a.yaml", "sopkit: 1\n")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ('executors: {"Tim #1": {name: A}}', '  "Tim #1": {name: A}'),
        ('executors: {a: "\\u007f"}', '  a: "\\x7F"'),
        ('executors: {"\\e": A}', '  "\\x1B": A'),
        ('executors: {a: "x\\u202Ey\\u2066"}', '  a: "x\\u202Ey\\u2066"'),
        ('executors: {a: "x\\U000E0041"}', '  a: "x\\U000E0041"'),
        ("executors: {a: 'x\u202ey \"z\"'}", '  a: "x\\u202Ey \\"z\\""'),
        ("executors: {a: '\u0646\u200c\u0646'}", "  a: \u0646\u200c\u0646"),
    ],
)
def test_signs_that_nobody_sees_stand_as_escapes_and_a_quoted_key_holds_no_comment(written, wanted):
    text = f"sopkit: 1\ntitle: T\n{written}\nsteps: []\n"
    anew = normal_form(read(text).document).text
    assert anew.splitlines()[3] == wanted
    assert normal_form(read(anew).document).text == anew
