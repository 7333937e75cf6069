import pytest

from sopkit.source import read


@pytest.mark.parametrize(
    ("before", "path", "new", "after"),
    [
        ("revised:\n", ("revised",), "2010-01-01", "revised: 2010-01-01\n"),
        ("revised: # when\nb: 1\n", ("revised",), "x", "revised: x # when\nb: 1\n"),
        ("revised: \nb: 1\n", ("revised",), "x", "revised: x\nb: 1\n"),
        ("a: old # why\n", ("a",), "new", "a: new # why\n"),
        ("a: 'old'\r\nb: 1\r\n", ("a",), "new", "a: 'new'\r\nb: 1\r\n"),
        ("a: old\n", ("a",), "010", "a: 010\n"),
        ("a: old\n", ("a",), "10", 'a: "10"\n'),
        ("a: old\n", ("a",), "", 'a: ""\n'),
        ("a: old\n", ("a",), "null", 'a: "null"\n'),
        ("a: old\n", ("a",), "b: c", 'a: "b: c"\n'),
        ("a: old\n", ("a",), "b # c", 'a: "b # c"\n'),
        ("a: old\n", ("a",), 'say "x"\n', 'a: "say \\"x\\"\\n"\n'),
        ("a: old\n", ("a",), "é\u2028\x07", 'a: "é\\u2028\\x07"\n'),
        ("a: one\n  two\nb: 1\n", ("a",), "new", "a: new\nb: 1\n"),
        ("a: |\n  one\n  two\n\nb: 1\n", ("a",), "new", "a: |-\n  new\n\nb: 1\n"),
        ("a: >- # why\n  one\nb: 1\n", ("a",), "new", "a: >- # why\n  new\nb: 1\n"),
        ("a: {name: , id: }\n", ("a", "name"), "x", "a: {name: x, id: }\n"),
        ("a: {name: , id: }\n", ("a", "id"), "x", "a: {name: , id: x}\n"),
        ("a: {name}\n", ("a", "name"), "x", "a: {name: x}\n"),
        ("a: {name: y}\n", ("a", "name"), "x, y", 'a: {name: "x, y"}\n'),
        ("a: {name: y}\n", ("a",), "x, y", "a: x, y\n"),
        ("a: [b, c]\n", ("a", 0), "x", "a: [x, c]\n"),
        ("a:\n  - b\n  - c # why\nd: 1\n", ("a",), "x", "a: x # why\nd: 1\n"),
        ("a: # which\n- b\nd: 1\n", ("a",), "x", "a: x # which\nd: 1\n"),
        ("- a: 1\n  b: 2\n- c\n", (0,), "x", "- x\n- c\n"),
        ("- \n- c\n", (0,), "x", "- x\n- c\n"),
        ("a: 1\n", (), "x", "x\n"),
        # in quotes
        ("a: 'it''s so.' # why\n", ("a",), "it's so", "a: 'it''s so' # why\n"),
        ("a: 'b.'\n", ("a",), "b's", "a: 'b''s'\n"),
        ("a: 'b'\n", ("a",), "", "a: ''\n"),
        ("a: 'b'\n", ("a",), "b\t", 'a: "b\\t"\n'),
        ("a: 'one\n  two.'\n", ("a",), "one two", "a: 'one\n  two'\n"),
        ("a: 'one\n  two'\n", ("a",), "one", "a: 'one'\n"),
        ('a: "b."\n', ("a",), "b", 'a: "b"\n'),
        ('a: "b"\n', ("a",), "010", 'a: "010"\n'),
        ('a: "\\u00e9 \\"b\\"."\r\n', ("a",), 'é "b"', 'a: "\\u00e9 \\"b\\""\r\n'),
        ('a: "one \\\n  two."\n', ("a",), "one two", 'a: "one \\\n  two"\n'),
        ('a: ["b.", c]\n', ("a", 0), "b", 'a: ["b", c]\n'),
        ('{"a":"b."}\n', ("a",), "b", '{"a":"b"}\n'),
        # on several lines
        ("a: one\r\n  two.\r\n", ("a",), "one two", "a: one\r\n  two\r\n"),
        ("a: one\n  of two\n  three\n", ("a",), "one three", "a: one\n  three\n"),
        ("a: one\n  two\n", ("a",), "one two: three", 'a: "one two: three"\n'),
        ("a: >-\n  one,\n  two.\nb: 1\n", ("a",), "one, two", "a: >-\n  one,\n  two\nb: 1\n"),
        ("a: > # why\n    one,\n    two.\n\nb: 1\n", ("a",), "one, two", "a: >- # why\n    one,\n    two\n\nb: 1\n"),
        ("a: >\r\n  one,\r\n  two.\r\n", ("a",), "one, two\n", "a: >\r\n  one,\r\n  two\r\n"),
        ("a: >-\n  one\n", ("a",), "two\nthree", "a: >-\n  two\n\n  three\n"),
        ("a: >-\n  one\n", ("a",), "two\n\nthree", "a: >-\n  two\n\n\n  three\n"),
        ("a: >-\n  one\n\n    deep.\n", ("a",), "one", "a: >-\n  one\n"),
        ("a: |\n  one\n\n    two.\n", ("a",), "one\n\n  two\n", "a: |\n  one\n\n    two\n"),
        ("a: |2+\n   one.\n\nb: 1\n", ("a",), " one", "a: |2-\n   one\n\nb: 1\n"),
        ("a: |-\n  one\n", ("a",), "one\ntwo", "a: |-\n  one\n  two\n"),
        ("a: |-\n  one\n", ("a",), "", 'a: ""\n'),
        ("a: |-\n  one\n", ("a",), "b\u2028", 'a: "b\\u2028"\n'),
        ("- |\n  one.\n- b\n", (0,), "one\n", "- |\n  one\n- b\n"),
    ],
)
def test_a_value_is_rewritten_in_its_place(before, path, new, after):
    assert read(before).document.replace(path, new).text == after


def test_the_byte_order_mark_stays():
    document = read(b"\xef\xbb\xbfa: 1\r\n").document.replace(("a",), "b")
    assert document.raw == b"\xef\xbb\xbfa: b\r\n"


@pytest.mark.parametrize("path", [("b",), ("a", "b"), (0,), ("a", 1)])
def test_a_path_that_is_not_there_is_a_key_error(path):
    document = read("a: [1]\n").document
    with pytest.raises(KeyError):
        document.replace(path, "x")


def test_what_would_not_read_back_is_a_value_error():
    document = read("a: 1\n").document
    with pytest.raises(ValueError, match="cannot be written"):
        document.replace(("a",), "\ud800")
    with pytest.raises(ValueError, match="cannot be written"):
        document.replace(("a",), "x" * (1 << 20))
