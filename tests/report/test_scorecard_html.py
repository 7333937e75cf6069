"""The score card as sheets: what stands on them, whatever the words, and what a browser prints."""

import subprocess

import pytest
from html_tree import Element, read
from hypothesis import given
from made_reports import crowd, finding, plain_report, report_of, row, wild_reports
from pypdf import PdfReader

from sopkit.diagnostic import Level
from sopkit.report.principles import PRINCIPLES
from sopkit.report.report import Subject
from sopkit.report.scorecard_html import write

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "msedge")


def sheets(report):
    return [section for section in read(write(report)).all("section") if section.has("sheet")]


def within(element):
    """Every element inside of one."""
    for child in element.children:
        if isinstance(child, Element):
            yield child
            yield from within(child)


def rows(sheet):
    """Of each row of the table the name, the verdict and the evidence."""
    (body,) = sheet.all("tbody")
    return [[cell.text().split() for cell in row.children if not isinstance(cell, str)] for row in body.all("tr")]


@given(report=wild_reports)
def test_any_report_is_sheets_in_which_no_text_is_markup(report):
    made = sheets(report)
    assert len(made) == len(report.subjects)
    tags = {"section", "header", "h2", "span", "dl", "div", "dt", "dd", "table", "colgroup", "col", "thead", "tbody"}
    tags |= {"tr", "th", "td", "p", "ul", "li"}
    for sheet in made:
        assert {element.tag for element in within(sheet)} <= tags


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_sheet_has_the_eight_principles_in_the_language_of_the_report(language):
    names = [principle.name.text(language).split() for principle in PRINCIPLES]
    for sheet in sheets(plain_report(language)):
        assert [row[1] for row in rows(sheet)[:8]] == names


def test_a_sheet_names_the_sop_and_leaves_room_to_sign():
    first = sheets(plain_report("id"))[0]
    labels = [[label.text() for label in part.all("dt")] for part in first.all("dl")]
    values = [[value.text() for value in part.all("dd")] for part in first.all("dl")]
    assert labels == [
        ["Nomor SOP", "Judul", "Unit Kerja", "Instansi", "Berkas"],
        ["Tempat, tanggal", "Tanda tangan", "Nama", "NIP"],
    ]
    assert values[0] == [
        "001",
        "Pelayanan Surat Pindah",
        "Seksi Pemerintahan",
        "Kecamatan Muara Beliti",
        "sop/001.yaml",
    ]
    assert values[1] == [""] * 4


def test_a_sheet_tells_evidence_and_what_is_missing():
    first, second, third = (rows(sheet) for sheet in sheets(plain_report()))
    clarity, measurability, last = first[0], first[3], first[8]
    assert clarity[2] == ["not", "met"]
    assert " ".join(clarity[3]) == (
        "2 rules asked, 2 warnings P101 warning: “Penerbitan PAK” begins with no verb (and 1 more); "
        "steps terbit, terima waived: P106 (step terima): formulirnya satu"
    )
    assert " ".join(measurability[3]) == "2 rules asked, 1 error P403 error: the time is open; step terbit"
    assert last[0] == ["Text,", "references", "and", "flow"]
    assert second[5][2:4] == [["not", "applicable"], []]
    assert len(second) == 8
    assert third[0][2:4] == [["not", "judged"], ["no", "rule", "was", "asked"]]


def test_of_many_rules_only_the_gravest_are_told():
    found = [finding(f"P1{number:02}", Level.ADVICE if number < 5 else Level.ERROR) for number in range(1, 9)]
    told = rows(sheets(report_of(*found))[0])[0][3]
    assert [word for word in told if word.startswith("P1")] == ["P105", "P106", "P107", "P108"]
    assert told[-6:] == ["and", "findings", "of", "4", "more", "rules"]


@pytest.fixture
def printed(needs, tmp_path):
    """Print a report in the browser; gives the text of each sheet, and its size in millimetres."""

    def print_(report):
        page, sheet = tmp_path / "card.html", tmp_path / "card.pdf"
        page.write_text(write(report), encoding="utf-8")
        quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}"]
        command = [needs(*BROWSERS), *quiet, f"--print-to-pdf={sheet}", page.as_uri()]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        pages = PdfReader(sheet).pages
        return [
            (each.extract_text(), float(each.mediabox.width) / 72 * 25.4, float(each.mediabox.height) / 72 * 25.4)
            for each in pages
        ]

    return print_


def usual(language):
    """An SOP with much to mend: each principle has a rule that speaks thrice, in sentences of the usual length."""
    said = "the activity `Melakukan pemeriksaan kelengkapan berkas permohonan` has a filler verb before what is done"
    codes = ["P102", "P103", *(f"P{principle}01" for principle in range(1, 9)), "P402", "S203"]
    found = [finding(code, text=said, step=step) for code in codes for step in ("terima", "periksa", "terbit")]
    subject = Subject(
        *("sop/001.yaml", True, "060/001/SOP/2026", "Pelayanan Penerbitan Surat Keterangan Pindah Datang Penduduk"),
        *("Dinas Kependudukan dan Pencatatan Sipil Kabupaten Musi Rawas", "Bidang Pelayanan Pendaftaran Penduduk"),
    )
    return report_of(*found, subjects=(subject,), rules=tuple(row(code) for code in codes), language=language)


@pytest.mark.parametrize("language", ["en", "id"])
def test_an_sop_with_much_to_mend_is_one_sheet_of_a4(printed, language):
    ((text, width, height),) = printed(usual(language))
    assert (width, height) == pytest.approx((210, 297), abs=0.5)
    assert "NIP" in text


def test_every_sop_has_its_sheet(printed):
    sheets = printed(plain_report("id"))
    assert len(sheets) == 3
    assert all("Tanda tangan" in text for text, *_size in sheets)


def test_what_is_too_much_for_a_sheet_goes_on_to_the_next(printed):
    found = [finding(f"P{number}", text="word " * 60, step="x") for number in range(101, 900) if 1 <= number % 100 <= 9]
    first, *others = printed(report_of(*found))
    assert others
    assert "NIP" not in first[0]
    assert "NIP" in others[-1][0]
    assert all("Principle" in text for text, *_size in (first, *others[:-1]))
    # Nobody can swap the page that is signed for that of another SOP.
    assert all("sop/001.yaml" in text for text, *_size in (first, *others))


def test_a_crowd_is_a_sheet_each(printed):
    assert len(printed(crowd(2_000))) == 10
