"""The words in the cells of a row."""

import pytest
from wild import sop_of

from sopkit.layout.cells import HEADS, Item, pages_in_words, paragraphs


def cells(language="id", **step):
    return paragraphs(sop_of([step]), 0, language)


def test_blank_cells_are_absent():
    assert cells() == {"number": (Item("1"),), "activity": (Item("Memeriksa berkas"),)}


@pytest.mark.parametrize(
    ("column", "step", "parts"),
    [
        ("activity", {"activity": "Menyusun surat"}, (Item("Menyusun surat"),)),
        ("requires", {"requires": "Berkas"}, (Item("Berkas"),)),
        ("requires", {"requires": ["Berkas", "KTP"]}, (Item("Berkas", "1."), Item("KTP", "2."))),
        ("output", {"output": ["Surat"]}, (Item("Surat"),)),
        ("output", {"output": ["Surat", "Arsip"]}, (Item("Surat", "1."), Item("Arsip", "2."))),
        ("time", {"time": "15 menit"}, (Item("15 menit"),)),
        ("time", {"time": {"min": "1 jam", "likely": "2 jam", "max": "5 jam"}}, (Item("1 jam – 2 jam – 5 jam"),)),
        ("time", {"time": {"min": "1 jam", "max": "5 jam"}}, (Item("1 jam – 5 jam"),)),
        ("note", {"note": "Segera"}, (Item("Segera"),)),
        ("note", {"sop": "7"}, (Item("Lihat SOP 7"),)),
        ("note", {"note": "Segera", "sop": "7"}, (Item("Segera"), Item("Lihat SOP 7"))),
    ],
)
def test_a_cell_holds(column, step, parts):
    found = cells(**step)
    assert found[column] == parts
    assert set(found) == {"number", "activity", column}


def test_the_form_speaks_the_language_that_is_asked_for():
    assert cells("en", sop="7")["note"] == (Item("See SOP 7"),)


def test_rows_are_numbered_from_one():
    sop = sop_of([{}, {"id": "x"}])
    assert [paragraphs(sop, index, "id")["number"] for index in (0, 1)] == [(Item("1"),), (Item("2"),)]


def test_the_heads_are_those_of_the_official_form():
    assert [message.text("id") for message in HEADS.values()] == [
        "No", "Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output", "Keterangan",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pages", "leaves", "language", "words"),
    [
        ([3], True, "id", "ke halaman 3"),
        ([5, 3, 5], True, "id", "ke halaman 3, 5"),
        ([2], False, "id", "dari halaman 2"),
        ([10, 9], False, "en", "from page 9, 10"),
        ([4], True, "en", "to page 4"),
    ],
)
def test_a_connector_row_says(pages, leaves, language, words):
    assert pages_in_words(pages, leaves=leaves, language=language) == words
