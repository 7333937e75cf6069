"""The sentences of a drawing, in English so that no catalogue is needed."""

import pytest
from drawings import SMALL, small
from msgspec.structs import replace
from wild import sop_of

from sopkit.render.speech import Speech

LAYOUT = replace(small(), language="en")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1, "Step 1, start, Petugas: Menerima berkas. To 2"),
        (2, "Step 2, decision, Kepala Bidang: Memeriksa berkas. Ya to 3, Tidak to 1"),
        (3, "Step 3, end, Petugas, Kepala Bidang: Mengarsipkan berkas. To the end"),
        (9, "Step 9"),
    ],
)
def test_a_step_is_named_in_full(number, sentence):
    assert Speech(SMALL, LAYOUT).step(number) == sentence


def test_a_step_is_named_in_the_words_of_the_form():
    named = Speech(SMALL, small()).step(2)
    assert named == "Langkah 2, keputusan, Kepala Bidang: Memeriksa berkas. Ya ke 3, Tidak ke 1"


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ({"activity": "Selesai?", "next": ["1", "end"]}, "Step 1, start, Petugas: Selesai? To 1, to the end"),
        ({"activity": "Menulis\n  surat", "next": "nowhere"}, "Step 1, start, Petugas: Menulis surat"),
        ({"by": "stranger", "next": "1"}, "Step 1, start, stranger: Memeriksa berkas. To 1"),
    ],
)
def test_a_name_reads_as_sentences_whatever_the_step_is(step, sentence):
    assert Speech(sop_of([step]), LAYOUT).step(1) == sentence


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1, "Step 1: to step 2"),
        (2, "Step 2, decision: Ya to step 3, Tidak to step 1"),
        (3, "Step 3: to the end"),
        (9, "Step 9"),
    ],
)
def test_a_step_says_where_it_leads(number, sentence):
    assert Speech(SMALL, LAYOUT).ways(number) == sentence


def test_a_step_that_leads_nowhere_says_only_its_number():
    assert Speech(sop_of([{"next": "nowhere"}]), LAYOUT).ways(1) == "Step 1"


@pytest.mark.parametrize(("page", "sentence"), [(1, "to page 3, step 3"), (2, "from page 2, step 2")])
def test_an_off_page_connector_says_where_its_partner_stands(page, sentence):
    sheet = LAYOUT.pages[page]
    pentagon = next(symbol for symbol in sheet.symbols if symbol.letter)
    assert Speech(SMALL, LAYOUT).offpage(sheet, pentagon) == sentence


def test_an_off_page_connector_to_an_unknown_step_says_the_page_alone():
    sheet = LAYOUT.pages[1]
    pentagon = replace(sheet.symbols[2], partner_step=None)
    assert Speech(SMALL, LAYOUT).offpage(sheet, pentagon) == "to page 3"
