import re
from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.model import ThreePoint
from sopkit.times import Amount, Reason, Time, Unit, Unmeasured, format_amounts, read_time, read_workday

MINUTE, DAY, WORKING, CALENDAR, WEEK, MONTH = Unit

READ = [
    # plain
    ("5 menit", MINUTE, 5, 5),
    ("15 Menit", MINUTE, 15, 15),
    ("1 jam", MINUTE, 60, 60),
    ("1 Hari", DAY, 1, 1),
    ("3 hari kerja", WORKING, 3, 3),
    ("1 Hari Kerja", WORKING, 1, 1),
    ("3 HK", WORKING, 3, 3),
    ("2 Minggu", WEEK, 2, 2),
    ("1 bulan", MONTH, 1, 1),
    ("6 Bulan", MONTH, 6, 6),
    ("1 tahun", MONTH, 12, 12),
    ("30 detik", MINUTE, 0.5, 0.5),
    ("40 jam", MINUTE, 2400, 2400),
    ("30 mnt", MINUTE, 30, 30),
    ("4 j", MINUTE, 240, 240),
    ("30menit", MINUTE, 30, 30),
    ("  5 \u00a0 menit ", MINUTE, 5, 5),
    ("0 menit", MINUTE, 0, 0),
    ("tujuh hari", DAY, 7, 7),
    ("dua puluh lima menit", MINUTE, 25, 25),
    ("dua ratus dua puluh lima menit", MINUTE, 225, 225),
    ("setengah jam", MINUTE, 30, 30),
    ("satu setengah jam", MINUTE, 90, 90),
    ("1 setengah jam", MINUTE, 90, 90),
    ("sehari", DAY, 1, 1),
    ("8 jam kerja", MINUTE, 480, 480),
    ("2 pekan", WEEK, 2, 2),
    ("999999999999999 menit", MINUTE, 999999999999999, 999999999999999),
    # in English
    ("1 hour", MINUTE, 60, 60),
    ("2 Working Days", WORKING, 2, 2),
    ("3 calendar days", CALENDAR, 3, 3),
    ("1 to 2 weeks", WEEK, 1, 2),
    ("1 hour and 30 minutes", MINUTE, 90, 90),
    # qualified days
    ("2 hari efektif", WORKING, 2, 2),
    ("7 hari kalender", CALENDAR, 7, 7),
    # trailing stop
    ("1 hari kerja.", WORKING, 1, 1),
    # decimal
    ("1,5 jam", MINUTE, 90, 90),
    ("1.5 jam", MINUTE, 90, 90),
    ("½ jam", MINUTE, 30, 30),
    ("1½ jam", MINUTE, 90, 90),
    ("1 ½ jam", MINUTE, 90, 90),
    ("1,125 hari", DAY, 1.125, 1.125),
    # range
    ("5-10 menit", MINUTE, 5, 10),
    ("3 - 5 menit", MINUTE, 3, 5),
    ("10 – 60 menit", MINUTE, 10, 60),
    ("1 – 20 Hari Kerja", WORKING, 1, 20),
    ("1 - 5 hari Kerja", WORKING, 1, 5),
    ("2 s.d 3 bulan", MONTH, 2, 3),
    ("3 s.d. 5 hari", DAY, 3, 5),
    ("3 s/d 5 hari", DAY, 3, 5),
    ("3 sampai 5 hari", DAY, 3, 5),
    ("3 sampai dengan 5 hari", DAY, 3, 5),
    ("1-2 Minggu", WEEK, 1, 2),
    ("1 hari - 2 hari", DAY, 1, 2),
    ("30 menit - 3 Jam", MINUTE, 30, 180),
    ("1 jam – 1 jam 30 menit", MINUTE, 60, 90),
    ("5 (lima) - 7 (tujuh) hari", DAY, 5, 7),
    # compound
    ("1 jam 30 menit", MINUTE, 90, 90),
    ("1 jam, 30 menit", MINUTE, 90, 90),
    ("1 jam dan 30 menit", MINUTE, 90, 90),
    ("1 jam 2 menit 3 detik", MINUTE, Fraction(1241, 20), Fraction(1241, 20)),
    ("1 tahun 6 bulan", MONTH, 18, 18),
    ("30 menit + 1 jam", MINUTE, 90, 90),
    ("(1-2 jam) + 30 menit", MINUTE, 90, 150),
    # gloss
    ("1 jam (60 menit)", MINUTE, 60, 60),
    ("10 (sepuluh) hari kerja", WORKING, 10, 10),
    ("14 (empat belas) hari", DAY, 14, 14),
    ("120 (seratus dua puluh) menit", MINUTE, 120, 120),
    ("12 bulan (1 tahun)", MONTH, 12, 12),
    ("5-10 menit (lima sampai sepuluh menit)", MINUTE, 5, 10),
    # extension
    ("10 hari dengan perpanjangan maksimal tujuh hari", DAY, 10, 17),
    ("14 (empat belas) hari kerja dan dapat diperpanjang paling lama 7 (tujuh) hari kerja", WORKING, 14, 21),
    ("14 hari (dapat diperpanjang 14 hari)", DAY, 14, 28),
    ("1-2 bulan, diperpanjang selama 1 bulan", MONTH, 1, 3),
    # multiplied
    ("1 x 24 Jam", MINUTE, 1440, 1440),
    ("2 × 24 jam", MINUTE, 2880, 2880),
    ("3x24jam", MINUTE, 4320, 4320),
    ("3 (tiga) x 24 jam", MINUTE, 4320, 4320),
    ("2-3 x 24 jam", MINUTE, 2880, 4320),
    # ISO 8601 and compact
    ("PT4H", MINUTE, 240, 240),
    ("PT1H30M", MINUTE, 90, 90),
    ("PT0.5H", MINUTE, 30, 30),
    ("P3D", DAY, 3, 3),
    ("P2W", WEEK, 2, 2),
    ("P1Y2M", MONTH, 14, 14),
    ("2h30m", MINUTE, 150, 150),
    ("2j30m", MINUTE, 150, 150),
    ("2 j 30 m", MINUTE, 150, 150),
]

COUNTED = [
    ("30 menit x 2", MINUTE, 60, 60),
    ("2 menit/berkas x 10 berkas", MINUTE, 20, 20),
    ("2 menit/berkas × 10", MINUTE, 20, 20),
    ("10 berkas x 2 menit", MINUTE, 20, 20),
    ("10 berkas x 2 menit/berkas", MINUTE, 20, 20),
    ("10 berkas @ 2 menit", MINUTE, 20, 20),
    ("2 menit per berkas (10 berkas)", MINUTE, 20, 20),
    ("2 menit per berkas masuk untuk 10 berkas masuk", MINUTE, 20, 20),
    ("2 menit/berkas, 10 berkas", MINUTE, 20, 20),
    ("10 berkas (2 menit/berkas)", MINUTE, 20, 20),
    ("10 (sepuluh) berkas x 2 (dua) menit", MINUTE, 20, 20),
    ("2-3 menit/berkas x 10-20 berkas", MINUTE, 20, 60),
    ("10 berkas x 2 menit/berkas = 20 menit", MINUTE, 20, 20),
]


@pytest.mark.parametrize(("text", "unit", "low", "high"), READ + COUNTED)
def test_a_time_is_read_as_people_write_it(text, unit, low, high):
    time = read_time(text)
    assert time == Time((Amount(unit, Fraction(low), Fraction(high)),), text.strip())


@pytest.mark.parametrize("text", ["±2 jam", "± 2 jam", "+/- 2 jam"])
def test_an_approximate_time_counts_as_its_number_and_says_that_it_is_approximate(text):
    assert read_time(text) == Time((Amount(MINUTE, Fraction(120), Fraction(120)),), text, approximate=True)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2 hari 3 jam", "2 hari + 3 jam"),
        ("3 hari kerja 45 menit", "3 hari kerja + 45 menit"),
        ("2 bulan 1 minggu", "2 bulan + 1 minggu"),
        ("P1DT4H", "1 hari + 4 jam"),
        ("2 hari + 3 jam", "2 hari + 3 jam"),
        ("10 hari kerja, dapat diperpanjang 1 minggu", "0–1 minggu + 10 hari kerja"),
    ],
)
def test_a_time_over_several_families_keeps_each_amount(text, written):
    assert format_amounts(read_time(text).amounts, "id") == written


NOT_READ = [
    ("", Reason.BLANK),
    ("-", Reason.BLANK),
    (" – ", Reason.BLANK),
    ("......", Reason.BLANK),
    ("Sesuai kebutuhan", Reason.OPEN),
    ("Sesuai jadwal", Reason.OPEN),
    ("Sesuai masa kontrak", Reason.OPEN),
    ("Tentatif", Reason.OPEN),
    ("insidentil", Reason.OPEN),
    ("Segera", Reason.OPEN),
    ("sampai selesai", Reason.OPEN),
    ("Sejak Kickoff", Reason.EVENT),
    ("Sebelum periode revisi bulan berjalan", Reason.EVENT),
    ("Pada saat rapat", Reason.EVENT),
    ("Selama proses berlangsung", Reason.EVENT),
    ("Triwulan", Reason.PERIODIC),
    ("Triwulanan", Reason.PERIODIC),
    ("Semesteran", Reason.PERIODIC),
    ("1 semester", Reason.PERIODIC),
    ("2 harian", Reason.PERIODIC),
    ("Tahunan.", Reason.PERIODIC),
    ("Setiap Hari kerja", Reason.PERIODIC),
    ("Sepanjang tahun", Reason.PERIODIC),
    ("per 3 bulan", Reason.PERIODIC),
    ("2 kali sebulan", Reason.PERIODIC),
    ("2 x sehari", Reason.PERIODIC),
    ("sebulan sekali", Reason.PERIODIC),
    ("1 bulan (tanggal 1- 20)", Reason.WINDOW),
    ("tanggal 20–31", Reason.WINDOW),
    ("Januari, April, Juli, Oktober (tanggal 20- 31)", Reason.WINDOW),
    ("Januari- Februari, April-Mei, Juli- Agustus, Oktober- November", Reason.WINDOW),
    ("7 hari (Des t-1 / Jan t)", Reason.WINDOW),
    ("1 bulan (Jan–Feb)", Reason.WINDOW),
    ("Akhir bulan", Reason.WINDOW),
    ("pukul 08.00", Reason.WINDOW),
    ("08.00 - 10.00 WIB", Reason.WINDOW),
    ("hari ke 1", Reason.ORDINAL),
    ("Pada hari ke-1", Reason.ORDINAL),
    ("Hari pertama", Reason.ORDINAL),
    ("Minggu II", Reason.ORDINAL),
    ("H-7", Reason.ORDINAL),
    ("Hari H", Reason.ORDINAL),
    ("30", Reason.BARE_NUMBER),
    ("1,5", Reason.BARE_NUMBER),
    ("±30", Reason.BARE_NUMBER),
    ("60 - 80", Reason.BARE_NUMBER),
    ("30 (tiga puluh)", Reason.BARE_NUMBER),
    ("Laporan", Reason.NO_TIME),
    ("?", Reason.NO_TIME),
    ("120 Menit / 3 Hari", Reason.ALTERNATIVE),
    ("1 jam atau 2 jam", Reason.ALTERNATIVE),
    ("2 bulan 1 minggu; 5 hari kerja; 1 hari", Reason.LIST),
    ("2 bulan; 5 hari kerja; 1 hari", Reason.LIST),
    ("30 menit 1 jam", Reason.LIST),
    ("5 menit 10 menit", Reason.LIST),
    ("2 hari 3 hari kerja", Reason.LIST),
    ("1 jam (90 menit)", Reason.CONTRADICTORY),
    ("10 (sembilan) hari kerja", Reason.CONTRADICTORY),
    ("10 berkas x 2 menit = 30 menit", Reason.CONTRADICTORY),
    ("5-3 hari", Reason.CONTRADICTORY),
    ("30 - 3 jam", Reason.CONTRADICTORY),
    ("1 hari - 2 minggu", Reason.MIXED_UNITS),
    ("1 hari - 2 hari kerja", Reason.MIXED_UNITS),
    ("2 hari kerja (15 jam)", Reason.MIXED_UNITS),
    ("-30", Reason.NEGATIVE),
    # left-over words and numbers
    ("3 hari kerja setelah berkas lengkap", Reason.UNREADABLE),
    ("1 jam 30", Reason.UNREADABLE),
    ("hari", Reason.UNREADABLE),
    ("3 hari - ", Reason.UNREADABLE),
    ("4:30", Reason.UNREADABLE),
    ("p1", Reason.UNREADABLE),
    ("P1DT", Reason.UNREADABLE),
    ("3 kali", Reason.UNREADABLE),
    ("2 jam x 3 jam", Reason.UNREADABLE),
    ("10 berkas; 2 jam", Reason.UNREADABLE),
    # for all of them or for each?
    ("2 hari untuk 10 berkas", Reason.UNREADABLE),
    ("2/3 hari", Reason.UNREADABLE),
    # an "h" or "m" alone could be hari or jam, menit or minggu
    ("2h", Reason.UNREADABLE),
    ("30m", Reason.UNREADABLE),
    ("1-2 hari 3 jam", Reason.UNREADABLE),
    ("1-2-3 hari", Reason.UNREADABLE),
    # what contradicts itself is said only of what is understood
    ("1 jam (90 menit) kerja", Reason.UNREADABLE),
    # thousands to one reader, decimals to another
    ("1.500 menit", Reason.UNREADABLE),
    ("1,500 menit", Reason.UNREADABLE),
    ("9999999999999999 menit", Reason.UNREADABLE),
    ("1 jam " * 100, Reason.UNREADABLE),
]


@pytest.mark.parametrize(("text", "reason"), NOT_READ)
def test_a_text_that_is_no_duration_says_why(text, reason):
    assert read_time(text) == Unmeasured(reason, text.strip())


@pytest.mark.parametrize(
    ("text", "rate", "per"),
    [
        ("2 menit/berkas", "2 menit", "berkas"),
        ("15 menit/ berkas", "15 menit", "berkas"),
        ("3 s/d 5 menit / Berkas", "3–5 menit", "berkas"),
        ("5 menit per orang", "5 menit", "orang"),
        ("±5 menit tiap surat masuk.", "5 menit", "surat masuk"),
        ("2 menit untuk setiap berkas", "2 menit", "berkas"),
        ("setiap berkas dua menit", "2 menit", "berkas"),
        ("1 jam/hari", "1 jam", "hari"),
        ("5 menit per orang per hari", "5 menit", "orang per hari"),
        ("2 hari 3 jam/paket", "2 hari + 3 jam", "paket"),
        # how many there are of something else does not help
        ("2 menit/berkas x 10 orang", "2 menit", "berkas"),
    ],
)
def test_a_rate_without_a_volume_says_how_long_for_each_of_what(text, rate, per):
    time = read_time(text)
    assert (time.reason, format_amounts(time.rate, "id"), time.per) == (Reason.PER_UNIT, rate, per)


@pytest.mark.parametrize(
    ("text", "repair", "certain"),
    [
        ("5 minit", "5 menit", True),
        ("5'", "5 menit", True),
        ("1 jam 5’", "1 jam 5 menit", True),
        ("5 Minit", "5 menit", True),
        ("1 hr kerja", "1 hari kerja", True),
        ("2 harikerja", "2 hari kerja", True),
        ("3 hari kerj", "3 hari kerja", True),
        ("5-10 mnit", "5-10 menit", True),
        ("kurang lebih 2 jam", "± 2 jam", True),
        ("selama 2 hari", "2 hari", True),
        ("30 (menit)", "30 menit", True),
        ("3 hari (kerja)", "3 hari kerja", True),
        ("1 jam (60 menit", "1 jam (60 menit)", True),
        ("1 jam 30 menit,", "1 jam 30 menit", True),
        ("1 0 Hari Kerja", "10 Hari Kerja", False),
        ("+ 1 jam", "± 1 jam", False),
        ("maksimal 3 hari", "3 hari", False),
        ("maks.3 hari", "3 hari", False),
        ("Paling lama 1 0 mnit", "10 menit", False),
        ("≤ 3 hari", "3 hari", False),
        ("sampai dengan 3 hari", "3 hari", False),
        ("antara 3 sampai 5 hari", "3 sampai 5 hari", False),
        ("1/2 jam", "½ jam", False),
    ],
)
def test_a_slip_of_the_pen_has_a_repair_that_reads_as_a_time(text, repair, certain):
    assert read_time(text) == Unmeasured(Reason.SLIP, text, repair=repair, certain=certain)
    assert isinstance(read_time(repair), Time)


@pytest.mark.parametrize(
    "text", ["1 0 0 menit", "5 min", "5''", "3 hari hari", "1 24 jam", "1 jam (kerja)" * 9, "x menit"]
)
def test_what_could_mean_two_things_has_no_repair(text):
    assert read_time(text) == Unmeasured(Reason.UNREADABLE, text)


@pytest.mark.parametrize("text", ["-5 menit", "- 5 menit", "−5 menit", "minus 5 menit", "Minus  5 menit"])
def test_less_than_nothing_is_no_time_and_may_have_been_a_dash(text):
    assert read_time(text) == Unmeasured(Reason.NEGATIVE, text, repair="5 menit")


def test_no_time_at_all_is_blank():
    assert read_time(None) == Unmeasured(Reason.BLANK, "")


@pytest.mark.parametrize(
    ("parts", "low", "likely", "high"),
    [
        ({"min": "1 jam", "likely": "2 jam", "max": "4 jam"}, 60, 120, 240),
        ({"min": "30 menit", "likely": "1 jam", "max": "1 jam 30 menit"}, 30, 60, 90),
        ({"min": "1 jam", "max": "4 jam"}, 60, None, 240),
        ({"likely": "2 jam"}, 120, None, 120),
        ({"min": "-", "likely": "1-2 jam"}, 60, None, 120),
    ],
)
def test_a_three_point_time_keeps_its_ends_and_its_middle(parts, low, likely, high):
    amount = Amount(MINUTE, Fraction(low), Fraction(high), None if likely is None else Fraction(likely))
    assert read_time(ThreePoint(**parts)).amounts == (amount,)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({}, Reason.BLANK),
        ({"min": "1 jam"}, Reason.UNREADABLE),
        ({"likely": "1 jam", "max": "2 jam"}, Reason.UNREADABLE),
        ({"min": "3 jam", "max": "2 jam"}, Reason.CONTRADICTORY),
        ({"min": "1 jam", "likely": "5 jam", "max": "2 jam"}, Reason.CONTRADICTORY),
        ({"min": "1 jam", "likely": "30 menit", "max": "2 jam"}, Reason.CONTRADICTORY),
        ({"min": "1 jam", "likely": "1-2 jam", "max": "2 jam"}, Reason.UNREADABLE),
        ({"min": "1 jam", "likely": "2 hari", "max": "3 hari"}, Reason.MIXED_UNITS),
        ({"min": "-1 jam", "max": "2 jam"}, Reason.NEGATIVE),
        ({"min": "1 minit", "max": "2 jam"}, Reason.SLIP),
        ({"min": "1 jam/berkas", "max": "2 jam"}, Reason.MIXED_UNITS),
        ({"min": "1 jam/berkas", "max": "2 jam/orang"}, Reason.MIXED_UNITS),
        ({"min": "1", "likely": "2", "max": "4 jam"}, Reason.BARE_NUMBER),
        ({"min": "1 jam", "max": "sesuai kebutuhan"}, Reason.OPEN),
    ],
)
def test_a_three_point_time_that_lacks_an_end_or_contradicts_itself_is_not_read(parts, reason):
    assert read_time(ThreePoint(**parts)).reason is reason


def test_a_three_point_rate_keeps_its_ends():
    time = read_time(ThreePoint(min="1 menit/berkas", likely="2 menit/berkas", max="5 menit/berkas"))
    assert (time.reason, time.per) == (Reason.PER_UNIT, "berkas")
    assert time.rate == (Amount(MINUTE, Fraction(1), Fraction(5), Fraction(2)),)


def test_a_three_point_time_is_quoted_as_the_document_writes_it():
    assert read_time(ThreePoint(min="1 jam", max="4 jam")).text == "min: 1 jam, max: 4 jam"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("7.5h", 450),
        ("7,5 h", 450),
        ("7,5 jam", 450),
        ("7h30m", 450),
        ("450 menit", 450),
        ("PT7H30M", 450),
        ("24h", 1440),
    ],
)
def test_a_working_day_is_given_in_hours_or_minutes(text, minutes):
    assert read_workday(text) == minutes


@pytest.mark.parametrize("text", ["", "7.5", "0h", "25h", "1 hari", "7-8 jam", "1 hari 2 jam", "h", "sehari"])
def test_a_working_day_that_is_no_length_of_a_day_is_not_read(text):
    assert read_workday(text) is None


WORDS = st.sampled_from(
    [
        *("1", "2", "10", "30", "1,5", "½", "1.500", "(", ")", ",", "-", "–", "±", "/", "s.d", "dan", "per", "x"),
        *("jam", "menit", "hari", "kerja", "minggu", "bulan", "hk", "j", "h", "m", "pt4h", "p", "sepuluh", "dua"),
        *("puluh", "berkas", "setiap", "sesuai", "januari", "tanggal", ".", ";", "\n"),
        *("+", "=", "@", "untuk", "atau", "sehari", "setengah", "diperpanjang", "minus", "minit", "hours"),
    ]
)


@given(st.text() | st.lists(WORDS).map(" ".join) | st.lists(WORDS).map("".join))
def test_any_text_is_a_time_or_has_a_reason_and_is_never_an_exception(text):
    time = read_time(text)
    assert time.text == text.strip()
    if isinstance(time, Time):
        assert time.amounts
        assert all(0 <= amount.min <= amount.max for amount in time.amounts)
        assert len({amount.unit for amount in time.amounts}) == len(time.amounts)
    else:
        assert bool(time.rate) == bool(time.per) == (time.reason is Reason.PER_UNIT)
        assert time.repair is None or isinstance(read_time(time.repair), Time)
        assert (time.reason is not Reason.SLIP) or time.repair


sizes = st.integers(0, 10**6).map(Fraction) | st.integers(0, 10**9).map(lambda many: Fraction(many, 1000))
ranges = st.tuples(sizes, sizes).map(sorted) | sizes.map(lambda size: (size, size))


@given(st.dictionaries(st.sampled_from(Unit), ranges, min_size=1), st.sampled_from(["id", "en"]))
def test_what_is_written_reads_back(written_sizes, language):
    amounts = tuple(Amount(unit, *written_sizes[unit]) for unit in Unit if unit in written_sizes)
    written = format_amounts(amounts, language)
    # "1.125 days" may be a thousand to an Indonesian reader.
    if language == "id" or not re.search(r"[1-9][0-9]*\.[0-9]{3}", written):
        assert read_time(written).amounts == amounts


def test_reading_takes_no_longer_than_the_text_is():
    texts = [
        "1 jam " * 50_000,
        "(" * 300_000,
        "1/" * 150_000,
        "a " * 150_000,
        "-" * 300_000,
        " " * 300_000,
        "minus " * 50_000,
    ]
    started = process_time()
    for text in texts:
        read_time(text)
        for shorter in (text[:200], text[:60]):
            read_time(shorter)
    assert process_time() - started < 1


@given(st.sampled_from([text for text, *_ in READ]), st.sampled_from(["laporan", "berkas", "lebih", "x", "?"]))
def test_a_word_too_many_makes_a_time_unreadable(text, word):
    assert isinstance(read_time(f"{text} {word}"), Unmeasured)
    assert isinstance(read_time(f"{word} {text}"), Unmeasured)


@given(st.sampled_from([text for text, *_ in READ]))
def test_case_and_blanks_around_a_time_change_nothing(text):
    amounts = read_time(text).amounts
    assert read_time(f"  {text.upper()}\n").amounts == amounts == read_time(text.title()).amounts
