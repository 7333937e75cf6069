"""How authors write times: each form of DOMAIN.md §3.2 as it is written there, and what it is read as."""

import pytest

from sopkit.times import Time, format_amounts, read_time

# Family, text, and what it is read as: the time as sopkit writes it, or the reason why there is none.
FORMS = [
    ("plain", "5 menit", "5 menit"),
    ("plain", "15 Menit", "15 menit"),
    ("plain", "1 jam", "1 jam"),
    ("plain", "1 Hari", "1 hari"),
    ("plain", "3 hari kerja", "3 hari kerja"),
    ("plain", "1 Hari Kerja", "1 hari kerja"),
    ("plain", "2 Minggu", "2 minggu"),
    ("plain", "1 bulan", "1 bulan"),
    ("plain", "6 Bulan", "6 bulan"),
    ("plain", "30 detik", "30 detik"),
    ("plain", "40 jam", "40 jam"),
    ("plain", "1 hari kerja", "1 hari kerja"),
    ("plain", "3 Hari", "3 hari"),
    ("plain", "1 Minggu", "1 minggu"),
    ("plain", "1 hari", "1 hari"),
    ("qualified days", "2 hari efektif", "2 hari kerja"),
    ("qualified days", "2 hari kalender", "2 hari kalender"),
    ("trailing stop", "1 hari kerja.", "1 hari kerja"),
    ("trailing stop", "3 hari kerja.", "3 hari kerja"),
    ("spacing/typos", "1 0 Hari Kerja", "slip → 10 Hari Kerja"),
    ("spacing/typos", "5 minit", "slip → 5 menit"),
    ("spacing/typos", "+ 1 jam", "slip → ± 1 jam"),
    ("spacing/typos", "± 2 jam", "about 2 jam"),
    ("spacing/typos", "30 mnt", "30 menit"),
    ("range", "5-10 menit", "5–10 menit"),
    ("range", "3 - 5 menit", "3–5 menit"),
    ("range", "10 – 60 menit", "10 menit – 1 jam"),
    ("range", "1 – 20 Hari Kerja", "1–20 hari kerja"),
    ("range", "1 - 5 hari Kerja", "1–5 hari kerja"),
    ("range", "2 s.d 3 bulan", "2–3 bulan"),
    ("range", "1-2 Minggu", "1–2 minggu"),
    ("range over units", "30 menit - 3 Jam", "30 menit – 3 jam"),
    ("compound", "1 jam 30 menit", "1 jam 30 menit"),
    ("compound", "2 bulan 1 minggu; 5 hari kerja; 1 hari", "list"),
    ("compound", "2 bulan; 5 hari kerja; 1 hari", "list"),
    ("alternative", "120 Menit / 3 Hari", "alternative"),
    ("with gloss", "1 jam (60 menit)", "1 jam"),
    ("with gloss", "10 (sepuluh) hari kerja", "10 hari kerja"),
    ("extension", "10 hari dengan perpanjangan maksimal tujuh hari", "10–17 hari"),
    ("multiplied", "1 x 24 Jam", "24 jam"),
    ("per unit", "2 menit/berkas", "per_unit: 2 menit for each berkas"),
    ("per unit", "15 menit/ berkas", "per_unit: 15 menit for each berkas"),
    ("bare number", "30", "bare_number"),
    ("bare number", "60", "bare_number"),
    ("bare number", "80", "bare_number"),
    ("window", "1 bulan (tanggal 1- 20)", "window"),
    ("window", "Januari, April, Juli, Oktober (tanggal 20- 31)", "window"),
    ("window", "Januari- Februari, April-Mei, …", "window"),
    ("window", "7 hari (Des t-1 / Jan t)", "window"),
    ("window", "1 bulan (Jan–Feb)", "window"),
    ("ordinal", "hari ke 1", "ordinal"),
    ("periodic", "Triwulan", "periodic"),
    ("periodic", "Triwulanan", "periodic"),
    ("periodic", "Semesteran", "periodic"),
    ("periodic", "1 semester", "periodic"),
    ("periodic", "Tahunan", "periodic"),
    ("periodic", "Setiap Hari kerja", "periodic"),
    ("periodic", "Sepanjang tahun", "periodic"),
    ("open", "Sesuai kebutuhan", "open"),
    ("open", "Sesuai jadwal", "open"),
    ("open", "Sesuai masa kontrak", "open"),
    ("open", "Tentatif", "open"),
    ("event", "Sejak Kickoff", "event"),
    ("event", "Sebelum periode revisi bulan berjalan", "event"),
    ("none", "-", "blank"),
    ("none", "", "blank"),
    ("swapped", "Laporan", "no_time"),
]


def read_as(text):
    time = read_time(text)
    if isinstance(time, Time):
        return ("about " if time.approximate else "") + format_amounts(time.amounts, "id")
    if time.rate:
        return f"{time.reason}: {format_amounts(time.rate, 'id')} for each {time.per}"
    return str(time.reason) if time.repair is None else f"{time.reason} → {time.repair}"


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, expected, id=f"{family}: {text}") for family, text, expected in FORMS]
)
def test_each_form_is_measured_or_refused_with_its_reason(text, expected):
    assert read_as(text) == expected
