from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.workload import Row, read_volumes


def rows(text, name="volumes.csv"):
    table = read_volumes(text if isinstance(text, bytes) else text.encode(), name)
    assert table.faults == ()
    return [(row.line, row.sop, row.step, row.volume) for row in table.rows]


def faults(text, name="volumes.csv"):
    table = read_volumes(text if isinstance(text, bytes) else text.encode(), name)
    return [(fault.line, fault.message.text()) for fault in table.faults]


@pytest.mark.parametrize(
    "text",
    [
        "sop,volume\n001,120\n002,1.5\n",
        "\ufeffsop,volume\r\n001,120\r\n002,1.5\r\n",
        "sop,volume\r001,120\r002,1.5\r",
        "sop;volume\n001;120\n002;1,5\n",
        "sop\tvolume\n001\t120\n002\t1,5",
        'sop,volume\n"001","120"\n002,"1,5"\n',
        "SOP, Volume \n001, 120\n002, 1.5\n",
        "nomor;jumlah\n001;120\n002;1,5\n",
        "Nomor SOP;Volume per tahun\n001;120\n002;1,5\n",
        "No. SOP,volume\n001,120\n002,1.5\n",
        "volume,sop\n120,001\n1.5,002\n",
        "no;judul;nomor;jumlah;keterangan\n1;Surat;001;120;\n2;Cuti;002;1,5;naik\n",
        "sop,volume,tahun\n001,120,2024\n002,1.5,2024\n",
        "sop,volume,\n001,120,\n002,1.5\n",
    ],
)
def test_a_table_is_read_whatever_parts_its_cells(text):
    assert rows(text) == [(2, "001", None, 120), (3, "002", None, Fraction(3, 2))]


def test_a_point_parts_thousands_where_a_semicolon_parts_cells():
    assert rows("sop;volume\n001;1.200\n") == [(2, "001", None, 1200)]


def test_lines_without_content_are_passed_over_and_counted():
    assert rows("sop;volume\n;\n\n001;3\n") == [(4, "001", None, 3)]
    assert rows("sep=;\nsop;volume\n001;3\n") == [(3, "001", None, 3)]


def test_a_cell_may_hold_a_line_break_and_later_lines_keep_their_numbers():
    assert rows('sop,volume,note\n001,1,"a\nb"\n002,2,\n') == [(2, "001", None, 1), (4, "002", None, 2)]


def test_a_row_may_be_about_a_step_and_may_leave_its_volume_blank():
    assert rows("sop,langkah,volume\n001,,120\n001,periksa,300\n002,,\n") == [
        (2, "001", None, 120),
        (3, "001", "periksa", 300),
        (4, "002", None, None),
    ]


COLUMNS = "the first line names the columns: `sop` and `volume`, if need be `step`, `year` and `note`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(None, f"the table is empty; {COLUMNS}")]),
        ("\n\n", [(None, f"the table is empty; {COLUMNS}")]),
        ("sop,volume\n", [(None, "the table has nothing below its first line; write an SOP on each line")]),
        ("001;120\n", [(1, f"no column has a name that is known; {COLUMNS}")]),
        ("\nsop,step\n", [(2, f"there is no column `volume`; {COLUMNS}")]),
        ("sop,vlume\n001,1\n", [(1, "the column `vlume` is unknown; did you mean `volume`?")]),
        (
            "sop,volume,warna\n",
            [(1, "the column `warna` is unknown; the columns are `sop`, `volume`, `step`, `year`, `note`")],
        ),
        ("sop,nomor,volume\n", [(1, "two columns mean `sop`; keep one of them")]),
        ("sop,volume\n,5\n", [(2, "the line names no SOP; write its number into the column `sop`")]),
        (
            "sop,volume\n001,1,5\n002,2\n003,x\n",
            [
                (2, "the line has 3 cells for 2 columns; a cell that holds `,` needs quotation marks"),
                (4, "the volume `x` is not a number; write digits alone, such as `120`"),
            ],
        ),
        (
            "sop,volume,year\n001,1,2023\n002,1,2024\n",
            [(3, "the volume is of 2024, others are of 2023; keep one year")],
        ),
        ('sop,volume\n"001,1\n', [(2, "this line can't be read as CSV; are its quotation marks in pairs?")]),
        (b"sop,volume\n001,\xff\n", [(2, "the byte 0xFF is not UTF-8; save it as CSV UTF-8")]),
        ("sop,volume\n".encode("utf-16"), [(None, "this is not text in UTF-8; save it as CSV UTF-8")]),
        (b"PK\x03\x04", [(None, "this is an Excel or Word file; save it as CSV UTF-8")]),
        (b"a" * (1 << 20) + b"a", [(None, "the file is larger than 1 MiB, which no table of volumes is")]),
    ],
)
def test_what_is_wrong_with_a_csv_file_is_said_with_its_line(text, expected):
    assert faults(text) == expected


YAML = """\
# Volume tahun 2024
"001": 120
"002": "1.200,5"
003:
  volume: 60
  steps: {periksa: 300, 4: 10}
004:
"""


@pytest.mark.parametrize("name", ["volumes.yaml", "VOLUMES.YML"])
def test_a_yaml_file_is_read_with_its_lines(name):
    assert rows(YAML, name) == [
        (2, "001", None, 120),
        (3, "002", None, Fraction(2401, 2)),
        (5, "003", None, 60),
        (6, "003", "periksa", 300),
        (6, "003", "4", 10),
        (7, "004", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(None, 'the table is empty; write an SOP on each line, such as `"001": 120`')]),
        ("- 1\n", [(1, 'a table of volumes has an SOP on each line, such as `"001": 120`')]),
        ("a: 1\na: 2\n", [(2, "the key `a` is already in use; keep one of the two, or rename one")]),
        ("a: 1.200\n", [(1, "the volume `1.200` can mean 1200 or 1.2; write `1200` or `1.2`")]),
        ("a: -1\n", [(1, "the volume `-1` is negative; write how often it is done in a year")]),
        ("a: 1\nb: banyak\n", [(2, "the volume `banyak` is not a number; write digits alone, such as `120`")]),
        ("a: [1]\n", [(1, "the volume of `a` must be a number")]),
        ("a: true\n", [(1, "the volume of `a` must be a number")]),
        ("a:\n  volum: 1\n", [(2, "`volum` is not a key of an SOP here; did you mean `volume`?")]),
        ("a:\n  langkah: {}\n", [(2, "`langkah` is not a key of an SOP here; did you mean `steps`?")]),
        ("a:\n  warna: 1\n", [(2, "`warna` is not a key of an SOP here; the keys are `volume` and `steps`")]),
        (
            "a:\n  volume: 1\n  steps: 3\n",
            [(3, "`steps` must be a block; write below it one step on a line, such as `periksa: 300`")],
        ),
        ("a:\n  volume: 1\n  steps: {b: {}}\n", [(3, "the volume of `b` must be a number")]),
    ],
)
def test_what_is_wrong_with_a_yaml_file_is_said_with_its_line(text, expected):
    assert faults(text, "volumes.yaml") == expected


@given(st.binary(max_size=60), st.sampled_from(["v.csv", "v.yaml"]))
def test_any_bytes_are_a_table_or_are_refused(raw, name):
    table = read_volumes(raw, name)
    assert table.faults or all(isinstance(row, Row) for row in table.rows)


@given(st.text(alphabet='sopvlume,;\t\n\r"0159.- ', max_size=60).map(lambda text: f"sop,volume{text}"))
def test_any_text_below_a_heading_is_a_table_or_is_refused(text):
    table = read_volumes(text.encode(), "v.csv")
    assert table.rows or table.faults
