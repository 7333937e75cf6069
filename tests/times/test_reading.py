from fractions import Fraction

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
    # gloss
    ("1 jam (60 menit)", MINUTE, 60, 60),
    ("10 (sepuluh) hari kerja", WORKING, 10, 10),
    ("14 (empat belas) hari", DAY, 14, 14),
    ("120 (seratus dua puluh) menit", MINUTE, 120, 120),
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


@pytest.mark.parametrize(("text", "unit", "low", "high"), READ)
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
    ("Sejak Kickoff", Reason.OPEN),
    ("Sebelum periode revisi bulan berjalan", Reason.OPEN),
    ("Triwulan", Reason.PERIODIC),
    ("Triwulanan", Reason.PERIODIC),
    ("Semesteran", Reason.PERIODIC),
    ("1 semester", Reason.PERIODIC),
    ("Tahunan.", Reason.PERIODIC),
    ("Setiap Hari kerja", Reason.PERIODIC),
    ("Sepanjang tahun", Reason.PERIODIC),
    ("2 menit/berkas", Reason.PER_UNIT),
    ("15 menit/ berkas", Reason.PER_UNIT),
    ("3 s/d 5 menit / berkas", Reason.PER_UNIT),
    ("5 menit per orang", Reason.PER_UNIT),
    ("±5 menit per orang", Reason.PER_UNIT),
    ("1 bulan (tanggal 1- 20)", Reason.WINDOW),
    ("tanggal 20–31", Reason.WINDOW),
    ("Januari, April, Juli, Oktober (tanggal 20- 31)", Reason.WINDOW),
    ("Januari- Februari, April-Mei, Juli- Agustus, Oktober- November", Reason.WINDOW),
    ("7 hari (Des t-1 / Jan t)", Reason.WINDOW),
    ("1 bulan (Jan–Feb)", Reason.WINDOW),
    ("30", Reason.BARE_NUMBER),
    ("1,5", Reason.BARE_NUMBER),
    ("±30", Reason.BARE_NUMBER),
    ("60 - 80", Reason.BARE_NUMBER),
    ("30 (tiga puluh)", Reason.BARE_NUMBER),
    ("Laporan", Reason.UNREADABLE),
    # typing errors: a repair would be a guess
    ("1 0 Hari Kerja", Reason.UNREADABLE),
    ("5 minit", Reason.UNREADABLE),
    ("+ 1 jam", Reason.UNREADABLE),
    # not of this version: the author has to say what is meant
    ("1 x 24 Jam", Reason.UNREADABLE),
    ("120 Menit / 3 Hari", Reason.UNREADABLE),
    ("10 hari dengan perpanjangan maksimal tujuh hari", Reason.UNREADABLE),
    ("2 bulan 1 minggu; 5 hari kerja; 1 hari", Reason.UNREADABLE),
    ("2 bulan; 5 hari kerja; 1 hari", Reason.UNREADABLE),
    ("hari ke 1", Reason.UNREADABLE),
    # left-over words and numbers
    ("maksimal 3 hari", Reason.UNREADABLE),
    ("3 hari kerja setelah berkas lengkap", Reason.UNREADABLE),
    ("1 jam 30", Reason.UNREADABLE),
    ("hari", Reason.UNREADABLE),
    ("1 jam 30 menit,", Reason.UNREADABLE),
    ("3 hari - ", Reason.UNREADABLE),
    ("4:30", Reason.UNREADABLE),
    ("p", Reason.UNREADABLE),
    ("PT", Reason.UNREADABLE),
    ("P1DT", Reason.UNREADABLE),
    # an "h" or "m" alone could be hari or jam, menit or minggu
    ("2h", Reason.UNREADABLE),
    ("30m", Reason.UNREADABLE),
    # what doesn't add up
    ("1 jam (90 menit)", Reason.UNREADABLE),
    ("10 (sembilan) hari kerja", Reason.UNREADABLE),
    ("1 jam (60 menit", Reason.UNREADABLE),
    ("2 hari kerja (15 jam)", Reason.UNREADABLE),
    ("30 menit 1 jam", Reason.UNREADABLE),
    ("5 menit 10 menit", Reason.UNREADABLE),
    ("2 hari 3 hari kerja", Reason.UNREADABLE),
    ("5-3 hari", Reason.UNREADABLE),
    ("30 - 3 jam", Reason.UNREADABLE),
    ("1 hari - 2 minggu", Reason.UNREADABLE),
    ("1 hari - 2 hari kerja", Reason.UNREADABLE),
    ("1-2 hari 3 jam", Reason.UNREADABLE),
    ("1-2-3 hari", Reason.UNREADABLE),
    # thousands to one reader, decimals to another
    ("1.500 menit", Reason.UNREADABLE),
    ("1,500 menit", Reason.UNREADABLE),
    ("9999999999 menit", Reason.UNREADABLE),
    ("1 jam " * 100, Reason.UNREADABLE),
]


@pytest.mark.parametrize(("text", "reason"), NOT_READ)
def test_a_text_that_is_no_duration_says_why(text, reason):
    assert read_time(text) == Unmeasured(reason, text.strip())


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
        ({"min": "3 jam", "max": "2 jam"}, Reason.UNREADABLE),
        ({"min": "1 jam", "likely": "5 jam", "max": "2 jam"}, Reason.UNREADABLE),
        ({"min": "1 jam", "likely": "1-2 jam", "max": "2 jam"}, Reason.UNREADABLE),
        ({"min": "1 jam", "likely": "2 hari", "max": "3 hari"}, Reason.UNREADABLE),
        ({"min": "1", "likely": "2", "max": "4 jam"}, Reason.BARE_NUMBER),
        ({"min": "1 jam", "max": "sesuai kebutuhan"}, Reason.OPEN),
    ],
)
def test_a_three_point_time_that_lacks_an_end_or_contradicts_itself_is_not_read(parts, reason):
    assert read_time(ThreePoint(**parts)).reason is reason


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


@given(st.sampled_from([text for text, *_ in READ]), st.sampled_from(["laporan", "berkas", "lebih", "x", "?"]))
def test_a_word_too_many_makes_a_time_unreadable(text, word):
    assert isinstance(read_time(f"{text} {word}"), Unmeasured)
    assert isinstance(read_time(f"{word} {text}"), Unmeasured)


@given(st.sampled_from([text for text, *_ in READ]))
def test_case_and_blanks_around_a_time_change_nothing(text):
    amounts = read_time(text).amounts
    assert read_time(f"  {text.upper()}\n").amounts == amounts == read_time(text.title()).amounts
