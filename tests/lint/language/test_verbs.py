"""How verbs are formed and read."""

import pytest

from sopkit.lint.language.verbs import (
    Form,
    active,
    active_of,
    company_verb_of,
    form_of,
    nominal,
    root_of,
    stem_of,
    verb_of,
)


@pytest.mark.parametrize(
    ("root", "verb", "noun"),
    [
        ("lapor", "melapor", "pelaporan"),
        ("baca", "membaca", "pembacaan"),
        ("periksa", "memeriksa", "pemeriksaan"),
        ("proses", "memproses", "pemprosesan"),
        ("catat", "mencatat", "pencatatan"),
        ("terima", "menerima", "penerimaan"),
        ("transfer", "mentransfer", "pentransferan"),
        ("kirim", "mengirim", "pengiriman"),
        ("klaim", "mengklaim", "pengklaiman"),
        ("kaji", "mengkaji", "pengkajian"),
        ("ambil", "mengambil", "pengambilan"),
        ("gali", "menggali", "penggalian"),
        ("susun", "menyusun", "penyusunan"),
        ("standar", "menstandar", "penstandaran"),
        ("cek", "mengecek", "pengecekan"),
        ("uji", "menguji", "pengujian"),
        ("verifikasi", "memverifikasi", "pemverifikasian"),
        ("wawancara", "mewawancara", "pewawancaraan"),
    ],
)
def test_a_root_takes_the_nasal_that_its_first_letter_asks_for(root, verb, noun):
    assert (active(root), nominal(root)) == (verb, noun)


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("pengumpulan", "mengumpulkan"),
        ("pemeriksaan", "memeriksa"),
        ("pengawasan", "mengawasi"),
        ("permintaan", "meminta"),
        ("perbaikan", "memperbaiki"),
        ("persetujuan", "menyetujui"),
        ("perencanaan", "merencanakan"),
        ("verifikasi", "memverifikasi"),
        ("sosialisasi", "menyosialisasikan"),
        ("monitoring", "memantau"),
        ("penganalisaan", "menganalisis"),
        ("penindakan", "menindak"),
        ("kedatangan", None),
        ("pelabuhan", None),
        ("perusahaan", None),
        ("pegawai", None),
    ],
)
def test_the_noun_of_an_act_leads_to_its_verb(noun, verb):
    assert verb_of(noun) == verb


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("diperiksa", "memeriksa"),
        ("diperbaiki", "memperbaiki"),
        ("ditandatangani", "menandatangani"),
        ("serahkan", "menyerahkan"),
        ("persiapkan", "mempersiapkan"),
        ("terima", "menerima"),
        ("mencatatnya", "mencatat"),
        ("rapat", None),
    ],
)
def test_a_verb_of_any_form_leads_to_the_active_one(word, verb):
    assert active_of(word) == verb


def test_some_acts_are_done_with_somebody():
    assert company_verb_of("koordinasi") == "berkoordinasi"
    assert company_verb_of("verifikasi") is None


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (
            Form.ACTIVE,
            "memeriksa mengupload mem-backup mensosialisasikan berkoordinasi meneruskannya menyulam mengetik",
        ),
        (Form.REQUEST, "terima periksa serahkan siapkan lengkapi sterilkan digitalkan perbanyak pelajari cek"),
        (Form.PASSIVE, "diterima disampaikan diinventarisasi dirapatkan terlaksananya tercatat terbitnya"),
        (Form.NOMINAL, "pengumpulan pemeriksaan permintaan verifikasi disposisi distribusi elektrifikasi kedatangan"),
        (Form.OTHER, "media menteri meja meterai mesin metode merek menara menit mess memo mereka melalui menurut"),
        (Form.OTHER, "berkas berita bersama berdasarkan diklat dinas direktur dokumen terminal termin tertib teknis"),
        (Form.OTHER, "pegawai pejabat pedoman peraturan perangkat kegiatan kecamatan keuangan kepala surat rapat di"),
    ],
)
def test_a_word_has_a_form(form, words):
    assert {word: form_of(word) for word in words.split()} == dict.fromkeys(words.split(), form)


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("mengumpulkan pengumpulan terkumpul dikumpulkan kumpulan", "kumpul"),
        ("memeriksa pemeriksaan diperiksa pemeriksa periksa", "periksa"),
        ("menyusun penyusunan tersusunnya susunan", "susun"),
        ("penyablonan menyablon", "sablon"),
        ("kuitansi", "kuitansi"),
    ],
)
def test_words_of_one_root_have_one_stem(words, stem):
    assert {stem_of(word) for word in words.split()} == {stem}


def test_a_word_without_a_known_root_has_none():
    assert root_of("kuitansi") is None
