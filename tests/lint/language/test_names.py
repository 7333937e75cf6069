"""Which names mean one executor, which abbreviations are explained, what a text is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.lint.language import abbreviations_in, content_of, explained, same_actors, telling
from sopkit.lint.language.names import canonical, initials
from sopkit.lint.language.slips import Slip, shortened_by_one, slip_between


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Ka. Sub Bag Umum", "kepala sub bag umum"),
        ("Kasubbag Umum & Kepeg.", "kepala subbagian umum dan kepegawaian"),
        ("Kepala Sub Bagian Umum dan Kepegawaian", "kepala subbagian umum dan kepegawaian"),
        ("KASI Pemerintahan Kec. Tugu Mulyo", "kepala seksi pemerintahan kecamatan tugu mulyo"),
        ("Pejabat Pembuat Komitmen (PPK)", "pejabat pembuat komitmen"),
        ("(PPK)", "ppk"),
    ],
)
def test_a_name_is_written_in_full(name, full):
    assert " ".join(canonical(name)) == full


def test_initials_are_those_of_a_long_name():
    assert initials("Pejabat Pembuat Komitmen") == "ppk"
    assert initials("Kuasa dan Pengguna Anggaran") == "kpa"
    assert initials("Kepala Dinas") == ""


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        ("Staf; Petugas Layanan; Petugas Pelayanan", ["Petugas Layanan; Petugas Pelayanan"]),
        (
            "Kasubag Umum; Kepala Subbagian Umum; Kepala Sub Bagian Umum; Kasubbag TU; Kepala Subbag Tata Usaha",
            ["Kasubag Umum; Kepala Subbagian Umum; Kepala Sub Bagian Umum", "Kasubbag TU; Kepala Subbag Tata Usaha"],
        ),
        ("PPK; Pejabat Pembuat Komitmen", ["PPK; Pejabat Pembuat Komitmen"]),
        ("PPK; Pejabat Pembuat Komitmen; Petugas Pengelola Keuangan", []),
        ("Pengadaan Barang; Pengaduan Barang", []),
        ("Kepala Seksi I; Kepala Seksi II", []),
        ("Pelapor; Terlapor", []),
        ("…; —", []),
    ],
)
def test_spellings_of_one_name_are_grouped(names, groups):
    assert ["; ".join(group) for group in same_actors(names.split("; "))] == groups


@given(st.lists(st.text(max_size=30)))
def test_groups_hold_two_different_names_or_more_and_no_name_twice(names):
    groups = same_actors(names)
    grouped = [name for group in groups for name in group]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= set(names)
    assert all(len(group) > 1 for group in groups)


@pytest.mark.parametrize(
    ("written", "meant", "slip"),
    [
        ("memeriska", "memeriksa", Slip.SWAPPED),
        ("menyusn", "menyusun", Slip.LEFT_OUT),
        ("menyusuun", "menyusun", Slip.TOO_MANY),
        ("melakulan", "melakukan", Slip.MISTYPED),
        ("menyusun", "menyusun", None),
        ("menyusnu", "menyusul", None),
        ("baca", "membaca", None),
        ("membaca", "baca", None),
    ],
)
def test_a_slip_is_one_letter(written, meant, slip):
    assert slip_between(written, meant) is slip


@given(st.text(max_size=12), st.text(max_size=12))
def test_words_one_slip_apart_have_a_shorter_one_in_common(one, other):
    if slip_between(one, other) is not None:
        assert shortened_by_one(one) & shortened_by_one(other)


@given(st.text(min_size=1, max_size=12), st.data())
def test_a_word_with_a_letter_left_out_is_one_slip_away(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    assert slip_between(word[:at] + word[at + 1 :], word) is Slip.LEFT_OUT
    assert slip_between(word, word[:at] + word[at + 1 :]) is Slip.TOO_MANY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Menyusun DUPAK dan PMTB", "DUPAK PMTB"),
        ("Mengisi formulir FPP-01", "FPP"),
        ("Memindai KTP pemohon golongan III", ""),
        ("MENYUSUN DUPAK", ""),
        ("DUPAK", "DUPAK"),
        ("Papan DILARANG MASUK", ""),
        ("Kertas A4 dan e-RKBMD", ""),
        ("Menyusun LKjIP", ""),
        ("menyusun laporan", ""),
    ],
)
def test_abbreviations_are_capitals_that_not_everybody_knows(text, found):
    assert " ".join(abbreviations_in(text)) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Daftar Usulan Penetapan Angka Kredit (DUPAK)", True),
        ("DUPAK (daftar usulan)", True),
        ("Daftar Usulan dan Penetapan Angka Kredit", True),
        ("Daftar usulan Penetapan Angka Kredit", False),
        ("Menyusun DUPAK", False),
        ("", False),
    ],
)
def test_an_abbreviation_is_explained_by_brackets_or_initials(text, told):
    assert (explained(["DUPAK"], [text]) == {"DUPAK"}) is told


def test_content_is_what_is_left_without_empty_words():
    assert content_of("Laporan yang telah disusun & 2 lampiran") == {"lapor", "susun", "lampir"}
    assert telling("Pelayanan Surat Izin Usaha") == ("izin", "usaha")
