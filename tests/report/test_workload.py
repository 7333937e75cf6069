"""What is shown of a workload."""

import csv
import io
import json
from fractions import Fraction

import pytest
from hypothesis import given
from openpyxl import load_workbook
from rich.console import Console
from wild import sop_of, wild_sops
from workload_made import of_sops, of_steps, volume

from sopkit.report import workload_csv, workload_xlsx
from sopkit.report.numerals import numeral
from sopkit.report.workload_json import as_json
from sopkit.report.workload_text import show

EXECUTORS = {
    "petugas": {"name": "=Petugas", "staff": 1},
    "kabag": "Kabag*",
    "hukum": "Kabag Hukum",
    "pemohon": {"name": "Pemohon", "customer": True},
}
STEPS = [
    {"by": "pemohon", "time": "5 menit"},
    {"by": ["petugas", "kabag"], "time": "1-3 jam", "activity": "+Menerima @berkas"},
    {"by": "hukum", "time": "2 menit/berkas"},
    {"by": "kabag", "time": "Sesuai kebutuhan"},
    {"by": "petugas", "time": "1 hari kerja"},
]

STAFF = "People needed"
"""Name of a sheet."""


def made(hours=5):
    return of_steps(*STEPS, executors=EXECUTORS, cases={0: volume(1000, s3=7)}, hours=hours)


def printed(workload, width=100, encoding="utf-8", language="en"):
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    show(workload, language, Console(file=file, width=width))
    file.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("value", "places", "english", "indonesian"),
    [
        (0, 2, "0.00", "0,00"),
        (Fraction(1234567, 100), 2, "12,345.67", "12.345,67"),
        (1234567, 0, "1,234,567", "1.234.567"),
        (Fraction(-1, 2), 2, "−0.50", "−0,50"),
        (Fraction(1, 1000), 2, "<0.01", "<0,01"),
        (Fraction(-1, 1000), 2, "−<0.01", "−<0,01"),
        (Fraction(1, 3), 0, "<1", "<1"),
    ],
)
def test_numbers_are_written_as_a_language_does_and_little_is_not_nothing(value, places, english, indonesian):
    assert (numeral(value, "en", places), numeral(value, "id", places)) == (english, indonesian)


def test_the_tables_show_figures_with_their_least_and_most_and_what_is_left_out():
    lines = [line.split() for line in printed(made()).splitlines()]
    assert ["=Petugas", "2", "420,000", "(360,000–480,000)", "5.60", "(4.80–6.40)", "1", "−4.60"] in lines
    assert ["Kabag*", "2,", "1", "left", "out", "120,000", "(60,000–180,000)", "1.60", "(0.80–2.40)", "–", "–"] in lines
    assert ["Kabag", "Hukum", "1", "14", "<0.01", "–", "–"] in lines
    assert [
        "001",
        "4",
        "Sesuai",
        "kebutuhan",
        "says",
        "that",
        "it",
        "depends,",
        "not",
        "how",
        "long",
        "it",
        "takes",
    ] in lines


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_a_console_without_unicode_gets_plain_characters(encoding):
    assert printed(made(), encoding=encoding).isascii()


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_console(width):
    assert all(len(line.rstrip()) <= width for line in printed(made(), width=width).splitlines())


@given(wild_sops)
def test_any_workload_can_be_shown_and_is_json(sop):
    workload = of_sops(sop, cases=3)
    assert printed(workload, language="id")
    data = as_json(workload, "id")
    assert json.loads(json.dumps(data)) == data


def test_the_json_is_version_1_and_its_figures_are_exact():
    data = as_json(of_steps(*STEPS[1:4], executors=EXECUTORS, cases={0: volume(1, s2=7)}))
    assert data | {"assumptions": [], "positions": data["positions"][:1]} == {
        "version": 1,
        "year": {
            "minutes": 75000,
            "source": "75,000 minutes: 1,250 hours, PermenPAN-RB 1/2020",
            "origin": "default",
        },
        "workday": None,
        "positions": [
            {
                "position": None,
                "name": "=Petugas",
                "also": [],
                "kind": "staff",
                "sops": ["001"],
                "steps": 1,
                "left_out": 0,
                "minutes": {"least": 60, "middle": 120, "most": 180},
                "needed": {"least": 0.0008, "middle": 0.0016, "most": 0.0024},
                "staff": 1,
                "gap": 0.9984,
            }
        ],
        "sops": [
            {
                "number": "001",
                "title": "Pemeriksaan Berkas",
                "file": "a.yaml",
                "cases": 1,
                "counted": "expected",
                "steps": [
                    {
                        "step": "1",
                        "number": 1,
                        "positions": [0, 1],
                        "each_time": {"least": 60, "middle": 120, "most": 180},
                        "count": 1,
                        "by_table": False,
                        "minutes": {"least": 60, "middle": 120, "most": 180},
                    },
                    {
                        "step": "2",
                        "number": 2,
                        "positions": [2],
                        "each_time": {"least": 2, "middle": 2, "most": 2},
                        "count": 7,
                        "by_table": True,
                        "minutes": {"least": 14, "middle": 14, "most": 14},
                    },
                    {
                        "step": "3",
                        "number": 3,
                        "positions": [1],
                        "each_time": None,
                        "count": 1,
                        "by_table": False,
                        "minutes": None,
                    },
                ],
            }
        ],
        "left_out": [
            {
                "sop": "001",
                "file": "a.yaml",
                "step": "3",
                "number": 3,
                "text": "Sesuai kebutuhan",
                "reason": "open",
                "message": "says that it depends, not how long it takes",
            }
        ],
        "without_volume": [],
        "assumptions": [],
    }
    assert data["assumptions"]


def test_csv_has_a_line_for_each_position_staff_first_and_no_formulas():
    text = workload_csv.as_csv(made(), "en")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["name"] for row in rows] == ["'=Petugas", "Kabag*", "Kabag Hukum", "Pemohon"]
    assert rows[0] | {"name": ""} == {
        "kind": "staff", "position": "", "name": "", "sops": "001", "steps": "2", "left_out": "0",
        "minutes_least": "360000", "minutes": "420000", "minutes_most": "480000",
        "needed_least": "4.8", "needed": "5.6", "needed_most": "6.4",
        "staff": "1", "gap": "-4.6", "year_minutes": "75000", "workday_minutes": "300",
    }  # fmt: skip
    assert (rows[3]["needed"], rows[3]["staff"], rows[3]["gap"]) == ("", "", "")


def books(workload, language="en"):
    """The workbook read back: its formulas, and the values that stand in them."""
    raw = workload_xlsx.as_xlsx(workload, language)
    return load_workbook(io.BytesIO(raw)), load_workbook(io.BytesIO(raw), data_only=True)


def cells(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_the_workbook_reckons_by_formulas_that_hold_their_values():
    formulas, values = books(made())
    assert formulas.sheetnames == [STAFF, "Detail", "Basis"]
    written = cells(formulas[STAFF])
    assert written[1][5] == 75000
    assert written[5][5] == "=SUMIFS('Detail'!$L$2:$L$7,'Detail'!$E$2:$E$7,$A6)"
    assert (written[5][8], written[5][12]) == ("=F6/$F$2", "=L6-I6")
    assert written[8][5] == "=SUM(F6:F8)"
    reckoned = cells(values[STAFF])
    assert reckoned[5] == [1, "=Petugas", "001", 2, None, 420000, 360000, 480000, 5.6, 4.8, 6.4, 1, -4.6]
    assert reckoned[8][:9] == [None, "Total", None, None, None, 540014, 420014, 660014, pytest.approx(540014 / 75000)]
    assert reckoned[10][:6] == [4, "Pemohon (customer)", "001", 1, None, 5000]


def test_the_workbook_gives_by_its_formulas_what_stands_in_them():
    formulas, values = books(made())
    for row in range(2, 8):
        each, count, year = (values["Detail"].cell(row, column).value for column in (8, 11, 12))
        formula = formulas["Detail"].cell(row, 12).value
        assert formula == (None if each is None else f"=H{row}*$K{row}")
        assert year == (None if each is None else each * count)
    staff = values[STAFF]
    for row in (6, 7, 8):
        number = staff.cell(row, 1).value
        own = [line[11] or 0 for line in cells(values["Detail"])[1:] if line[4] == number]
        assert staff.cell(row, 6).value == sum(own)


def test_texts_of_the_workbook_are_texts():
    formulas, _values = books(made())
    assert formulas[STAFF]["B6"].data_type == "s"
    assert formulas["Detail"]["D3"].value == "+Menerima @berkas"
    assert formulas["Detail"]["D3"].data_type == "s"


def test_what_is_left_out_is_said_in_the_workbook():
    formulas, _values = books(made())
    assert formulas["Detail"]["O6"].value == "left out: says that it depends, not how long it takes"
    assert formulas["Detail"]["O5"].value == "as often as the table of volumes says"
    basis = [line[0] for line in cells(formulas["Basis"])]
    assert "left out: SOP 001, step 4: `Sesuai kebutuhan` says that it depends, not how long it takes" in basis
    assert any("PermenPAN-RB 1/2020" in line for line in basis)


def test_the_workbook_prints_on_a4_landscape_with_its_heading_on_each_page():
    formulas, _values = books(made())
    for sheet in formulas:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(None, 0), (1, 0)}
    assert (formulas[STAFF].print_title_rows, formulas["Detail"].print_title_rows) == ("$5:$5", "$1:$1")
    assert (formulas[STAFF].freeze_panes, formulas["Detail"].freeze_panes) == ("C6", "A2")


@pytest.mark.parametrize("steps", [[{"time": "Sesuai kebutuhan"}], [{"by": "pemohon", "time": "1 jam"}]])
def test_a_workbook_without_any_figure_can_be_read(steps):
    formulas, _values = books(of_steps(*steps, executors=EXECUTORS), "id")
    assert formulas.sheetnames == ["Kebutuhan pegawai", "Rincian", "Dasar"]


def test_a_long_or_strange_text_stays_in_its_cell():
    sop = sop_of([{"activity": "a" * 40_000, "time": "1 jam"}], number="1")
    formulas, _values = books(of_sops(sop))
    assert len(formulas["Detail"]["D2"].value) == 32_000


def test_the_workbook_names_no_day_on_which_it_was_made():
    formulas, _values = books(made())
    assert str(formulas.properties.created) == "2000-01-01 00:00:00"
