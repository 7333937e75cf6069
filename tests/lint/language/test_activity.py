"""What is read out of the sentence of an activity; `tests/lint/test_language.py` measures how good the rules are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.lint.language import Kind, understand
from sopkit.lint.language.sentence import is_titled, read

LANES = ("Kasubbag Umum & Kepeg.", "Pejabat Pembuat Komitmen (PPK)", "Kepala UPT", "Pelayanan")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Memeriksa berkas", Kind.VERB),
        ("a. Memeriksa berkas", Kind.VERB),
        ("12) Memeriksa berkas", Kind.VERB),
        ("Tidak memproses permohonan", Kind.VERB),
        ("Melakukan rapat", Kind.VERB),
        ("Melakukan verifikasi", Kind.FILLER),
        ("Dilakukan verifikasi", Kind.PASSIVE),
        ("Verifikasi berkas", Kind.NOMINAL),
        ("Permohonan cuti diterima", Kind.OTHER),
        ("Permohonan cuti yang diterima", Kind.NOMINAL),
        ("Melakuan verifikasi", Kind.MISSPELT),
        ("Jika lengkap, mencatat", Kind.CONDITION),
        ("Dalam hal berkas lengkap, mencatat", Kind.CONDITION),
        ("Dalam hal ini mencatat", Kind.OTHER),
        ("Melaksanakan entry meeting", Kind.VERB),
        ("Entry meeting dengan auditi", Kind.OTHER),
        ("Melakukan telaah staf", Kind.VERB),
        ("Promosi jabatan", Kind.OTHER),
        ("Promosi produk", Kind.NOMINAL),
        ("Melaksanakan rekomendasi auditor", Kind.VERB),
        ("Melakukan disposisi surat", Kind.FILLER),
        ("Melakukan uji petik", Kind.VERB),
        ("Surat masuk", Kind.OTHER),
        ("Kepala Sub Bagian Umum dan Kepegawaian menyusun surat", Kind.EXECUTOR),
        ("PPK menyusun surat", Kind.EXECUTOR),
        ("Pejabat Pembuat Komitmen", Kind.EXECUTOR),
        ("Pelayanan surat", Kind.NOMINAL),
        ("Pelayanan menerima surat", Kind.EXECUTOR),
        ("Penggugat mengajukan gugatan", Kind.EXECUTOR),
        ("Peserta yang telah mendaftar mengisi formulir", Kind.EXECUTOR),
        ("Peserta yang mendaftar", Kind.OTHER),
        ("Petugas untuk mencatat surat", Kind.OTHER),
        ("Bidang tanah diukur", Kind.OTHER),
        ("…", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_an_activity_begins_in_one_way(text, kind):
    assert understand(text, LANES).kind is kind


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Memeriksa berkas", None),
        ("Pengumpulan data", "Mengumpulkan data"),
        ("pengumpulan data", "mengumpulkan data"),
        ("PENGUMPULAN DATA", "MENGUMPULKAN DATA"),
        ("a. Pengumpulan data", "a. Mengumpulkan data"),
        ("Pengecekan terhadap stok", "Mengecek stok"),
        ("Pengumpulan dan pengolahan data", None),
        ("Pemeriksaan berkas oleh Kepala UPT", None),
        ("Kedatangan tamu", None),
        ("Melakukan verifikasi atas usulan", "Memverifikasi usulan"),
        ("Melakukan proses verifikasi usulan", "Memverifikasi usulan"),
        ("Melakukan koordinasi dengan camat", "Berkoordinasi dengan camat"),
        ("Melakukan koordinasi persiapan lomba", "Mengoordinasikan persiapan lomba"),
        ("Melakukan koordinasi ke kantor regional", "Berkoordinasi ke kantor regional"),
        ("Melakukan koordinasi lintas sektor", "Berkoordinasi lintas sektor"),
        ("Melakukan koordinasi antarinstansi", "Berkoordinasi antarinstansi"),
        ("Melakukan konsultasi tentang aturan", "Berkonsultasi tentang aturan"),
        ("Melakukan diskusi secara daring", "Berdiskusi secara daring"),
        ("Melakukan koordinasi", "Berkoordinasi"),
        ("Melakukan konfirmasi dengan bank", None),
        ("Melakukan verifikasi dan validasi data", None),
        ("Monitoring & evaluasi", None),
        ("Pengumpulan data dan verifikasi", None),
        ("Pengumpulan data, pengolahan, dan pelaporan", None),
        ("Pengumpulan data, pengolahan", None),
        ("Pengumpulan data, mengolah, dan melaporkannya", "Mengumpulkan data, mengolah, dan melaporkannya"),
        ("Pengumpulan lalu dikirim", None),
        ("Pengambilan sampel dan uji laboratorium", None),
        ("Pencatatan kehadiran dan keterlambatan", "Mencatat kehadiran dan keterlambatan"),
        ("Penyiapan ruang untuk menerima tamu", "Menyiapkan ruang untuk menerima tamu"),
        ("Verifikasi s.d. pelaporan", None),
        ("Pengangkatan atau pemberhentian pegawai", None),
        ("Penyiapan bahan untuk pembinaan dan pengawasan", "Menyiapkan bahan untuk pembinaan dan pengawasan"),
        ("Penyusunan rencana dan anggaran", "Menyusun rencana dan anggaran"),
        ("Pendampingan kepada korban", None),
        ("Pemeriksaan pada dinas", None),
        ("Mediasi antara para pihak", None),
        ("Penyampaian tentang hasil", None),
        ("Penyampaian kepada pimpinan", "Menyampaikan kepada pimpinan"),
        ("Melakukan briefing kepada petugas", "Memberi pengarahan kepada petugas"),
        ("Penjelasan terhadap peserta", None),
        ("Persiapan untuk rapat", None),
        ("Pemeriksaan yang dilakukan tim", None),
        ("Persetujuan pimpinan", None),
        ("Pemanggilan saksi", "Memanggil saksi"),
        ("Pelayanan kesehatan", None),
        ("Pelayanan surat", None),
        ("Verifikasi Pelayanan", None),
        ("Instalasi Farmasi menyiapkan obat", None),
        ("Pemeriksaan awal", None),
        ("Seleksi administrasi", None),
        ("Melakukan wawancara dengan pemohon", "Mewawancarai pemohon"),
        ("Melakukan negosiasi harga", "Menegosiasikan harga"),
        ("Analisa kebutuhan", "Menganalisis kebutuhan"),
        ("Review dokumen", "Mereviu dokumen"),
        ("Rekrutmen tenaga ahli", "Merekrut tenaga ahli"),
        ("Melakukan simulasi bencana", "Menyimulasikan bencana"),
        ("Melakukan operasi pasar", None),
        ("Orientasi pegawai baru", None),
        ("Pelaksanaan pengumpulan data", "Mengumpulkan data"),
        ("Pengundangan peraturan daerah", None),
        ("Melakukan penyuntikan vaksin", None),
        ("Penyemprotan disinfektan", None),
        ("Penelusuran dokumen", "Menelusuri dokumen"),
        ("Pemeriksaan ante mortem", None),
        ("Melakukan pemeriksaan post mortem", None),
        ("Melakukan verifikasi", "Memverifikasi"),
        ("Melakukan pengarsipan", None),
        ("Pendistribusian", None),
        ("Pertolongan pertama", None),
        ("Melakuan rapat", "Melakukan rapat"),
        ("Melakuan verifikasi data", "Memverifikasi data"),
        ("Kepala UPT menyusun surat", "Menyusun surat"),
        ("Kepala UPT KB Kec. menyusun surat", "Menyusun surat"),
        ("Kepala UPT akan segera menyusun surat", "Menyusun surat"),
        ("Kepala UPT di kantor menyusun surat", None),
        ("Kepala UPT melakukan verifikasi data", "Memverifikasi data"),
        ("Kepala UPT diundang", None),
        ("Kepala UPT", None),
        ("Diterima berkas", None),
        ("Surat masuk", None),
    ],
)
def test_a_beginning_is_mended_where_the_words_are_known(text, mended):
    assert understand(text, LANES).mended == mended


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Memeriksa berkas", "memeriksa"),
        ("Menerima, memeriksa, dan meneruskan berkas", "menerima memeriksa meneruskan"),
        ("Melakukan verifikasi dan validasi data", "memverifikasi memvalidasi"),
        ("Verifikasi, validasi, dan entri data", "memverifikasi memvalidasi mengentri"),
        ("Menerima atau menolak usulan", "menerima menolak"),
        ("Kepala UPT memeriksa berkas", "memeriksa"),
        ("Kepala UPT melakukan pemeriksaan", "memeriksa"),
        ("Menugaskan staf untuk memeriksa berkas", "menugaskan"),
        ("Menerima berkas yang diperiksa", "menerima"),
        ("Surat diperiksa", ""),
        ("Jika lengkap, memeriksa dan mencatat", "mencatat"),
    ],
)
def test_the_acts_of_a_sentence_are_told_from_its_clauses(text, acts):
    assert understand(text, LANES).acts == tuple(acts.split())


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Menerima dan mencatat surat", "mencatat"),
        ("Mencetak surat lalu menyerahkannya", "menyerahkannya"),
        ("Menyiapkan alat dan bahan", None),
        ("Menerima & mencatat surat", "mencatat"),
        ("Menyiapkan alat & bahan", None),
        ("Menugaskan staf untuk menerima dan mencatat surat", None),
        ("Menugaskan staf untuk mencatat surat, lalu memeriksa hasilnya", "memeriksa"),
        ("Menandatangani surat untuk selanjutnya dikirim", None),
        ("Membubuhkan tanda tangan dan mengetahui", None),
        ("Mengarsipkan Surat Pernyataan Menduduki dan Melaksanakan Tugas", None),
        ("Mengarsipkan surat masuk dan Menyerahkan Tugas", None),
        ('Mengarsipkan "Memulai dan Menyelesaikan Kerja"', None),
    ],
)
def test_a_second_act_is_one_that_is_joined_to_the_first(text, joined):
    assert understand(text, LANES).joined == joined


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Nota usul ditandatangani", "menandatangani"),
        ("Verifikasi dilakukan oleh tim", "memverifikasi"),
        ("Rapat dilaksanakan", "melaksanakan"),
        ("Berkas yang diperiksa", None),
        ("Di serahkan ke warga", "menyerahkan"),
        ("Di lengkapi pemohon", "melengkapi"),
        ("Di periksa dahulu", "memeriksa"),
        ("Di tempat pendaftaran", None),
        ("Di", None),
        ("Tanda tangan surat", "menandatangani"),
        ("Tindak lanjut", "menindaklanjuti"),
        ("Tindak pidana", None),
        ("Stempel surat", "membubuhkan stempel"),
        ("Disposisi dari Kepala UPT", None),
        ("Persetujuan pimpinan", None),
        ("Instalasi Farmasi menyiapkan obat", None),
        ("Pertimbangan teknis", None),
        ("Verifikasi teknis", "memverifikasi"),
        ("Koordinasi dan konsultasi ke pusat", "berkoordinasi"),
        ("Direview oleh tim", "mereviu"),
        ("Diwawancara", "mewawancarai"),
    ],
)
def test_a_verb_is_named_only_for_what_the_executor_does(text, verb):
    assert understand(text, LANES).verb == verb


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Memberikan persetujuan pemusnahan", "menyetujui"),
        ("Kepala UPT memberi persetujuan", "menyetujui"),
        ("Menyampaikan persetujuan kepada pemohon", None),
        ("Memberikan arahan", None),
        ("Memberikan", None),
        ("Memeriksa berkas", "memeriksa"),
    ],
)
def test_a_consent_is_a_check_when_it_is_given(text, check):
    assert understand(text, LANES).check == check


def test_conditions_agents_and_slips_are_quoted_as_they_stand():
    activity = understand("Pemeriksaan berkas oleh Kepala UPT, Jika lengkap intruksi diberikan", LANES)
    assert activity.agent == "Kepala UPT"
    assert activity.condition == "Jika lengkap intruksi diberikan"
    assert activity.slips == (("intruksi", "instruksi"),)


@pytest.mark.parametrize(
    ("text", "keys", "quoted"),
    [
        ("Menerima, memeriksa/menguji (s.d. selesai)", "menerima memeriksa menguji s.d selesai", ""),
        ('Mencatat "Surat Masuk" & lampiran', "mencatat surat masuk & lampiran", "surat masuk"),
        ("Mencatat “Surat Masuk”", "mencatat surat masuk", "surat masuk"),
        ('Mencatat "Surat Masuk', "mencatat surat masuk", ""),
        ("1. Menerima", "menerima", ""),
        ("Meng-upload berkas", "meng-upload berkas", ""),
        ("… — …", "", ""),
    ],
)
def test_a_sentence_is_read_word_by_word(text, keys, quoted):
    words = read(text)
    assert " ".join(word.key for word in words) == keys
    assert " ".join(word.key for word in words if word.quoted) == quoted
    assert all(text[word.start : word.end].lower() == word.key for word in words)


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("Menerima Dan Mencatat Surat", True),
        ("MENERIMA SURAT", True),
        ("Menerima surat Bupati", False),
        ("Menerima", False),
    ],
)
def test_a_title_is_known_by_its_capitals(text, titled):
    assert is_titled(text) is titled


WORDS = st.sampled_from(
    [
        "Kepala",
        "UPT",
        "PPK",
        "Pelayanan",
        "Melakukan",
        "melakuan",
        "verifikasi",
        "Pengumpulan",
        "Koordinasi",
        "persetujuan",
        "kepada",
        "awal",
        "di",
        "dan",
        "atau",
        "yang",
        "untuk",
        "jika",
        "dalam",
        "hal",
        "memeriksa",
        "Diterima",
        "mencatat",
        "oleh",
        ",",
        "/",
        '"',
        "“",
        ".",
        "&",
        "-",
        "a.",
        "1)",
        "terhadap",
        "seluruh",
        "tidak",
        "akan",
        "sub",
        "bagian",
        "MENERIMA",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=12).map(" ".join))


@given(TEXTS, st.lists(TEXTS, max_size=3).map(tuple))
def test_any_text_is_understood_and_what_is_mended_begins_with_a_verb(text, lanes):
    activity = understand(text, lanes)
    assert activity.opening in text
    if activity.mended is not None:
        better = understand(activity.mended, lanes)
        assert better.kind is Kind.VERB
        assert better.mended is None


@pytest.mark.parametrize("part", ["dan ", ", ", '"', "Kepala ", "yang ", "di", "melakukan ", "a."])
def test_a_text_of_a_megabyte_is_understood(part):
    assert understand(part * (2**20 // len(part)), LANES).joined is None
