import pytest

from sopkit.source import read


@pytest.mark.parametrize(
    ("before", "path", "new", "after"),
    [
        ("revised:\n", ("revised",), "2010-01-01", "revised: 2010-01-01\n"),
        ("revised: # when\nb: 1\n", ("revised",), "x", "revised: x # when\nb: 1\n"),
        ("revised: \nb: 1\n", ("revised",), "x", "revised: x\nb: 1\n"),
        ("a: old # why\n", ("a",), "new", "a: new # why\n"),
        ("a: 'old'\r\nb: 1\r\n", ("a",), "new", "a: new\r\nb: 1\r\n"),
        ("a: old\n", ("a",), "010", "a: 010\n"),
        ("a: old\n", ("a",), "10", 'a: "10"\n'),
        ("a: old\n", ("a",), "", 'a: ""\n'),
        ("a: old\n", ("a",), "null", 'a: "null"\n'),
        ("a: old\n", ("a",), "b: c", 'a: "b: c"\n'),
        ("a: old\n", ("a",), "b # c", 'a: "b # c"\n'),
        ("a: old\n", ("a",), 'say "x"\n', 'a: "say \\"x\\"\\n"\n'),
        ("a: old\n", ("a",), "é\u2028\x07", 'a: "é\\u2028\\x07"\n'),
        ("a: one\n  two\nb: 1\n", ("a",), "new", "a: new\nb: 1\n"),
        ("a: |\n  one\n  two\n\nb: 1\n", ("a",), "new", "a: new\n\nb: 1\n"),
        ("a: >- # why\n  one\nb: 1\n", ("a",), "new", "a: new # why\nb: 1\n"),
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
