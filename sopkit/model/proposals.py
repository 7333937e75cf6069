"""What a person may have meant: the nearest key or value, an Indonesian word for one, a date in words.

Knows the format's words in two languages, not where they stand. Nothing here changes a document.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from sopkit.spelling import nearest, surest

Find = Callable[[str, Mapping[str, str]], str | None]
"""How the nearest of the known spellings is found."""

_KEY_WORDS = """
approved_by: disahkan disahkan_oleh pengesahan pengesah penandatangan pejabat ttd approver ratified_by
activity: kegiatan aktivitas aktifitas uraian uraian_kegiatan uraian_aktivitas uraian_prosedur tahapan nama
activity: nama_kegiatan deskripsi description action task langkah tindakan
assurance: jaminan jaminan_pelayanan
by: pelaksana pelaku aktor oleh actor role executor executors who
chance: peluang kemungkinan probabilitas probability persentase
complaints: pengaduan aduan saran
completeness: kelengkapan
created: dibuat tanggal_pembuatan tgl_pembuatan tanggal_dibuat tgl_dibuat date_created
customer: pelanggan pemohon pengguna
decision: keputusan percabangan cabang pilihan decisions
definitions: definisi istilah pengertian
effective: efektif berlaku tanggal_efektif tgl_efektif tanggal_berlaku tgl_berlaku mulai_berlaku effective_date
equipment: peralatan perlengkapan peralatan_perlengkapan peralatan_dan_perlengkapan alat tools
evaluation: evaluasi evaluasi_kinerja
executors: pelaksana aktor jabatan actors roles lanes executor
external: eksternal luar
fee: biaya tarif ongkos cost
generality: kekhususan jenis_kegiatan
history: riwayat sejarah
id: kode nip nomor no number
information: informasi
institution: instansi lembaga kementerian dinas skpd opd perangkat_daerah organisasi agency organisation organization
legal_basis: dasar_hukum dasar hukum landasan_hukum
level: tingkat eselon
likely: biasanya umumnya lazim rata_rata typical
location: lokasi tempat
max: maksimal maksimum paling_lama terlama maximum
max_time: jangka_waktu waktu_maksimal batas_waktu waktu
min: minimal minimum paling_cepat tercepat
name: nama jabatan nama_jabatan nama_pejabat title position
nature: sifat sifat_kegiatan
next: berikutnya selanjutnya lanjut lanjut_ke langkah_berikutnya then goto
note: keterangan ket catatan notes
number: nomor no nomor_sop no_sop
on: tanggal tgl date
output: keluaran hasil outputs
position: jabatan nama_jabatan
product: produk produk_pelayanan hasil output
promise: janji maklumat
qualifications: kualifikasi kualifikasi_pelaksana qualification
reason: alasan
records: pencatatan pendataan pencatatan_dan_pendataan pencatatan_pendataan rekaman
related: keterkaitan terkait sop_terkait dokumen_terkait
remark: catatan
requirements: persyaratan syarat
requires: kelengkapan persyaratan syarat perlengkapan input masukan requirements
responsible: penanggung_jawab penanggungjawab
review: peninjauan tanggal_peninjauan tanggal_tinjau tanggal_reviu reviu evaluasi
revised: direvisi revisi tanggal_revisi tgl_revisi
rule: aturan kaidah
safety: keselamatan keamanan
scope: cakupan ruang_lingkup
service: pelayanan layanan standar_pelayanan
signature: tanda_tangan ttd
sop: nomor_sop no_sop nomor number
sopkit: versi version format versi_format
staff: jumlah jumlah_pelaksana personel
stage: tahap tahapan
standard: standar standar_pelayanan
status: keadaan
step: langkah
steps: langkah langkah_langkah kegiatan prosedur tahapan aktivitas
supervision: pengawasan pengawasan_internal
text: teks judul title
time: waktu mutu_waktu lama durasi duration
title: judul judul_sop nama nama_sop nama_prosedur name
to: ke tujuan menuju target next step id langkah
type: jenis jenis_sop tipe klasifikasi
unit: unit_kerja satuan_kerja satker bagian bidang
waivers: pengecualian
warnings: peringatan warning
"""

_VALUE_WORDS = """
administrative: administratif administrasi administrative
approved: disahkan disetujui sah
draft: draf konsep rancangan
effective: berlaku efektif aktif active
final: akhir finale
generic: generik umum
macro: makro
micro: mikro
partial: parsial sebagian
review: reviu tinjau ditinjau peninjauan pembahasan
revoked: dicabut cabut batal tidak_berlaku
specific: spesifik khusus
technical: teknis teknik
"""


def _pairs(table: str) -> Iterator[tuple[str, str]]:
    for line in table.strip().splitlines():
        meant, words = line.split(":")
        for word in words.split():
            yield word, meant


_KEYS_MEANT = tuple(_pairs(_KEY_WORDS))
_VALUES_MEANT = dict(_pairs(_VALUE_WORDS))

SYMBOL_KEYS = frozenset(
    "symbol symbols shape kind type simbol bentuk jenis jenis_simbol tipe lambang node_type".split()  # noqa: SIM905
)
"""Keys by which people try to give a step its symbol (DOMAIN.md K26), as `normal` writes them."""


def normal(word: str) -> str:
    """Bring a word to the form of the format's own: lower case, underscores, `legalBasis` as `legal_basis`."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word.strip())
    return re.sub(r"[\W_]+", "_", parted.lower()).strip("_")


def meant_keys(key: str) -> tuple[str, ...]:
    """Give the keys of the format that a word stands for, wherever they are at home."""
    word = normal(key)
    return tuple(dict.fromkeys((word, *(meant for written, meant in _KEYS_MEANT if written == word))))


def nearest_key(key: str, known: Collection[str], *, find: Find = nearest) -> str | None:
    """Find the known key that is spelt nearly so, in English or by an Indonesian word for it."""
    words = {written: meant for written, meant in _KEYS_MEANT if meant in known} | {name: name for name in known}
    return find(normal(key), words)


def nearest_value(text: str, choices: Sequence[str], *, find: Find = nearest) -> str | None:
    """Find the choice that a text stands for: another case, an Indonesian word, or nearly the same letters."""
    words = {written: meant for written, meant in _VALUES_MEANT.items() if meant in choices}
    words |= {choice: choice for choice in choices}
    return find(normal(text), words)


def sure_key(key: str, known: Collection[str]) -> str | None:
    """Find the one known key that a word can stand for; None where it may be several."""
    meant = [word for word in meant_keys(key) if word in known]
    if normal(key) in meant:
        return normal(key)
    if meant:
        return meant[0] if len(meant) == 1 else None
    return nearest_key(key, known, find=surest)


def sure_value(text: str, choices: Sequence[str]) -> str | None:
    """Find the one choice that a text can stand for; None where it may be several."""
    return nearest_value(text, choices, find=surest)


_MONTHS = (
    "januari january jan",
    "februari pebruari february feb peb",
    "maret march mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu agt ags aug",
    "september sep sept",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}

_DAY_FIRST = re.compile(r"(?:[^\W\d]+\s*,\s*)?([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,2}|[^\W\d]+)\.?\s*[-/. ,]\s*([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\s+([0-9]{1,2}),?\s+([0-9]{4})")


def readable_date(text: str) -> date | None:
    """Read a date as Indonesian letters write it: `28 April 2009`, `Selasa, 28-4-2009`, `28/04/2009`.

    Numbers alone are day, month, year; a year in front is year, month, day. None where that is no day of the
    calendar: a month over 12 is not turned into a day.
    """
    text = text.strip()
    for pattern, parts in ((_DAY_FIRST, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3)), (_MONTH_FIRST, (3, 1, 2))):
        if found := pattern.fullmatch(text):
            year, month, day = (found[part] for part in parts)
            number = int(month) if month.isdigit() else _MONTH.get(month.lower(), 0)
            try:
                return date(int(year), number, int(day))
            except ValueError:
                return None
    return None


def is_sure_date(text: str) -> bool:
    """Tell whether a date that can be read has one reading: `3/4/2009` may be an American 4 March, `28/4/2009` not."""
    found = _DAY_FIRST.fullmatch(text.strip())
    return found is None or not found[2].isdigit() or int(found[1]) > 12 or int(found[1]) == int(found[2])


_TRUE = frozenset(("ya", "y", "yes", "on", "benar", "betul", "iya", "1", "true"))
_FALSE = frozenset(("tidak", "t", "n", "no", "off", "bukan", "salah", "0", "false"))


def readable_flag(text: str) -> bool | None:
    """Read yes and no as people write them: `ya`, `tidak`, `yes`, `off`, `1`."""
    word = text.strip().lower()
    return True if word in _TRUE else False if word in _FALSE else None


def readable_count(text: str) -> int | None:
    """Read the whole number with which a text such as `3 orang` begins."""
    found = re.match(r"\s*([0-9]{1,6})(?![0-9.,])", text)
    return int(found[1]) if found else None
