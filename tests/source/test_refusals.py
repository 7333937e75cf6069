import re

import pytest

from sopkit.source import read, read_file

DEEP = "".join("  " * depth + "a:\n" for depth in range(33))
DEEP_FLOW = "[" * 500 + "]" * 500

# text; code, line, column, end column of each fault
REFUSED = [
    ("a: 1\nb: 2\na: 3\n", [("S103", 3, 1, 2)]),
    ("a: {x: 1, y: 2, x: 3}\n", [("S103", 1, 17, 18)]),
    ("- x: 1\n  'x': 2\n  x: 3\n", [("S103", 2, 3, 6), ("S103", 3, 3, 4)]),
    ("a: &one 1\nb: *one\n", [("S104", 1, 4, 8), ("S104", 2, 4, 8)]),
    ("&root\na: 1\n", [("S104", 1, 1, 6)]),
    ("a: &list [1]\n", [("S104", 1, 4, 9)]),
    ("a: 1\n*x : 2\n", [("S104", 2, 1, 3)]),
    ("a: 1\n<<: *x\n", [("S104", 2, 5, 7)]),
    ("a: !!str 1\n", [("S105", 1, 4, 9)]),
    ("a: ! 1\n", [("S105", 1, 4, 5)]),
    ("a: !local {x: 1}\n", [("S105", 1, 4, 10)]),
    ("a: !<tag:yaml.org,2002:str> 1\n", [("S105", 1, 4, 28)]),
    ("!k a: 1\n", [("S105", 1, 1, 3)]),
    ("a: !other!thing 1\n", [("S105", 1, 4, 5)]),
    ("a: &x !!str 1\n", [("S104", 1, 4, 6), ("S105", 1, 7, 12)]),
    ("a: !!str # why\n  &x 1\n", [("S105", 1, 4, 9), ("S104", 2, 3, 5)]),
    ("a: 1\n---\nb: 2\n---\nc: 3\n", [("S106", 2, 1, 4)]),
    (
        "a: &x 1\na: !y 2\n---\nb: *x\n",
        [("S104", 1, 4, 6), ("S103", 2, 1, 2), ("S105", 2, 4, 6), ("S106", 3, 1, 4), ("S104", 4, 4, 6)],
    ),
    (DEEP, [("S108", 33, 65, 66)]),
    (DEEP_FLOW, [("S108", 1, 33, 34)]),
    ("[" * 900, [("S108", 1, 33, 34)]),
    ("steps:\n" + "- x\n" * 1001, [("S109", 1002, 3, 4)]),
    ("a: 1\nsteps:\n" + "  - by: x\n    time: y\n" * 1001, [("S109", 2003, 5, 10)]),
    ("a: {{ name }}\n", [("S102", 1, 5, 6)]),
    ("? [a, b]\n: c\nd: &x 1\n", [("S102", 1, 3, 4), ("S104", 3, 4, 6)]),
    ("a: 1\na: 2\nb: 'x\n", [("S103", 2, 1, 2), ("S102", 3, 4, 5)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "faults"), REFUSED, ids=lambda value: repr(value)[:40])
@pytest.mark.parametrize("pure", [False, True])
def test_all_that_is_refused_is_reported_with_its_place(text, faults, pure):
    reading = read(text, pure=pure)
    assert [(f.code, f.span.line, f.span.column, f.span.end_column) for f in reading.faults] == faults
    assert reading.document is None


def test_thousands_of_brackets_are_nested_too_deep_wherever_the_parser_gives_up():
    """libyaml gives up at the thousandth before it tells of any, from version 0.2.6 on."""
    (fault,) = read("[" * 200_000).faults
    assert (fault.code, fault.span.line) == ("S108", 1)


@pytest.mark.parametrize(
    "text",
    [
        "a: Umum & Kepegawaian\n",
        "a: x&y\n",
        "a: 'beri tanda *'\n",
        "a: Awas!\n",
        "a: '!important'\n",
        "a: 1\n...\n",
        "%YAML 1.2\n---\na: 1\n",
        "".join("  " * depth + "a:\n" for depth in range(32)),
        "steps:\n" + "- x\n" * 1000,
        "rows:\n" + "- x\n" * 1001,
        "a:\n  steps:\n" + "  - x\n" * 1001,
        "a: <<\nb: {a: 1}\nc: {a: 1}\n",
    ],
    ids=lambda value: repr(value)[:40],
)
@pytest.mark.parametrize("pure", [False, True])
def test_what_only_looks_like_it_is_not_refused(text, pure):
    assert read(text, pure=pure).faults == ()


def test_a_duplicate_key_names_both_places():
    (fault,) = read("title: a\nunit: b\ntitle: c\n").faults
    assert fault.message.text("en") == "the key `title` is already in use"
    ((first, message),) = fault.related
    assert (first.line, first.column, message.text("en")) == (1, 1, "first used here")


# text; line and column; words of the message
SYNTAX = [
    ("a:\n\tb: 1\n", 2, 1, "a tab stands in the indentation"),
    ("a: 1\n\tb: 2\n", 2, 1, "a tab stands in the indentation"),
    ("a: 1\nb: 'x\nc: 2\n", 2, 4, "never closed"),
    ('a: 1\nb: "x\nc: 2\n', 2, 4, "never closed"),
    ("a: 'it's'\n", 1, 8, "text follows after `'`"),
    ('a: "x" y\n', 1, 8, 'text follows after `"`'),
    ("a: [b]c\n", 1, 7, "text follows after `]`"),
    ('a: "C:\\dir"\n', 1, 7, "`\\d` means nothing inside double quotes"),
    ("a: 1\n b: 2\n", 2, 2, "indentation"),
    ("a:\n    b: 1\n  c: 2\n", 3, 3, "indentation"),
    ("steps:\n  - a: 1\n   b: 2\n", 3, 4, "indentation"),
    ("  a: 1\nb: 2\n", 2, 1, "indentation"),
    ("a: 1\n- b\n", 2, 1, "item with `- ` stands among keys"),
    ("- a\nb: 1\n", 2, 1, "key stands among items"),
    ("a: - b\n", 1, 4, "can't begin on the line of its key"),
    ("b: 2\nwaktu:4 jam\nc: 3\n", 2, 6, "space is missing after the colon"),
    ("waktu:4 jam\nb: 2\n", 1, 6, "space is missing after the colon"),
    ("b: 2\nfoo\nc: 3\n", 2, 1, "neither `key: value`"),
    (": x\n", 1, 1, "no key before the colon"),
    ("a: Catatan: dua\n", 1, 11, "`: ` stands inside a value"),
    ("- by: x\n  note: a: b\n", 2, 10, "`: ` stands inside a value"),
    ("a: @x\n", 1, 4, "`@` has a meaning"),
    ("a: `x`\n", 1, 4, "a backtick has a meaning"),
    ("a: %x\n", 1, 4, "`%` has a meaning"),
    ("a: [b, @c]\n", 1, 8, "`@` has a meaning"),
    ("a: *tebal*\n", 1, 4, "`*` has a meaning"),
    ("a: & b\n", 1, 4, "`&` has a meaning"),
    ("a: > 5 jam\n", 1, 4, "`>` has a meaning"),
    ("a: |teks\n", 1, 4, "`|` has a meaning"),
    ("a: [1, 2\nb: 3\n", 1, 4, "`[` is never closed"),
    ("a: {x: 1\nb: 3\n", 1, 4, "`{` is never closed"),
    ("a: ['x' y]\n", 1, 9, "comma or `]` is missing"),
    ("a: ]\n", 1, 4, "`]` closes nothing"),
    ("a: 1\n}\n", 2, 1, "`}` closes nothing"),
    ("a: 'x\u2028y'\r\nb: @x\r\n", 2, 4, "`@` has a meaning"),
    ("a: 1\n...\nb: 2\n]\n", 3, 1, "can't be read as YAML"),
]


@pytest.mark.parametrize(("text", "line", "column", "words"), SYNTAX, ids=lambda value: repr(value)[:40])
@pytest.mark.parametrize(("pure", "line_end"), [(False, "\n"), (True, "\n"), (False, "\r\n"), (True, "\r\n")])
def test_a_syntax_error_is_said_in_words_where_the_slip_is(text, line, column, words, *, pure, line_end):
    if "\r" not in text:
        text = text.replace("\n", line_end)
    fault = read(text, pure=pure).faults[-1]
    assert fault.code == "S102"
    assert words in fault.message.text("en")
    assert (fault.span.line, fault.span.column) == (line, column)
    assert fault.hint is not None


@pytest.mark.parametrize(
    ("raw", "line", "column", "words"),
    [
        (b"a: 1\nb: caf\xe9\n", 2, 7, "byte 0xE9"),
        (b"\xef\xbb\xbfa: \xff\n", 1, 4, "byte 0xFF"),
        ("a: 1\n".encode("utf-16"), 1, 1, "UTF-16"),
        ("a: 1\n".encode("utf-16-le"), 1, 1, "UTF-16"),
        ("a: 1\n".encode("utf-16-be"), 1, 1, "UTF-16"),
        ("a: 1\n".encode("utf-32"), 1, 1, "UTF-32"),
        (b"PK\x03\x04\x14\x00", 1, 1, "an Excel or Word file, not YAML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", 1, 1, "an old Excel or Word file, not YAML"),
        (b"%PDF-1.7\n", 1, 1, "a PDF file, not YAML"),
        (b"a: 1\nb: x\x00y\n", 2, 5, "U+0000"),
        (b"a: 1\nb: x\x07y\n", 2, 5, "U+0007"),
        ("a: 1\na: 2\nb: x\x7fy\n", 3, 5, "U+007F"),
        ("a: 1\n\ufeffb: 1\n", 2, 1, "U+FEFF"),
        ("a: '\ud800'\n", 1, 5, "U+D800"),
    ],
)
@pytest.mark.parametrize("pure", [False, True])
def test_bytes_that_are_no_yaml_text_are_named(raw, line, column, words, pure):
    (fault,) = read(raw, pure=pure).faults
    assert fault.code == "S101"
    assert words in fault.message.text("en")
    assert (fault.span.line, fault.span.column) == (line, column)


def test_the_line_with_a_bad_byte_can_still_be_shown():
    reading = read(b"a: 1\nb: caf\xe9 latte\n")
    assert reading.line(2) == "b: caf\ufffd latte"


@pytest.mark.parametrize("raw", [b"#" * (1 << 20), "#" * (1 << 20), "#" + "é" * ((1 << 19) - 1)])
def test_a_file_may_have_one_mebibyte_and_no_more(raw):
    assert read(raw).faults == ()
    (fault,) = read(raw + raw[:1] * 2).faults
    assert fault.code == "S107"


def test_a_huge_file_is_not_read_whole(tmp_path):
    file = tmp_path / "huge.yaml"
    with file.open("wb") as out:
        out.truncate(1 << 24)
    reading = read_file(file)
    assert [fault.code for fault in reading.faults] == ["S107"]
    assert reading.name == file.as_posix()


def test_a_file_that_is_not_there_is_left_to_the_caller(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "none.yaml")


def test_every_character_that_can_be_seen_is_allowed():
    from sopkit.source.decoding import _NOT_YAML

    every = "".join(map(chr, range(0x110000)))
    assert not [found for found in re.findall(_NOT_YAML, every) if found.isprintable()]
